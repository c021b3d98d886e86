import {
  correlation,
  equalCorrelations,
  type RandomStructure,
  ROOTED_VARIANCE,
  SOURCE,
  scaledMatrix,
} from "./types.ts";

/** One variance per level, one correlation. R: `rma.mv(yi, V, random = ~ inner | outer, struct = "HCS")` */
export const heteroscedasticSymmetry: RandomStructure = {
  id: "HCS",
  label: "A variance per level, one correlation (HCS)",
  summary: "Levels vary by different amounts; any two are correlated alike.",
  reference: SOURCE,
  r: "HCS",
  parameters: (q) => [...new Array(q).fill(ROOTED_VARIANCE), ...(q < 2 ? [] : [correlation(-1 / (q - 1))])],
  matrix(theta, q) {
    const { r, slope } = equalCorrelations(theta[q] ?? 0, q);
    return scaledMatrix(theta.slice(0, q), q, r, q < 2 ? [] : [slope]);
  },
};
