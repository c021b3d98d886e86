import { exp } from "../../numeric/elementary.ts";
import { log1mexp } from "../../numeric/log-tails.ts";
import { minimise } from "../../numeric/minimise.ts";
import { monotoneRoot } from "./monotone-root.ts";
import { logConditional, type SelectedStudies, spread, type UniformEstimator } from "./p-uniform-methods.ts";

/** Levels at which the conditional p-value of each study is a landmark of the search. */
const LEVELS = [0.05, 0.15, 0.3, 0.4, 0.5, 0.6, 0.7, 0.85, 0.95];

/** Landmarks nearer to each other than this share of the smallest standard error are one: rounding decides which is lower. */
const ONE = 1e-6;

/** At so many landmarks, evenly spaced by rank, the distance is computed before its lowest valleys are searched. */
const LANDMARKS = 300;

/** So many of the lowest valleys are searched. */
const VALLEYS = 3;

const ascending = (values: readonly number[]): number[] => values.toSorted((a, b) => a - b);

/** Conditional p-values of mu, ascending. */
function sortedShares(studies: SelectedStudies, mu: number): number[] {
  return ascending(logConditional(studies, mu)).map(exp);
}

/** How far the distribution of the conditional p-values lies above the uniform one, and how far below, at most. */
function excursions(
  studies: SelectedStudies,
  mu: number,
): { readonly above: number; readonly below: number } {
  const k = studies.sei.length;
  let [above, below] = [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const [i, q] of sortedShares(studies, mu).entries()) {
    above = Math.max(above, (i + 1) / k - q);
    below = Math.max(below, q - i / k);
  }
  return { above, below };
}

/** A^2 = -k - sum over ascending q of (2 i - 1) / k (log q_(i) + log(1 - q_(k + 1 - i))). */
function andersonDarling(studies: SelectedStudies, mu: number): number {
  const logs = ascending(logConditional(studies, mu));
  const k = logs.length;
  return logs.reduce(
    (sum, q, i) => sum - ((2 * i + 1) / k) * (q + log1mexp(Math.max(Number.MIN_VALUE, -logs[k - 1 - i]!))),
    -k,
  );
}

/**
 * Where the lowest value can lie: below the first end every ordered q_(i) is at most (2 i - 1) / (2 k), so that all terms of the
 * Anderson-Darling distance fall with rising mu, and above the second end all rise.
 */
function range(studies: SelectedStudies): readonly [number, number] | null {
  const half = 1 / (2 * studies.sei.length);
  const step = spread(studies);
  const low = monotoneRoot((mu) => excursions(studies, mu).below - half, 0, step, true);
  const high = monotoneRoot((mu) => half - excursions(studies, mu).above, 0, step, true);
  return low === null || high === null ? null : [Math.min(low, high), Math.max(low, high)];
}

/** Places where single conditional p-values have common values: they lie as densely as the distance can turn. */
function landmarks(studies: SelectedStudies, [low, high]: readonly [number, number]): number[] {
  const all = studies.sei.flatMap((s, i) => {
    const one = { beyond: [studies.beyond[i]!], sei: [s], critical: studies.critical };
    return LEVELS.flatMap((level) => {
      const at = monotoneRoot((mu) => exp(logConditional(one, mu)[0]!) - level, 0, s, true);
      return at !== null && at > low && at < high ? [at] : [];
    });
  });
  const apart = ONE * Math.min(...studies.sei);
  const inner = ascending(all).filter((at, i, others) => i === 0 || at - others[i - 1]! > apart);
  const every = Math.max(1, inner.length / LANDMARKS);
  const kept = Array.from(
    { length: Math.floor(inner.length / every) },
    (_, j) => inner[Math.floor(j * every)]!,
  );
  return [low, ...kept, high];
}

/** The mu of the least Anderson-Darling distance; it can have several valleys. */
function leastAndersonDarling(studies: SelectedStudies): number | null {
  const ends = range(studies);
  if (ends === null) return null;
  const distance = (mu: number): number => andersonDarling(studies, mu);
  const at = landmarks(studies, ends);
  const heights = at.map(distance);
  const valleys = heights
    .flatMap((height, i) =>
      height <= (heights[i - 1] ?? height) && height <= (heights[i + 1] ?? height) ? [{ height, i }] : [],
    )
    .toSorted((one, other) => one.height - other.height)
    .slice(0, VALLEYS);
  // In units of the largest standard error, because the search stops at widths beside 1.
  const unit = spread(studies);
  const inUnits = (x: number): number => distance(x * unit);
  const lowest = valleys
    .map(({ height, i }) => {
      const [from, to] = [(at[i - 1] ?? at[i]!) / unit, (at[i + 1] ?? at[i]!) / unit];
      return to > from ? minimise(inUnits, from, to, 8) : { at: at[i]! / unit, value: height };
    })
    .reduce((best, one) => (one.value < best.value ? one : best));
  return lowest.at * unit + 0;
}

/**
 * Kolmogorov-Smirnov: the mu at which the largest distance of the distribution of the conditional p-values from the uniform one is
 * least. What lies above falls and what lies below rises with mu, so that it is where both are equal.
 * R: `puniform::puniform(yi = yi, vi = vi, side = "right", method = "KS")`
 */
export const KS: UniformEstimator = {
  id: "KS",
  label: "Kolmogorov-Smirnov (KS)",
  words:
    "least Kolmogorov-Smirnov distance of conditional p-values from the uniform distribution, no interval or test",
  fit: (studies) => ({
    estimate: monotoneRoot(
      (mu) => {
        const { above, below } = excursions(studies, mu);
        return below - above;
      },
      0,
      spread(studies),
      true,
    ),
    lower: null,
    upper: null,
  }),
  test: null,
};

/**
 * Anderson-Darling: the mu at which A^2 = -k - sum (2 i - 1) / k (log q_(i) + log(1 - q_(k + 1 - i))) of the ordered conditional
 * p-values is least; both tails count more than in the middle.
 * R: `puniform::puniform(yi = yi, vi = vi, side = "right", method = "AD")`, which stops at other valleys at times
 */
export const AD: UniformEstimator = {
  id: "AD",
  label: "Anderson-Darling (AD)",
  words:
    "least Anderson-Darling distance of conditional p-values from the uniform distribution, no interval or test",
  fit: (studies) => ({ estimate: leastAndersonDarling(studies), lower: null, upper: null }),
  test: null,
};
