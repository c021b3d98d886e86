import { createRegistry, type Registry } from "../registry.ts";
import { ADJUSTED } from "./adjusted/index.ts";
import { ASYMMETRY } from "./asymmetry/index.ts";
import { AVERAGING } from "./averaging/index.ts";
import { MISSING } from "./missing/index.ts";
import { P_VALUES } from "./p-values/index.ts";
import { SELECTION } from "./selection/index.ts";
import type { BiasMethod } from "./types.ts";

/** Every method of the audit for publication bias, family by family. */
export const biasMethods: Registry<BiasMethod> = createRegistry<BiasMethod>("bias method", [
  ...ASYMMETRY,
  ...MISSING,
  ...ADJUSTED,
  ...SELECTION,
  ...P_VALUES,
  ...AVERAGING,
]);
