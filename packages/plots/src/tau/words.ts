import { spoken, type Words } from "../spoken.ts";

const english = {
  notAsked:
    "The analysis does not ask whether heterogeneity depends on a moderator. Tick a moderator of the heterogeneity to see this plot.",
  notFitted: "The location-scale model cannot be fitted: its messages say why.",
  notInScale: (column: string): string =>
    `Heterogeneity is not modelled by \u201c${column}\u201d. Choose a moderator of the heterogeneity, or add it to them.`,
  noEstimate: "\u03c4 has no estimate at any value of this moderator: the messages of the model say why.",
  y: "\u03c4, SD of the true effects",
  x: (column: string, unit: string): string => (unit === "" ? column : `${column} (${unit})`),
  k: (count: string): string => `k = ${count}`,
  point: (at: string, tau: string, interval: string): string =>
    `${at}: \u03c4 = ${tau}${interval === "" ? "" : ` ${interval}`}`,
  constant: (tau: string): string => `Dashed: one \u03c4 for all studies, ${tau}.`,
  band: (level: string): string => `Shaded: ${level} confidence interval of \u03c4.`,
  bars: (level: string): string => `Bars: ${level} confidence intervals of \u03c4.`,
  beyond: "An interval runs beyond the axis.",
  unbounded: "Where \u03c4 has no estimate, nothing is drawn.",
  rug: "Marks on the axis: the studies.",
  held: (parts: string): string => `Others held: ${parts}.`,
  heldAt: (column: string, value: string): string => `${column} at ${value}`,
  averaged: (columns: string): string => `averaged over ${columns}`,
} as const;

/** Every word the plot of tau draws or speaks. Numbers come in as texts, already formatted. */
export const tauWords: Words<typeof english> = spoken("tau", english);
