import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Fit, Interval } from "../../packages/engine/src/analysis-types.ts";
import type { ModelSpec } from "../../packages/engine/src/document/types.ts";
import {
  coefficientTests,
  fitUnivariate,
  predictionIntervals,
  tau2Intervals,
} from "../../packages/engine/src/statistics.ts";
import { effectSet, modelSpec } from "../reference/pooling/load.ts";

interface Studies {
  readonly yi: readonly number[];
  readonly vi: readonly number[];
  readonly weights: readonly number[];
}

const studies: fc.Arbitrary<Studies> = fc
  .array(
    fc.record({
      y: fc.integer({ min: -3000, max: 3000 }),
      logV: fc.double({ min: -5, max: 1, noNaN: true }),
      w: fc.double({ min: 0.1, max: 10, noNaN: true }),
    }),
    { minLength: 3, maxLength: 6 },
  )
  .map((rows) => ({
    yi: rows.map(({ y }) => y / 1000),
    vi: rows.map(({ logV }) => Math.exp(logV)),
    weights: rows.map(({ w }) => w),
  }))
  .filter(({ yi }) => Math.max(...yi) - Math.min(...yi) > 1e-2);

/** What one interval is asked about: how to choose it, and how exactly its ends are found. */
interface Subject {
  readonly choices: Partial<ModelSpec>;
  /** Relative to its width. */
  readonly exact: number;
  /** What it draws depends on which study comes first. */
  readonly drawsInOrder?: true;
  readonly squared?: true;
  of(fit: Fit): Interval | null;
}

const SEARCHED: Readonly<Record<string, number>> = { perm: 1e-5, NNF: 1e-6 };
const ESTIMATOR: Readonly<Record<string, string>> = { PLmean: "ML" };
const SHARED: Partial<ModelSpec> = { seed: 7, samples: 60 };

const subjects: readonly (readonly [string, Subject])[] = [
  ...coefficientTests.ids.map((id): [string, Subject] => [
    `test ${id}`,
    {
      // Three studies have eight patterns of signs.
      choices: { ...SHARED, test: id, estimator: ESTIMATOR[id] ?? "REML", level: id === "perm" ? 0.7 : 0.95 },
      exact: SEARCHED[id] ?? 1e-8,
      of: ({ coefficients }) => coefficients[0]?.interval ?? null,
    },
  ]),
  ...predictionIntervals.ids
    .filter((id) => id !== "none")
    .map((id): [string, Subject] => [
      `prediction ${id}`,
      {
        choices: { ...SHARED, prediction: id, test: "knha" },
        exact: SEARCHED[id] ?? 1e-8,
        of: ({ prediction }) => prediction,
      },
    ]),
  ...tau2Intervals.ids
    .filter((id) => id !== "none")
    .map((id): [string, Subject] => [
      `tau2 ${id}`,
      {
        choices: { ...SHARED, tau2Interval: id },
        exact: 1e-6,
        squared: true,
        ...(id === "boot" ? { drawsInOrder: true as const } : {}),
        of: ({ tau2 }) => tau2.interval,
      },
    ]),
];

function fitOf({ yi, vi, weights }: Studies, choices: Partial<ModelSpec>): Fit {
  const result = fitUnivariate(effectSet(yi, vi, weights), modelSpec(choices));
  if (!result.ok) throw new Error(result.issues.map(({ message }) => message).join(" "));
  // Two maxima of nearly the same height may change places under rounding.
  fc.pre(result.value.convergence.otherMaximum === null);
  return result.value;
}

/** Both ends of an interval; one without an upper end has none to compare. */
function endsOf({ choices, of }: Subject, data: Studies): readonly [number, number | null] | null {
  const found = of(fitOf(data, choices));
  return found === null ? null : [found.lower, found.upper];
}

/**
 * Compares the interval of changed studies with what the change should make of it. tau2 near 0 is known to the rounding of the
 * variances only, so that widths are taken as at least the smallest variance.
 */
function expectEnds(
  subject: Subject,
  data: Studies,
  changed: Studies,
  expected: (end: number) => number,
  size: number,
  turned = false,
): void {
  const before = endsOf(subject, data);
  const after = endsOf(subject, changed);
  if (before === null || after === null) {
    expect(after).toBe(before);
    return;
  }
  const [low, high] = turned ? [before[1], before[0]] : before;
  const spread = Math.max(...data.yi) - Math.min(...data.yi) + Math.sqrt(Math.max(...data.vi));
  const reach = Math.max(
    (before[1] ?? before[0]) - before[0],
    subject.squared === true ? spread * spread : spread,
  );
  const near = (actual: number | null, from: number | null): void => {
    if (actual === null || from === null) expect(actual).toBe(from);
    else expect(Math.abs(actual - expected(from))).toBeLessThanOrEqual(subject.exact * reach * size);
  };
  near(after[0], low);
  near(after[1], high);
}

const slow = (name: string): number => (name === "prediction NNF" ? 4 : name === "test perm" ? 12 : 30);

describe.each(subjects)("laws of the interval of %s", (name, subject) => {
  const runs = { numRuns: slow(name) };

  test("a shift of the effects shifts it, or leaves it alone", () => {
    fc.assert(
      fc.property(studies, fc.constantFrom(-7, 1, 100), (data, shift) => {
        const moved = { ...data, yi: data.yi.map((y) => y + shift) };
        const by = subject.squared === true ? 0 : shift;
        // Effects lose digits to the shift.
        expectEnds(subject, data, moved, (end) => end + by, 10);
      }),
      runs,
    );
  });

  test("units scale it", () => {
    fc.assert(
      fc.property(studies, fc.constantFrom(1e-3, 12, 1e4), (data, scale) => {
        const scaled = {
          ...data,
          yi: data.yi.map((y) => y * scale),
          vi: data.vi.map((v) => v * scale * scale),
        };
        const factor = subject.squared === true ? scale * scale : scale;
        expectEnds(subject, data, scaled, (end) => end * factor, factor);
      }),
      runs,
    );
  });

  test("turning every sign turns it", () => {
    fc.assert(
      fc.property(studies, (data) => {
        const turned = { ...data, yi: data.yi.map((y) => -y) };
        if (subject.squared === true) {
          // A bootstrap draws errors that do not turn with the effects, and takes of them their spread alone.
          expectEnds(subject, data, turned, (end) => end, 1);
        } else expectEnds(subject, data, turned, (end) => -end, 1, true);
      }),
      runs,
    );
  });

  test("the order of the studies does not matter", () => {
    fc.assert(
      fc.property(studies, (data) => {
        const reversed = {
          yi: data.yi.toReversed(),
          vi: data.vi.toReversed(),
          weights: data.weights.toReversed(),
        };
        if (subject.drawsInOrder === true) {
          // Other draws for each study: the same interval of another seed, and the same bits twice.
          expect(endsOf(subject, reversed)).toEqual(endsOf(subject, reversed));
        } else expectEnds(subject, data, reversed, (end) => end, 1);
      }),
      runs,
    );
  });

  test("names that studies share do not matter", () => {
    fc.assert(
      fc.property(studies, ({ yi, vi, weights }) => {
        const named = effectSet(yi, vi, weights);
        const alike = { ...named, labels: named.labels.map(() => "Smith 2001") };
        const spec = modelSpec(subject.choices);
        expect(fitUnivariate(alike, spec)).toEqual(fitUnivariate(named, spec));
      }),
      { numRuns: name === "prediction NNF" ? 2 : 8 },
    );
  });

  test("it holds the estimate it is about, and is in order", () => {
    fc.assert(
      fc.property(studies, (data) => {
        const fit = fitOf(data, subject.choices);
        const interval = subject.of(fit);
        if (interval === null || interval.upper === null) return;
        expect(interval.lower).toBeLessThanOrEqual(interval.upper);
        if (subject.squared === true) expect(interval.lower).toBeGreaterThanOrEqual(0);
        else {
          const estimate = fit.coefficients[0]?.estimate ?? Number.NaN;
          expect(interval.lower).toBeLessThanOrEqual(estimate);
          expect(interval.upper).toBeGreaterThanOrEqual(estimate);
        }
      }),
      runs,
    );
  });
});
