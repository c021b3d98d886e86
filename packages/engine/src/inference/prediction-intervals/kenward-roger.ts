import {
  type KenwardRoger,
  kenwardRoger,
  kenwardRogerApplies,
  kenwardRogerOf,
  REML_ONLY,
} from "../coefficient-tests/kenward-roger.ts";
import type { PredictionInput, PredictionIntervalMethod } from "../types.ts";
import { fromDistribution } from "./half-width.ts";

const applies = (input: PredictionInput): ReturnType<typeof kenwardRogerApplies> =>
  kenwardRogerApplies("model.prediction", input);

function adjusted({ vi, tau2, regression }: PredictionInput): KenwardRoger {
  return regression === undefined ? kenwardRoger(vi, tau2) : kenwardRogerOf(regression, vi, tau2);
}

/**
 * Estimate plus or minus t(df) sqrt(SE^2 + tau2) with standard error and degrees of freedom of Kenward and Roger.
 * R: `meta::metagen(yi, sqrt(vi), method.tau = "REML", method.predict = "KR", prediction = TRUE)`
 */
export const krPrediction: PredictionIntervalMethod = fromDistribution(
  {
    id: "KR",
    label: "Kenward-Roger",
    summary:
      "Student’s t with the degrees of freedom and the standard error of Kenward and Roger; belongs to REML.",
    reference: "Partlett & Riley (2017), Statistics in Medicine 36, 301-317, doi:10.1002/sim.7140",
    r: "qt((1 + level) / 2, df = kr_pi$df) * sqrt(kr_pi$se^2 + res$tau2)",
    predtype: null,
    applies,
    standardError: "own",
    needs: REML_ONLY,
  },
  (input) => {
    const { tau2 } = input;
    const { se, df } = adjusted(input);
    return { scale: Math.sqrt(se * se + tau2), df };
  },
);

/** The same with one degree of freedom less, at least one. R: `meta::metagen(..., method.predict = "KR-PR")` */
export const krPr: PredictionIntervalMethod = fromDistribution(
  {
    id: "KR-PR",
    label: "Kenward-Roger, df − 1",
    summary:
      "Kenward and Roger’s interval with one degree of freedom less, spent on τ², and never fewer than one.",
    reference: "Partlett & Riley (2017), Statistics in Medicine 36, 301-317, doi:10.1002/sim.7140",
    r: "qt((1 + level) / 2, df = max(1, kr_pi$df - 1)) * sqrt(kr_pi$se^2 + res$tau2)",
    predtype: null,
    applies,
    standardError: "own",
    needs: REML_ONLY,
  },
  (input) => {
    const { tau2 } = input;
    const { se, df } = adjusted(input);
    return { scale: Math.sqrt(se * se + tau2), df: Math.max(1, df - 1) };
  },
);
