import type { MultimodelSpec } from "./types.ts";

/** Ranked by AICc, as glmulti and MuMIn do in examples for metafor. */
export const MULTIMODEL_DEFAULTS: MultimodelSpec = { criterion: "AICc", variance: "revised", level: 0.95 };
