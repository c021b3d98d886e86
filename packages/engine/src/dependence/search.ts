import { square } from "../numeric/elementary.ts";
import { type DependentModel, type LikelihoodPoint, pointAt } from "./likelihood.ts";
import { type Bounds, climb, type Maximum } from "./maximise.ts";

/** The best of several climbs, and another maximum if one was seen. */
export interface SearchResult extends Maximum {
  readonly otherMaximum: { readonly theta: readonly number[]; readonly logLik: number } | null;
}

/** Log-likelihoods closer than this are one maximum. */
const SAME = 1e-7;

/**
 * The global maximum as far as climbs from several starts find it: variances shared out evenly, and each of them taking nearly
 * all; correlations at 0.5, 0, 0.9 and -0.5.
 * @param fixed the value of each parameter that is not estimated, else null
 * @returns null where the likelihood exists nowhere that was tried
 */
export function search(model: DependentModel, fixed: readonly (number | null)[]): SearchResult | null {
  const bounds: Bounds = {
    lower: model.parameters.map(({ lower }, i) => fixed[i] ?? lower),
    upper: model.parameters.map(({ upper }, i) => fixed[i] ?? upper),
  };
  let best: Maximum | null = null;
  let other: LikelihoodPoint | null = null;
  for (const start of startsOf(model)) {
    const begin = start.map((value, i) => Math.min(bounds.upper[i]!, Math.max(bounds.lower[i]!, value)));
    const found = climb(model, begin, bounds, best?.point ?? null);
    if (found === null) continue;
    if (best === null || found.point.logLik > best.point.logLik + SAME) {
      if (best?.converged === true) other = best.point;
      best = found;
    } else if (found.converged && found.point.logLik < best.point.logLik - SAME) other = found.point;
  }
  if (best === null) return null;
  return { ...best, otherMaximum: other === null ? null : { theta: other.theta, logLik: other.logLik } };
}

function startsOf(model: DependentModel): number[][] {
  const total = scaleOf(model);
  const variances = model.parameters.flatMap(({ kind }, i) => (kind === "variance" ? [i] : []));
  const terms = model.terms.length;
  const at = (share: (i: number) => number, rho: number | null): number[] =>
    model.parameters.map(({ kind, start, lower }, i) =>
      kind === "variance"
        ? total * share(i)
        : kind === "loading"
          ? Math.sqrt(total) * start
          : Math.max(rho ?? start, 0.9 * lower),
    );
  const starts = [at(() => 1 / terms, null)];
  if (variances.length > 1 && terms > 1) {
    for (const most of variances) starts.push(at((i) => (i === most ? 0.9 : 0.1 / terms), null));
  } else starts.push(at(() => 0.02, null));
  if (model.parameters.some(({ kind, start }) => kind === "correlation" && start !== 0)) {
    for (const rho of [0, 0.9, -0.5]) starts.push(at(() => 1 / terms, rho));
  }
  return starts;
}

/** The variance of the effects around their unweighted regression. */
function scaleOf(model: DependentModel): number {
  const plain: DependentModel = {
    ...model,
    terms: [],
    parameters: [],
    blocks: model.blocks.map((block) => ({ ...block, v: identity(block.n) })),
  };
  const point = pointAt(plain, []);
  let rss = 0;
  let diagonal = 0;
  for (const [b, { v, n }] of model.blocks.entries()) {
    for (let r = 0; r < n; r++) {
      rss += square(point?.states[b]?.wr[r] ?? 0);
      diagonal += Math.abs(v[r * n + r]!);
    }
  }
  return rss > 1e-8 * diagonal ? rss / Math.max(1, model.k - model.p) : diagonal / model.k || 1;
}

function identity(n: number): Float64Array {
  const one = new Float64Array(n * n);
  for (let i = 0; i < n; i++) one[i * n + i] = 1;
  return one;
}
