import { fiveNumberConversions } from "../five-numbers/conversions.ts";
import type { Conversion } from "../types.ts";
import {
  differenceIntervalToSe,
  differenceOwnPToSe,
  differencePToSe,
  differenceSeToPooledSd,
  differenceToD,
  differenceTToSe,
  dToDifference,
  intervalToDifference,
  meansToD,
  meansToDifference,
  pooledSdToDifferenceSe,
} from "./mean-difference.ts";
import { pooledSdToSds, sdsToPooledSd, totalSdToPooledSd } from "./pooled-sd.ts";
import { cvToSd, intervalToMean, intervalToSd, seToSd } from "./spread-of-a-mean.ts";
import { iqrToSd, medianToMean, rangeToSd } from "./widths-to-sd.ts";

/** Conversions of what papers report of groups, the most exact first. */
export const SUMMARY_CONVERSIONS: readonly Conversion[] = [
  ...seToSd,
  ...intervalToSd,
  ...intervalToMean,
  ...cvToSd,
  sdsToPooledSd,
  pooledSdToSds,
  totalSdToPooledSd,
  meansToD,
  meansToDifference,
  differenceToD,
  differenceSeToPooledSd,
  differenceIntervalToSe,
  differenceTToSe,
  differencePToSe,
  differenceOwnPToSe,
  intervalToDifference,
  dToDifference,
  pooledSdToDifferenceSe,
  ...fiveNumberConversions,
  ...iqrToSd,
  ...rangeToSd,
  ...medianToMean,
];
