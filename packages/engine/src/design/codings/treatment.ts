import type { Coding } from "./types.ts";

/** Each level against the reference, whose effect is the intercept. R: `contr.treatment(L)` */
export const treatment: Coding = {
  id: "treatment",
  label: "Against a reference level",
  summary:
    "The intercept is the reference level’s effect, each coefficient another level’s difference from it.",
  reference: "Chambers & Hastie (1992), Statistical Models in S, ch. 2",
  base: "first",
  row: (place, count) => Array.from({ length: count - 1 }, (_, j) => (place === j + 1 ? 1 : 0)),
  suffixes: (levels) => levels.slice(1),
  labels: (levels) => levels.slice(1),
  r: (factor) => `contr.treatment(levels(${factor}))`,
};
