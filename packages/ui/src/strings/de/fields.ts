import type { fields as english } from "../fields.ts";

export const fields: typeof english = {
  outOfRange: (range, kept) => `Hier gehört eine Zahl ${range} hin; bis dahin gilt ${kept}.`,
  range: (min, max) => (max === Number.POSITIVE_INFINITY ? `ab ${min}` : `von ${min} bis ${max}`),
  numbersNeeded: (least, most, min, max) =>
    `Hier gehören ${least} bis ${most} aufsteigende Zahlen von ${min} bis ${max} hin.`,
  valueNotNumber: "Hier gehört eine Zahl hin oder nichts.",
  valueRatio: "Nur Zahlen über 0 sind Verhältnisse.",
  valueOutside: (scale) => `Auf der Skala „${scale}“ gibt es diese Zahl nicht.`,
};
