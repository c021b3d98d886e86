import { createRegistry, type Registry } from "../registry.ts";
import { readyMade } from "./gen.ts";
import { meanDifference } from "./md.ts";
import { oddsRatio } from "./or.ts";
import { proportionLogit } from "./plo.ts";
import { riskDifference } from "./rd.ts";
import { riskRatio } from "./rr.ts";
import { standardizedMeanDifference } from "./smd.ts";
import type { Measure } from "./types.ts";
import { fisherZ } from "./zcor.ts";

/** Every effect measure, in the order of menus. */
export const measures: Registry<Measure> = createRegistry("effect measure", [
  standardizedMeanDifference,
  meanDifference,
  oddsRatio,
  riskRatio,
  riskDifference,
  fisherZ,
  proportionLogit,
  readyMade,
]);
