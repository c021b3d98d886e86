import { createRegistry, type Registry } from "../registry.ts";
import { dl } from "./dl.ts";
import { dlit } from "./dlit.ts";
import { eb } from "./eb.ts";
import { genq } from "./genq.ts";
import { genqm } from "./genqm.ts";
import { he } from "./he.ts";
import { hs } from "./hs.ts";
import { hsk } from "./hsk.ts";
import { ml } from "./ml.ts";
import { pm } from "./pm.ts";
import { pmm } from "./pmm.ts";
import { reml } from "./reml.ts";
import { sj } from "./sj.ts";
import { sjit } from "./sjit.ts";
import type { Tau2Estimator } from "./types.ts";

/** Every estimator of the between-study variance, in the order of the menu. */
export const estimators: Registry<Tau2Estimator> = createRegistry("estimator", [
  reml,
  ml,
  dl,
  dlit,
  pm,
  pmm,
  eb,
  he,
  hs,
  hsk,
  sj,
  sjit,
  genq,
  genqm,
]);
