import type { Conversion } from "../types.ts";
import { assumeCorrelation } from "./assume-correlation.ts";
import {
  changeIntervalToSd,
  changePToSd,
  changeSdToPreSd,
  changeSeToSd,
  changeTToSd,
  meansToChange,
  sdsToChangeSd,
  sdsToCorrelation,
} from "./change-sd.ts";
import { changesToDifference, changesToSmd, finalScores } from "./changes-to-effect.ts";
import { changesToPpc, meansToBecker, meansToPpc, sdsToPpc } from "./control-group.ts";
import { changeToDz, changeToMc, changeToSmcr } from "./one-group.ts";

/** Conversions of measurements before and after; a correlation that follows from the row comes before an assumed one. */
export const PRE_POST_CONVERSIONS: readonly Conversion[] = [
  ...meansToChange,
  ...changeSeToSd,
  ...changeIntervalToSd,
  ...changeTToSd,
  ...changePToSd,
  ...sdsToCorrelation,
  ...sdsToChangeSd,
  ...changeSdToPreSd,
  sdsToPpc,
  meansToPpc,
  changesToPpc,
  meansToBecker,
  changesToDifference,
  changesToSmd,
  finalScores,
  changeToDz,
  changeToMc,
  changeToSmcr,
  assumeCorrelation,
];
