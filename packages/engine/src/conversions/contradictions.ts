/**
 * Codes of refusals that say the reported numbers cannot all be right, not merely that they are too few: another way to the
 * effect would start from numbers of which one is wrong, and hide that.
 */
const CONTRADICTIONS: ReadonlySet<string> = new Set([
  "cells-negative",
  "margin-too-large",
  "more-events-than-people",
  "events-exceed-size",
  "statistics-disagree",
  "interval-reversed",
  "point-outside-interval",
  "pairs-unknown",
  "quantiles-out-of-order",
  "change-sd-impossible",
  "total-sd-too-small",
]);

/** Whether a refusal says that reported numbers contradict each other. */
export function isContradiction({ code }: { readonly code: string }): boolean {
  return CONTRADICTIONS.has(code);
}
