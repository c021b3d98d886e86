import type { Divergence } from "./comparison.ts";
import type { PoolingCase, PoolingFile } from "./load.ts";

const COMPARE = "compare";
const NULL = { instead: null } as const;

/** One study: R reports Q = 0 on 0 df, an empty REML likelihood and prediction intervals; we report none of them. */
const NOT_FOR_ONE_STUDY = /^(Q|QDf|QP|pi\..*|predictionInterval.*)$/;
const LIKELIHOOD = /^(logLik|deviance|AIC|BIC|AICc)$/;
/** What the Knapp-Hartung factor 0 of equal effects makes degenerate; `equal effects` below holds it to the guarded test. */
const SCALED_BY_FACTOR = /^(se|statistic|p|ci\..*|pi\..*|predictionInterval\.(default|riley|t)\..*)$/;

/** Where tau2 is 0, or R still creeps towards it, z times tau gives R an interval that is a single point; we report none. */
function isPoint([lower, upper]: readonly unknown[], se: unknown): boolean {
  return (
    typeof lower === "number" &&
    typeof upper === "number" &&
    typeof se === "number" &&
    upper - lower <= 1e-5 * se
  );
}

/** The deliberate differences from R in the pooling cases; each is an entry of DIVERGENCES.md. */
export function divergenceOf(file: PoolingFile, { input, expected }: PoolingCase): Divergence {
  const oneStudy = file.data.yi.length === 1;
  const degenerate = file.dataset === "inline_identical-effects" && /knha|hksj/.test(input.test);
  const pointPrediction = isPoint(expected.predictionInterval.simple, expected.se);
  return (field) => {
    if (pointPrediction && field.startsWith("predictionInterval.simple.")) return NULL;
    if (field === "seTau2" && (input.tau2 !== undefined || oneStudy)) return NULL;
    if (
      oneStudy &&
      (["I2", "H2", "typicalVariance"].includes(field) || (field === "tau2" && input.tau2 === undefined))
    )
      return NULL;
    if (oneStudy && NOT_FOR_ONE_STUDY.test(field)) return NULL;
    if (oneStudy && input.method === "REML" && LIKELIHOOD.test(field)) return NULL;
    if (degenerate && SCALED_BY_FACTOR.test(field)) return "skip";
    return COMPARE;
  };
}
