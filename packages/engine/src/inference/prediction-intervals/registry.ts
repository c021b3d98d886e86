import { createRegistry, type Registry } from "../../registry.ts";
import type { PredictionIntervalMethod } from "../types.ts";
import { metafor } from "./metafor.ts";
import { none } from "./none.ts";
import { normal } from "./normal.ts";
import { riley } from "./riley.ts";
import { simple } from "./simple.ts";
import { t } from "./t.ts";

/** Every prediction interval, in the order of the menu. */
export const predictionIntervals: Registry<PredictionIntervalMethod> = createRegistry("prediction interval", [
  t,
  riley,
  normal,
  metafor,
  simple,
  none,
]);
