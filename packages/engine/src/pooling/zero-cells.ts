import { toLogical } from "../measures/two-by-two-inputs.ts";

/** What is done about empty cells: `add` goes to the cells of the studies `to` names; `drop00` leaves out studies without (or with only) events. */
export interface ZeroCellRule {
  readonly add: number;
  readonly to: "only0" | "if0all" | "all" | "none";
  readonly drop00: boolean;
}

/** One rule for the effects of single studies, and with them Q, and another for the counts that are pooled. */
export interface ZeroCellRules {
  readonly effects: ZeroCellRule;
  readonly pooling: ZeroCellRule;
}

/**
 * The rules of rma.mh() and rma.peto(): 1/2 into the tables with an empty cell for their own effects, nothing into what is
 * pooled, because pooled counts need no correction.
 * Source: Sweeting, Sutton & Lambert (2004), Statistics in Medicine 23, 1351-1375, doi:10.1002/sim.1761.
 * R: `rma.mh(..., add = c(0.5, 0), to = c("only0", "none"), drop00 = c(TRUE, FALSE))`
 */
export const DEFAULT_ZERO_CELLS: ZeroCellRules = {
  effects: { add: 0.5, to: "only0", drop00: true },
  pooling: { add: 0, to: "none", drop00: false },
};

/** `add = c(0.5, 0), to = c("only0", "none"), drop00 = c(TRUE, FALSE)`, as rma.mh() and rma.peto() take the rules. */
export function zeroCellsToR({ effects, pooling }: ZeroCellRules): string {
  return [
    `add = c(${effects.add}, ${pooling.add})`,
    `to = c("${effects.to}", "${pooling.to}")`,
    `drop00 = c(${toLogical(effects.drop00)}, ${toLogical(pooling.drop00)})`,
  ].join(", ");
}
