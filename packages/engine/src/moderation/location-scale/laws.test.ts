import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { estimators } from "../../estimators/registry.ts";
import { fitLocationScale } from "./fit-location-scale.ts";
import { predictLocationScale } from "./predict.ts";
import { fitted, forbiddenIn, inputOf } from "./testing.ts";
import type { LocationScaleFit } from "./types.ts";

const dose = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];
const group = [0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1];
const ones = dose.map(() => 1);

const data = fc.record({
  yi: fc.array(fc.double({ min: -2, max: 2, noNaN: true }), { minLength: 12, maxLength: 12 }),
  vi: fc.array(fc.double({ min: 0.02, max: 0.5, noNaN: true }), { minLength: 12, maxLength: 12 }),
  link: fc.constantFrom("log" as const, "identity" as const),
  method: fc.constantFrom("ML" as const, "REML" as const),
});
const runs = { numRuns: 20 };

/** Small beside the size of the numbers. */
function near(a: number, b: number, tolerance: number, size: number = Math.max(1, Math.abs(b))): void {
  expect(Math.abs(a - b) / size, `${a} for ${b}`).toBeLessThan(tolerance);
}

function sameTau2(a: LocationScaleFit, b: LocationScaleFit, factor: number): void {
  const size = Math.max(...b.tau2) * factor + 1e-3 * factor;
  for (const [i, value] of a.tau2.entries()) near(value, factor * b.tau2[i]!, 1e-6, size);
}

describe("laws", () => {
  it("results never hold what JSON cannot", () => {
    fc.assert(
      fc.property(data, ({ yi, vi, link, method }) => {
        const parts = { link, method, test: "t" as const, location: { intrcpt: ones, group } };
        expect(forbiddenIn(fitLocationScale(inputOf(yi, vi, { intrcpt: ones, dose, group }, parts)))).toEqual(
          [],
        );
      }),
      runs,
    );
  });

  it("shifting effects by a combination of the location columns shifts its coefficients alone", () => {
    fc.assert(
      fc.property(data, ({ yi, vi, link, method }) => {
        const parts = { link, method, location: { intrcpt: ones, dose } };
        const scale = { intrcpt: ones, group };
        const fit = fitted(inputOf(yi, vi, scale, parts));
        const shifted = fitted(
          inputOf(
            yi.map((y, i) => y + 40 - 3 * dose[i]!),
            vi,
            scale,
            parts,
          ),
        );
        near(shifted.location[0]!.estimate, fit.location[0]!.estimate + 40, 1e-7);
        near(shifted.location[1]!.estimate, fit.location[1]!.estimate - 3, 1e-7);
        near(shifted.fitStatistics.logLik, fit.fitStatistics.logLik, 1e-9);
        sameTau2(shifted, fit, 1);
      }),
      runs,
    );
  });

  it("effects in other units give the same tests", () => {
    fc.assert(
      fc.property(data, ({ yi, vi, link, method }) => {
        const scale = { intrcpt: ones, dose };
        const fit = fitted(inputOf(yi, vi, scale, { link, method }));
        const unit = 1000;
        const other = fitted(
          inputOf(
            yi.map((y) => y * unit),
            vi.map((v) => v * unit * unit),
            scale,
            { link, method },
          ),
        );
        near(other.location[0]!.estimate / unit, fit.location[0]!.estimate, 1e-7);
        sameTau2(other, fit, unit * unit);
        near(
          other.fitStatistics.logLik + (method === "ML" ? 12 : 11) * Math.log(unit),
          fit.fitStatistics.logLik,
          1e-9,
        );
        const [first, again] = [fit.scale[1]!, other.scale[1]!];
        if (first.test !== null && again.test !== null)
          near(again.test.statistic.value, first.test.statistic.value, 1e-5);
      }),
      runs,
    );
  });

  it("other units, origins and codings of moderators give the same model", () => {
    fc.assert(
      fc.property(data, ({ yi, vi, link, method }) => {
        const years = dose.map((x) => 2000 + x);
        const fit = fitted(
          inputOf(yi, vi, { intrcpt: ones, group }, { link, method, location: { intrcpt: ones, dose } }),
        );
        const other = fitted(
          inputOf(
            yi,
            vi,
            { first: group.map((x) => 1 - x), second: group },
            { link, method, location: { intrcpt: ones, years } },
          ),
        );
        near(other.fitStatistics.logLik, fit.fitStatistics.logLik, 1e-9);
        near(other.location[1]!.estimate, fit.location[1]!.estimate, 1e-7);
        sameTau2(other, fit, 1);
        const here = predictLocationScale(fit, [1, 4], [1, 1]);
        const there = predictLocationScale(other, [1, 2004], [0, 1]);
        near(there.estimate, here.estimate, 1e-7);
        near(there.se, here.se, 1e-6);
      }),
      runs,
    );
  });

  it("a constant alone is the estimator of one tau2", () => {
    fc.assert(
      fc.property(data, ({ yi, vi, method }) => {
        const fit = fitted(inputOf(yi, vi, { intrcpt: ones }, { link: "identity", method }));
        const mean = yi.reduce((sum, y) => sum + y, 0) / yi.length;
        const { tau2 } = estimators.get(method).estimate({
          yi: Float64Array.from(yi, (y) => y - mean),
          vi: Float64Array.from(vi),
          userWeights: null,
        });
        near(fit.tau2[0]!, tau2, 1e-8);
        const log = fitted(inputOf(yi, vi, { intrcpt: ones }, { method }));
        near(log.tau2[0]!, tau2, 1e-8);
        near(log.fitStatistics.logLik, fit.fitStatistics.logLik, 1e-9);
      }),
      { numRuns: 60 },
    );
  });

  it("groups with means and tau2 of their own are those groups alone", () => {
    fc.assert(
      fc.property(data, ({ yi, vi, method }) => {
        const parts = { intrcpt: ones, group };
        const fit = fitted(inputOf(yi, vi, parts, { method, location: parts, link: "identity" }));
        for (const level of [0, 1]) {
          const rows = [...group.keys()].filter((i) => group[i] === level);
          const alone = fitted(
            inputOf(
              rows.map((i) => yi[i]!),
              rows.map((i) => vi[i]!),
              { intrcpt: rows.map(() => 1) },
              { method, link: "identity" },
            ),
          );
          near(fit.tau2[level]!, alone.tau2[0]!, 1e-7);
          near(predictLocationScale(fit, [1, level], [1, level]).estimate, alone.location[0]!.estimate, 1e-7);
        }
      }),
      runs,
    );
  });
});

describe("uncentred powers", () => {
  it("fit as centred ones do", () => {
    const yi = [0.1, 0.5, -0.3, 0.9, 0.4, 1.4, -0.2, 0.6, 0.2, 0.9, -0.5, 1.1];
    const vi = dose.map((x) => 0.05 + x / 100);
    const year = dose.map((x) => 1990 + x);
    const square = (values: readonly number[]): number[] => values.map((x) => x * x);
    const raw = fitted(
      inputOf(yi, vi, { intrcpt: ones, group }, { location: { intrcpt: ones, year, square: square(year) } }),
    );
    const centred = fitted(
      inputOf(yi, vi, { intrcpt: ones, group }, { location: { intrcpt: ones, dose, square: square(dose) } }),
    );
    near(raw.fitStatistics.logLik, centred.fitStatistics.logLik, 1e-9);
    near(
      raw.location[2]!.estimate,
      centred.location[2]!.estimate,
      1e-6,
      Math.abs(centred.location[2]!.estimate),
    );
    near(raw.location[2]!.se, centred.location[2]!.se, 1e-6, centred.location[2]!.se);
  });
});
