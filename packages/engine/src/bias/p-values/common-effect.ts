import type { HypothesisTest } from "../../analysis-types.ts";
import { chisqTest, oneSidedTest } from "../../inference/tests.ts";
import type { BiasInput } from "../types.ts";

/** The common effect of all studies by inverse variance, beside which methods of significant results are put. */
export interface CommonEffect {
  readonly estimate: number;
  readonly se: number;
  /** Of an effect in the favoured direction. */
  readonly oneSided: number;
  readonly q: number;
  readonly qTest: HypothesisTest;
}

/** R: `rma(yi, vi, method = "EE")` */
export function commonEffect({ effects, favours, nullValue }: BiasInput): CommonEffect {
  const { yi, vi } = effects;
  let [weights, sum] = [0, 0];
  for (const [i, v] of vi.entries()) {
    weights += 1 / v;
    sum += yi[i]! / v;
  }
  const estimate = sum / weights + 0;
  const se = Math.sqrt(1 / weights);
  const q = yi.reduce((total, y, i) => total + ((y - estimate) / vi[i]!) * (y - estimate), 0);
  const test = oneSidedTest("common effect", favours * (estimate - (nullValue ?? 0)), se, null, "above");
  const df = yi.length - 1;
  return {
    estimate,
    se,
    oneSided: test.pValue,
    q,
    qTest: df === 0 ? { ...test, pValue: 1, log10PValue: 0 } : chisqTest("heterogeneity", "Q", q, df),
  };
}
