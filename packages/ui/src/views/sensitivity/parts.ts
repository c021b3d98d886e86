import type { SensitivityId } from "@treeline/engine";

/** The id of the part of the page that a question has. */
export function partId(question: SensitivityId | "files"): string {
  return `sensitivity-${question}`;
}

/** Plots that go by another name than their question. */
const PLOTS: Readonly<Partial<Record<SensitivityId, string>>> = { blups: "caterpillar" };

/** The id of the plot of a question; there need not be one. */
export function plotIdOf(question: SensitivityId): string {
  return PLOTS[question] ?? question;
}
