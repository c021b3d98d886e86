import { createRegistry, type Registry } from "../../registry.ts";
import type { PredictionIntervalMethod } from "../types.ts";
import { hts } from "./hts.ts";
import { krPr, krPrediction } from "./kenward-roger.ts";
import { hk, hkPr } from "./knapp-hartung.ts";
import { metafor } from "./metafor.ts";
import { nnf } from "./nagashima.ts";
import { none } from "./none.ts";
import { normal } from "./normal.ts";
import { riley } from "./riley.ts";
import { simple } from "./simple.ts";
import { t } from "./t.ts";
import { veroniki } from "./veroniki.ts";

/** Every prediction interval, in the order of the menu. */
export const predictionIntervals: Registry<PredictionIntervalMethod> = createRegistry("prediction interval", [
  t,
  riley,
  normal,
  metafor,
  simple,
  veroniki,
  hts,
  hk,
  hkPr,
  krPrediction,
  krPr,
  nnf,
  none,
]);
