import { formatLevel, formatPercent } from "../format/index.ts";
import { cell } from "../format/told.ts";
import { criticalValue } from "../inference/tests.ts";
import type { Blups } from "../sensitivity-types.ts";
import { type DeletionModel, predicted, predictedVariance } from "./deletion-model.ts";
import { tableOf } from "./tables.ts";
import type { SensitivityQuestion, SensitivityR, SensitivityRGiven } from "./types.ts";

/**
 * Empirical Bayes estimates of the studies' true effects (best linear unbiased predictions): a study's own effect drawn towards
 * what the model expects of it, l y_i + (1 - l) x_i'b with l = tau2 / (tau2 + v_i), standard error
 * sqrt(l v_i + (1 - l)^2 x_i' V x_i). Its distance from the expected effect is the study's random effect (`ranef(res)`).
 * Source: Raudenbush & Bryk (1985), Journal of Educational Statistics 10, 75-98, doi:10.3102/10769986010002075. R: `blup(res)`
 */
export const blups: SensitivityQuestion<"blups"> = {
  id: "blups",
  label: "True effects of the studies",
  plot: "caterpillar",
  summary:
    "What the model takes each study’s true effect to be: its own effect drawn towards the mean by what its error leaves open.",
  reference:
    "Raudenbush & Bryk (1985), Journal of Educational Statistics 10, 75-98, doi:10.3102/10769986010002075",
  lack: ({ model, deletion }) =>
    model.kind !== "random"
      ? "Without a random effect all studies share one true effect, or each has its own."
      : model.weighting !== "inverse-variance"
        ? "With weights of another kind than inverse variances the pooled effect is not what these predictions draw towards."
        : deletion.hat === null
          ? "This way to pool has no distribution of true effects that a study’s effect could be drawn towards."
          : null,
  answer: ({ deletion, fit }) => blupsOf(deletion, fit.spec.level),
  sentences: ({ studies }) => {
    const shares = studies.map(({ share }) => share);
    const [low, high] = [Math.min(...shares), Math.max(...shares)];
    return high === 0
      ? ["\u03c4\u00b2 is 0, so that every study is taken to have the same true effect."]
      : [
          `A study’s own effect counts for ${percent(low)} to ${percent(high)} of what its true effect is taken to be; the rest is what the model expects of it.`,
        ];
  },
  tables: ({ studies, level }) => [
    tableOf(
      "true-effects",
      "True effects of the studies, as the model has them",
      [
        "study",
        "own effect",
        "true effect",
        `${formatLevel(level)} lower`,
        `${formatLevel(level)} upper`,
        "SE",
        "share of its own effect",
      ],
      studies.map(({ rowId, label, yi, estimate, lower, upper, se, share }) => ({
        rowId,
        cells: [
          label,
          cell(yi),
          cell(estimate),
          cell(lower),
          cell(upper),
          cell(se, "value"),
          cell(share, "share"),
        ],
      })),
    ),
  ],
  r: blupsInR,
};

function percent(share: number): string {
  return formatPercent(100 * share, 0);
}

/** @param level of the intervals, by t where the model's test is one */
export function blupsOf(
  model: Pick<DeletionModel, "rowIds" | "labels" | "yi" | "vi" | "whole" | "df" | "row">,
  level: number,
): Blups {
  const { rowIds, labels, yi, vi, whole, df } = model;
  const critical = criticalValue(level, df);
  return {
    level,
    studies: rowIds.map((rowId, at) => {
      const x = model.row(at);
      const share = whole.tau2 / (whole.tau2 + vi[at]!);
      const [expected, expectedVariance] = [predicted(x, whole), predictedVariance(x, whole)];
      const estimate = share * yi[at]! + (1 - share) * expected;
      const variance = share * vi[at]! + (1 - share) * (1 - share) * expectedVariance;
      const se = Math.sqrt(variance);
      return {
        rowId,
        label: labels[at]!,
        yi: yi[at]!,
        vi: vi[at]!,
        estimate: estimate + 0,
        se,
        lower: estimate - critical * se,
        upper: estimate + critical * se,
        share,
        deviation: share * (yi[at]! - expected) + 0,
        deviationSe: Math.sqrt(share * vi[at]! + share * share * expectedVariance),
      };
    }),
  };
}

function blupsInR({ studies }: Blups, { fit, isUnivariate, input }: SensitivityRGiven): SensitivityR | null {
  if (!isUnivariate || input.spec.model === "moderators") return null;
  return {
    code: [`sens_blup <- blup(${fit})`, "print(sens_blup, digits = 4)"],
    compare: [
      {
        name: "estimates",
        value: studies.map((one) => one.estimate),
        r: "sens_blup$pred",
        scale: "sens_blup$se",
      },
      { name: "SE", value: studies.map((one) => one.se), r: "sens_blup$se", scale: "0" },
      {
        name: "lower ends",
        value: studies.map((one) => one.lower),
        r: "sens_blup$pi.lb",
        scale: "sens_blup$se",
      },
      {
        name: "upper ends",
        value: studies.map((one) => one.upper),
        r: "sens_blup$pi.ub",
        scale: "sens_blup$se",
      },
    ],
    lacks: [],
  };
}
