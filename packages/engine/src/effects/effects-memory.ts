import { createRowMemory, type RowMemory } from "../ledger/row-memory.ts";
import { sameValue } from "../same-value.ts";
import { createOutputMemory, type OutputMemory } from "./output-memory.ts";

/** Ids and labels of the rows used. */
interface Names {
  readonly rowIds: readonly string[];
  readonly labels: readonly string[];
}

/** What is known of the rows of a table from the last time its effects were computed. */
export interface EffectsMemory {
  readonly rows: RowMemory;
  readonly outputs: OutputMemory;
  /** The lists of the last time where they say the same: later stages then need not compare them name by name. */
  reuseNames(names: Names): Names;
}

export function createEffectsMemory(): EffectsMemory {
  let last: Names = { rowIds: [], labels: [] };
  return {
    rows: createRowMemory(),
    outputs: createOutputMemory(),
    reuseNames({ rowIds, labels }) {
      last = {
        rowIds: sameValue(last.rowIds, rowIds) ? last.rowIds : rowIds,
        labels: sameValue(last.labels, labels) ? last.labels : labels,
      };
      return last;
    },
  };
}
