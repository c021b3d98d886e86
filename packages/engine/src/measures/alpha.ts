import { formatEntered } from "../format/index.ts";
import type { Params } from "../registry.ts";
import { FLIP_INPUT } from "./flip.ts";
import { byFormula, type Formula } from "./formula-measure.ts";
import { needInput, needSize } from "./one-sample-checks.ts";
import type { RowIssues } from "./row-issues.ts";
import { SAMPLE_SIZE_WORDS } from "./sample-size-words.ts";
import type { InputColumns, Measure } from "./types.ts";

/** What one measure of Cronbach's alpha says for itself. */
export interface AlphaMeasure
  extends Pick<Measure, "id" | "label" | "summary" | "reference" | "symbol" | "display"> {
  readonly formula: Formula;
  /** Whether the measure exists for a perfect reliability of 1. */
  readonly allowsOne: boolean;
}

/** A measure of Cronbach's alpha from the coefficient, the number of items and the sample size. */
export function alphaMeasure({ formula, allowsOne, ...record }: AlphaMeasure): Measure {
  return {
    ...record,
    family: "reliability",
    inputs: [
      {
        key: "ai",
        quantity: "alpha",
        label: "Cronbach’s alpha",
        aliases: ["alpha", "cronbachalpha", "cronbachsalpha", "coefficientalpha", "cronbach", "ai"],
      },
      {
        key: "mi",
        quantity: "items",
        label: "Number of items",
        aliases: ["items", "nitems", "numberofitems", "kitems", "itemcount", "mi"],
      },
      {
        key: "ni",
        label: "Sample size",
        aliases: ["ni", "n", "samplesize", "sample", "ntotal", "total", "nobs", "size", ...SAMPLE_SIZE_WORDS],
      },
      FLIP_INPUT,
    ],
    inputSets: [["ai", "mi", "ni"]],
    params: [],
    nullValue: null,
    ...byFormula({
      params: [],
      sizes: ["ni"],
      read: (inputs: InputColumns, row: number, _params: Params, issues: RowIssues) => {
        const ai = needAlpha(inputs, row, allowsOne, issues);
        const mi = needItems(inputs, row, issues);
        const ni = needSize(inputs, row, 3, "the sampling variance exists only from 3 on", issues);
        return ai === null || mi === null || ni === null ? null : { ai, mi, ni };
      },
      formula,
    }),
    r: () => `measure = "${record.id}"`,
  };
}

function needAlpha(inputs: InputColumns, row: number, allowsOne: boolean, issues: RowIssues): number | null {
  const alpha = needInput(inputs, "ai", row, "the reliability", issues);
  if (alpha === null || alpha < 1 || (alpha === 1 && allowsOne)) return alpha;
  const why =
    alpha > 1 ? "a reliability is at most 1" : "a perfect reliability has no finite value on this scale";
  issues.error(
    row,
    "reliability-out-of-range",
    "ai",
    `the reliability is ${alpha}; ${why}.`,
    "Check the value; 85 may stand for .85.",
  );
  return null;
}

function needItems(inputs: InputColumns, row: number, issues: RowIssues): number | null {
  const items = needInput(inputs, "mi", row, "the number of items", issues);
  if (items === null || items >= 2) return items;
  issues.error(
    row,
    "items-too-few",
    "mi",
    `the number of items is ${formatEntered(items)}; alpha exists only for two items or more.`,
    "Correct the number of items.",
  );
  return null;
}
