import { square } from "../../numeric/elementary.ts";
import { formulaChoice } from "../assumed.ts";
import { TWO_GROUPS } from "../checks.ts";
import { defineConversion, type FormulaChoice, type Refusal, refuse } from "../define.ts";
import { J } from "../r-functions.ts";
import type { Conversion } from "../types.ts";
import { clusterSize, ICC, ICC_IN_RANGE, weightedSize } from "./clusters.ts";

const CORRECTION: FormulaChoice<"correction"> = formulaChoice(
  "correction",
  "Small-sample correction",
  "Hedges’ factor J at the effective degrees of freedom, as for any other standardised mean difference.",
  [
    { value: "J", label: "with Hedges’ J" },
    { value: "none", label: "without" },
  ],
);

type Step = (symbol: string, expression: string, value: number) => number;

/** Effect and variance from d in units of the total SD, with or without the small-sample factor. */
function corrected(correction: string, d: number, v: number, h: number, step: Step): Refusal | undefined {
  if (correction === "none") {
    step("yi_SMD", "d_total", d);
    step("vi_SMD", "v_total", v);
    return undefined;
  }
  if (!(h > 1)) return fewClusters();
  const j = step("j", "J(h)", J(h));
  step("yi_SMD", "j * d_total", j * d);
  step("vi_SMD", "j^2 * v_total", square(j) * v);
  return undefined;
}

function fewClusters(): Refusal {
  return refuse(
    "clusters-too-large",
    "cluster_size",
    "clusters as large and as alike as these leave no degrees of freedom for a standard deviation.",
    "Check the mean cluster size and the intracluster correlation.",
  );
}

/**
 * Standardised mean difference of a trial that randomised clusters in both groups, in units of the total SD, from the d that
 * ignores them: d_T = d √(1 − 2(n − 1)ρ/(N − 2)), N = n1 + n2, clusters of equal size n, ICC ρ, and
 * V = (1/n1 + 1/n2)(1 + (n − 1)ρ) + d_T² [(N−2)(1−ρ)² + n(N−2n)ρ² + 2(N−2n)ρ(1−ρ)] / (2(N−2)(N−2−2(n−1)ρ)).
 * Clusters that vary in size with coefficient of variation cv count as n = (cv² + 1) times their mean size, Σn²/Σn: so d_T and
 * the design effect 1 + (n − 1)ρ are those of unequal clusters.
 *
 * Source: Hedges (2007), doi:10.3102/1076998606298043, eq. 15 and 16, 17 to 19 for unequal clusters; degrees of freedom Hedges
 * (2011); Eldridge, Ashby & Kerry (2006), doi:10.1093/ije/dyl129 (cv).
 * R: `d * sqrt(1 - 2*(n-1)*rho/(N-2))`
 */
export const clusterSmd: Conversion = defineConversion({
  id: "cluster-smd",
  label: "Cluster-randomised d to a standardised mean difference",
  summary: "Standardised mean difference and variance that allow for clusters in both groups.",
  reference: "Hedges (2007), doi:10.3102/1076998606298043",
  group: "design",
  from: ["d", "n1i", "n2i", "cluster_size"],
  optional: ["cluster_cv"],
  assumed: [ICC],
  choices: [CORRECTION],
  yields: ["yi_SMD", "vi_SMD"],
  example: { d: 0.5, n1i: 100, n2i: 80, cluster_size: 20, icc: 0.2 },
  checks: [TWO_GROUPS, clusterSize("cluster_size"), ICC_IN_RANGE],
  formulas({ d, n1i, n2i, icc, ...clusters }, { step, choice }) {
    const [size, n] = weightedSize("cluster_size", clusters.cluster_size, clusters.cluster_cv, step);
    const m = step("m", "n1i + n2i - 2", n1i + n2i - 2);
    const left = step("left", `m - 2 * (${size} - 1) * icc`, m - 2 * (n - 1) * icc);
    if (!(left > 0)) return fewClusters();
    const total = step("d_total", "d * sqrt(left / m)", d * Math.sqrt(left / m));
    const outer = m + 2 - 2 * n;
    // Less than one cluster in a group: the mean size cannot be right.
    if (outer < 0) return fewClusters();
    const spread = step(
      "spread",
      `m * (1 - icc)^2 + ${size} * (m + 2 - 2 * ${size}) * icc^2 + 2 * (m + 2 - 2 * ${size}) * icc * (1 - icc)`,
      m * square(1 - icc) + n * outer * square(icc) + 2 * outer * icc * (1 - icc),
    );
    if (!(spread > 0)) return fewClusters();
    const v = step(
      "v_total",
      `(1 / n1i + 1 / n2i) * (1 + (${size} - 1) * icc) + d_total^2 * spread / (2 * m * left)`,
      (1 / n1i + 1 / n2i) * (1 + (n - 1) * icc) + (square(total) * spread) / (2 * m * left),
    );
    return corrected(choice.correction, total, v, step("h", "left^2 / spread", square(left) / spread), step);
  },
});

/**
 * Standardised mean difference where only group 1 is treated in clusters of mean size n, in units of the total SD of that
 * group: d_T = d √(1 − (n + n2 − 2)ρ/(N − 2)), V = N/(n1 n2) (1 + (n n2/N − 1)ρ) + d_T²/(2h), with the effective degrees of
 * freedom h = (N − 2 − (n + n2 − 2)ρ)² / ((N−2)(1−ρ)² + (n1−n)nρ² + 2(n1−n)ρ(1−ρ)).
 *
 * Source: Hedges & Citkowicz (2015), doi:10.3758/s13428-014-0538-z. R: `VIVECampbell::vgt_smd_1armcluster(...)`
 */
export const oneGroupClusterSmd: Conversion = defineConversion({
  id: "one-group-cluster-smd",
  label: "d with clusters in one group to a standardised mean difference",
  summary: "Standardised mean difference and variance that allow for clusters in group 1 alone.",
  reference: "Hedges & Citkowicz (2015), doi:10.3758/s13428-014-0538-z",
  group: "design",
  from: ["d", "n1i", "n2i", "cluster_size1"],
  optional: ["cluster_cv"],
  assumed: [ICC],
  choices: [CORRECTION],
  yields: ["yi_SMD", "vi_SMD"],
  example: { d: 0.5, n1i: 48, n2i: 50, cluster_size1: 8, icc: 0.1 },
  checks: [TWO_GROUPS, clusterSize("cluster_size1"), ICC_IN_RANGE],
  formulas({ d, n1i, n2i, icc, ...clusters }, { step, choice }) {
    const n = step("n_all", "n1i + n2i", n1i + n2i);
    const [name, size] = weightedSize("cluster_size1", clusters.cluster_size1, clusters.cluster_cv, step);
    const left = step("left", `n_all - 2 - (${name} + n2i - 2) * icc`, n - 2 - (size + n2i - 2) * icc);
    const spread = step(
      "spread",
      `(n_all - 2) * (1 - icc)^2 + (n1i - ${name}) * (${name} * icc^2 + 2 * icc * (1 - icc))`,
      (n - 2) * square(1 - icc) + (n1i - size) * (size * square(icc) + 2 * icc * (1 - icc)),
    );
    if (!(left > 0 && spread > 0 && size <= n1i)) return fewClusters();
    const total = step("d_total", "d * sqrt(left / (n_all - 2))", d * Math.sqrt(left / (n - 2)));
    const h = step("h", "left^2 / spread", square(left) / spread);
    const v = step(
      "v_total",
      `n_all / (n1i * n2i) * (1 + (${name} * n2i / n_all - 1) * icc) + d_total^2 / (2 * h)`,
      (n / (n1i * n2i)) * (1 + ((size * n2i) / n - 1) * icc) + square(total) / (2 * h),
    );
    return corrected(choice.correction, total, v, h, step);
  },
});
