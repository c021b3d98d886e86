import type { BiasHistogram } from "../../bias-types.ts";
import { formatPEquation, formatPercent } from "../../format/index.ts";
import { exp } from "../../numeric/elementary.ts";
import type { PowerEstimate } from "./p-curve-power.ts";
import { type Curve, LOW_POWER, logPower, noncentralityAt } from "./p-curve-tests.ts";
import { criticalZ } from "./significant.ts";

/** How many bins lie below alpha: 0.01 each at .05. */
const BINS = 5;

/** The p-values of the four tests of skew and flatness that the verdict of a p-curve rests on. */
export interface CurveTests {
  readonly fullRight: number;
  /** null without a result below alpha / 2. */
  readonly halfRight: number | null;
  readonly fullFlat: number;
  readonly halfFlat: number | null;
  readonly binomialFlat: number;
}

/** Half curve below .05, or both curves below .1. Source: Simonsohn, Simmons & Nelson (2015), as in the p-curve app. */
export function hasEvidence({ fullRight, halfRight }: CurveTests): boolean {
  return halfRight !== null && (halfRight < 0.05 || (halfRight < 0.1 && fullRight < 0.1));
}

/** Full curve flatter than a third of power at .05, or half curve and binomial test both at .1. */
export function lacksEvidence({ fullFlat, halfFlat, binomialFlat }: CurveTests): boolean {
  return fullFlat < 0.05 || (halfFlat !== null && halfFlat < 0.1 && binomialFlat < 0.1);
}

/** What the shape of the curve says and what not. */
export function verdictSentence(tests: CurveTests): string {
  const half = tests.halfRight === null ? "no result for" : formatPEquation(tests.halfRight);
  const skew = `right skew: full curve ${formatPEquation(tests.fullRight)}, half curve ${half}`;
  const flat = `flatter than a power of 33\u00a0%: full curve ${formatPEquation(tests.fullFlat)}`;
  if (hasEvidence(tests)) {
    return `Evidential value is present (${skew}): the significant results are not all products of selection. That does not mean that none is.`;
  }
  if (lacksEvidence(tests)) {
    return `Evidential value is inadequate (${flat}): the significant results are flatter than studies with a power of 33\u00a0% would give.`;
  }
  return `The curve decides neither way (${skew}; ${flat}): evidential value is neither shown nor ruled out.`;
}

/** "66 % (90 % CI 31 % to 88 %)", with the ends of the range in words. */
export function powerSentence({ power, lower, upper, at }: PowerEstimate): string {
  const share = (value: number): string => formatPercent(100 * value, 1);
  const range = `90\u00a0% CI ${share(lower)} to ${share(upper)}`;
  const size = { inside: "", "lower end": "at most ", "upper end": "at least " }[at];
  return `Allowing for the selection of significant results, the average power of their tests is estimated as ${size}${share(power)} (${range}).`;
}

/** The shares of the significant p-values in five bins, beside those of no effect and of a power of a third. */
export function curveHistogram(curve: Curve): BiasHistogram {
  const { absZ, full, alpha } = curve;
  const ends = Array.from({ length: BINS + 1 }, (_, i) => (alpha * i) / BINS);
  const cuts = ends.map((p) => (p === 0 ? Number.POSITIVE_INFINITY : criticalZ(p)));
  const shares = ends
    .slice(1)
    .map((_, i) => absZ.filter((z) => z < cuts[i]! && z >= cuts[i + 1]!).length / absZ.length);
  const delta = noncentralityAt(LOW_POWER, full);
  const below = cuts.map((z) => (z === Number.POSITIVE_INFINITY ? 0 : exp(logPower(z, delta)) / LOW_POWER));
  const x = ends.slice(1).map((end, i) => (end + ends[i]!) / 2);
  return {
    axis: "p-value",
    ends,
    shares,
    curves: [
      { label: "no effect", x, y: x.map(() => 1 / BINS) },
      { label: "power of 33\u00a0%", x, y: x.map((_, i) => below[i + 1]! - below[i]!) },
    ],
    beyond: 0,
  };
}
