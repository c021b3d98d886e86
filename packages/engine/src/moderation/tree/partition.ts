import type { TreeData, TreeSpec } from "./types.ts";
import { inverseVarianceMean } from "./weighted-mean.ts";

/** How a division of the studies in groups explains their effects. */
export interface Explained {
  /** Heterogeneity left within groups; 0 in the fixed-effect model. */
  readonly tau2: number;
  /** Between-group Q: sum W_j (mean_j - mean)^2 with weights 1 / (v + tau2). */
  readonly qBetween: number;
}

/**
 * tau2 within groups by the method of moments, max(0, (Q_W - (k - J)) / C) with Q_W = sum of Q over the J groups and
 * C = sum over groups of W - sum w^2 / W, w = 1 / v; then Q between the groups with weights 1 / (v + tau2).
 * @param groups places of studies in the data, each study in one group
 * Source: Li, Dusseldorp, Su & Meulman (2020), Behavior Research Methods 52, 2450-2468 doi:10.3758/s13428-020-01376-8 (meta-trees);
 * Raudenbush (2009), in Cooper, Hedges & Valentine (eds.), The Handbook of Research Synthesis, ch. 16 (moments within groups).
 * R: `rma(yi, vi, mods = ~ group, method="DL")`: `$tau2`, `$QM`
 */
export function explainedBy(
  data: Pick<TreeData, "yi" | "vi">,
  groups: readonly (readonly number[])[],
  model: TreeSpec["model"],
): Explained {
  const tau2 = model === "fixed" ? 0 : tau2Within(data, groups);
  const means = groups.map((group) => inverseVarianceMean(data, group, tau2));
  const total = means.reduce((sum, { weight }) => sum + weight, 0);
  const overall = means.reduce((sum, { weight, mean }) => sum + weight * mean, 0) / total;
  const qBetween = means.reduce(
    (sum, { weight, mean }) => sum + weight * (mean - overall) * (mean - overall),
    0,
  );
  return { tau2, qBetween };
}

function tau2Within(data: Pick<TreeData, "yi" | "vi">, groups: readonly (readonly number[])[]): number {
  let q = 0;
  let c = 0;
  let df = 0;
  for (const group of groups) {
    const { weight, mean } = inverseVarianceMean(data, group, 0);
    let squares = 0;
    for (const study of group) {
      const w = 1 / data.vi[study]!;
      const residual = data.yi[study]! - mean;
      q += w * residual * residual;
      squares += w * w;
    }
    c += weight - squares / weight;
    df += group.length - 1;
  }
  return c > 0 ? Math.max(0, (q - df) / c) : 0;
}
