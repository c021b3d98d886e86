import type { Interval } from "../../analysis-types.ts";
import { criticalValue } from "../../inference/tests.ts";
import { inner } from "../../numeric/linear-algebra.ts";
import { around, freedom } from "./coefficients.ts";
import { scaleLinks } from "./links.ts";
import type { LocationScaleFit, LocationScalePrediction } from "./types.ts";
import { tau2Limit } from "./unbounded.ts";

/**
 * The mean effect of studies with location row x and scale row z, the interval in which the effect of such a study lies, and
 * their tau2. The interval of tau2 is that of the linear predictor, brought back through the link and cut at 0; the prediction
 * interval takes tau2 as known: estimate -+ critical value times sqrt(se^2 + tau2).
 * @param x p numbers
 * @param z q numbers
 * @throws RangeError when a row is not as long as the model's
 * Source: Viechtbauer & López-López (2022), sec. 2. R: `predict(res, newmods = x, newscale = z)`,
 * `predict(res, newscale = z, transf = exp)`
 */
export function predictLocationScale(
  fit: LocationScaleFit,
  x: readonly number[],
  z: readonly number[],
): LocationScalePrediction {
  const { p, q, level } = fit;
  if (x.length !== p || z.length !== q) {
    throw new RangeError(`rows of ${x.length} and ${z.length} numbers for ${p} and ${q} coefficients`);
  }
  const estimate = inner(
    x,
    fit.location.map((coefficient) => coefficient.estimate),
  );
  const se = Math.sqrt(Math.max(0, spread(fit.vcovLocation, x)));
  const df = freedom(fit, p);
  const defined = df === null || df >= 1;
  const tau2 = tau2Of(fit, z);
  return {
    estimate: estimate + 0,
    se,
    interval: defined ? around(estimate, se, df, level, "confidence") : null,
    prediction:
      tau2 === null || !defined
        ? null
        : around(estimate, Math.sqrt(se * se + tau2.estimate), df, level, "prediction"),
    tau2,
  };
}

function tau2Of(fit: LocationScaleFit, z: readonly number[]): LocationScalePrediction["tau2"] {
  const limit = tau2Limit(fit.unbounded, z);
  if (limit === "zero") return { estimate: 0, interval: null };
  if (limit === "unknown") return null;
  const at = fit.unbounded?.at ?? fit.scale.map(({ estimate }) => estimate ?? 0);
  const eta = inner(at, z);
  const { tau2: toTau2 } = scaleLinks.get(fit.link);
  const estimate = toTau2(eta);
  if (!Number.isFinite(estimate)) return null;
  return { estimate, interval: tau2Interval(fit, z, eta, toTau2) };
}

function tau2Interval(
  fit: LocationScaleFit,
  z: readonly number[],
  eta: number,
  toTau2: (eta: number) => number,
): Interval | null {
  const df = freedom(fit, fit.q);
  if (fit.vcovScale === null || (df !== null && df < 1)) return null;
  const reach = criticalValue(fit.level, df) * Math.sqrt(Math.max(0, spread(fit.vcovScale, z)));
  const upper = toTau2(eta + reach);
  return {
    lower: toTau2(eta - reach),
    upper: Number.isFinite(upper) ? upper : null,
    level: fit.level,
    kind: "confidence",
    method: df === null ? "z" : "t",
  };
}

function spread(covariance: readonly (readonly number[])[], row: readonly number[]): number {
  return inner(
    row,
    covariance.map((line) => inner(line, row)),
  );
}
