import type { DependenceLevel } from "../dependence-types.ts";
import { chisqTest } from "../inference/tests.ts";
import { componentsOf, totalOf } from "./components.ts";
import { type RelativeHeterogeneity, relativeTo } from "./heterogeneity.ts";
import { sharesByLevel } from "./inference.ts";
import { fitMultilevel, type MultilevelFit, type MultilevelInput } from "./multilevel.ts";
import { profileCurve, profileInterval } from "./profile.ts";

/** Points of a profile that is drawn. */
const CURVE = 25;

const UNKNOWN: RelativeHeterogeneity = { cvh: null, m: null };

/**
 * The random factors of a fit: variances with profile intervals, shares of the variance, tests against 0, profiles.
 * @param level 0.95
 */
export function levelsOfFit(fit: MultilevelFit, input: MultilevelInput, level: number): DependenceLevel[] {
  const shares = sharesOf(fit);
  const total = totalOf(fit);
  return componentsOf(fit).map(({ label, kind, value, term, parameter }): DependenceLevel => {
    const { outer, q } = fit.model.terms[term]!;
    const held = parameter === null || fit.fixed[parameter] !== null;
    const interval = held ? null : profileInterval(fit, parameter, level);
    return {
      label,
      kind,
      levels: new Set(outer).size,
      sigma2: value,
      interval:
        interval === null ? null : { ...interval, level, kind: "confidence", method: "profile likelihood" },
      i2: kind === "variance" ? (shares?.[term] ?? null) : null,
      ...(kind === "correlation" || total === null ? UNKNOWN : relativeTo(fit.beta[0]!, value, total)),
      test: held || kind === "correlation" || q > 1 ? null : dropTest(fit, input, parameter),
      profile: interval === null ? [] : curveOf(fit, parameter!, kind, interval.lower, interval.upper),
    };
  });
}

/** Shares of the variance by term; null where variances differ by category, or V is not positive definite. */
function sharesOf(fit: MultilevelFit): readonly number[] | null {
  if (fit.typicalVariance === null || totalOf(fit) === null) return null;
  return sharesByLevel(
    fit.components.map(([variance]) => variance!),
    fit.typicalVariance,
  );
}

function dropTest(fit: MultilevelFit, input: MultilevelInput, j: number): DependenceLevel["test"] {
  const reduced = fitMultilevel({ ...input, fixed: fit.fixed.map((value, i) => (i === j ? 0 : value)) });
  if (reduced === null) return null;
  const ratio = Math.max(0, 2 * (fit.statistics.logLik - reduced.statistics.logLik));
  return chisqTest(`sigma2 ${j + 1}`, "LRT", ratio, 1);
}

function curveOf(
  fit: MultilevelFit,
  j: number,
  kind: DependenceLevel["kind"],
  lower: number,
  upper: number | null,
): DependenceLevel["profile"] {
  const estimate = fit.theta[j]!;
  const top = upper ?? Math.max(4 * estimate, 1e-8);
  const spec = fit.model.parameters[j]!;
  const from = Math.max(kind === "variance" ? 0 : spec.lower, lower - 0.25 * (estimate - lower));
  const to = Math.min(spec.upper, top + 0.15 * (top - estimate));
  const values = Array.from({ length: CURVE }, (_, i) => from + ((to - from) * i) / (CURVE - 1));
  const all = [...values, estimate].toSorted((a, b) => a - b);
  return profileCurve(fit, j, all);
}
