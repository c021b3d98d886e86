/** The distributions in one place, for rooms that need more than one of them. */
export { chisqCdf, chisqLogTails, chisqQuantile, chisqQuantileOf } from "./chi-square.ts";
export { fLogTails, fQuantileOf } from "./f-distribution.ts";
export { type LogTails, lowerTail, upperTail } from "./log-tails.ts";
export { normalCdf, normalLogTails, normalQuantile, normalQuantileOf, normalUpper } from "./normal.ts";
export { tCdf, tLogTails, tQuantile, tQuantileOf } from "./student-t.ts";
