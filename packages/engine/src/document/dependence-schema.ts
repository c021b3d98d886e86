import * as v from "valibot";
import {
  createDependence,
  DEPENDENCE_METHODS,
  DEPENDENCE_TESTS,
  type DependenceSpec,
  ROBUST_CORRECTIONS,
} from "./dependence-spec.ts";
import { finite, text, yesNo } from "./schema-parts.ts";

const usual = createDependence({ by: "" });

const oneOf = <const T extends string>(choices: readonly T[]): v.GenericSchema<T> =>
  v.picklist(choices, `must be one of ${choices.join(", ")}`);

const correlation = (least: number): v.GenericSchema<number> =>
  v.pipe(
    finite(),
    v.check((value) => value >= least && value <= 1, `must lie between ${least} and 1`),
  );

const covariance = v.object({ rowIds: v.tuple([v.string(), v.string()]), value: finite() });

/** Checks what a document says of several effects per study. */
export const dependenceSchema: v.GenericSchema<unknown, DependenceSpec> = v.object({
  by: text(),
  factors: v.optional(v.pipe(v.array(text()), v.maxLength(4, "has more than 4 columns")), []),
  crossed: v.optional(yesNo(), usual.crossed),
  inner: v.optional(v.nullable(text()), null),
  random: v.optional(text(), usual.random),
  structure: v.optional(text(), usual.structure),
  rho: v.optional(correlation(-1), usual.rho),
  phi: v.optional(correlation(0), usual.phi),
  time: v.optional(v.nullable(text()), null),
  obs: v.optional(v.nullable(text()), null),
  covariances: v.optional(v.array(covariance), []),
  method: v.optional(oneOf(DEPENDENCE_METHODS), usual.method),
  test: v.optional(oneOf(DEPENDENCE_TESTS), usual.test),
  replicates: v.exactOptional(
    v.pipe(
      finite(),
      v.check(
        (value) => Number.isInteger(value) && value >= 99 && value <= 99_999,
        "must be a whole number from 99 to 99999",
      ),
    ),
  ),
  correction: v.optional(oneOf(ROBUST_CORRECTIONS), usual.correction),
});
