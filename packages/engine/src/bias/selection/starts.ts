import { square } from "../../numeric/elementary.ts";
import type { SelectionTask } from "./fit.ts";
import { type BoundedMaximum, maximiseBetween } from "./maximise.ts";
import { NO_SELECTION, selectionLikelihood } from "./objective.ts";
import { allowances, boundsOf } from "./search.ts";
import type { DeltaSpace, SelectionData } from "./types.ts";

const NO_SPACE: DeltaSpace = { names: [], lower: [], upper: [], walls: false, neutral: [], starts: [] };

/** The model without selection by maximum likelihood, from several tau2. */
export function unadjusted(data: SelectionData, equal: boolean): BoundedMaximum {
  const bounds = boundsOf(data, equal, NO_SPACE);
  const spread = data.y.reduce((most, y) => Math.max(most, square(y)), 0);
  const objective = selectionLikelihood(data, NO_SELECTION);
  return [0, 0.01, 0.1, 1]
    .map((share) => {
      const start = new Float64Array(data.q + 1);
      start[data.q] = share * spread;
      return maximiseBetween(objective, start, bounds, allowances(data.q, 0));
    })
    .reduce((best, next) => (next.jet.value > best.jet.value ? next : best));
}

/**
 * Every selection to start from, with the unadjusted model, with means drawn to no effect and beyond, and with more or less
 * heterogeneity, up to distributions of which the published studies are a far tail.
 */
export function startsOf(plain: Float64Array, { studies, model, equal }: SelectionTask): Float64Array[] {
  const { q, y } = studies.data;
  const tau2 = Math.max(plain[q]!, 0.05);
  const spread = 1 + y.reduce((sum, own) => sum + Math.abs(own), 0) / y.length;
  const wide = spread * spread;
  const mean = plain[0]!;
  const alike = [mean, 0, -0.5 * mean, -3 * spread].map((own) => [own, 0] as const);
  const pairs: readonly (readonly [mean: number, tau2: number])[] = equal
    ? alike
    : [
        ...alike,
        [mean, tau2],
        [0, tau2],
        [-0.5 * mean, 0.5 * tau2 + 0.3],
        [2 * mean, 10 * (1 + tau2)],
        [-spread, tau2 + 0.2],
        [-spread, 0.2 * wide],
        [5 * spread, 5 * wide],
        [-5 * spread, 5 * wide],
        [-10 * spread, 4 * wide],
        [-30 * spread, 30 * wide],
      ];
  return model.space.starts.flatMap((delta) =>
    pairs.map(([own, variance]) => Float64Array.of(own, ...plain.slice(1, q), variance, ...delta)),
  );
}

/** The model without selection as a point of the search. */
export function unselected(plain: Float64Array, { model }: SelectionTask): Float64Array {
  const { neutral, lower, upper } = model.space;
  const nearest = neutral.map((own, j) => Math.min(upper[j]!, Math.max(lower[j]!, own)));
  return Float64Array.of(...plain, ...nearest);
}
