import type { Fit, HypothesisTest } from "../../analysis-types.ts";
import type { BiasEstimate, BiasNumber, BiasOutcome } from "../../bias-types.ts";
import type { ModelSpec } from "../../document/types.ts";
import { cell, type ToldTable } from "../../format/told.ts";
import { fitUnivariate } from "../../models/univariate.ts";
import { exp } from "../../numeric/elementary.ts";
import type { ParamDef, Params } from "../../registry.ts";
import { fail, ok, type Result } from "../../result.ts";
import { biasOutcome } from "../outcome.ts";
import type { BiasInput, QuickBiasMethod } from "../types.ts";
import { equalErrors, type Side, sideByRegression } from "./funnel-side.ts";
import type { CountEstimator } from "./missing-count.ts";
import { bareEffects, centreOf, commonModel, lackOfModel, plainModel } from "./plain-model.ts";
import { type Trimmed, trim } from "./trim.ts";
import { trimAndFillInR } from "./trim-and-fill-r.ts";
import { ranWords, trimAndFillSentences } from "./trim-and-fill-words.ts";

/** The choices of trim-and-fill as they were made. */
export interface TrimAndFillChoices {
  readonly estimator: CountEstimator;
  readonly side: "auto" | Side;
  /** The model whose mean is trimmed around. */
  readonly trimming: "common" | "document";
}

const PARAMS: readonly ParamDef[] = [
  {
    key: "estimator",
    type: "choice",
    label: "Number missing by",
    help: "L0 and R0 were found better than Q0 by their authors; L0 uses all ranks, R0 only the largest effects.",
    default: "L0",
    choices: [
      { value: "L0", label: "L0" },
      { value: "R0", label: "R0" },
      { value: "Q0", label: "Q0" },
    ],
  },
  {
    key: "side",
    type: "choice",
    label: "Studies missing on",
    help: "By regression: on the left (smaller effects) where effects grow with their standard errors, else on the right.",
    default: "auto",
    choices: [
      { value: "auto", label: "The side found by regression" },
      { value: "left", label: "The left: smaller effects" },
      { value: "right", label: "The right: larger effects" },
    ],
  },
  {
    key: "trimming",
    type: "choice",
    label: "Trim around the mean of",
    help: "Small studies pull a random-effects mean towards themselves, so that trimming around the common-effect mean finds more; the filled set is always pooled by the document’s model.",
    default: "common",
    choices: [
      { value: "common", label: "The common-effect model" },
      { value: "document", label: "The document’s model" },
    ],
  },
  {
    key: "moderators",
    type: "choice",
    label: "Where the model has moderators",
    help: "There is no trim-and-fill of a model with moderators: differences that they explain can look like missing studies.",
    default: "refuse",
    choices: [
      { value: "refuse", label: "Do not fill in" },
      { value: "ignore", label: "Fill in without them" },
    ],
  },
];

/** Fewer studies have no funnel. */
const LEAST_STUDIES = 3;

export function choicesOf(params: Params): TrimAndFillChoices {
  return params as unknown as TrimAndFillChoices;
}

function lack({ effects, model, moderators }: BiasInput, params: Params): string | null {
  const k = effects.yi.length;
  if (moderators !== null && params.moderators !== "ignore") {
    return "The model has moderators, and trim-and-fill has no form with them: what they explain would be taken for missing studies. Choose to fill in without them, or take the terms out of the model.";
  }
  if (k < LEAST_STUDIES) {
    return `Trim-and-fill needs at least ${LEAST_STUDIES} studies to see on which side of a funnel some are missing; there ${k === 1 ? "is 1" : `are ${k}`}.`;
  }
  if (choicesOf(params).side === "auto" && equalErrors(effects.vi)) {
    return "All standard errors are equal, so that no regression on them can say on which side studies are missing; choose the side.";
  }
  return lackOfModel(model);
}

/** The model that is trimmed around. */
export function trimmingModel(model: ModelSpec, { trimming }: TrimAndFillChoices): ModelSpec {
  return trimming === "common" ? commonModel(model) : plainModel(model);
}

/** The side chosen, or found with this model. */
export function sideOf(
  { side }: TrimAndFillChoices,
  { yi, vi }: Pick<BiasInput["effects"], "yi" | "vi">,
  around: ModelSpec,
): Side {
  return side === "auto" ? sideByRegression(yi, vi, around) : side;
}

function run(input: BiasInput, params: Params): Result<BiasOutcome> {
  const { yi, vi, measure } = input.effects;
  const choices = choicesOf(params);
  const around = trimmingModel(input.model, choices);
  const side = sideOf(choices, input.effects, around);
  const trimmed = trim({
    yi,
    vi,
    side,
    estimator: choices.estimator,
    centre: (someYi, someVi) => centreOf(around, someYi, someVi).mean,
  });
  if (!trimmed.ok) return fail(...trimmed.issues);
  const model = plainModel(input.model);
  const before = fitUnivariate(bareEffects(measure, yi, vi), model);
  const { filled } = trimmed.value;
  const after = fitUnivariate(
    bareEffects(
      measure,
      [...yi, ...filled.map((study) => study.yi)],
      [...vi, ...filled.map((study) => study.vi)],
    ),
    model,
  );
  if (!before.ok) return fail(...before.issues);
  if (!after.ok) return fail(...after.issues);
  return ok(
    outcomeOf(input, params, { side, trimmed: trimmed.value, before: before.value, after: after.value }),
  );
}

/** Everything trim-and-fill came to. */
export interface TrimAndFillAnswer {
  readonly side: Side;
  readonly trimmed: Trimmed;
  readonly before: Fit;
  readonly after: Fit;
}

/** One-sided p-value of R0's test that no study is missing: the rightmost run has a geometric distribution. */
function runPValue(k0: number): number {
  return exp(-(k0 + 1) * Math.LN2);
}

function runTest(k0: number, p: number): HypothesisTest {
  return {
    name: "no study missing on this side",
    statistic: { symbol: "R0", value: k0 },
    df: [],
    pValue: p,
    log10PValue: (-(k0 + 1) * Math.LN2) / Math.LN10,
    // From all orders of the signs.
    distribution: "resampled",
  };
}

function outcomeOf(input: BiasInput, params: Params, answer: TrimAndFillAnswer): BiasOutcome {
  const choices = choicesOf(params);
  const { trimmed } = answer;
  const p = choices.estimator === "R0" ? runPValue(trimmed.k0) : null;
  const level = 1 - input.model.level;
  return biasOutcome(input, params, {
    method: "trim-and-fill",
    ran: ranWords(input, choices, answer.side),
    estimate: estimateOf(answer.after),
    tests: p === null ? [] : [{ id: "k0", test: runTest(trimmed.k0, p) }],
    numbers: numbersOf(answer),
    tables: trimmed.k0 === 0 ? [] : [filledTable(input, trimmed)],
    marks: { imputed: trimmed.filled.map(({ yi, vi }) => ({ yi, vi })) },
    rejects: p === null ? null : { yes: p < level, level },
    sentences: trimAndFillSentences(input, choices, answer, p),
  });
}

function estimateOf({ coefficients, tau2 }: Fit): BiasEstimate {
  const { estimate, se, interval, test } = coefficients[0]!;
  return { estimate, se, interval, test, tau2: tau2.estimate };
}

function numbersOf({ trimmed, before, after }: TrimAndFillAnswer): BiasNumber[] {
  return [
    { key: "k0", label: "Studies filled in (k0)", value: trimmed.k0, as: "count" },
    {
      key: "seK0",
      label: "Standard error of k0",
      value: trimmed.seK0,
      as: "two",
      ...(trimmed.seK0 === null ? { words: "not defined: its variance would be negative" } : {}),
    },
    {
      key: "unadjusted",
      label: "Mean without the filled studies",
      value: before.coefficients[0]!.estimate,
      as: "effect",
    },
    {
      key: "i2",
      label: "I² with the filled studies",
      value: share(after.heterogeneity.i2.estimate),
      as: "share",
    },
  ];
}

/** A percentage as a share. */
function share(percent: number | null): number | null {
  return percent === null ? null : percent / 100;
}

function filledTable({ effects }: BiasInput, { filled }: Trimmed): ToldTable {
  return {
    id: "filled-studies",
    title: "Studies filled in",
    head: ["Mirrors", "Effect", "Standard error"],
    rows: filled.map(({ yi, vi, mirrors }) => [effects.labels[mirrors] ?? "", cell(yi), cell(Math.sqrt(vi))]),
  };
}

/**
 * Trim-and-fill: the studies that make a funnel asymmetric are trimmed, the mean of the others is the axis, and the mirror images of
 * the trimmed are filled in. The filled set is pooled by the document's model.
 * Source: Duval & Tweedie (2000), JASA 95, 89-98. R: `trimfill(rma(yi, vi, method = "EE"), estimator = "L0")`, then `rma()` of its
 * `yi` and `vi`
 */
export const trimAndFill: QuickBiasMethod = {
  id: "trim-and-fill",
  label: "Trim-and-fill",
  summary:
    "Counts how many studies would have to be missing on one side of the funnel for it to look asymmetric, mirrors them, and pools again.",
  reference: "Duval & Tweedie (2000), JASA 95, 89-98, doi:10.1080/01621459.2000.10473905",
  family: "missing",
  assumption:
    "Without suppression the funnel would be symmetric, and what is missing are the most extreme effects on one side, whatever their p-values.",
  caution:
    "A sensitivity analysis: the filled studies are inventions, and the mean with them is not a corrected effect. Differences between studies make funnels asymmetric too.",
  params: PARAMS,
  usual: true,
  lack,
  run,
  r: trimAndFillInR,
};
