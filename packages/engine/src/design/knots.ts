import { formatShort } from "../format/index.ts";
import { type Issue, issue } from "../result.ts";
import { rangeOf } from "./shapes/quantiles.ts";
import type { Shape } from "./shapes/types.ts";

/** Why a shape cannot bend at these knots; null = it can. */
export function knotProblem(
  column: string,
  { label, fewestKnots, knotsInside }: Shape,
  knots: readonly number[],
  values: readonly number[],
): Issue | null {
  if (fewestKnots === null) return null;
  const [low, high] = rangeOf(values);
  const ascending = knots.every((knot, i) => i === 0 || knot > knots[i - 1]!);
  const inside = !knotsInside || knots.every((knot) => knot > low && knot < high);
  if (ascending && inside && knots.length >= fewestKnots) return null;
  const places = knots.map((knot) => formatShort(knot)).join(", ");
  const why = !ascending
    ? `the knots ${places} do not ascend, which many equal values cause at quantiles`
    : !inside
      ? `the knots ${places} do not all lie between ${formatShort(low)} and ${formatShort(high)}, the ends of the data`
      : `it needs ${fewestKnots} knots or more and has ${knots.length}`;
  return issue(
    "moderator-knots",
    "error",
    `${label} of ${column} cannot be drawn: ${why}. The model cannot be built.`,
    "Place the knots by hand at different values within the data, use fewer of them, or choose another shape.",
    { column, field: "moderators.variables" },
  );
}
