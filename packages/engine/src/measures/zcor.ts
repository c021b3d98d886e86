import { correlationMeasure } from "./correlation-measure.ts";
import type { Measure } from "./types.ts";

/**
 * Fisher's z of a correlation: y = atanh(r), v = 1/(n − 3) for n > 3. A row without r may give t or a signed two-sided p of
 * the test of r = 0: y = asinh(t / √(n − 2)), which is atanh(t / √(t² + n − 2)) without its cancellation near |r| = 1.
 *
 * Source: Fisher (1921), Metron 1, 3-32.
 * R: `escalc(measure = "ZCOR", ri, ni)`
 */
export const fisherZ: Measure = correlationMeasure({
  id: "ZCOR",
  label: "Correlation (Fisher’s z)",
  summary: "Pearson correlation, pooled after Fisher’s transformation and shown as a correlation.",
  reference: "Fisher (1921), Metron 1, 3-32",
  symbol: { analysis: "Fisher’s z", display: "r" },
  display: "tanh",
  params: [],
  least: [3, "the sampling variance 1/(n − 3) exists only from 4 on"],
  canBePerfect: false,
  effect: ({ z }) => z,
  variance: (_effect, _r, n) => 1 / (n - 3),
  steps: (r) => [`atanh(${r})`, "1 / (ni - 3)"],
  older: { inputs: ["ti", "pi"] },
});
