import { spoken, type Words } from "../spoken.ts";

const english = {
  /** Where a number is lower or higher, after the words for it; a treatment by its name. */
  where: {
    first: "in group\u00a01",
    named: (treatment: string): string => `with ${treatment}`,
    treatment: "with the treatment named first",
  },
  /** What is lower and what is higher, in the order of the axis. */
  sides: {
    frequency: ["Less frequent", "More frequent"],
    conditions: ["Less frequent under condition\u00a01", "More frequent under condition\u00a01"],
    positives: ["Fewer positives with the condition", "More positives with the condition"],
    category: ["Lower categories", "Higher categories"],
    rate: ["Lower rate", "Higher rate"],
    hazard: ["Lower hazard", "Higher hazard"],
    level: ["Lower", "Higher"],
    spread: ["Less spread", "More spread"],
    change: ["Decrease", "Increase"],
    "change-of-spread": ["Decrease in spread", "Increase in spread"],
    association: ["Negative correlation", "Positive correlation"],
    explained: ["Less variance explained", "More variance explained"],
    heterozygotes: ["Fewer heterozygotes than expected", "More heterozygotes than expected"],
    proportion: ["Lower proportion", "Higher proportion"],
    "one-rate": ["Lower rate", "Higher rate"],
    mean: ["Lower mean", "Higher mean"],
    "one-spread": ["Less spread", "More spread"],
    reliability: ["Lower reliability", "Higher reliability"],
    value: ["Lower values", "Higher values"],
  },
} as const;

export const directionWords: Words<typeof english> = spoken("directions", english);
