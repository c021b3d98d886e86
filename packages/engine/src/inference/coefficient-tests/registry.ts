import { createRegistry, type Registry } from "../../registry.ts";
import type { CoefficientTest } from "../types.ts";
import { adhoc } from "./adhoc.ts";
import { hybrid } from "./hybrid.ts";
import { iqwig6 } from "./iqwig6.ts";
import { kr } from "./kenward-roger.ts";
import { knha } from "./knha.ts";
import { permutation } from "./permutation.ts";
import { plMean } from "./profile-likelihood.ts";
import { t } from "./t.ts";
import { z } from "./z.ts";

/** Every test of the pooled effect, in the order of the menu. */
export const coefficientTests: Registry<CoefficientTest> = createRegistry("coefficient test", [
  z,
  t,
  knha,
  adhoc,
  iqwig6,
  hybrid,
  kr,
  plMean,
  permutation,
]);
