import type { ParamDef, Params } from "../../registry.ts";
import type { BiasInput, QuickBiasMethod } from "../types.ts";
import { lineTest } from "./line-test.ts";
import { sizedStudies, tableStudies } from "./studies.ts";
import type { LinePoint } from "./weighted-line.ts";

const WEIGHTS: ParamDef = {
  key: "weights",
  label: "Weights",
  help: "Inverse variances of the effects, as R’s meta has it; or, for two-by-two tables, d h / n of both groups together, which do not depend on the effect.",
  type: "choice",
  default: "inverse-variance",
  choices: [
    { value: "inverse-variance", label: "Inverse variance" },
    { value: "pooled", label: "Counts of both groups together" },
  ],
};

/**
 * Macaskill's test: weighted regression of the effects on the total sample size, weights 1 / v or d h / n; t with k - 2 df.
 * Source: Macaskill, Walter & Irwig (2001), Statistics in Medicine 20, 641-654, doi:10.1002/sim.698.
 * R: `meta::metabias(x, method.bias = "Macaskill")`, `regtest(x, model = "lm", predictor = "ni")`
 */
export const macaskill: QuickBiasMethod = lineTest({
  id: "macaskill",
  label: "Macaskill’s test",
  summary: "Regression of the effects on the total sample size.",
  reference: "Macaskill et al. (2001), doi:10.1002/sim.698",
  assumption: "Without small-study effects the effects do not depend on the number of people in the study.",
  caution:
    "Single very large studies decide it, and its power is low: a test that does not reject shows no symmetry. An asymmetric funnel is not yet publication bias.",
  usual: false,
  params: [WEIGHTS],
  needs: "its size, or the counts that the weights are made of",
  points: (input, params) => (isPooled(params) ? pooledPoints(input) : variancePoints(input)),
  ran: (_, params) =>
    `weighted regression of the effects on n, weights ${isPooled(params) ? "d h / n" : "1 / variance"}`,
  along: "the total sample size",
  smallIs: -1,
  rParts: (_, params) =>
    isPooled(params)
      ? {
          before: ["macaskill_d <- bias_ai + bias_ci", "macaskill_n <- bias_n1 + bias_n2"],
          y: "bias_yi",
          x: "macaskill_n",
          weights: "macaskill_d * (macaskill_n - macaskill_d) / macaskill_n",
        }
      : { y: "bias_yi", x: "bias_ni", weights: "1 / bias_vi" },
});

function isPooled({ weights }: Params): boolean {
  return weights === "pooled";
}

function variancePoints(input: BiasInput): LinePoint[] {
  return sizedStudies(input, input.totals).map(({ place, yi, vi, size }) => ({
    place,
    y: yi,
    x: size,
    weight: 1 / vi,
  }));
}

function pooledPoints(input: BiasInput): LinePoint[] {
  return tableStudies(input).flatMap(({ place, yi, ai, n1i, ci, n2i }) => {
    const [d, n] = [ai + ci, n1i + n2i];
    return d > 0 && n > d ? [{ place, y: yi, x: n, weight: (d * (n - d)) / n }] : [];
  });
}
