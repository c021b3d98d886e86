import type { GlmmData } from "../../glmm/types.ts";
import { readProportions } from "../../measures/one-proportion-inputs.ts";
import { readPersonTime } from "../../measures/person-time.ts";
import { createRowIssues } from "../../measures/row-issues.ts";
import { readRates, readTables } from "../../pooling/counts.ts";
import { UNCORRECTED } from "./params.ts";
import type { RawCounts } from "./types.ts";

/** The data of the rows that can be used, and which rows they are. */
interface Readable {
  readonly data: GlmmData;
  readonly rows: readonly number[];
}

/** Counts as the mixed models take them, nothing added to empty cells. */
export function glmmData(measure: string, { inputs }: Pick<RawCounts, "inputs">): Readable {
  if (measure === "OR") {
    const { a, b, c, d, rows } = readTables(inputs, UNCORRECTED);
    return { rows, data: { measure, ai: [...a], bi: [...b], ci: [...c], di: [...d] } };
  }
  if (measure === "IRR") {
    const { a, b, c, d, rows } = readRates(inputs, UNCORRECTED);
    return { rows, data: { measure, x1i: [...a], t1i: [...b], x2i: [...c], t2i: [...d] } };
  }
  const known = (column: ArrayLike<number>): number[] =>
    Array.from({ length: column.length }, (_, row) => row).filter((row) => !Number.isNaN(column[row]));
  const pick = (column: ArrayLike<number>, rows: readonly number[]): number[] =>
    rows.map((row) => column[row]!);
  if (measure === "PLO") {
    const { x, m } = readProportions(inputs, createRowIssues());
    const rows = known(m);
    return { rows, data: { measure, xi: pick(x, rows), ni: rows.map((row) => x[row]! + m[row]!) } };
  }
  const size = inputs.xi?.length ?? 0;
  const { events, time } = readPersonTime(inputs, size, ["xi", "ti"], "", createRowIssues());
  const rows = known(time).filter((row) => !Number.isNaN(events[row]));
  return { rows, data: { measure: "IRLN", xi: pick(events, rows), ti: pick(time, rows) } };
}
