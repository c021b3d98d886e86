import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { convergedPoints, fitGlmm } from "./fit-glmm.ts";
import type { GlmmData, GlmmFit, GlmmSpec } from "./types.ts";

const SPEC: GlmmSpec = {
  model: "CM.EL",
  kind: "random",
  test: "z",
  level: 0.95,
  coding: 0.5,
  points: convergedPoints({ model: "CM.EL" }),
  tau2Interval: "none",
};

type Fitted = ReturnType<typeof fitGlmm>;
type Tables = GlmmData & { measure: "OR" };

const SPARSE: Tables = {
  measure: "OR",
  ai: [0, 1, 2, 4, 1, 7, 0, 3],
  bi: [116, 43, 134, 10, 40, 30, 25, 97],
  ci: [3, 3, 7, 3, 9, 4, 2, 12],
  di: [114, 32, 112, 9, 35, 33, 24, 88],
};

function fitOf(data: GlmmData, spec: Partial<GlmmSpec> = {}): GlmmFit {
  const result = fitGlmm(data, { ...SPEC, ...spec });
  if (!result.ok) throw new Error(result.issues.map(({ message }) => message).join(" "));
  return result.value;
}

const logOf = (terms: readonly number[]): number => {
  const top = Math.max(...terms);
  return top + Math.log(terms.reduce((sum, term) => sum + Math.exp(term - top), 0));
};

const logFactorial = (n: number): number =>
  Array.from({ length: n }, (_, i) => Math.log(i + 1)).reduce((a, b) => a + b, 0);
const logChoose = (n: number, x: number): number => logFactorial(n) - logFactorial(x) - logFactorial(n - x);
const logBinomial = (x: number, n: number, eta: number): number =>
  logChoose(n, x) + x * eta - n * Math.log1p(Math.exp(eta));

/** log of the integral of exp(f(z)) against the standard normal density, by 401 equally spaced points on [-9, 9]. */
function overNormal(f: (z: number) => number): number {
  const step = 18 / 400;
  return logOf(
    Array.from({ length: 401 }, (_, i) => {
      const z = -9 + step * i;
      return f(z) - (z * z) / 2 - Math.log(2 * Math.PI) / 2 + Math.log(step);
    }),
  );
}

/** The likelihood of a table given the random effects (z1 of the intercept, z2 of the effect), from the definition. */
type Given = (i: number, z1: number, z2: number) => number;

function exactTable({ ai, bi, ci, di }: Tables, theta: number, tau: number): Given {
  return (i, _z1, z) => {
    const [a, b, c, d] = [ai[i]!, bi[i]!, ci[i]!, di[i]!];
    const weight = (x: number): number =>
      logChoose(a + b, x) + logChoose(c + d, a + c - x) + x * (theta + tau * z);
    const support: number[] = [];
    for (let x = Math.max(0, a - d); x <= Math.min(a + b, a + c); x++) support.push(weight(x));
    return weight(a) - logOf(support);
  };
}

describe("the likelihood against brute force", () => {
  test("CM.EL is the sum over supports, integrated by 401 points", () => {
    const fit = fitOf(SPARSE);
    const given = exactTable(SPARSE, fit.coefficients[0]!.estimate, Math.sqrt(fit.tau2.estimate!));
    const brute = SPARSE.ai.reduce((sum, _, i) => sum + overNormal((z) => given(i, 0, z)), 0);
    expect(fit.tau2.estimate).toBeGreaterThan(0);
    expect(fit.fitStatistics.logLik).toBeCloseTo(brute, 9);
  });

  test("no other parameters are likelier", () => {
    const fit = fitOf(SPARSE);
    for (const [shift, factor] of [
      [0.05, 1],
      [-0.05, 1],
      [0, 1.1],
      [0, 0.9],
    ] as const) {
      const tau = factor * Math.sqrt(fit.tau2.estimate!);
      const given = exactTable(SPARSE, fit.coefficients[0]!.estimate + shift, tau);
      const other = SPARSE.ai.reduce((sum, _, i) => sum + overNormal((z) => given(i, 0, z)), 0);
      expect(other).toBeLessThan(fit.fitStatistics.logLik);
    }
  });

  test("PLO with empty and full groups, widely heterogeneous", () => {
    const data: GlmmData = { measure: "PLO", xi: [0, 12, 3, 25, 1, 30, 8], ni: [20, 14, 40, 26, 33, 30, 31] };
    const fit = fitOf(data);
    const [mu, tau] = [fit.coefficients[0]!.estimate, Math.sqrt(fit.tau2.estimate!)];
    const brute = data.xi.reduce(
      (sum, x, i) => sum + overNormal((z) => logBinomial(x, data.ni[i]!, mu + tau * z)),
      0,
    );
    expect(tau).toBeGreaterThan(2);
    expect(fit.fitStatistics.logLik).toBeCloseTo(brute, 6);
  });

  test("UM.RS over two random effects", () => {
    const data: Tables = { ...SPARSE, ai: [0, 1, 12, 4, 1, 17, 0, 3] };
    const fit = fitOf(data, { model: "UM.RS", points: convergedPoints({ model: "UM.RS" }) });
    const tau = Math.sqrt(fit.tau2.estimate!);
    const sigma = Math.sqrt(fit.sigma2!);
    const theta = fit.coefficients[0]!.estimate;
    const at = (alpha: number): number =>
      data.ai.reduce((sum, a, i) => {
        const [n1, c, n2] = [a + data.bi[i]!, data.ci[i]!, data.ci[i]! + data.di[i]!];
        const [choose1, choose2] = [logChoose(n1, a), logChoose(n2, c)];
        return (
          sum +
          overNormalCoarse((z1) =>
            overNormalCoarse((z2) => {
              const eta1 = alpha + sigma * z1 + theta + (tau * z2) / 2;
              const eta2 = alpha + sigma * z1 - (tau * z2) / 2;
              return (
                choose1 +
                a * eta1 -
                n1 * Math.log1p(Math.exp(eta1)) +
                choose2 +
                c * eta2 -
                n2 * Math.log1p(Math.exp(eta2))
              );
            }),
          )
        );
      }, 0);
    // The mean intercept is not reported; the likelihood is highest at it.
    const heights = Array.from({ length: 21 }, (_, i) => at(-3.2 + 0.1 * i));
    const top = heights.indexOf(Math.max(...heights));
    const [l, m, r] = [heights[top - 1]!, heights[top]!, heights[top + 1]!];
    const vertex = m + (r - l) ** 2 / (8 * (2 * m - l - r));
    expect(fit.fitStatistics.logLik).toBeCloseTo(vertex, 3);
  });
});

/** As {@link overNormal}, with 81 points, which suffices for two mild dimensions. */
function overNormalCoarse(f: (z: number) => number): number {
  const step = 16 / 80;
  return logOf(
    Array.from({ length: 81 }, (_, i) => {
      const z = -8 + step * i;
      return f(z) - (z * z) / 2 - Math.log(2 * Math.PI) / 2 + Math.log(step);
    }),
  );
}

const table = fc.tuple(
  ...([0, 1, 2, 3].map((i) => fc.integer({ min: 0, max: i % 2 === 0 ? 12 : 40 })) as [
    fc.Arbitrary<number>,
    fc.Arbitrary<number>,
    fc.Arbitrary<number>,
    fc.Arbitrary<number>,
  ]),
);
const tables = fc.array(table, { minLength: 4, maxLength: 8 }).map((rows): Tables => {
  const column = (j: number): number[] => rows.map((row) => row[j]! + (j % 2 === 0 ? 0 : 2));
  return { measure: "OR", ai: column(0), bi: column(1), ci: column(2), di: column(3) };
});

const swapped = ({ ai, bi, ci, di }: Tables): Tables => ({ measure: "OR", ai: ci, bi: di, ci: ai, di: bi });
const reversed = ({ ai, bi, ci, di }: Tables): Tables => ({
  measure: "OR",
  ai: ai.toReversed(),
  bi: bi.toReversed(),
  ci: ci.toReversed(),
  di: di.toReversed(),
});

describe.each(["CM.EL", "CM.AL", "UM.FS"] as const)("laws of %s", (model) => {
  test("swapping the groups turns the sign; the order of studies says nothing; nothing is unusable", () => {
    fc.assert(
      fc.property(tables, (data) => {
        const result = fitGlmm(data, { ...SPEC, model, points: 21 });
        const turned = fitGlmm(swapped(data), { ...SPEC, model, points: 21 });
        expect(turned.ok).toBe(result.ok);
        expect(JSON.stringify(result)).not.toMatch(/null,"lower"|NaN|Infinity/);
        if (!result.ok || !turned.ok) return;
        const again = fitOf(reversed(data), { model, points: 21 });
        const [one, other, third] = [result.value, turned.value, again].map(
          ({ coefficients: [c], tau2, fitStatistics }) => [
            c!.estimate,
            c!.se,
            tau2.estimate!,
            fitStatistics.logLik,
          ],
        ) as [number[], number[], number[]];
        // Where the likelihood hardly depends on tau, its place is known to the root of what doubles hold.
        one.forEach((value, i) => {
          expect(Math.abs(value - third[i]!)).toBeLessThan(1e-5 * (1 + Math.abs(value)));
          expect(Math.abs(value - (i === 0 ? -other[i]! : other[i]!))).toBeLessThan(
            1e-5 * (1 + Math.abs(value)),
          );
        });
        expect(result.value.fitStatistics.logLik).toBeGreaterThanOrEqual(
          fitOf(data, { model, kind: "equal", points: 21 }).fitStatistics.logLik,
        );
      }),
      { numRuns: 10, seed: 4 },
    );
  });
});

describe("the fit", () => {
  test("codings of the random effect meet where there is none, and differ elsewhere", () => {
    const at = (coding: GlmmSpec["coding"], kind: GlmmSpec["kind"]): number =>
      fitOf(SPARSE, { model: "UM.FS", coding, kind, points: 21 }).coefficients[0]!.estimate;
    expect(at(1, "equal")).toBeCloseTo(at(0.5, "equal"), 9);
    // Each study has its own intercept, which takes up what the coding leaves out of one group.
    expect(Math.abs(at(1, "random") - at(0, "random"))).toBeGreaterThan(1e-4);
  });

  test("the profile-likelihood interval of tau2 ends where the likelihood has fallen by 1.92", () => {
    const fit = fitOf(SPARSE, { model: "CM.AL", tau2Interval: "PL" });
    const { lower, upper } = fit.tau2.interval!;
    expect(lower).toBeLessThanOrEqual(fit.tau2.estimate!);
    expect(upper).toBeGreaterThan(fit.tau2.estimate!);
    const profileAt = (tau: number): number => {
      const logLik = (theta: number): number =>
        SPARSE.ai.reduce((sum, a, i) => {
          const m = a + SPARSE.ci[i]!;
          const offset = Math.log((a + SPARSE.bi[i]!) / (SPARSE.ci[i]! + SPARSE.di[i]!));
          return sum + overNormal((z) => logBinomial(a, m, theta + tau * z + offset));
        }, 0);
      const heights = Array.from({ length: 61 }, (_, i) => logLik(-3 + 0.05 * i));
      const top = heights.indexOf(Math.max(...heights));
      const [l, m, r] = [heights[top - 1]!, heights[top]!, heights[top + 1]!];
      return m + (r - l) ** 2 / (8 * (2 * m - l - r));
    };
    expect(fit.fitStatistics.logLik - profileAt(Math.sqrt(upper!))).toBeCloseTo(1.9207, 3);
  });

  test("margins of a million are no burden", () => {
    const scale = (cells: readonly number[]): number[] => cells.map((cell) => cell * 8000 + 100);
    const fit = fitOf({
      measure: "OR",
      ai: scale(SPARSE.ai),
      bi: scale(SPARSE.bi),
      ci: scale(SPARSE.ci),
      di: scale(SPARSE.di),
    });
    expect(fit.convergence.converged).toBe(true);
    expect(fit.tau2.estimate).toBeGreaterThan(0.5);
  });

  test("a moderator counted in years moves the intercept and nothing else", () => {
    const design = (origin: number) => ({
      names: ["intrcpt", "year"],
      rows: SPARSE.ai.map((_, i) => [1, origin + 3 * i]),
    });
    const [near, far] = [0, 60].map((origin) => fitGlmm(SPARSE, SPEC, design(origin))) as [Fitted, Fitted];
    if (!near.ok || !far.ok) throw new Error("no fit");
    const [slope, moved] = [near.value.coefficients[1]!, far.value.coefficients[1]!];
    expect(moved.estimate).toBeCloseTo(slope.estimate, 7);
    expect(moved.se).toBeCloseTo(slope.se, 7);
    expect(far.value.coefficients[0]!.estimate).toBeCloseTo(
      near.value.coefficients[0]!.estimate - 60 * slope.estimate,
      5,
    );
    expect(far.value.fitStatistics.logLik).toBeCloseTo(near.value.fitStatistics.logLik, 9);
  });

  test("half the groups empty and half full has no maximum, and says so", () => {
    const result = fitGlmm({ measure: "PLO", xi: [0, 0, 0, 30, 30, 30], ni: [30, 30, 30, 30, 30, 30] }, SPEC);
    expect(result.ok).toBe(false);
    expect(result.issues.map(({ code }) => code)).toEqual(["glmm-no-maximum"]);
  });

  test("fractional counts are no exact conditional model, but a binomial one", () => {
    const data = { ...SPARSE, ai: SPARSE.ai.map((a) => a + 0.5) };
    expect(fitGlmm(data, SPEC).issues.map(({ code }) => code)).toEqual(["counts-not-whole"]);
    expect(fitOf(data, { model: "CM.AL" }).k).toBe(8);
  });

  test.each([
    ["a missing count", { ...SPARSE, ai: [Number.NaN, 1, 2, 4, 1, 7, 0, 3] }],
    ["a negative count", { ...SPARSE, ai: [-1, 1, 2, 4, 1, 7, 0, 3] }],
    ["columns of different length", { ...SPARSE, ai: [1, 2] }],
    ["more events than people", { measure: "PLO", xi: [5], ni: [4] }],
    ["no time", { measure: "IRLN", xi: [5], ti: [0] }],
  ] satisfies readonly (readonly [string, GlmmData])[])("%s is a mistake of the caller", (_name, data) => {
    expect(() => fitGlmm(data, SPEC)).toThrow(RangeError);
  });
});

test("the saturated model of UM.RS leaves a standard deviation of 0, where the equal-effects model ends", () => {
  const data: GlmmData = {
    measure: "OR",
    ai: [4, 29, 12, 3, 0, 5],
    bi: [119, 274, 219, 130, 44, 20],
    ci: [11, 5, 11, 6, 3, 2],
    di: [128, 301, 209, 120, 40, 28],
  };
  const fit = fitOf(data, { model: "UM.RS", kind: "equal", points: 7 });
  expect(fit.sigma2).toBe(0);
  // Riemann sums over 321 points and a search in R: 23.88577; rma.glmm() has 23.88577 too.
  expect(fit.heterogeneity.lrt?.statistic.value).toBeCloseTo(23.88577, 3);
});
