import type { EffectSet } from "../analysis-types.ts";
import { createModelInput } from "../models/model-input.ts";
import { exp, log } from "../numeric/elementary.ts";
import type { Params } from "../registry.ts";
import { fail, type Issue, issue, ok, type Result } from "../result.ts";
import { type Conditional, conditionalAt, logLikelihoodAt, type NormalData } from "./conditional.ts";
import { integrateOverTau, type LogIntegral } from "./log-quadrature.ts";
import { type Moments, mixture, tauPosterior } from "./posterior.ts";
import { tauPriors } from "./registry.ts";
import type { MeanPrior, Posterior, TauPrior } from "./types.ts";

/** What is held to be known before the studies. */
export interface Priors {
  /** Id in the registry of priors of tau. */
  readonly tau: string;
  readonly params: Params;
  readonly mean: MeanPrior | null;
}

/** Everything the posterior tells; nothing is computed before it is asked for but the integral itself. */
export interface NormalNormal {
  readonly mu: Posterior;
  readonly tau: Posterior;
  /** The true effect of a new study. */
  readonly predictive: Posterior;
  /** The true effect of one study, which lies between what it found and the mean. */
  shrinkage(study: number): Posterior;
  /** log of the marginal likelihood; null where a prior is improper. */
  readonly logMarginalLikelihood: number | null;
  /** Bayes factor for tau = 0 against tau > 0; null where a prior is improper. */
  readonly bayesFactorTau0: number | null;
  /** Bayes factor for a mean of `value` against any mean; null where a prior is improper. */
  bayesFactorMean(value: number): number | null;
}

/** One node of the mixture over tau. */
interface Draw extends Conditional {
  readonly tau: number;
  readonly probability: number;
}

/**
 * The normal-normal hierarchical model y_i ~ N(mu, v_i + tau^2), solved by quadrature over tau: given tau, the mean and every
 * true effect are normal, so that their posteriors are mixtures over the posterior of tau.
 * @param effects at least one, all vi > 0
 * @returns the posterior, or `posterior-improper` where prior and number of studies leave none
 * @throws RangeError for an unknown prior, or an effect or variance that is unusable
 * Source: Röver (2020), J. Statistical Software 93(6), doi:10.18637/jss.v093.i06.
 * R: `bayesmeta(yi, sqrt(vi), tau.prior = function(t) dhalfnormal(t, scale = 0.5))`
 */
export function normalNormal(effects: EffectSet, priors: Priors): Result<NormalNormal> {
  const prior = tauPriors.get(priors.tau);
  const data: NormalData = createModelInput(effects);
  const k = data.yi.length;
  // For large tau the likelihood falls like tau^-k, and like tau^-(k - 1) once a uniform mean is integrated out.
  const power = prior.tail(priors.params) + k - (priors.mean === null ? 1 : 0);
  if (k === 0 || !(power > 1)) return fail(improper(prior, k, priors.mean));
  const logPrior = (tau: number): number => prior.logDensity(tau, priors.params, data.vi);
  const logPosterior = (tau: number): number => logPrior(tau) + conditionalAt(data, priors.mean, tau).logLik;
  const integral = integrateOverTau(
    logPosterior,
    Math.min(2, Math.max(0, Math.ceil(power) - 2)),
    (from, to) => isSteady(data, priors.mean, from, to),
  );
  if (integral === null || !Number.isFinite(integral.logTotal)) return fail(outOfReach());
  const draws = drawsOf(data, priors.mean, integral);
  const proper = prior.proper && priors.mean !== null;
  const exists: Moments = { mean: power > 2, sd: power > 3 };
  const ofMean: Moments = priors.mean === null ? exists : { mean: true, sd: true };
  return ok({
    mu: mixture(draws.map(meanOf), data.centre, ofMean),
    tau: tauPosterior(integral, logPosterior, exists),
    predictive: mixture(draws.map(newEffectOf), data.centre, {
      mean: ofMean.mean,
      sd: exists.sd,
    }),
    shrinkage: (study) =>
      mixture(
        draws.map((draw) => shrunk(data, study, draw)),
        data.centre,
        { mean: true, sd: true },
      ),
    logMarginalLikelihood: proper ? integral.logTotal : null,
    bayesFactorTau0: proper ? exp(conditionalAt(data, priors.mean, 0).logLik - integral.logTotal) : null,
    bayesFactorMean(value) {
      if (!proper) return null;
      const at = integrateOverTau(
        (tau) => logPrior(tau) + logLikelihoodAt(data, value - data.centre, tau),
        0,
      );
      return at === null ? 0 : exp(at.logTotal - integral.logTotal);
    },
  });
}

/** Whether the mean given tau moves by less than its own standard error: else a mixture would show its nodes as steps. */
function isSteady(data: NormalData, prior: MeanPrior | null, from: number, to: number): boolean {
  const [a, b] = [conditionalAt(data, prior, exp(from)), conditionalAt(data, prior, exp(to))];
  return Math.abs(a.mean - b.mean) <= Math.sqrt(Math.min(a.variance, b.variance));
}

/** Draws that weigh nothing in double precision are left out. */
const LEAST = 1e-16;
/** Where tau is small beside every standard error the mean no longer depends on it: such draws become one. */
const ALIKE = 1e-11;

function drawsOf(data: NormalData, prior: MeanPrior | null, { panels, peak, logTotal }: LogIntegral): Draw[] {
  const draws: Draw[] = [];
  const smallest = data.vi.reduce((least, v) => Math.min(least, v), Number.POSITIVE_INFINITY);
  for (const { nodes } of panels) {
    for (const { at, weight } of nodes) {
      const probability = exp(log(weight) + peak - logTotal);
      if (probability < LEAST) continue;
      const tau = exp(at);
      const last = draws.at(-1);
      if (last !== undefined && tau * tau < ALIKE * smallest) {
        draws[draws.length - 1] = { ...last, probability: last.probability + probability };
      } else {
        draws.push({ ...conditionalAt(data, prior, tau), tau, probability });
      }
    }
  }
  return draws;
}

const meanOf = ({ probability, mean, variance }: Draw) => ({ probability, mean, sd: Math.sqrt(variance) });

const newEffectOf = ({ probability, mean, variance, tau }: Draw) => ({
  probability,
  mean,
  sd: Math.sqrt(variance + tau * tau),
});

/** theta_i given tau: with B = v / (v + tau^2) its mean is B mu + (1 - B) y, its variance (1 - B) v + B^2 Var(mu). */
function shrunk({ yi, vi }: NormalData, study: number, { probability, mean, variance, tau }: Draw) {
  const v = vi[study];
  const y = yi[study];
  if (v === undefined || y === undefined) throw new RangeError(`there is no study ${study}`);
  const towards = v / (v + tau * tau);
  const own = (tau * tau) / (v + tau * tau);
  return {
    probability,
    mean: towards * mean + own * y,
    sd: Math.sqrt(own * v + towards * towards * variance),
  };
}

function improper({ label }: TauPrior, k: number, mean: MeanPrior | null): Issue {
  const studies = k === 1 ? "1 study" : `${k} studies`;
  const flat = mean === null ? " and a uniform prior of the mean" : "";
  return issue(
    "posterior-improper",
    "error",
    `With ${studies}, the prior “${label}” of τ${flat} leaves no posterior distribution, so no Bayesian answer is given: ` +
      "the studies say too little against very large τ.",
    "Choose a proper prior of τ, such as the half-normal one.",
    { field: "model.bayes" },
  );
}

function outOfReach(): Issue {
  return issue(
    "posterior-out-of-range",
    "error",
    "The prior of τ and the studies lie so far apart that their product is 0 to a computer, so no Bayesian answer is given.",
    "Check the scale of the prior: it is in units of the effect.",
    { field: "model.bayes" },
  );
}
