import { DEFAULT_MODEL } from "../../../packages/engine/src/document/defaults.ts";
import type { ModelSpec } from "../../../packages/engine/src/document/types.ts";
import { coefficientTests } from "../../../packages/engine/src/inference/coefficient-tests/registry.ts";
import type { CoverageSubject } from "../../../packages/engine/src/inference/coverage-facts.ts";
import { predictionIntervals } from "../../../packages/engine/src/inference/prediction-intervals/registry.ts";
import { tau2Intervals } from "../../../packages/engine/src/inference/tau2-intervals/registry.ts";
import type { MeanInput } from "../../../packages/engine/src/inference/types.ts";
import { summariseQ } from "../../../packages/engine/src/models/heterogeneity.ts";
import { createModelInput, type ModelInput } from "../../../packages/engine/src/models/model-input.ts";
import { meanInputOf, pool } from "../../../packages/engine/src/models/pool.ts";
import { tau2Of } from "../../../packages/engine/src/models/univariate.ts";
import { normalCdf } from "../../../packages/engine/src/numeric/normal.ts";
import { effectSet } from "../../reference/pooling/load.ts";
import type { Design, Studies } from "./design.ts";

/** What one interval did: the probability with which it holds the truth (0 or 1 for a mean), and its width. */
export interface Outcome {
  readonly covered: number;
  /** Infinity where the interval has no upper end. */
  readonly width: number;
}

/** One simulated meta-analysis with the fits that intervals start from. */
export interface Prepared {
  readonly studies: Studies;
  readonly input: ModelInput;
  readonly mu: number;
  /** Number of the set within its cell, which seeds methods that draw at random. */
  readonly replication: number;
  /** The fit of an estimator, made once. */
  fit(estimator: string): Fitted;
}

interface Fitted {
  readonly mean: MeanInput;
  readonly seTau2: number | null;
}

/** One row of the table. */
export interface SimulatedMethod {
  readonly subject: CoverageSubject;
  /** Id in its registry. */
  readonly id: string;
  readonly estimator: string;
  /** It is tried on every nth set of studies. */
  readonly every: number;
  /** null where the method is not defined. */
  outcome(data: Prepared): Outcome | null;
}

const SAMPLES_OF_BOOTSTRAP = 200;

export function prepare(studies: Studies, replication: number, { mu, level }: Design): Prepared {
  const input = createModelInput(effectSet(studies.yi, studies.vi));
  const fits = new Map<string, Fitted>();
  const fit = (estimator: string): Fitted => {
    const known = fits.get(estimator);
    if (known !== undefined) return known;
    const spec: ModelSpec = {
      ...DEFAULT_MODEL,
      estimator,
      level,
      seed: replication + 1,
      samples: SAMPLES_OF_BOOTSTRAP,
    };
    const { tau2, result } = tau2Of(input, spec);
    const made = {
      mean: meanInputOf(input, pool(input, tau2, spec.weighting), tau2, spec),
      seTau2: result.se,
    };
    fits.set(estimator, made);
    return made;
  };
  return { studies, input, mu, replication, fit };
}

function ofMean(id: string, estimator: string): SimulatedMethod {
  const record = coefficientTests.get(id);
  return {
    subject: "mean",
    id,
    estimator,
    every: 1,
    outcome({ fit, mu }) {
      const { ends } = record.infer(fit(estimator).mean);
      if (ends === null) return null;
      const [lower, upper] = ends;
      return { covered: lower <= mu && mu <= upper ? 1 : 0, width: upper - lower };
    },
  };
}

/** The probability that the true effect of a new study lies between two bounds, which is nearer to its mean than one draw. */
function probabilityWithin(lower: number, upper: number, mu: number, tau2: number): number {
  if (tau2 === 0) return lower <= mu && mu <= upper ? 1 : 0;
  const tau = Math.sqrt(tau2);
  return normalCdf((upper - mu) / tau) - normalCdf((lower - mu) / tau);
}

function ofPrediction(id: string, test: string, every = 1): SimulatedMethod {
  const record = predictionIntervals.get(id);
  return {
    subject: "prediction",
    id,
    estimator: "REML",
    every,
    outcome({ fit, mu, studies }) {
      const { mean: given } = fit("REML");
      const { se, df } = coefficientTests.get(test).infer(given);
      const { yi, vi, centre, mean, waldSe, s2, tau2, estimator, level } = given;
      const estimate = centre + mean;
      const k = yi.length;
      const found = record.interval({
        k,
        p: 1,
        estimate,
        se,
        df,
        waldSe,
        s2,
        tau2,
        estimator,
        yi,
        vi,
        centre,
        level,
      });
      if (found === null || found.upper === null) return null;
      return {
        covered: probabilityWithin(found.lower, found.upper, mu, studies.tau2),
        width: found.upper - found.lower,
      };
    },
  };
}

function ofTau2(id: string, every = 1): SimulatedMethod {
  const record = tau2Intervals.get(id);
  return {
    subject: "tau2",
    id,
    estimator: "REML",
    every,
    outcome({ fit, input, studies }) {
      const { mean, seTau2 } = fit("REML");
      const q = summariseQ(input);
      if (q === null) return null;
      const given = {
        ...input,
        estimator: "REML",
        tau2: mean.tau2,
        se: seTau2,
        level: mean.level,
        q: q.value,
        typicalVariance: q.typicalVariance,
        resampling: mean.resampling,
      };
      const bounds = record.applies(given).length > 0 ? null : record.bounds(given);
      if (bounds === null) return null;
      const upper = bounds.upper ?? Number.POSITIVE_INFINITY;
      const covered = !bounds.empty && bounds.lower <= studies.tau2 && studies.tau2 <= upper;
      return { covered: covered ? 1 : 0, width: upper - bounds.lower };
    },
  };
}

/** Every interval of the table. Prediction intervals that follow the test of the mean are given the one that is preselected. */
export const simulatedMethods: readonly SimulatedMethod[] = [
  ofMean("z", "DL"),
  ofMean("z", "REML"),
  ofMean("t", "REML"),
  ofMean("knha", "REML"),
  ofMean("adhoc", "REML"),
  ofMean("iqwig6", "REML"),
  ofMean("hybrid", "REML"),
  ofMean("KR", "REML"),
  ofMean("PLmean", "ML"),
  ofPrediction("normal", "z"),
  ofPrediction("t", DEFAULT_MODEL.test),
  ofPrediction("riley", DEFAULT_MODEL.test),
  ofPrediction("V", "z"),
  ofPrediction("HTS", "z"),
  ofPrediction("HK", "knha"),
  ofPrediction("HK-PR", "knha"),
  ofPrediction("KR", "KR"),
  ofPrediction("KR-PR", "KR"),
  ofPrediction("NNF", "z", 100),
  ofTau2("QP"),
  ofTau2("PL"),
  ofTau2("J", 4),
  ofTau2("BJ", 4),
  ofTau2("boot", 10),
  ofTau2("HT"),
  ofTau2("Wald"),
];
