import { hermiteRule } from "./gauss-hermite.ts";
import { marginalLogLik } from "./marginal.ts";
import { LOCAL, type LocalIndex, type StudyLikelihood } from "./study-likelihood.ts";

/** Predictors are logarithms of odds and rates, on which this is a small step for any data. */
const STEP = 2e-3;

/**
 * The marginal log-likelihood as a rule of few points has it, with derivatives by central differences: these belong to the rule
 * and not to the integral, so that its maximum is the one another program finds with as many points.
 * R: `lme4::glmer(..., nAGQ = points)`
 */
export function ruleLikelihood(points: number): StudyLikelihood {
  const rule = hermiteRule(points);
  return (study, at, active) => {
    const point = Float64Array.from(at);
    const valueAt = (r: number, dr: number, c: number, dc: number): number => {
      point[r]! += dr * STEP;
      point[c]! += dc * STEP;
      const value = marginalLogLik(study, point, rule);
      point.set(at);
      return value;
    };
    const value = marginalLogLik(study, at, rule);
    const gradient = new Float64Array(LOCAL);
    const hessian = new Float64Array(LOCAL * LOCAL);
    for (const r of active) {
      const [far, near, after, beyond] = [-2, -1, 1, 2].map((steps) => valueAt(r, steps, r, 0)) as Four;
      gradient[r] = (far - beyond + 8 * (after - near)) / (12 * STEP);
      hessian[r * LOCAL + r] = (16 * (near + after) - far - beyond - 30 * value) / (12 * STEP * STEP);
    }
    for (const [r, c] of pairsOf(active)) {
      const mixed = valueAt(r, 1, c, 1) - valueAt(r, 1, c, -1) - valueAt(r, -1, c, 1) + valueAt(r, -1, c, -1);
      const second = mixed / (4 * STEP * STEP);
      hessian[r * LOCAL + c] = second;
      hessian[c * LOCAL + r] = second;
    }
    return { value, gradient, hessian };
  };
}

type Four = [number, number, number, number];

function pairsOf(active: readonly LocalIndex[]): (readonly [LocalIndex, LocalIndex])[] {
  return active.flatMap((r, i) => active.slice(i + 1).map((c) => [r, c] as const));
}
