import type { BiasCurve, BiasOutcome } from "../../bias-types.ts";
import { estimators } from "../../estimators/registry.ts";
import { formatAdaptive, formatPEquation, formatPercent } from "../../format/index.ts";
import { cell } from "../../format/told.ts";
import { chisqTest } from "../../inference/tests.ts";
import { createModelInput } from "../../models/model-input.ts";
import { rangeIssues } from "../../models/range-issues.ts";
import { tau2Of } from "../../models/univariate.ts";
import { within } from "../../phrases/within.ts";
import type { Params } from "../../registry.ts";
import { fail, ok, type Result } from "../../result.ts";
import { biasOutcome } from "../outcome.ts";
import type { BiasInput, BiasR, QuickBiasMethod } from "../types.ts";
import { effectSetOf } from "./effect-set.ts";
import { beyondRange, meanEstimate, meanInWords } from "./estimate.ts";
import { type LimitNumbers, limitNumbers } from "./limit-numbers.ts";
import { EQUAL_ERRORS, errorsDiffer, tooFew } from "./wording.ts";

/** The three adjusted means of the paper. */
const ADJUSTMENTS = [
  { value: "beta0", label: "Expected effect at infinite precision (beta0)", of: "expected" },
  { value: "betalim", label: "Slope of the line through the shrunken effects (betalim)", of: "limitSlope" },
  { value: "mulim", label: "Mean of the shrunken effects (mulim)", of: "limitMean" },
] as const;

/**
 * Limit meta-analysis: the mean effect once every study's precision grows without end, in a model in which effects shift with their
 * total standard error sqrt(v + tau2).
 * Source: Ruecker et al. (2011), Biostatistics 12, 122-142, doi:10.1093/biostatistics/kxq046.
 * R: `metasens::limitmeta(metagen(yi, sqrt(vi)), method.adjust = "beta0")`
 */
export const limit: QuickBiasMethod = {
  id: "limit",
  family: "adjusted",
  label: "Limit meta-analysis",
  summary:
    "The mean effect in the limit of infinite precision, by a random-effects model with small-study effects.",
  reference: "Rücker et al. (2011), Biostatistics 12, 122-142, doi:10.1093/biostatistics/kxq046",
  assumption:
    "Effects shift in proportion to their total standard error, heterogeneity included, and that shift is all bias.",
  caution:
    "A sensitivity analysis: small-study effects need not be publication bias, and with few studies the line is hardly known.",
  params: [
    {
      key: "adjust",
      label: "Adjusted mean",
      help: "beta0 keeps heterogeneity: the effect expected of a study without sampling error. betalim and mulim are means of the effects after each is shrunk to its own limit.",
      type: "choice",
      default: "beta0",
      choices: ADJUSTMENTS.map(({ value, label }) => ({ value, label })),
    },
  ],
  usual: true,
  testsAsymmetry: true,
  lack({ effects }) {
    const k = effects.yi.length;
    if (k < 3) return tooFew(k, 3, "a line through the funnel has to leave something to judge it by");
    return errorsDiffer(effects.vi) ? null : EQUAL_ERRORS;
  },
  run: runLimit,
  r: limitToR,
};

function runLimit(input: BiasInput, params: Params): Result<BiasOutcome> {
  const set = effectSetOf(input);
  const outside = rangeIssues(set);
  if (outside.length > 0) return fail(...outside);
  const data = createModelInput(set);
  const { tau2 } = tau2Of(data, { ...input.model, kind: "random" });
  const numbers = limitNumbers(data, tau2);
  if (![numbers.bias, numbers.slope, numbers.q, numbers.qResidual, numbers.g2].every(Number.isFinite)) {
    return fail(beyondRange("The limit meta-analysis"));
  }
  const adjust = ADJUSTMENTS.find(({ value }) => value === params.adjust) ?? ADJUSTMENTS[0];
  const means = ADJUSTMENTS.map(({ label, of, value }) => {
    const { estimate, variance } = numbers[of];
    const mean = { estimate, se: Math.sqrt(variance), df: null, tau2, method: value };
    return { label, value, mean: meanEstimate(mean, input) };
  });
  const chosen = means.find(({ value }) => value === adjust.value)!.mean;
  const k = set.yi.length;
  const small = chisqTest("small-study effects", "Q", numbers.qSmall, 1);
  const residual = k > 2 ? [chisqTest("residual heterogeneity", "Q", numbers.qResidual, k - 2)] : [];
  return ok(
    biasOutcome(input, params, {
      method: limit.id,
      ran: `Limit meta-analysis: ${within(adjust.label)}, ${tau2InWords(input)}, normal interval`,
      estimate: chosen,
      tests: [
        { id: "limit-small-study", test: small },
        ...residual.map((test) => ({ id: "limit-residual", test })),
      ],
      numbers: [
        { key: "g2", label: "G²", value: numbers.g2, as: "share" },
        { key: "bias", label: "Bias per total standard error (alpha)", value: numbers.bias, as: "value" },
        { key: "slope", label: "Slope (beta)", value: numbers.slope, as: "effect" },
        { key: "tau", label: "τ", value: Math.sqrt(tau2), as: "value" },
      ],
      tables: [meansTable(means), shrunkenTable(input, numbers)],
      marks: { curves: [limitCurve(input, numbers)] },
      rejects: { yes: small.pValue < 1 - input.model.level, level: 1 - input.model.level },
      sentences: [
        `In the limit of infinite precision the mean is ${meanInWords(input.effects, chosen)} (${adjust.value}).`,
        `Small-study effects take ${formatAdaptive(numbers.qSmall, 2)} of Q = ${formatAdaptive(numbers.q, 2)} (${formatPEquation(small.pValue)}); G² = ${formatPercent(100 * numbers.g2, 0)} of the variation between the shrunken effects is left unexplained by them.`,
        "An effect of small studies is not necessarily publication bias: they may differ in what was done and to whom.",
      ],
    }),
  );
}

function tau2InWords({ model }: BiasInput): string {
  if (model.tau2 !== null) return `τ² given as ${formatAdaptive(model.tau2, 3)}`;
  return `τ² by ${within(estimators.get(model.estimator).label)}`;
}

function meansTable(
  means: readonly { readonly label: string; readonly mean: ReturnType<typeof meanEstimate> }[],
): BiasOutcome["tables"][number] {
  return {
    id: "limit-means",
    title: "Adjusted means of the limit meta-analysis",
    head: ["Adjusted mean", "Estimate", "SE", "Lower", "Upper", "p"],
    rows: means.map(({ label, mean: { estimate, se, interval, test } }) => [
      label,
      cell(estimate),
      cell(se, "value"),
      cell(interval?.lower ?? null),
      cell(interval?.upper ?? null),
      cell(test?.pValue ?? null, "p"),
    ]),
  };
}

function shrunkenTable({ effects }: BiasInput, { shrunken }: LimitNumbers): BiasOutcome["tables"][number] {
  return {
    id: "limit-shrunken",
    title: "Effects as observed and in the limit of infinite precision",
    head: ["Study", "Observed", "In the limit"],
    rows: effects.labels.map((label, i) => [label, cell(effects.yi[i]!), cell(shrunken[i]!)]),
  };
}

const CURVE_POINTS = 41;

/** beta + alpha sqrt(se^2 + tau2) over standard errors. */
function limitCurve({ effects }: BiasInput, { slope, bias, tau2 }: LimitNumbers): BiasCurve {
  const top = Math.sqrt(Math.max(...effects.vi));
  const se = Array.from({ length: CURVE_POINTS }, (_, step) => (top * step) / (CURVE_POINTS - 1));
  return {
    label: "Limit meta-analysis",
    se,
    effect: se.map((x) => slope + bias * Math.sqrt(x * x + tau2) + 0),
  };
}

function limitToR(input: BiasInput, outcome: BiasOutcome): BiasR {
  const { model } = input;
  const given = model.tau2 === null ? "" : `, tau2 = ${model.tau2}`;
  const means = outcome.tables.find(({ id }) => id === "limit-means")?.rows ?? [];
  const names = ["limit_beta0", "limit_betalim", "limit_mulim"];
  return {
    code: [
      `limit_tau2 <- rma(bias_yi, bias_vi, ${estimators.get(model.estimator).r}${given}, control = bias_control)$tau2`,
      "limit_sd <- sqrt(bias_vi + limit_tau2)",
      "limit_line <- unname(coef(lm(I(bias_yi / limit_sd) ~ I(1 / limit_sd))))",
      "limit_beta0 <- limit_line[2] + sqrt(limit_tau2) * limit_line[1]",
      "limit_yi <- limit_line[2] + sqrt(limit_tau2) / limit_sd * (bias_yi - limit_line[2])",
      "limit_betalim <- unname(coef(lm(I(limit_yi / bias_sei) ~ I(1 / bias_sei))))[2]",
      "limit_mulim <- weighted.mean(limit_yi, 1 / bias_vi)",
      "limit_q <- sum((bias_yi - weighted.mean(bias_yi, 1 / bias_vi))^2 / bias_vi)",
      "limit_q_residual <- sum(resid(lm(I(bias_yi / bias_sei) ~ I(1 / bias_sei)))^2)",
    ],
    compare: [
      ...means.flatMap((row, i) => {
        const shown = row[1];
        if (shown === null || shown === undefined || typeof shown === "string") return [];
        const name = names[i]!;
        return [
          {
            name: name.replace("_", " "),
            value: shown.value,
            r: name,
            scale: "max(abs(bias_yi))",
            tolerance: 1e-4,
          },
        ];
      }),
      {
        name: "limit Q of small-study effects",
        value: outcome.tests[0]?.test.statistic.value ?? 0,
        r: "limit_q - limit_q_residual",
        scale: "limit_q",
      },
    ],
    lacks: [{ name: "limit G2", reason: "it needs the package metasens" }],
  };
}
