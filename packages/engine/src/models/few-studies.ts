import type {
  EffectSet,
  FewStudies,
  FewStudiesAnswer,
  FewStudiesBayes,
  Fit,
  Interval,
} from "../analysis-types.ts";
import { defaultScale, type ProposedScale, proposedScale, type ScaleOf } from "../bayes/default-scale.ts";
import { type NormalNormal, normalNormal } from "../bayes/normal-normal.ts";
import { halfNormal } from "../bayes/priors/half-normal.ts";
import { tauPriors } from "../bayes/registry.ts";
import type { Posterior, TauPrior } from "../bayes/types.ts";
import type { BayesSpec, ModelSpec } from "../document/types.ts";
import { reml } from "../estimators/reml.ts";
import { formatShort } from "../format/index.ts";
import { adhoc } from "../inference/coefficient-tests/adhoc.ts";
import { knha } from "../inference/coefficient-tests/knha.ts";
import { t } from "../inference/coefficient-tests/t.ts";
import { z } from "../inference/coefficient-tests/z.ts";
import { none } from "../inference/tau2-intervals/none.ts";
import type { CoefficientTest } from "../inference/types.ts";
import { measures } from "../measures/registry.ts";
import { type Params, withDefaults } from "../registry.ts";
import { type Issue, issue } from "../result.ts";
import {
  coverageSentence,
  type Judgement,
  judgeBayes,
  judgeGuarded,
  judgeKnappHartung,
  judgeNormal,
  judgeT,
  summarise,
} from "./few-studies-words.ts";
import { rangeIssues } from "./range-issues.ts";
import { fitUnivariate } from "./univariate.ts";
import { withWidth } from "./width.ts";

/** So many studies are few. */
const FEW = { from: 2, to: 5 } as const;

const DEFAULT_BAYES: BayesSpec = { prior: halfNormal.id, params: {}, mean: null };

const TESTS: readonly { readonly test: CoefficientTest; judge(fit: Fit): Judgement }[] = [
  { test: z, judge: judgeNormal },
  { test: t, judge: judgeT },
  { test: knha, judge: (fit) => judgeKnappHartung(fit, knha.id) },
  { test: adhoc, judge: judgeGuarded },
];

/** What the answers are made from. */
export interface FewStudiesInput {
  readonly effects: EffectSet;
  readonly model: ModelSpec;
  /** Of the effects' specification, what tells their scale. */
  readonly scale: ScaleOf;
}

/**
 * The mean of two to five studies by Wald's z and t, Knapp-Hartung with and without its guard, and a Bayesian model with a prior of
 * tau, side by side, each with how far to trust it. All are random-effects models by inverse variance, whatever else the model
 * is. No interval has width 0.
 * @returns null for one study or more than five, and where the numbers cannot be pooled
 * Source: Bender et al. (2018), Research Synthesis Methods 9, 382-392, doi:10.1002/jrsm.1297; Friede et al. (2017), Research
 * Synthesis Methods 8, 79-91, doi:10.1002/jrsm.1217.
 * R: `rma(yi, vi, test = ...)`, `bayesmeta(yi, sqrt(vi), tau.prior = function(t) dhalfnormal(t, scale = 0.5))`
 */
export function fewStudiesOf(
  { effects, model, scale }: FewStudiesInput,
  bayesOf: (input: BayesInput) => BayesAnswer = bayesAnswerOf,
): FewStudies | null {
  const k = effects.yi.length;
  if (k < FEW.from || k > FEW.to || rangeIssues(effects).length > 0) return null;
  const fits = fitsOf(effects, model);
  if (fits === null) return null;
  const { estimator } = fits[0]!.fit.spec;
  const answers = fits.map(({ test, fit, judgement }) => answerOf(test, fit, fits[0]!.fit, judgement));
  const usual = defaultScale(scale);
  const proposed = usual === null ? proposedScale(effects) : null;
  const spec = model.bayes ?? DEFAULT_BAYES;
  const prior = tauPriorOf(spec, usual ?? proposed?.scale ?? null);
  const { nullValue } = measures.get(scale.measure);
  const { answer, bayes, issues } = bayesOf({
    effects,
    mean: spec.mean,
    prior: prior.prior.id,
    params: prior.params,
    level: model.level,
    against: model.threshold ?? nullValue,
  });
  const all = answer === null ? answers : [...answers, answer];
  return {
    k,
    estimator,
    answers: all,
    bayes,
    issues: [...issues, ...assumedScale(spec, prior, proposed)],
    proposedScale: proposed?.scale ?? null,
    scale: scaleIn(prior),
    sentences: summarise(all, bayes, { k, pooling: model.pooling, nullValue }),
  };
}

interface TestedFit {
  readonly test: CoefficientTest;
  readonly fit: Fit;
  readonly judgement: Judgement;
}

/** The model by every test; where the estimator chosen lacks what it needs, tau2 by REML. */
function fitsOf(effects: EffectSet, model: ModelSpec): readonly TestedFit[] | null {
  for (const estimator of [model.estimator, reml.id]) {
    const fits: TestedFit[] = [];
    for (const { test, judge } of TESTS) {
      const result = fitUnivariate(effects, {
        ...model,
        kind: "random",
        estimator,
        tau2: model.kind === "random" ? model.tau2 : null,
        weighting: "inverse-variance",
        test: test.id,
        // The interval of tau2 is the same whatever the test.
        tau2Interval: fits.length === 0 ? model.tau2Interval : none.id,
        threshold: null,
        equivalence: null,
      });
      if (result.ok) fits.push({ test, fit: result.value, judgement: judge(result.value) });
    }
    if (fits.length === TESTS.length) return fits;
  }
  return null;
}

function answerOf(
  { id, label }: CoefficientTest,
  fit: Fit,
  first: Fit,
  { verdict, remark }: Judgement,
): FewStudiesAnswer {
  const pooled = fit.coefficients[0]!;
  const { spec, heterogeneity } = fit;
  const simulated = spec.tau2 === null ? coverageSentence(fit, id) : "";
  return {
    id,
    label,
    estimate: pooled.estimate,
    interval: withWidth(pooled.interval),
    test: pooled.test,
    tau: heterogeneity.tau.estimate,
    tauInterval: withWidth(first.heterogeneity.tau.interval),
    prediction: withWidth(fit.prediction),
    verdict,
    remark: remark + simulated,
  };
}

/** A posterior with the prior it rests on. */
interface PriorAndPosterior {
  readonly prior: TauPrior;
  readonly params: Params;
  readonly posterior: NormalNormal;
}

interface PriorInUse {
  readonly prior: TauPrior;
  readonly params: Params;
}

/**
 * The prior of tau that a document asks for, with its parameters.
 * @param scale what stands where the document gives none; null = the prior has none
 */
export function tauPriorOf(spec: BayesSpec = DEFAULT_BAYES, scale: number | null): PriorInUse {
  const prior = tauPriors.get(spec.prior);
  const key = prior.scaleKey;
  const given = key === null || scale === null ? spec.params : { [key]: scale, ...spec.params };
  return { prior, params: withDefaults(prior.params, given) };
}

function scaleIn({ prior: { scaleKey }, params }: PriorInUse): number | null {
  const value = scaleKey === null ? undefined : params[scaleKey];
  return typeof value === "number" ? value : null;
}

/** What the Bayesian answer is computed from: nothing of the model that it does not depend on. */
interface BayesInput {
  readonly effects: EffectSet;
  readonly mean: BayesSpec["mean"];
  /** Id of the prior of tau, and all its parameters. */
  readonly prior: string;
  readonly params: Params;
  readonly level: number;
  /** A value of the mean asked about; null = none. */
  readonly against: number | null;
}

interface BayesAnswer {
  readonly answer: FewStudiesAnswer | null;
  readonly bayes: FewStudiesBayes | null;
  readonly issues: readonly Issue[];
}

/** The Bayesian answer by itself, so that it is computed once whatever else is chosen. */
export function bayesAnswerOf({ effects, mean, prior: id, params, level, against }: BayesInput): BayesAnswer {
  const result = normalNormal(effects, { tau: id, params, mean });
  if (!result.ok) return { answer: null, bayes: null, issues: result.issues };
  const found = { prior: tauPriors.get(id), params, posterior: result.value };
  return {
    answer: bayesAnswer(found, effects.yi.length, level),
    bayes: bayesNumbers(found, against),
    issues: result.issues,
  };
}

/** That a scale was assumed, on what grounds, and what to do about it. */
function assumedScale(
  { params }: BayesSpec,
  { prior: { scaleKey, label } }: PriorInUse,
  proposed: ProposedScale | null,
): readonly Issue[] {
  if (proposed === null || scaleKey === null || params[scaleKey] !== undefined) return [];
  const { scale, because } = proposed;
  return [
    issue(
      "prior-scale-assumed",
      "note",
      `The Bayesian answer assumes a scale of ${formatShort(scale)} for the prior “${label}” of τ, because these effects have units of their own, in which no scale is usual. It is ${because}.`,
      "Give a scale of your own for the prior of τ where more is known; name the effects (“Hedges’ g”, “log odds ratio”) where 0.5 is usual for them; and see what half and twice the scale do.",
      { field: "model.bayes" },
    ),
  ];
}

/** "half-normal, scale 0.5" */
function priorInWords({ label, params: defs }: TauPrior, params: Params): string {
  const parts = defs.map(({ key, label: name }) => {
    const value = params[key];
    return `${name.charAt(0).toLowerCase()}${name.slice(1)} ${typeof value === "number" ? formatShort(value) : String(value)}`;
  });
  return [`${label.charAt(0).toLowerCase()}${label.slice(1)} prior`, ...parts].join(", ");
}

/** P(|Z| < 1.96) = 0.95: what a half-normal prior holds tau to be below. */
const HALF_NORMAL_95 = 1.959963984540054;

function bayesAnswer(
  { prior, params, posterior }: PriorAndPosterior,
  k: number,
  level: number,
): FewStudiesAnswer {
  const words = priorInWords(prior, params);
  const interval = (of: Posterior, kind: Interval["kind"]): Interval | null => {
    const [lower, upper] = of.shortest(level);
    return withWidth({ lower, upper, level, kind, method: `shortest posterior interval, ${words}` });
  };
  const { scale } = params;
  const bound = prior === halfNormal && typeof scale === "number" ? HALF_NORMAL_95 * scale : null;
  return {
    id: prior.id,
    label: `Bayesian, ${prior.label.charAt(0).toLowerCase()}${prior.label.slice(1)}`,
    estimate: posterior.mu.quantile(0.5),
    interval: interval(posterior.mu, "confidence"),
    test: null,
    tau: posterior.tau.quantile(0.5),
    tauInterval: interval(posterior.tau, "confidence"),
    prediction: interval(posterior.predictive, "prediction"),
    ...judgeBayes(k, words, bound),
  };
}

function bayesNumbers(
  { prior, params, posterior }: PriorAndPosterior,
  against: number | null,
): FewStudiesBayes {
  const above = (of: Posterior): number | null =>
    against === null ? null : Math.max(0, 1 - of.below(against));
  const factor = posterior.bayesFactorTau0;
  return {
    prior: priorInWords(prior, params),
    against,
    meanAbove: above(posterior.mu),
    newAbove: above(posterior.predictive),
    logMarginalLikelihood: posterior.logMarginalLikelihood,
    bayesFactorTau0: factor !== null && Number.isFinite(factor) ? factor : null,
  };
}
