import { createRegistry, type Registry } from "../../registry.ts";
import { glmm } from "./glmm.ts";
import { hc } from "./hc.ts";
import { iv } from "./iv.ts";
import { ivhet } from "./ivhet.ts";
import { mh } from "./mh.ts";
import { peto } from "./peto.ts";
import type { PoolingMethod } from "./types.ts";
import { uwls } from "./uwls.ts";

/** Every way to pool, in the order of the menu. */
export const poolingMethods: Registry<PoolingMethod> = createRegistry("way to pool", [
  iv,
  mh,
  peto,
  glmm,
  uwls,
  ivhet,
  hc,
]);
