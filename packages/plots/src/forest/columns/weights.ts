import { formatFixed, inverseVarianceShares, roundWeights } from "@treeline/engine";
import type { FigureContext } from "../context.ts";
import { weightDigits } from "../rows.ts";
import { forestWords as words } from "../words.ts";
import type { ColumnContent, ForestColumn } from "./types.ts";

const SOURCE = { reference: "Higgins et al. (2024), Cochrane Handbook 6.5, section 10.2.1" } as const;

/** Weights of the model, rounded so that the column adds up to 100. */
export const weight: ForestColumn = {
  id: "@weight",
  label: "Weight",
  summary: "The share of each study in the pooled effect, in percent.",
  ...SOURCE,
  align: "end",
  goes: 1,
  content(context) {
    const { rows, preset } = context;
    const weights = rows.map((row) => row.weight);
    if (weights.length === 0 || weights.some((one) => one === null)) return null;
    const texts = shares(
      context,
      weights.map((one) => one ?? 0),
    );
    return {
      heading: [preset.weightHeading()],
      cell: ({ rowId }) => texts.get(rowId) ?? "",
      summary: (line) => (line.weight === "" ? "" : line.weight + preset.weightSign),
    };
  },
};

/** Weights of a model of equal effects. */
export const weightEqual: ForestColumn = {
  id: "@weight-equal",
  label: "Weight, equal effects",
  summary:
    "The share of each study in a pooled effect by inverse variances, as a model of equal effects has it.",
  ...SOURCE,
  align: "end",
  goes: 2,
  content(context): ColumnContent | null {
    if (context.rows.length === 0) return null;
    const texts = shares(context, inverseVarianceShares(context.rows.map(({ variance }) => variance)));
    return { heading: words.weightEqual, cell: ({ rowId }) => texts.get(rowId) ?? "" };
  },
};

function shares({ rows, preset }: FigureContext, weights: readonly number[]): Map<string, string> {
  const digits = weightDigits(rows.length);
  const rounded = roundWeights(weights, digits);
  return new Map(
    rows.map(({ rowId }, index) => [rowId, formatFixed(rounded[index] ?? 0, digits) + preset.weightSign]),
  );
}
