import type { Coding } from "./types.ts";

/** Each level but the last against the unweighted mean of all levels, which is the intercept. R: `contr.sum(L)` */
export const sum: Coding = {
  id: "sum",
  label: "Against the mean of all levels",
  summary:
    "The intercept is the plain mean of the levels’ effects, each coefficient a level’s difference from it; the last level’s is what is left.",
  reference: "Chambers & Hastie (1992), Statistical Models in S, ch. 2",
  base: "last",
  row: (place, count) =>
    Array.from({ length: count - 1 }, (_, j) => (place === count - 1 ? -1 : place === j ? 1 : 0)),
  suffixes: (levels) => levels.slice(1).map((_, i) => String(i + 1)),
  labels: (levels) => levels.slice(0, -1).map((level) => `${level} from the mean`),
  r: (_factor, count) => `contr.sum(${count})`,
};
