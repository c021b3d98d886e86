import type { ImputedNumber } from "../analysis-types.ts";
import type { Measure } from "../measures/types.ts";
import type { Params } from "../registry.ts";
import { sameValue } from "../same-value.ts";
import type { RowOutcome } from "./row-outcome.ts";
import { type AlignedColumns, unchangedRows } from "./unchanged-rows.ts";

/** A column that serves a conversion, aligned to the active rows. */
export interface QuantityColumn {
  readonly key: string;
  readonly values: readonly (number | null)[];
}

/** All that the outcome of a row without choices of its own depends on. */
interface RowConditions {
  readonly measure: Measure;
  readonly columns: readonly QuantityColumn[];
  /** Table positions of the active rows. */
  readonly positions: readonly number[];
  readonly assumptions: Readonly<Record<string, Params>>;
  readonly imputed: readonly ImputedNumber[];
}

/** Gives the outcome of a row, computed only where it is not known. */
type RecalledOutcome = (row: number, compute: (row: number) => RowOutcome) => RowOutcome;

/** What conversions made of the rows the last time, so that an edit of a cell converts its row and no other. */
export interface RowMemory {
  recall(conditions: RowConditions): RecalledOutcome;
}

/** The outcome of a row is a pure function of its numbers, the measure, and the assumptions of the conversions on its way. */
export function createRowMemory(): RowMemory {
  let last: (RowConditions & { readonly outcomes: (RowOutcome | undefined)[] }) | null = null;
  return {
    recall(now) {
      const before = last !== null && isComparable(last, now) ? last : null;
      const outcomes = new Array<RowOutcome | undefined>(now.positions.length).fill(undefined);
      last = { ...now, outcomes };
      if (before === null) {
        return (row, compute) => {
          const outcome = compute(row);
          outcomes[row] = outcome;
          return outcome;
        };
      }
      const placeOf = unchangedRows(alignedValues(before), alignedValues(now));
      const changed = changedKeys(before.assumptions, now.assumptions);
      return (row, compute) => {
        const known = before.outcomes[placeOf(row)];
        const outcome = known !== undefined && stands(known, changed) ? known : compute(row);
        outcomes[row] = outcome;
        return outcome;
      };
    },
  };
}

function alignedValues({ positions, columns }: RowConditions): AlignedColumns {
  return { positions, columns: columns.map(({ values }) => values) };
}

function isComparable(before: RowConditions, now: RowConditions): boolean {
  return (
    before.measure === now.measure &&
    before.columns.length === now.columns.length &&
    before.columns.every(({ key }, index) => key === now.columns[index]!.key) &&
    sameValue(before.imputed, now.imputed)
  );
}

/** Ids of the conversions of which something else is assumed. */
function changedKeys(
  before: RowConditions["assumptions"],
  now: RowConditions["assumptions"],
): ReadonlySet<string> {
  const ids = new Set([...Object.keys(before), ...Object.keys(now)]);
  return new Set([...ids].filter((id) => !sameValue(before[id], now[id])));
}

function stands({ rests }: RowOutcome, changed: ReadonlySet<string>): boolean {
  if (changed.size === 0) return true;
  return rests !== null && !rests.some((id) => changed.has(id));
}
