import { spoken, type Words } from "../spoken.ts";

const english = {
  /** Where a number is lower or higher, after the words for it; a treatment by its name. */
  where: {
    first: "in group 1",
    named: (treatment: string): string => `with ${treatment}`,
    treatment: "with the treatment named first",
    dose: "than at the reference dose",
  },
  lower: {
    frequency: (where: string): string => `Less frequent ${where}`,
    conditions: "Less frequent under condition 1",
    positives: "Fewer positives with the condition",
    category: (where: string): string => `Lower categories ${where}`,
    rate: (where: string): string => `Lower rate ${where}`,
    hazard: (where: string): string => `Lower hazard ${where}`,
    level: (where: string): string => `Lower ${where}`,
    spread: (where: string): string => `Less spread ${where}`,
    change: "Decrease",
    "change-of-spread": "Decrease in spread",
    association: "Negative correlation",
    explained: "Less variance explained",
    heterozygotes: "Fewer heterozygotes than expected",
    proportion: "Lower proportion",
    "one-rate": "Lower rate",
    mean: "Lower mean",
    "one-spread": "Less spread",
    reliability: "Lower reliability",
    value: "Lower values",
  },
  higher: {
    frequency: (where: string): string => `More frequent ${where}`,
    conditions: "More frequent under condition 1",
    positives: "More positives with the condition",
    category: (where: string): string => `Higher categories ${where}`,
    rate: (where: string): string => `Higher rate ${where}`,
    hazard: (where: string): string => `Higher hazard ${where}`,
    level: (where: string): string => `Higher ${where}`,
    spread: (where: string): string => `More spread ${where}`,
    change: "Increase",
    "change-of-spread": "Increase in spread",
    association: "Positive correlation",
    explained: "More variance explained",
    heterozygotes: "More heterozygotes than expected",
    proportion: "Higher proportion",
    "one-rate": "Higher rate",
    mean: "Higher mean",
    "one-spread": "More spread",
    reliability: "Higher reliability",
    value: "Higher values",
  },
  /** Of deviations from what a model says. */
  expected: { negative: "Lower than expected", positive: "Higher than expected" },
  upright: (down: string, up: string): string => `Up: ${up}. Down: ${down}.`,
  across: (left: string, right: string): string => `Left: ${left}. Right: ${right}.`,
} as const;

export const directionWords: Words<typeof english> = spoken("directions", english);
