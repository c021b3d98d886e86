import type { EffectSet } from "../../analysis-types.ts";
import type { BiasInput } from "../types.ts";

/** The studies of an audit, or some of them, as the models take them. */
export function effectSetOf(
  { effects, totals }: Pick<BiasInput, "effects" | "totals">,
  places?: readonly number[],
): EffectSet {
  const at = places ?? effects.yi.map((_, place) => place);
  return {
    measure: effects.measure,
    entered: at.length,
    rowIds: at.map((place) => effects.rowIds[place]!),
    labels: at.map((place) => effects.labels[place]!),
    yi: at.map((place) => effects.yi[place]!),
    vi: at.map((place) => effects.vi[place]!),
    ni: at.map((place) => totals[place] ?? null),
    userWeights: null,
    excluded: [],
    converted: [],
  };
}
