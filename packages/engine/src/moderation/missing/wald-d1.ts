import { exp } from "../../numeric/elementary.ts";
import { fLogTails } from "../../numeric/f-distribution.ts";
import { choleskyDecompose, choleskySolve, inner } from "../../numeric/linear-algebra.ts";
import { barnardRubinDf, type PooledModel } from "./rubin.ts";

/** The D1 test of several coefficients at once over all imputations. */
export interface PooledWald {
  readonly f: number;
  /** How many coefficients are tested. */
  readonly df1: number;
  /** null = a chi-square over df1. */
  readonly df2: number | null;
  readonly p: number;
  /** Average relative increase of the variances of these coefficients. */
  readonly increase: number;
}

/**
 * The D1 Wald test that several coefficients are 0: F = Q' U^-1 Q / (h (1 + r)), r = (1 + 1/m) tr(B U^-1) / h, for the h coefficients
 * tested; denominator degrees of freedom of Reiter (2007), with unbounded complete-data degrees of freedom those of Li et al. (1991).
 * For one coefficient it is the square of its t test.
 * @param places of the coefficients tested, at least one
 * @returns null where the variance within the data sets is singular
 * Source: Li, Raghunathan & Rubin (1991), JASA 86(416), 1065-1073, doi:10.1080/01621459.1991.10475152; Reiter (2007), Biometrika
 * 94(2), 502-508, doi:10.1093/biomet/asm028. R: `mice::D1(fit1, fit0, dfcom = k - p)`
 */
export function pooledWald(model: PooledModel, places: readonly number[]): PooledWald | null {
  const h = places.length;
  if (h === 0) throw new RangeError("no coefficient to test");
  const { imputations: m, coefficients } = model;
  const factor = choleskyDecompose(
    Float64Array.from(places.flatMap((r) => places.map((c) => model.within[r]![c]!))),
    h,
  );
  if (factor === null) return null;
  const q = Float64Array.from(places, (place) => coefficients[place]!.estimate);
  const trace = places.reduce((sum, c, place) => {
    const column = Float64Array.from(places, (r) => model.between[r]![c]!);
    return sum + choleskySolve(factor, column)[place]!;
  }, 0);
  const increase = Math.max(0, ((1 + 1 / m) * trace) / h);
  const f = inner(q, choleskySolve(factor, q)) / (h * (1 + increase));
  const df2 = denominatorDf(h, m, increase, model.dfComplete ?? Number.POSITIVE_INFINITY);
  return { f, df1: h, df2: Number.isFinite(df2) ? df2 : null, p: exp(fLogTails(f, h, df2)[1]), increase };
}

/**
 * Denominator degrees of freedom of D1. Reiter's are not defined for few data sets (h (m - 1) <= 4) or few studies; there the old
 * ones of Li et al. are bounded by those observed, as Barnard and Rubin bound a single coefficient's.
 * @param r relative increase in variance
 * @param dfComplete may be Infinity
 */
export function denominatorDf(h: number, m: number, r: number, dfComplete: number): number {
  const t = h * (m - 1);
  if (h === 1 || r === 0) return barnardRubinDf(r / (1 + r), m, dfComplete);
  const old = liDf(h, t, r);
  if (dfComplete === Number.POSITIVE_INFINITY) return old;
  const reiter = t > 4 ? reiterDf(t, r, dfComplete) : null;
  if (reiter !== null) return reiter;
  const observed = ((dfComplete + 1) / (dfComplete + 3)) * (dfComplete / (1 + r));
  return (old * observed) / (old + observed);
}

/** Li, Raghunathan & Rubin (1991), equations 1.15 and 1.16. */
function liDf(h: number, t: number, r: number): number {
  const inverse = 1 / r;
  if (t <= 4) return (t * (1 + 1 / h) * (1 + inverse) * (1 + inverse)) / 2;
  const factor = 1 + (1 - 2 / t) * inverse;
  return 4 + (t - 4) * factor * factor;
}

/** Reiter (2007), equations 1 and 2; null where the complete-data degrees of freedom are too few for its expansion. */
function reiterDf(t: number, r: number, dfComplete: number): number | null {
  const a = (r * t) / (t - 2);
  const b = 1 + a;
  const reduced = ((dfComplete + 1) / (dfComplete + 3)) * dfComplete;
  const two = reduced - 2 * b;
  const four = reduced - 4 * b;
  if (!(four > 0)) return null;
  const terms =
    two / (b * b * four) +
    (8 * two) / (b * four * four) +
    4 / (b * four) +
    4 / (four * two) +
    (16 * two) / (four * four * four) +
    8 / (four * four);
  return 4 + 1 / (1 / four + (a * a * terms) / (t - 4));
}
