import type { Coding } from "./types.ts";

/**
 * Each level against the reference, with the unweighted mean of all levels as the intercept: treatment coding less 1 / L.
 * R: `contrasts(f) <- contr.treatment(levels(f)) - 1 / L`
 */
export const deviation: Coding = {
  id: "deviation",
  label: "Against a reference level, from the mean",
  summary:
    "Each coefficient is a level’s difference from the reference, as with a reference level; the intercept is the plain mean of the levels’ effects.",
  reference: "Chambers & Hastie (1992), Statistical Models in S, ch. 2",
  base: "first",
  row: (place, count) =>
    Array.from({ length: count - 1 }, (_, j) => (place === j + 1 ? 1 - 1 / count : -1 / count)),
  suffixes: (levels) => levels.slice(1),
  labels: (levels) => levels.slice(1),
  r: (factor, count) => `contr.treatment(levels(${factor})) - 1 / ${count}`,
};
