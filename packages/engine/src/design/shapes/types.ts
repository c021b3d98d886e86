import type { ParamDef, Params, RegistryRecord } from "../../registry.ts";

/** What a numeric moderator is taken through before it is centred: a logarithm, a square root. */
export interface Transformation {
  /** null where it has no value: the logarithm of 0. */
  apply(x: number): number | null;
  /** Where it has no value, in words, to follow "log needs": "values above 0". */
  readonly needs: string;
  /** R: `log(dose)`. */
  r(x: string): string;
}

/** A moderator in R, and whether it stands for itself in a formula: `dose`, `log(dose)`, but not `dose - 10`. */
export interface RExpression {
  readonly text: string;
  readonly alone: boolean;
}

/** The columns of a numeric moderator as its shape makes them from the studies used. */
export interface Basis {
  readonly size: number;
  /** One row of the columns, length `size`. */
  of(x: number): readonly number[];
}

/** What a shape is made from; values and knots are transformed, centred and scaled alike. */
interface BasisInput {
  /** Values of the studies used, none missing. */
  readonly values: readonly number[];
  readonly params: Params;
  /** Ascending; empty where the shape has none. */
  readonly knots: readonly number[];
}

/** What the R terms of a shape are made from; `number` writes numbers, in full or as R writes them into names. */
interface RBasisInput extends Omit<BasisInput, "values"> {
  /** Of the values used. */
  readonly range: readonly [number, number];
  number(value: number): string;
}

/** A term of an R formula, and the names of the columns it makes there. */
export interface RTerm {
  readonly term: string;
  readonly names: readonly string[];
}

/** The shape of a numeric moderator's relation to the effect: one column of the design, or several. */
export interface Shape extends RegistryRecord {
  readonly params: readonly ParamDef[];
  readonly transformation: Transformation | null;
  /** Bends at knots: the fewest it can have; null = it has none. */
  readonly fewestKnots: number | null;
  /** Where knots lie unless they are placed: at quantiles of the values, ascending; empty without knots. */
  knotsOf(values: readonly number[], params: Params): readonly number[];
  /** Knots have to lie between the smallest and the largest value. */
  readonly knotsInside: boolean;
  basis(input: BasisInput): Basis;
  /** What each column is called by people, from the name of the moderator, one per column. */
  labels(name: string, size: number): readonly string[];
  /** The same columns in an R formula. `x` is the moderator after its transformation, centring and scaling. */
  r(x: RExpression, input: RBasisInput): readonly RTerm[];
  /** An R function that the terms call and R does not have; null = none. */
  readonly rFunction: string | null;
  /** The R package that must be attached; null = none. */
  readonly rPackage: string | null;
}

/** In a formula an expression with operators needs `I()`. */
export function inFormula(x: RExpression): string {
  return x.alone ? x.text : `I(${x.text})`;
}

/** Numbers as R writes them into names: 15 significant digits. */
export function rNumber(value: number): string {
  return String(Number(value.toPrecision(15)));
}

/** `c(1, 10, 15)`; one number stands alone. */
export function rVector(values: readonly number[], number: (value: number) => string): string {
  return values.length === 1 ? number(values[0]!) : `c(${values.map(number).join(", ")})`;
}
