import { createDerivation } from "../derivation.ts";
import { square } from "../numeric/elementary.ts";
import { withDefaults } from "../registry.ts";
import { dependsOnOthers } from "./derive-alone.ts";
import { applyFlip } from "./flip.ts";
import { ONE_MEAN_INPUTS, ONE_MEAN_SETS } from "./one-group-means.ts";
import { needInput, needSd, needSize, readInput } from "./one-sample-checks.ts";
import { createRowIssues, toOutput } from "./row-issues.ts";
import { vtypeParam, vtypeToR } from "./two-by-two-inputs.ts";
import type { InputColumns, Measure } from "./types.ts";

const params = [
  vtypeParam([
    { value: "LS", label: "each study’s own SD" },
    { value: "HO", label: "one SD, pooled over all studies", overStudies: true },
  ]),
];

/**
 * Raw mean of one group: y = m, v = sd²/n, or s²/n with s² = Σ(n − 1)sd² / Σ(n − 1) over all studies under `HO`.
 *
 * Source: Lipsey & Wilson (2001), Practical Meta-Analysis, p. 38.
 * R: `escalc(measure = "MN", mi, sdi, ni)`
 */
export const rawMean: Measure = {
  id: "MN",
  label: "Mean of one group",
  summary: "Mean of a single group, in the units of the instrument all studies share.",
  reference: "Lipsey & Wilson (2001), Practical Meta-Analysis, p. 38",
  family: "one-group means",
  symbol: { analysis: "mean", display: "mean" },
  inputs: ONE_MEAN_INPUTS,
  inputSets: ONE_MEAN_SETS,
  params,
  nullValue: null,
  display: "identity",
  compute(inputs, given) {
    const { vtype } = withDefaults(params, given);
    const issues = createRowIssues();
    const sizes = inputs.ni ?? [];
    const yi = new Float64Array(sizes.length).fill(Number.NaN);
    const vi = new Float64Array(sizes.length).fill(Number.NaN);
    const pooled = vtype === "HO" ? pooledVariance(inputs) : Number.NaN;
    for (const row of sizes.keys()) {
      const mean = needInput(inputs, "mi", row, "the mean", issues);
      const n = needSize(inputs, row, 1, "a mean needs at least one person", issues);
      // The pooled SD takes the place of one that is not reported.
      const sd = vtype === "HO" ? Math.sqrt(pooled) : needSd(inputs, "sdi", row, "the SD", "use", issues);
      if (mean === null || n === null || sd === null) continue;
      yi[row] = mean;
      vi[row] = square(sd) / n;
    }
    return applyFlip(toOutput(yi, vi, [...sizes], issues), inputs);
  },
  derive(given, chosen) {
    const { mi, sdi, ni } = given;
    if (dependsOnOthers(params, chosen)) return [];
    if (mi === undefined || sdi === undefined || ni === undefined || !(ni > 0)) return [];
    const to = createDerivation();
    to.step("yi", "mi", mi);
    to.step("vi", "sdi^2 / ni", square(sdi) / ni);
    return to.steps;
  },
  r: (given) => `measure = "MN"${vtypeToR(withDefaults(params, given))}`,
  older: { vtypes: ["HO"] },
};

function pooledVariance(inputs: InputColumns): number {
  let sum = 0;
  let df = 0;
  for (const row of (inputs.ni ?? []).keys()) {
    const n = readInput(inputs, "ni", row);
    const sd = readInput(inputs, "sdi", row);
    if (n === null || sd === null || !(n > 1) || !(sd >= 0)) continue;
    sum += (n - 1) * square(sd);
    df += n - 1;
  }
  return sum / df;
}
