import {
  correlation,
  equalCorrelations,
  type RandomStructure,
  SOURCE,
  scaledMatrix,
  VARIANCE,
} from "./types.ts";

/** Compound symmetry: one variance, one correlation. R: `rma.mv(yi, V, random = ~ inner | outer, struct = "CS")` */
export const compoundSymmetry: RandomStructure = {
  id: "CS",
  label: "One variance, one correlation (CS)",
  summary: "Every level varies alike, and any two levels are correlated alike.",
  reference: SOURCE,
  r: "CS",
  parameters: (q) => (q < 2 ? [VARIANCE] : [VARIANCE, correlation(-1 / (q - 1))]),
  matrix(theta, q) {
    const { r, slope } = equalCorrelations(theta[1] ?? 0, q);
    return scaledMatrix(theta.slice(0, 1), q, r, q < 2 ? [] : [slope]);
  },
};
