import type { ZeroCellRule } from "../../pooling/zero-cells.ts";
import type { ParamDef, Params } from "../../registry.ts";

/** What is done about empty cells in the counts that are pooled; the effects of single studies have a rule of their own. */
export const POOLING_ZERO_CELLS: readonly ParamDef[] = [
  {
    key: "add",
    label: "Added to pooled cells",
    help: "Pooled counts need no correction for empty cells; some programs add 1/2 all the same.",
    type: "number",
    default: 0,
    min: 0,
    max: 10,
  },
  {
    key: "to",
    label: "Added in",
    help: "Which studies’ pooled counts the amount is added to.",
    type: "choice",
    default: "none",
    choices: [
      { value: "none", label: "no study" },
      { value: "only0", label: "studies with an empty cell" },
      { value: "if0all", label: "all studies, if any has an empty cell" },
      { value: "all", label: "all studies" },
    ],
  },
  {
    key: "drop00",
    label: "Leave out studies without (or with only) events from the pooling",
    help: "They change nothing of a ratio; of a difference they do.",
    type: "boolean",
    default: false,
  },
];

const WHERE = ["only0", "if0all", "all", "none"] as const;

/** @throws RangeError when `to` is none of the four places: parameters are validated before */
export function zeroCellRule({ add, to, drop00 }: Params): ZeroCellRule {
  const where = WHERE.find((place) => place === to);
  if (where === undefined) throw new RangeError(`${String(to)} names no studies`);
  return { add: Number(add), to: where, drop00: drop00 === true };
}

/** Nothing is done about empty cells. */
export const UNCORRECTED: ZeroCellRule = { add: 0, to: "none", drop00: false };
