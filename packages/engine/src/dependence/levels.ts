import type { DependenceLevel } from "../dependence-types.ts";
import { chisqTest } from "../inference/tests.ts";
import { sharesByLevel } from "./inference.ts";
import { fitMultilevel, type MultilevelFit, type MultilevelInput } from "./multilevel.ts";
import { profileCurve, profileInterval } from "./profile.ts";

/** Points of a profile that is drawn. */
const CURVE = 25;

/**
 * The random factors of a fit: variances with profile intervals, shares of the variance, tests against 0, profiles.
 * @param level 0.95
 */
export function levelsOfFit(fit: MultilevelFit, input: MultilevelInput, level: number): DependenceLevel[] {
  const shares = fit.typicalVariance === null ? null : sharesByLevel(fit.theta, fit.typicalVariance);
  return fit.model.terms.map(({ label, outer }, j): DependenceLevel => {
    const sigma2 = fit.theta[j]!;
    const held = fit.fixed[j] !== null;
    const interval = held ? null : profileInterval(fit, j, level);
    return {
      label,
      levels: new Set(outer).size,
      sigma2,
      interval:
        interval === null ? null : { ...interval, level, kind: "confidence", method: "profile likelihood" },
      i2: shares === null ? null : shares[j]!,
      test: held ? null : dropTest(fit, input, j),
      profile: interval === null ? [] : curveOf(fit, j, interval.lower, interval.upper),
    };
  });
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
  lower: number,
  upper: number | null,
): DependenceLevel["profile"] {
  const estimate = fit.theta[j]!;
  const top = upper ?? Math.max(4 * estimate, 1e-8);
  const from = Math.max(0, lower - 0.25 * (estimate - lower));
  const to = top + 0.15 * (top - estimate);
  const values = Array.from({ length: CURVE }, (_, i) => from + ((to - from) * i) / (CURVE - 1));
  const all = [...values, estimate].toSorted((a, b) => a - b);
  return profileCurve(fit, j, all);
}
