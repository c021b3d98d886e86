import { formatFixed } from "../../format/index.ts";
import { formulaChoice } from "../assumed.ts";
import { sizes } from "../checks.ts";
import { defineConversion, refuse } from "../define.ts";
import type { Conversion } from "../types.ts";
import { cellsFrom, DIAGNOSTIC, NAMES, STATISTICS } from "./accuracy.ts";
import { agreeingTable } from "./agreeing-table.ts";

const EXTREMES = formulaChoice(
  "extremes",
  "Statistics of exactly 0 or 1",
  "A sensitivity printed as 1 may be a rounded one or an empty cell; the table cannot tell.",
  [
    { value: "drop", label: "do not rebuild the table" },
    { value: "keep", label: "take them as any other value" },
  ],
);

/**
 * The table whose four statistics come closest to those reported, in squared differences; with four statistics and three
 * free shares they rarely agree exactly.
 *
 * R: `conv.2x2(sens, spec, ppv, npv, ni, drop01 = TRUE)` of metafor
 */
export const fourToTable: Conversion = defineConversion({
  ...DIAGNOSTIC,
  id: "accuracy-to-table",
  label: "Sensitivity, specificity and predictive values to 2×2 table",
  summary: "The table whose sensitivity, specificity and predictive values come closest to those reported.",
  from: [...STATISTICS, "ni"],
  choices: [EXTREMES],
  example: { sens: 0.85, spec: 0.8, ppv: 0.75, npv: 0.88, ni: 200 },
  checks: [sizes("ni")],
  formulas(numbers, { step, choice, warn }) {
    const wanted = STATISTICS.map((key) => numbers[key]);
    const wrong = STATISTICS.find((key) => !isUsable(numbers[key], choice.extremes === "keep"));
    if (wrong !== undefined) {
      return refuse(
        "statistic-at-its-limit",
        wrong,
        `the ${NAMES[wrong]} is ${formatFixed(numbers[wrong], 2)}; no table is rebuilt from a statistic that is not between 0 and 1.`,
        "Enter the cells themselves, or take values of exactly 0 and 1 as any other.",
      );
    }
    const { shares, worst } = agreeingTable(wanted);
    for (const [index, name] of ["tp", "fp", "fn", "tn"].entries())
      step(name, String(shares[index]!), shares[index]!);
    if (worst > 0.02) {
      warn(
        "statistics-disagree",
        "sens",
        `no table has all four statistics; the closest one is off by up to ${formatFixed(worst, 2)} and is used.`,
        "Check the four statistics against the paper.",
      );
    }
    return cellsFrom(shares, numbers.ni, step);
  },
});

function isUsable(value: number, keepExtremes: boolean): boolean {
  return keepExtremes ? value >= 0 && value <= 1 : value > 0 && value < 1;
}
