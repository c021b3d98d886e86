import { type Check, proportions } from "../checks.ts";
import { type Refusal, refuse, type Tools } from "../define.ts";
import { wholeCells } from "./whole-cells.ts";

interface Shared {
  readonly reference: string;
  readonly group: "table";
  readonly yields: readonly ["ai", "bi", "ci", "di"];
}

export const DIAGNOSTIC: Shared = {
  reference: "Cochrane Handbook for Systematic Reviews of Diagnostic Test Accuracy (2.0), section 8.3",
  group: "table",
  yields: ["ai", "bi", "ci", "di"],
};

export type Statistic = "sens" | "spec" | "ppv" | "npv";
export const STATISTICS: readonly Statistic[] = ["sens", "spec", "ppv", "npv"];

/** What the statistics are called. */
export const NAMES: Readonly<Record<Statistic, string>> = {
  sens: "sensitivity",
  spec: "specificity",
  ppv: "positive predictive value",
  npv: "negative predictive value",
};

export const inRange: Check = proportions("sensitivity, specificity or predictive value", ...STATISTICS);

/** Cells as steps, from the shares of true and false positives and negatives. */
export function cellsFrom(
  shares: readonly number[],
  ni: number,
  step: Tools<never>["step"],
): Refusal | undefined {
  if (Math.min(...shares) < 0) {
    return refuse(
      "cells-negative",
      null,
      "no table has these statistics together, so the row is not converted.",
      "Check sensitivity, specificity and predictive values against the paper.",
    );
  }
  const counts = wholeCells(
    shares.map((share) => share * ni),
    ni,
  );
  const names = ["tp", "fp", "fn", "tn"];
  for (const [index, cell] of DIAGNOSTIC.yields.entries()) {
    // The largest remainder decides which cell is rounded up: at most one off the nearest whole number.
    const down = Math.floor(shares[index]! * ni);
    const up = counts[index]! - down;
    step(cell, `floor(${names[index]} * ni)${up === 1 ? " + 1" : ""}`, counts[index]!);
  }
  return undefined;
}
