import { type RandomStructure, SOURCE, scaledMatrix, VARIANCE } from "./types.ts";

function identity(q: number): Float64Array {
  const r = new Float64Array(q * q);
  for (let i = 0; i < q; i++) r[i * q + i] = 1;
  return r;
}

/** Independent levels of one variance. R: `rma.mv(yi, V, random = ~ inner | outer, struct = "ID")` */
export const oneVariance: RandomStructure = {
  id: "ID",
  label: "One variance, uncorrelated (ID)",
  summary: "Every level varies alike and none knows of another.",
  reference: SOURCE,
  r: "ID",
  parameters: () => [VARIANCE],
  matrix: (theta, q) => scaledMatrix(theta, q, identity(q), []),
};

/** Independent levels, a variance each: subgroups of effects. R: `rma.mv(yi, V, random = ~ inner | outer, struct = "DIAG")` */
export const variancePerLevel: RandomStructure = {
  id: "DIAG",
  label: "A variance per level, uncorrelated (DIAG)",
  summary: "Levels vary by different amounts and none knows of another.",
  reference: SOURCE,
  r: "DIAG",
  parameters: (q) => new Array(q).fill(VARIANCE),
  matrix: (theta, q) =>
    q === 1
      ? { g: Float64Array.of(theta[0]!), derivatives: [Float64Array.of(1)] }
      : scaledMatrix(theta, q, identity(q), []),
};
