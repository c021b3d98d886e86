import type { Moderator } from "../document/types.ts";
import { rName } from "./encoded.ts";
import type { RExpression, Shape } from "./shapes/types.ts";

/** How values of a moderator are taken through its transformation, and shifted and divided. */
export interface Placement {
  /** What is subtracted after the transformation; 0 = nothing. */
  readonly shift: number;
  /** What it is divided by; 1 = nothing. */
  readonly factor: number;
  /** null where the transformation has no value. */
  transform(x: number): number | null;
  /** From the transformed value. */
  place(x: number): number;
  /** The placed moderator in R. */
  r(number: (value: number) => string): RExpression;
}

/**
 * Centring and scaling after the transformation: (f(x) - c) / s, with c the mean of f(x) among the studies used or f of the
 * value given, and s their SD (n - 1) or the value given.
 * @param used transformed values of the studies used
 */
export function placementOf(moderator: Moderator, shape: Shape, used: readonly number[]): Placement {
  const transform = (x: number): number | null =>
    shape.transformation === null ? x : shape.transformation.apply(x);
  const { centre, scale } = moderator;
  const shift = centre === "none" ? 0 : centre === "mean" ? meanOf(used) : (transform(centre) ?? 0);
  const wanted = scale === "none" ? 1 : scale === "sd" ? sdOf(used) : scale;
  // A moderator of one value has no SD; that it has one value is said where it is left out.
  const factor = wanted > 0 ? wanted : 1;
  const name = rName(moderator.column);
  const base = shape.transformation === null ? name : shape.transformation.r(name);
  return {
    shift,
    factor,
    transform,
    place: (x) => (x - shift) / factor,
    r: (number) => placedInR(base, shift, factor, number),
  };
}

/** The mean, counted from the first value so that equal values have it exactly. */
export function meanOf(values: readonly number[]): number {
  const first = values[0] ?? 0;
  return first + values.reduce((sum, value) => sum + (value - first), 0) / Math.max(values.length, 1);
}

function sdOf(values: readonly number[]): number {
  const mean = meanOf(values);
  const squares = values.reduce((sum, value) => sum + (value - mean) * (value - mean), 0);
  return Math.sqrt(squares / Math.max(values.length - 1, 1));
}

/** `(dose - 10)/5`, spaced as R writes it into names. */
export function placedInR(
  base: string,
  shift: number,
  factor: number,
  number: (value: number) => string,
): RExpression {
  const shifted = shift > 0 ? `${base} - ${number(shift)}` : `${base} + ${number(-shift)}`;
  if (factor === 1) return shift === 0 ? { text: base, alone: true } : { text: shifted, alone: false };
  return { text: `${shift === 0 ? base : `(${shifted})`}/${number(factor)}`, alone: false };
}
