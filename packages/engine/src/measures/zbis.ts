import { atanh, square } from "../numeric/elementary.ts";
import { biserial, biserialSteps, checkBiserial } from "./biserial.ts";
import { standardisedMeasure } from "./standardised-measure.ts";
import type { Measure } from "./types.ts";

/**
 * Fisher's z of the biserial correlation, y = atanh(r_b), v = v(r_b)/(1 − r_b²)²: see {@link biserial}. It does not stabilize
 * the variance here.
 *
 * R: `escalc(measure = "ZBIS", m1i, sd1i, n1i, m2i, sd2i, n2i)`, metafor 5.0 or later
 */
export const biserialFisherZ: Measure = standardisedMeasure({
  id: "ZBIS",
  label: "Biserial correlation (Fisher’s z)",
  summary: "Biserial correlation, pooled after Fisher’s transformation and shown as a correlation.",
  reference: "Jacobs & Viechtbauer (2017), doi:10.1002/jrsm.1218",
  family: "correlation",
  symbol: { analysis: "Fisher’s z", display: "r" },
  display: "tanh",
  params: [],
  effect(study, _params, row, issues) {
    const { yi, vi } = biserial(study);
    if (!checkBiserial(yi, false, row, issues)) return null;
    return { yi: atanh(yi), vi: vi / square((1 - yi) * (1 + yi)) };
  },
  steps(to, study) {
    const variance = biserialSteps(to, study);
    return ["atanh(rb)", `${variance} / (1 - rb^2)^2`];
  },
  isNew: true,
});
