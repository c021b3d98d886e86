import { fiveNumberConversions } from "../five-numbers/conversions.ts";
import type { Conversion } from "../types.ts";
import {
  differenceIntervalToSe,
  differencePToSe,
  differenceSeToPooledSd,
  differenceToD,
  differenceTToSe,
  intervalToDifference,
  meansToD,
  meansToDifference,
} from "./mean-difference.ts";
import { pooledSdToSds, sdsToPooledSd, totalSdToPooledSd } from "./pooled-sd.ts";
import { cvToSd, intervalToMean, intervalToSd, seToSd } from "./spread-of-a-mean.ts";
import { iqrToSd, rangeToSd } from "./widths-to-sd.ts";

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
  intervalToDifference,
  ...fiveNumberConversions,
  ...iqrToSd,
  ...rangeToSd,
];
