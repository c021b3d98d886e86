/** Explanations of the numbers of a model, in the order of the engine's summary columns. */
const SUMMARY = [
  "k",
  "pooled",
  "ci",
  "ci",
  "se",
  "wald",
  "test",
  "tau2",
  "i2-tau",
  "h2",
  "q",
  "q",
  "pi",
  "pi",
] as const;

/** What explains each column of a table of the sensitivity analyses; null = nothing. */
const TOPICS: Readonly<Record<string, readonly (string | null)[]>> = {
  "leave-one-out": ["leave-one-out", ...SUMMARY],
  cumulative: ["cumulative", null, ...SUMMARY],
  outliers: ["rstudent", null, ...SUMMARY],
  influence: [null, "rstudent", "dffits", "cook", "cov-ratio", "tau2", "q", "hat", "weight"],
  "true-effects": [null, "effect"],
  "normal-quantiles": [null, null, "rstudent"],
  radial: [null, "se"],
};

export function topicOf(table: string, column: number): string | null {
  return TOPICS[table]?.[column] ?? null;
}
