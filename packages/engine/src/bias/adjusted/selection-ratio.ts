import type { BiasEstimate, BiasOutcome } from "../../bias-types.ts";
import { reml } from "../../estimators/reml.ts";
import { formatDf, formatShort } from "../../format/index.ts";
import { cell } from "../../format/told.ts";
import { createModelInput } from "../../models/model-input.ts";
import { rangeIssues } from "../../models/range-issues.ts";
import type { Params } from "../../registry.ts";
import { fail, ok, type Result } from "../../result.ts";
import { biasOutcome } from "../outcome.ts";
import type { BiasInput, BiasR, QuickBiasMethod } from "../types.ts";
import { affirmativeRows, affirmativeToR, affirmedBy, lackOfContrast } from "./affirmative.ts";
import { effectSetOf } from "./effect-set.ts";
import { beyondRange, meanEstimate, meanInWords } from "./estimate.ts";
import { selectionData } from "./selection-data.ts";
import { fixedRatioMean, type RatioMean, robustRatioMean } from "./selection-weights.ts";
import { direction } from "./wording.ts";

const USUAL_RATIOS = [1, 2, 4, 10];

/**
 * Sensitivity to a given selection ratio: non-affirmative studies count as many times as affirmative ones are more likely to be
 * published. Fixed: weights ratio / v; robust: weights ratio / (v + tau2) with tau2 by REML of all studies and a robust variance (CR2).
 * Source: Mathur & VanderWeele (2020), J. Royal Statistical Society C 69, 1091-1119, doi:10.1111/rssc.12440.
 * R: `PublicationBias::pubbias_meta(yi, vi, selection_ratio = 4, model_type = "robust")`
 */
export const selectionRatio: QuickBiasMethod = {
  id: "selection-ratio",
  family: "adjusted",
  label: "Selection ratio",
  summary:
    "The mean if affirmative studies were a given number of times as likely to be published as the others.",
  reference:
    "Mathur & VanderWeele (2020), J. Royal Statistical Society C 69, 1091-1119, doi:10.1111/rssc.12440",
  assumption:
    "Studies significant in the favoured direction are more likely to be published than all others by exactly the ratio given.",
  caution: "The ratios are assumed, not estimated: it shows what would follow from them.",
  params: [
    {
      key: "ratio",
      label: "Selection ratio",
      help: "How many times as likely an affirmative study is to be published; 4 lies above what surveys of many fields found on average.",
      type: "number",
      default: 4,
      min: 1,
      max: 1000,
    },
    {
      key: "ratios",
      label: "Ratios of the table",
      help: "Shown side by side in a table.",
      type: "numbers",
      default: USUAL_RATIOS,
      min: 1,
      max: 1000,
      least: 1,
      most: 12,
    },
    {
      key: "model",
      label: "Model",
      help: "Robust: heterogeneity and a variance that does not rely on it (CR2, Satterthwaite). Fixed: sampling error alone.",
      type: "choice",
      default: "robust",
      choices: [
        { value: "robust", label: "Robust (CR2)" },
        { value: "fixed", label: "Fixed effects, normal interval" },
        { value: "fixed-t", label: "Fixed effects, t interval with k - 1 df" },
      ],
    },
  ],
  usual: true,
  lack: lackOfContrast,
  run: runSelectionRatio,
  r: selectionRatioToR,
};

function runSelectionRatio(input: BiasInput, params: Params): Result<BiasOutcome> {
  const set = effectSetOf(input);
  const outside = rangeIssues(set);
  if (outside.length > 0) return fail(...outside);
  const ratio = typeof params.ratio === "number" ? params.ratio : 4;
  const robust = params.model === "robust";
  const tau2 = robust ? reml.estimate(createModelInput(set)).tau2 : null;
  const meanAt = ratioMeans(input, params, tau2);
  const chosen = meanAt(ratio);
  if (chosen === null) return fail(beyondRange("The mean under the selection ratio"));
  const affirmed = affirmedBy(input);
  const ratios = Array.isArray(params.ratios) ? params.ratios.map(Number) : USUAL_RATIOS;
  return ok(
    biasOutcome(input, params, {
      method: selectionRatio.id,
      ran: `Selection ratio ${formatShort(ratio)}: affirmative = significant ${direction(input.favours)} at two-sided p < ${input.alpha}, ${modelInWords(params, chosen.df)}`,
      estimate: chosen.mean,
      numbers: [
        { key: "affirmative", label: "Affirmative studies", value: affirmed.affirmative.length, as: "count" },
        {
          key: "nonaffirmative",
          label: "Non-affirmative studies",
          value: affirmed.others.length,
          as: "count",
        },
      ],
      tables: [
        {
          id: "selection-ratios",
          title: "Mean by selection ratio",
          head: ["Ratio", "Estimate", "SE", "Lower", "Upper", "p", "df"],
          rows: ratios.map((at) => ratioRow(at, meanAt(at))),
        },
      ],
      marks: { affirmative: affirmativeRows(input, affirmed) },
      sentences: [
        `If affirmative studies were ${formatShort(ratio)} times as likely to be published as the others, the mean would be ${meanInWords(input.effects, chosen.mean)}.`,
        "The ratio is an assumption; these studies do not tell how strong selection was.",
      ],
    }),
  );
}

interface MeanAtRatio {
  readonly mean: BiasEstimate;
  /** null = normal. */
  readonly df: number | null;
}

/** The mean at any ratio, on the original scale; null where it is beyond the range of doubles. */
function ratioMeans(
  input: BiasInput,
  { model }: Params,
  tau2: number | null,
): (ratio: number) => MeanAtRatio | null {
  const data = selectionData(input);
  return (ratio) => {
    const found: RatioMean = tau2 === null ? fixedRatioMean(data, ratio) : robustRatioMean(data, ratio, tau2);
    if (!Number.isFinite(found.estimate) || !Number.isFinite(found.se)) return null;
    const df = model === "fixed" ? null : found.df;
    const estimate = (input.nullValue ?? 0) + input.favours * found.estimate;
    const method = tau2 === null ? "fixed" : "CR2";
    return { mean: meanEstimate({ estimate, se: found.se, df, tau2, method }, input), df };
  };
}

function modelInWords({ model }: Params, df: number | null): string {
  if (model === "robust") {
    return `robust variance (CR2), τ² by REML of all studies, t with ${formatDf(df ?? 1)} df`;
  }
  return df === null ? "fixed effects, normal interval" : `fixed effects, t with ${formatDf(df)} df`;
}

function ratioRow(ratio: number, found: MeanAtRatio | null): BiasOutcome["tables"][number]["rows"][number] {
  if (found === null) return [cell(ratio, "value"), null, null, null, null, null, null];
  const { estimate, se, interval, test } = found.mean;
  return [
    cell(ratio, "value"),
    cell(estimate),
    cell(se, "value"),
    cell(interval?.lower ?? null),
    cell(interval?.upper ?? null),
    cell(test?.pValue ?? null, "p"),
    cell(found.df, "df"),
  ];
}

function selectionRatioToR(input: BiasInput, outcome: BiasOutcome): BiasR {
  const { estimate, params } = outcome;
  const robust = params.model === "robust";
  const lacks = robust
    ? [
        {
          name: "selection-ratio standard error",
          reason: "the CR2 variance needs the package robumeta or PublicationBias",
        },
      ]
    : [];
  if (estimate === null) return { code: [], compare: [], lacks };
  const variance = robust
    ? '(bias_vi + rma(bias_yi, bias_vi, method = "REML", control = list(threshold = 1e-10, maxiter = 1000))$tau2)'
    : "bias_vi";
  return {
    code: [
      affirmativeToR("selection_ratio_affirmative", input),
      `selection_ratio_w <- ifelse(selection_ratio_affirmative, 1, ${String(params.ratio)}) / ${variance}`,
      "selection_ratio_estimate <- weighted.mean(bias_yi, selection_ratio_w)",
      "selection_ratio_se <- sqrt(sum(selection_ratio_w^2 * bias_vi)) / sum(selection_ratio_w)",
    ],
    compare: [
      {
        name: "selection-ratio estimate",
        value: estimate.estimate,
        r: "selection_ratio_estimate",
        scale: "max(abs(bias_yi))",
        tolerance: 1e-5,
      },
      ...(robust || estimate.se === null || estimate.se === 0
        ? []
        : [{ name: "selection-ratio standard error", value: estimate.se, r: "selection_ratio_se" }]),
    ],
    lacks,
  };
}
