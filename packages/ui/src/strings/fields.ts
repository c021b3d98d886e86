import { spoken } from "./spoken.ts";

/** What fields for numbers say when they cannot take one. */
export const fields = spoken("fields", {
  outOfRange: (range: string, kept: string) => `A number ${range} is needed; until then ${kept} holds.`,
  range: (min: number, max: number) =>
    max === Number.POSITIVE_INFINITY ? `of ${min} or more` : `from ${min} to ${max}`,
  numbersNeeded: (least: number, most: number, min: number, max: number) =>
    `${least} to ${most} ascending numbers from ${min} to ${max} are needed.`,
  valueNotNumber: "A number is needed, or none.",
  valueRatio: "Only numbers above 0 are ratios.",
  valueOutside: (scale: string) => `The scale “${scale}” has no such number.`,
});
