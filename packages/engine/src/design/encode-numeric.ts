import type { Moderator } from "../document/types.ts";
import { withDefaults } from "../registry.ts";
import { fail, issue, ok, type Result } from "../result.ts";
import { type Block, type Encoded, rName } from "./encoded.ts";
import { type DesignGiven, listNames, nameOf } from "./given.ts";
import { shapes } from "./shapes/registry.ts";
import { type RExpression, rNumber } from "./shapes/types.ts";
import type { ModeratorValues } from "./types.ts";

/** A numeric moderator as columns: transformed, centred, scaled, and in its shape. */
export function encodeNumeric(
  given: DesignGiven,
  moderator: Moderator,
  { values, unit }: ModeratorValues,
  rows: readonly number[],
): Result<Encoded> {
  const shape = shapes.get(moderator.shape);
  const transform = shape.transformation;
  const apply = (x: number): number | null => (transform === null ? x : transform.apply(x));
  const transformed = values.map((value) => (value === null ? null : apply(value)));
  const refused = rows.filter((_, i) => transformed[i] === null);
  if (refused.length > 0) return fail(noValue(given, moderator, refused));
  const used = transformed.filter((value) => value !== null);
  const shift = shiftOf(moderator, used, apply);
  const factor = scaleOf(moderator, used);
  const place = (x: number): number => (x - shift) / factor;
  const params = withDefaults(shape.params, moderator.shapeParams);
  const basis = shape.basis({ values: used.map(place), params, knots: [] });
  const r = expression(rName(moderator.column), transform?.r ?? null, shift, factor);
  const block: Block = {
    names: shape.r(r, { params, knots: [] }).flatMap((term) => term.names),
    labels: shape.labels(unit === null ? moderator.column : `${moderator.column} (${unit})`, basis.size),
    of: (x) => {
      const value = apply(x);
      return value === null ? null : basis.of(place(value));
    },
  };
  return ok({ column: moderator.column, label: moderator.column, factor: false, coded: block, full: block });
}

function shiftOf(
  { centre }: Moderator,
  values: readonly number[],
  apply: (x: number) => number | null,
): number {
  if (centre === "none") return 0;
  return centre === "mean" ? meanOf(values) : (apply(centre) ?? 0);
}

function scaleOf({ scale }: Moderator, values: readonly number[]): number {
  if (scale === "none") return 1;
  const factor = scale === "sd" ? sdOf(values) : scale;
  // A moderator of one value has no SD; that it has one value is said where it is left out.
  return factor > 0 ? factor : 1;
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

function expression(
  name: string,
  transform: ((x: string) => string) | null,
  shift: number,
  factor: number,
): RExpression {
  const base = transform === null ? name : transform(name);
  const shifted =
    shift === 0 ? base : shift > 0 ? `${base} - ${rNumber(shift)}` : `${base} + ${rNumber(-shift)}`;
  if (factor === 1) return { text: shifted, alone: shift === 0 };
  return { text: `${shift === 0 ? base : `(${shifted})`}/${rNumber(factor)}`, alone: false };
}

function noValue(given: DesignGiven, { column, shape }: Moderator, refused: readonly number[]) {
  const { label, transformation } = shapes.get(shape);
  return issue(
    "moderator-outside-shape",
    "error",
    `${label} of ${column} has no value for ${listNames(refused.map((place) => nameOf(given, place)))}: it needs ${transformation?.needs}, and the model cannot be built.`,
    shape === "log"
      ? "Use the logarithm of 1 + x or the square root, which take zeros, or leave these studies out."
      : "Choose another shape, or leave these studies out.",
    { column, field: "moderators.variables" },
  );
}
