import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { binomial, type Family, INFORMATION, LOG_LIK, poisson, SLOPE } from "./families.ts";
import { noncentralHypergeometric } from "./noncentral-hypergeometric.ts";

function at(
  family: Family,
  predictor: number,
): readonly [logLik: number, slope: number, information: number] {
  const out = new Float64Array(3);
  family.evaluate(predictor, out);
  return [out[LOG_LIK]!, out[SLOPE]!, out[INFORMATION]!];
}

/** Every probability of the support from exact binomial coefficients, as far as doubles hold them. */
function bruteForce(
  cells: readonly [number, number, number, number],
  eta: number,
): readonly [number, number, number] {
  const [a, b, c, d] = cells;
  const choose = (n: number, x: number): number => {
    let value = 1;
    for (let i = 1; i <= x; i++) value = (value * (n - x + i)) / i;
    return value;
  };
  const terms: { x: number; term: number }[] = [];
  for (let x = Math.max(0, a - d); x <= Math.min(a + b, a + c); x++) {
    terms.push({ x, term: choose(a + b, x) * choose(c + d, a + c - x) * Math.exp(x * eta) });
  }
  const total = terms.reduce((sum, { term }) => sum + term, 0);
  const mean = terms.reduce((sum, { x, term }) => sum + x * term, 0) / total;
  const variance = terms.reduce((sum, { x, term }) => sum + (x - mean) ** 2 * term, 0) / total;
  return [Math.log(terms.find(({ x }) => x === a)!.term / total), a - mean, variance];
}

const cell = fc.integer({ min: 0, max: 30 });
const eta = fc.double({ min: -6, max: 6, noNaN: true });

describe("the noncentral hypergeometric distribution", () => {
  test("is the sum over its support", () => {
    fc.assert(
      fc.property(fc.tuple(cell, cell, cell, cell), eta, (cells, predictor) => {
        const ours = at(noncentralHypergeometric(...cells), predictor);
        bruteForce(cells, predictor).forEach((expected, i) => {
          expect(Math.abs(ours[i]! - expected)).toBeLessThan(1e-9 * (1 + Math.abs(expected)));
        });
      }),
    );
  });

  test("meets dhyper and fisher.test of R", () => {
    expect(at(noncentralHypergeometric(7, 3, 5, 12), 0)[0]).toBeCloseTo(-3.1531937930285485, 12);
    expect(at(noncentralHypergeometric(499, 999501, 501, 999499), 0)[0]).toBeCloseTo(-3.6816679327982413, 10);
    // fisher.test searches to 1e-4.
    expect(noncentralHypergeometric(7, 3, 5, 12).saturated.predictor).toBeCloseTo(1.6507105187088176, 4);
  });

  test.each([-3, 0, 2.5])(
    "margins of a million at log odds ratio %s: slope and curvature of its own likelihood",
    (center) => {
      const family = noncentralHypergeometric(480_000, 520_000, 510_000, 490_000);
      const h = 1e-3;
      const [low, middle, high] = [center - h, center, center + h].map((x) => at(family, x)[LOG_LIK]!) as [
        number,
        number,
        number,
      ];
      const [, slope, information] = at(family, center);
      expect((high - low) / (2 * h) / slope).toBeCloseTo(1, 4);
      expect((2 * middle - high - low) / (h * h) / information).toBeCloseTo(1, 4);
    },
  );

  test("is nearly the binomial where events are rare", () => {
    const [exact] = at(noncentralHypergeometric(3, 999_997, 5, 999_995), 0.7);
    expect(exact).toBeCloseTo(at(binomial(3, 8), 0.7)[0], 4);
  });

  test("an end of the support is certain at infinity", () => {
    const family = noncentralHypergeometric(0, 20, 4, 16);
    expect(family.saturated).toEqual({ logLik: 0, predictor: null, information: 0 });
    expect(at(family, -40)[0]).toBeCloseTo(0, 12);
    for (const value of at(family, 700)) expect(Number.isFinite(value)).toBe(true);
  });
});

describe.each([
  ["binomial", binomial(3, 8)],
  ["all events", binomial(8, 8)],
  ["Poisson", poisson(4)],
  ["hypergeometric", noncentralHypergeometric(4, 9, 6, 5)],
])("%s", (_name, family) => {
  test("slope and information are derivatives", () => {
    fc.assert(
      fc.property(fc.double({ min: -4, max: 3, noNaN: true }), (x) => {
        const h = 1e-4;
        const [, slope, information] = at(family, x);
        const [before, after] = [at(family, x - h), at(family, x + h)];
        expect(Math.abs((after[0] - before[0]) / (2 * h) - slope)).toBeLessThan(1e-6 * (1 + Math.abs(slope)));
        expect(Math.abs((before[1] - after[1]) / (2 * h) - information)).toBeLessThan(
          1e-6 * (1 + information),
        );
      }),
    );
  });

  test("nothing is likelier than the saturated predictor", () => {
    const { predictor, logLik } = family.saturated;
    for (let x = -8; x <= 8; x += 0.25) expect(at(family, x)[0]).toBeLessThanOrEqual(logLik + 1e-12);
    if (predictor !== null) expect(at(family, predictor)[0]).toBeCloseTo(logLik, 12);
  });
});
