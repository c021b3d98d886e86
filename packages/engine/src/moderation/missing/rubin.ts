import type { Interval } from "../../analysis-types.ts";
import { exp } from "../../numeric/elementary.ts";
import { tLogTails, tQuantile } from "../../numeric/student-t.ts";

/** The coefficients of one model over all imputations. */
interface PooledCoefficient {
  readonly estimate: number;
  readonly se: number;
  /** Barnard and Rubin's; null = the normal distribution. */
  readonly df: number | null;
  readonly ci: Interval;
  /** Test against 0; null where the standard error is 0. */
  readonly t: number | null;
  readonly p: number | null;
  /** Mean variance of one data set, and the variance between the data sets. */
  readonly within: number;
  readonly between: number;
  /** By how much missing values increase the variance, as a share of `within`; null where that is 0. */
  readonly increase: number | null;
  /** Which share of the information is missing, 0 to 1. */
  readonly missingInformation: number;
}

/** Models of all imputations put together by Rubin's rules. */
export interface PooledModel {
  /** How many data sets. */
  readonly imputations: number;
  /** Degrees of freedom with complete data; null = the normal distribution. */
  readonly dfComplete: number | null;
  readonly coefficients: readonly PooledCoefficient[];
  /** p x p, as rows: total, within and between. */
  readonly vcov: readonly (readonly number[])[];
  readonly within: readonly (readonly number[])[];
  readonly between: readonly (readonly number[])[];
}

type Rows = readonly (readonly number[])[];

/**
 * Rubin's rules: the estimate is the mean over m data sets, its variance T = U + (1 + 1/m) B with U the mean variance within and B
 * the variance between; degrees of freedom 1 / (1 / old + 1 / observed), old = (m - 1) / lambda^2,
 * observed = (d + 1) / (d + 3) d (1 - lambda), lambda = (1 + 1/m) B / T, d those with complete data; the fraction of missing
 * information is (r + 2 / (df + 3)) / (r + 1), r = (1 + 1/m) B / U.
 * @param estimates m lists of p
 * @param vcovs m matrices p x p, as rows
 * @param dfComplete degrees of freedom with complete data, k - p; null = the normal distribution
 * @throws RangeError for fewer than 2 data sets, or sizes that differ
 * Source: Rubin (1987), Multiple Imputation for Nonresponse in Surveys, section 3.1; Barnard & Rubin (1999), Biometrika 86(4), 948-955,
 * doi:10.1093/biomet/86.4.948. R: `mice::pool.scalar(Q, U, n = k, k = p)`, `mice::pool(fits)`
 */
export function poolRubin(
  estimates: Rows,
  vcovs: readonly Rows[],
  dfComplete: number | null,
  level: number = 0.95,
): PooledModel {
  const m = estimates.length;
  const p = estimates[0]?.length ?? 0;
  if (m < 2 || vcovs.length !== m) throw new RangeError(`${m} estimates and ${vcovs.length} variances`);
  if (estimates.some((own) => own.length !== p) || vcovs.some((own) => own.length !== p)) {
    throw new RangeError(`models of different size than ${p} coefficients`);
  }
  const places = Array.from({ length: p }, (_, place) => place);
  const means = places.map((r) => averageOf(estimates.map((own) => own[r]!)));
  const matrix = (entry: (r: number, c: number) => number): number[][] =>
    places.map((r) => places.map((c) => entry(r, c)));
  const within = matrix((r, c) => averageOf(vcovs.map((own) => own[r]![c]!)));
  const between = matrix((r, c) => {
    const products = estimates.map((own) => (own[r]! - means[r]!) * (own[c]! - means[c]!));
    return products.reduce((sum, value) => sum + value, 0) / (m - 1) + 0;
  });
  const vcov = matrix((r, c) => within[r]![c]! + (1 + 1 / m) * between[r]![c]!);
  const coefficients = places.map((r) =>
    pooledCoefficient(means[r]!, within[r]![r]!, between[r]![r]!, m, dfComplete, level),
  );
  return { imputations: m, dfComplete, coefficients, vcov, within, between };
}

function averageOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length + 0;
}

function pooledCoefficient(
  estimate: number,
  within: number,
  between: number,
  m: number,
  dfComplete: number | null,
  level: number,
): PooledCoefficient {
  const added = (1 + 1 / m) * between;
  const total = within + added;
  const lambda = total > 0 ? added / total : 0;
  const df = barnardRubinDf(lambda, m, dfComplete ?? Number.POSITIVE_INFINITY);
  const se = Math.sqrt(total);
  const half = tQuantile(0.5 + level / 2, df) * se;
  const t = se > 0 ? estimate / se : null;
  return {
    estimate,
    se,
    df: Number.isFinite(df) ? df : null,
    ci: { lower: estimate - half, upper: estimate + half, level, kind: "confidence", method: "rubin" },
    t,
    p: t === null ? null : Math.min(1, 2 * exp(tLogTails(-Math.abs(t), df)[0])),
    within,
    between,
    increase: within > 0 ? added / within : null,
    // (r + 2 / (df + 3)) / (r + 1) in lambda = r / (1 + r), which stays a number where nothing varies within.
    missingInformation: lambda + (1 - lambda) * (2 / (df + 3)),
  };
}

/**
 * Degrees of freedom of Barnard and Rubin; Infinity where they are without bound.
 * @param lambda share of the variance that missing values add, 0 to 1
 * @param dfComplete may be Infinity
 * Source: Barnard & Rubin (1999), Biometrika 86(4), 948-955, doi:10.1093/biomet/86.4.948.
 */
export function barnardRubinDf(lambda: number, m: number, dfComplete: number): number {
  const old = lambda > 0 ? (m - 1) / (lambda * lambda) : Number.POSITIVE_INFINITY;
  if (dfComplete === Number.POSITIVE_INFINITY) return old;
  const observed = ((dfComplete + 1) / (dfComplete + 3)) * dfComplete * (1 - lambda);
  // Nothing varies within the data sets: what is known of the estimate is what they differ by.
  if (!(observed > 0)) return old;
  // 1 / (1 / old + 1 / observed), where old may be so large that its product with anything is not a number.
  return observed / (1 + observed / old);
}
