import { FLIP_INPUT } from "./flip.ts";
import { SAMPLE_SIZE_WORDS } from "./sample-size-words.ts";
import type { MeasureInput } from "./types.ts";

const SD: MeasureInput = {
  key: "sdi",
  label: "SD",
  aliases: ["sdi", "sd", "stddev", "standarddeviation", "stdev", "s"].concat([
    "standardabweichung",
    "ecarttype",
    "desviacionestandar",
    "desviaciontipica",
  ]),
};

const SIZE: MeasureInput = {
  key: "ni",
  label: "Sample size",
  aliases: ["ni", "n", "samplesize", "sample", "ntotal", "total", "nobs", "size", ...SAMPLE_SIZE_WORDS],
};

const MEAN: MeasureInput = {
  key: "mi",
  quantity: "m",
  label: "Mean",
  aliases: ["mi", "mean", "average", "m", "xbar", "mittelwert", "moyenne", "media"],
};

/** Mean, SD and size of a single group. */
export const ONE_MEAN_INPUTS: readonly MeasureInput[] = [MEAN, SD, SIZE, FLIP_INPUT];
export const ONE_MEAN_SETS: readonly (readonly string[])[] = [["mi", "sdi", "ni"]];

/** SD and size alone. */
export const ONE_SD_INPUTS: readonly MeasureInput[] = [SD, SIZE, FLIP_INPUT];

/** `, correct = TRUE` as escalc() takes it. */
export function correctToR(params: Readonly<Record<string, unknown>>): string {
  return `, correct = ${params.correct === true ? "TRUE" : "FALSE"}`;
}

/** Half the reciprocal of the degrees of freedom, which log SDs are too small by. */
export const LOG_SD_CORRECTION_HELP: string =
  "Adds 1/(2(n − 1)), by which the logarithm of a standard deviation is too small on average.";
