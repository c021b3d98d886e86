import * as v from "valibot";
import { createDoseTrend } from "./dose-trend.ts";
import { finite, text, wholeNumber, yesNo } from "./schema-parts.ts";
import type { DoseTrendSpec } from "./types.ts";

const usual = createDoseTrend();

const ascending = (most: number): v.GenericSchema<number[]> =>
  v.pipe(
    v.array(finite()),
    v.check((list) => list.every((x, i) => i === 0 || x > list[i - 1]!), "must ascend"),
    v.maxLength(most, `has more than ${most} numbers`),
  );

const columns = v.object({
  study: v.exactOptional(text()),
  dose: v.exactOptional(text()),
  design: v.exactOptional(text()),
  cases: v.exactOptional(text()),
  n: v.exactOptional(text()),
  logRatio: v.exactOptional(text()),
  se: v.exactOptional(text()),
  ratio: v.exactOptional(text()),
  lower: v.exactOptional(text()),
  upper: v.exactOptional(text()),
  mean: v.exactOptional(text()),
  sd: v.exactOptional(text()),
});

const level = v.pipe(
  finite(),
  v.check((value) => value > 0 && value < 1, "must lie between 0 and 1"),
);

const oneOf = <const T extends string>(choices: readonly T[]): v.GenericSchema<T> =>
  v.picklist(choices, `must be one of ${choices.join(", ")}`);

/** Checks what a document says of dose categories. */
export const doseTrendSchema: v.GenericSchema<unknown, DoseTrendSpec> = v.object({
  outcome: v.optional(oneOf(["ratio", "mean-difference", "standardized-difference"]), usual.outcome),
  columns: v.optional(columns, {}),
  design: v.optional(oneOf(["cc", "ci", "ir"]), usual.design),
  covariance: v.optional(oneOf(["greenland-longnecker", "hamling"]), usual.covariance),
  cohorts: v.optional(oneOf(["risk", "odds"]), usual.cohorts),
  intervalLevel: v.optional(level, usual.intervalLevel),
  variance: v.optional(oneOf(["pooled", "separate"]), usual.variance),
  correct: v.optional(yesNo(), usual.correct),
  shape: v.optional(oneOf(["linear", "quadratic", "rcs", "piecewise", "log", "sqrt"]), usual.shape),
  knots: v.optional(v.nullable(ascending(20)), null),
  knotCount: v.optional(v.nullable(wholeNumber(1, 7)), null),
  stages: v.optional(oneOf(["one-stage", "two-stage"]), usual.stages),
  method: v.optional(oneOf(["FE", "ML", "REML", "MM"]), usual.method),
  reference: v.optional(v.nullable(finite()), null),
  at: v.optional(ascending(200), []),
});
