import { type RandomStructure, SOURCE, VARIANCE } from "./types.ts";

/** One effect shared by all rows of a level: cov = sigma2. R: `rma.mv(yi, V, random = ~ 1 | study)` */
export const sharedEffect: RandomStructure = {
  id: "intercept",
  label: "One effect per level",
  summary: "All rows of a level share one random effect.",
  reference: SOURCE,
  r: null,
  parameters: () => [VARIANCE],
  matrix: ([sigma2]) => ({ g: Float64Array.of(sigma2!), derivatives: [Float64Array.of(1)] }),
};
