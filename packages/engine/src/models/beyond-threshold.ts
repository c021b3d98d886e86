import type { BeyondThreshold, EffectShare, Fit, Interval } from "../analysis-types.ts";
import { notDefined } from "../inference/not-defined.ts";
import { criticalValue } from "../inference/tests.ts";
import type { Predictive } from "../inference/types.ts";
import { exp, square } from "../numeric/elementary.ts";
import { normalCdf, normalLogTails } from "../numeric/normal.ts";
import { tLogTails } from "../numeric/student-t.ts";
import { type Issue, issue } from "../result.ts";

/** The predictive probabilities P(estimate + scale T > x) and P(estimate + scale T < x), each from its own tail. */
function predictiveOf(
  mean: number,
  threshold: number,
  { scale, df }: Predictive,
): { above: number; below: number } {
  const at = (threshold - mean) / scale;
  const [below, above] = df === null ? normalLogTails(at) : tLogTails(at, df);
  return { above: Math.min(1, exp(above)), below: Math.min(1, exp(below)) };
}

/** Standard error of (x - mean) / tau; null where that of tau2 is not known. */
function probitError(fit: Fit, distance: number, tau2: number): number | null {
  const { se, given } = fit.tau2;
  const varianceOfTau2 = given ? 0 : se === null ? null : se * se;
  const pooled = fit.coefficients[0];
  if (varianceOfTau2 === null || pooled === undefined) return null;
  return Math.sqrt(square(pooled.se) / tau2 + (square(distance / tau2) * (varianceOfTau2 / tau2)) / 4);
}

function sharesOf(fit: Fit, mean: number, threshold: number, tau2: number): BeyondThreshold["share"] {
  if (tau2 === 0) return null;
  const { level } = fit.spec;
  const distance = threshold - mean;
  const at = distance / Math.sqrt(tau2);
  const error = probitError(fit, distance, tau2);
  const share = (sign: 1 | -1): EffectShare => {
    const reach = error === null ? null : criticalValue(level, null) * error;
    const interval: Interval | null =
      reach === null
        ? null
        : {
            lower: normalCdf(sign * at - reach),
            upper: normalCdf(sign * at + reach),
            level,
            kind: "confidence",
            method: "delta method on the probit scale",
          };
    return { estimate: normalCdf(sign * at), interval };
  };
  return { above: share(-1), below: share(1) };
}

function noDistribution(fit: Fit): readonly Issue[] {
  if (fit.spec.threshold === null) return [];
  const reason =
    fit.k < 2
      ? "one study tells nothing about how true effects differ."
      : "this model has no distribution of true effects.";
  return notDefined("model.threshold", reason, "Choose a random-effects model, or remove the threshold.");
}

function oneTrueEffect(fit: Fit): readonly Issue[] {
  if (fit.spec.threshold === null) return [];
  return [
    issue(
      "beyond-without-heterogeneity",
      "note",
      fit.tau2.given
        ? "The share of true effects beyond the threshold is not estimated: τ² is given as 0, which takes all of them to be the same."
        : "The share of true effects beyond the threshold is not estimated: τ² is 0, the smallest value it can have, which is no proof that all true effects are the same.",
      fit.predictive === undefined
        ? "Choose a prediction interval with a distribution, such as t: the probability for a new study then allows for the uncertainty of the mean."
        : "Read the probability for a new study instead, which allows for the uncertainty of the mean.",
      { field: "model.threshold" },
    ),
  ];
}

/** What was found, and what a reader has to know about it. */
interface Found {
  readonly value: BeyondThreshold | null;
  readonly issues: readonly Issue[];
}

/**
 * How much of the distribution of true effects lies beyond a value x: the probability that the true effect of a new study does,
 * 1 - F((x - mu) / scale) with the distribution F of the prediction interval; and the share of true effects that do,
 * Phi((mu - x) / tau), with the delta interval on the probit scale, SE^2 = Var(mu) / tau2 + (mu - x)^2 Var(tau2) / (4 tau^6).
 * At tau2 = 0 no share is estimated: Phi is 0 or 1 there, a certainty that an estimate at its boundary does not give.
 * @param threshold x on the analysis scale; null = the measure has no value of no effect, and none is given
 * @returns null without a distribution of true effects
 * Source: Mathur & VanderWeele (2019), Statistics in Medicine 38, 1336-1342, doi:10.1002/sim.8057.
 * R: `pt((mu - x) / scale, df)`, `pnorm((mu - x) / tau + c(-1, 0, 1) * qnorm(.975) * se)`
 */
export function beyondThreshold(fit: Fit, threshold: number | null): Found {
  const pooled = fit.coefficients[0];
  const tau2 = fit.tau2.estimate;
  if (threshold === null) return { value: null, issues: [] };
  if (fit.spec.kind !== "random" || fit.k < 2 || tau2 === null || pooled === undefined) {
    return { value: null, issues: noDistribution(fit) };
  }
  const mean = pooled.estimate;
  return {
    value: {
      threshold,
      predictive: fit.predictive === undefined ? null : predictiveOf(mean, threshold, fit.predictive),
      share: sharesOf(fit, mean, threshold, tau2),
    },
    issues: tau2 === 0 ? oneTrueEffect(fit) : [],
  };
}
