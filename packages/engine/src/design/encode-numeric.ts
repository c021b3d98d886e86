import type { Moderator } from "../document/types.ts";
import { withDefaults } from "../registry.ts";
import { fail, type Issue, issue, ok, type Result } from "../result.ts";
import { encodeWithin } from "./encode-within.ts";
import type { Block, Encoded } from "./encoded.ts";
import { type DesignGiven, listNames, nameOf } from "./given.ts";
import { knotProblem } from "./knots.ts";
import { type Placement, placementOf } from "./placement.ts";
import { rangeOf } from "./shapes/quantiles.ts";
import { shapes } from "./shapes/registry.ts";
import { type RTerm, rNumber, type Shape } from "./shapes/types.ts";
import type { ModeratorValues } from "./types.ts";

/** The values of a moderator in the studies used, by place in the effect set. */
export interface NumericInput {
  readonly given: DesignGiven;
  readonly moderator: Moderator;
  readonly values: ModeratorValues;
  readonly rows: readonly number[];
}

/** A numeric moderator as columns: transformed, centred, scaled, and in its shape or split by groups. */
export function encodeNumeric(input: NumericInput): Result<Encoded> {
  const { given, moderator, values, rows } = input;
  const shape = shapes.get(moderator.shape);
  const transform = (x: number): number | null =>
    shape.transformation === null ? x : shape.transformation.apply(x);
  const transformed = values.values.map((value) => (value === null ? null : transform(value)));
  const refused = rows.filter((_, i) => transformed[i] === null);
  if (refused.length > 0) return fail(noValue(given, moderator, shape, refused));
  const used = transformed.filter((value) => value !== null);
  const placement = placementOf(moderator, shape, used);
  return moderator.within === null
    ? encodeShape(moderator, shape, placement, used, values.unit)
    : encodeWithin(input, shape, placement, used);
}

function encodeShape(
  moderator: Moderator,
  shape: Shape,
  placement: Placement,
  used: readonly number[],
  unit: string | null,
): Result<Encoded> {
  const { column } = moderator;
  const params = withDefaults(shape.params, moderator.shapeParams);
  const knots = shape.fewestKnots === null ? [] : (moderator.knots ?? shape.knotsOf(used, params));
  const problem = knotProblem(column, shape, knots, used);
  if (problem !== null) return fail(problem);
  const input = { values: used.map(placement.place), params, knots: knots.map(placement.place) };
  const basis = shape.basis(input);
  const inR = (number: (value: number) => string): readonly RTerm[] =>
    shape.r(placement.r(number), { params, knots: input.knots, range: rangeOf(input.values), number });
  const names = inR(rNumber).flatMap((term) => term.names);
  const block: Block = {
    names,
    labels: shape.labels(unit === null ? column : `${column} (${unit})`, basis.size),
    of: (x) => {
      const value = placement.transform(x);
      return value === null ? null : basis.of(placement.place(value));
    },
  };
  const { shift, factor } = placement;
  return ok({
    column,
    label: column,
    factor: false,
    coded: block,
    full: block,
    groupMeans: null,
    encoding: {
      kind: "numeric",
      column,
      knots,
      shift,
      factor,
      range: rangeOf(used),
      terms: inR(String).map(({ term }) => term),
    },
  });
}

function noValue(
  given: DesignGiven,
  { column }: Moderator,
  { label, transformation, id }: Shape,
  refused: readonly number[],
): Issue {
  return issue(
    "moderator-outside-shape",
    "error",
    `${label} of ${column} has no value for ${listNames(refused.map((place) => nameOf(given, place)))}: it needs ${transformation?.needs ?? "other values"}, and the model cannot be built.`,
    id === "log"
      ? "Use the logarithm of 1 + x or the square root, which take zeros, or leave these studies out."
      : "Choose another shape, or leave these studies out.",
    { column, field: "moderators.variables" },
  );
}
