import { createRegistry, type Registry } from "../../registry.ts";
import { autoregression, continuousAutoregression, heteroscedasticAutoregression } from "./autoregressive.ts";
import { compoundSymmetry } from "./cs.ts";
import { heteroscedasticSymmetry } from "./hcs.ts";
import { oneVariance, variancePerLevel } from "./independent.ts";
import { sharedEffect } from "./intercept.ts";
import type { RandomStructure } from "./types.ts";
import { unstructured } from "./un.ts";

/** How the random effects of a study may go together. */
export const randomStructures: Registry<RandomStructure> = createRegistry<RandomStructure>(
  "random structure",
  [
    sharedEffect,
    compoundSymmetry,
    heteroscedasticSymmetry,
    unstructured,
    oneVariance,
    variancePerLevel,
    autoregression,
    heteroscedasticAutoregression,
    continuousAutoregression,
  ],
);
