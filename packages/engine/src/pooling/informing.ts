import type { InputColumns } from "../measures/types.ts";
import { type Counts, readRates, readTables } from "./counts.ts";
import type { ZeroCellRule } from "./zero-cells.ts";

/** Whether the counts of one study change the pooled effect of a measure: events and others (or person-time) of both groups. */
type Informs = (a: number, b: number, c: number, d: number) => boolean;

const ANY_EVENT: Informs = (a, _b, c) => a + c > 0;
const BOTH_OUTCOMES: Informs = (a, b, c, d) => a + c > 0 && b + d > 0;
const ALWAYS: Informs = () => true;

/** An odds ratio needs both outcomes, a ratio of risks or rates an event; a difference of 0 is an observation. */
const INFORMS: Readonly<Record<string, Informs>> = {
  OR: BOTH_OUTCOMES,
  PETO: BOTH_OUTCOMES,
  RR: ANY_EVENT,
  IRR: ANY_EVENT,
  RD: ALWAYS,
  IRD: ALWAYS,
};

/**
 * Positions of the studies whose counts tell of the effect, in the order given: to the sums of a pooled ratio a study without
 * events (of an odds ratio also one with nothing but events) adds 0 above and below, so that it changes nothing.
 * @param rule what is added to the counts before they are pooled
 * @throws RangeError for a measure that is not made of the counts of two groups
 * Source: Sweeting, Sutton & Lambert (2004), Statistics in Medicine 23, 1351-1375, doi:10.1002/sim.1761.
 * R: `which(ai + ci > 0 & bi + di > 0)` of an odds ratio
 */
export function informingRows(measure: string, inputs: InputColumns, rule: ZeroCellRule): readonly number[] {
  const informs = INFORMS[measure];
  if (informs === undefined) throw new RangeError(`${measure} is not made of the counts of two groups`);
  const isOfRates = measure === "IRR" || measure === "IRD";
  const { a, b, c, d, rows }: Counts = (isOfRates ? readRates : readTables)(inputs, rule);
  return rows.filter((_, i) => informs(a[i]!, b[i]!, c[i]!, d[i]!));
}
