import { square } from "../../numeric/elementary.ts";
import { defineTransformation, numberOf, numberParam } from "./define.ts";
import type { Transformation } from "./types.ts";

/** y², 0 below 0. R: `transf.isqrt(y)` */
export const squareRoot: Transformation = defineTransformation({
  id: "isqrt",
  label: "rate (square)",
  summary: "Turns the square root of a rate into the rate: y².",
  reference: "inverse of the square root",
  apply: (value) => square(Math.max(0, value)),
  inverse: Math.sqrt,
  offer: { measures: ["IRS"] },
  countsEventsOf: ["IRS", "GEN"],
  r: "transf.isqrt",
});

const time = numberParam(
  "ti",
  "Person-time",
  "The person-time for which the transformed rate is turned back; the harmonic mean over the studies is usual.",
  [100, 1e-9, 1e12],
);

/** Freeman and Tukey's transformation of a rate over t units of person-time. R: `transf.irft(x, ti)` */
export function freemanTukeyRate(rate: number, t: number): number {
  return (Math.sqrt(rate) + Math.sqrt(rate + 1 / t)) / 2;
}

/** (y − 1/(4 t y))² = (1/t − 8y² + 16 t y⁴)/(16 t y²), 0 below the value of no events. R: `transf.iirft(y, ti)` */
export const freemanTukeyRateInverse: Transformation = defineTransformation({
  id: "iirft",
  label: "rate (inverse Freeman-Tukey, given person-time)",
  summary: "Turns a Freeman-Tukey transformed rate into a rate for a person-time of your choice.",
  reference: "Freeman & Tukey (1950), doi:10.1214/aoms/1177729756",
  params: [time],
  apply: (value, given) => {
    const t = numberOf([time], "ti", given);
    return value <= freemanTukeyRate(0, t) ? 0 : square(value - 1 / (4 * t * value));
  },
  inverse: (value, given) => freemanTukeyRate(value, numberOf([time], "ti", given)),
  sizedBy: "ti",
  offer: { measures: ["IRFT"] },
  countsEventsOf: ["IRFT", "GEN"],
  r: "transf.iirft",
  rCall: ({ ti }) => `function(x) transf.iirft(x, ${ti})`,
});
