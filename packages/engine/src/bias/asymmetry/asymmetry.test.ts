import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { BiasOutcome } from "../../bias-types.ts";
import { DEFAULT_MODEL } from "../../document/defaults.ts";
import { coefficientTests } from "../../inference/coefficient-tests/registry.ts";
import { type Params, withDefaults } from "../../registry.ts";
import { biasInputOf } from "../bias-testing.ts";
import { type BiasInput, isLong, type QuickBiasMethod } from "../types.ts";
import { ASYMMETRY } from "./index.ts";

const METHODS = ASYMMETRY.filter((method): method is QuickBiasMethod => !isLong(method));

/** Every choice of every method, one at a time. */
const VARIANTS = METHODS.flatMap((method) => {
  const choices: Params[] = method.params.flatMap((def): Params[] => {
    if (def.type === "choice") return def.choices.map(({ value }) => ({ [def.key]: value }));
    return def.type === "boolean" ? [{ [def.key]: !def.default }] : [];
  });
  return [{}, ...choices].map((given) => ({
    name: `${method.id} ${JSON.stringify(given)}`,
    method,
    params: withDefaults(method.params, given),
  }));
});

interface Study {
  readonly ai: number;
  readonly n1i: number;
  readonly ci: number;
  readonly n2i: number;
  readonly yi: number;
  readonly vi: number;
}

/** What each method is for: Deeks needs a diagnostic measure; Debray and Pustejovsky-Rodgers none of counts. */
function inputFor(
  method: QuickBiasMethod,
  studies: readonly Study[],
  parts: Partial<BiasInput> = {},
): BiasInput {
  const counts = !["debray", "pustejovsky-rodgers"].includes(method.id);
  const measure = method.id === "deeks" ? "DOR" : counts ? "OR" : "MD";
  return biasInputOf(
    studies.map(({ yi }) => yi),
    studies.map(({ vi }) => vi),
    {
      measure,
      model: { ...DEFAULT_MODEL, estimator: "DL", test: "t" },
      sizes: studies.map(({ n1i, n2i }) => ({ n1: n1i, n2: n2i })),
      totals: studies.map(({ n1i, n2i }) => n1i + n2i),
      events: studies.map(({ ai, ci }) => ai + ci + 1),
      tables: studies.map(({ ai, n1i, ci, n2i }) => (counts ? { ai, n1i, ci, n2i } : null)),
      ...parts,
    },
  );
}

const study = fc
  .record({
    n1i: fc.integer({ min: 5, max: 300 }),
    n2i: fc.integer({ min: 5, max: 300 }),
    shares: fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true })),
    yi: fc.integer({ min: -2000, max: 2000 }),
    vi: fc.integer({ min: 10, max: 1000 }),
  })
  .map(
    ({ n1i, n2i, shares, yi, vi }): Study => ({
      n1i,
      n2i,
      ai: Math.floor(shares[0] * n1i),
      ci: Math.floor(shares[1] * n2i),
      yi: yi / 1000,
      vi: vi / 1000,
    }),
  );

/** Without equal effects, whose order the definition of the LFK index leaves to the rows. */
const someStudies = fc.uniqueArray(study, { minLength: 4, maxLength: 15, selector: ({ yi }) => yi });

/** null where it is not assessable or fails. */
function outcomeOf(method: QuickBiasMethod, input: BiasInput, params: Params): BiasOutcome | null {
  if (method.lack(input, params) !== null) return null;
  const result = method.run(input, params);
  if (!result.ok) {
    expect(result.issues.length).toBeGreaterThan(0);
    return null;
  }
  return result.value;
}

function numberOf(outcome: BiasOutcome, key: string): number {
  return outcome.numbers.find((own) => own.key === key)?.value ?? 0;
}

const headline = (outcome: BiasOutcome): number =>
  outcome.tests[0]?.test.statistic.value ?? numberOf(outcome, "lfk");

/** Every number of an outcome is finite and none is -0. */
function expectSound(value: unknown, path = "outcome"): void {
  if (typeof value === "number") {
    expect(Number.isFinite(value), path).toBe(true);
    expect(Object.is(value, -0), `${path} is -0`).toBe(false);
  } else if (value !== null && typeof value === "object") {
    for (const [key, inner] of Object.entries(value)) {
      expect(inner, `${path}.${key}`).not.toBeUndefined();
      expectSound(inner, `${path}.${key}`);
    }
  }
}

describe.each(VARIANTS)("$name", ({ method, params }) => {
  it("does not depend on the order of the rows", () => {
    fc.assert(
      fc.property(someStudies, (studies) => {
        const here = outcomeOf(method, inputFor(method, studies), params);
        const there = outcomeOf(method, inputFor(method, studies.toReversed()), params);
        expect(there === null).toBe(here === null);
        if (here !== null && there !== null) close(headline(there), headline(here), 1e-6);
      }),
      { numRuns: 25 },
    );
  });

  it("changes its side and nothing else when all signs are flipped", () => {
    // The index subtracts half a rank, which has no mirror image.
    if (method.id === "lfk") return;
    fc.assert(
      fc.property(someStudies, (studies) => {
        const flipped = studies.map((one) => ({
          ...one,
          yi: -one.yi,
          ai: one.ci,
          ci: one.ai,
          n1i: one.n2i,
          n2i: one.n1i,
        }));
        const here = outcomeOf(method, inputFor(method, studies), params);
        const there = outcomeOf(method, inputFor(method, flipped, { favours: -1 }), params);
        expect(there === null).toBe(here === null);
        if (here === null || there === null) return;
        close(headline(there), -headline(here), 1e-6);
        expect(there.rejects).toEqual(here.rejects);
        expect(there.sentences.length).toBe(here.sentences.length);
      }),
      { numRuns: 25 },
    );
  });

  it("does not depend on the unit of the effects", () => {
    fc.assert(
      fc.property(someStudies, fc.constantFrom(2 ** -27, 0.5, 2 ** 27), (studies, b) => {
        const scaled = studies.map((one) => ({ ...one, yi: one.yi * b, vi: one.vi * b * b }));
        const here = outcomeOf(method, inputFor(method, studies), params);
        const there = outcomeOf(method, inputFor(method, scaled), params);
        expect(there === null).toBe(here === null);
        if (here !== null && there !== null) close(headline(there), headline(here), 1e-6);
      }),
      { numRuns: 25 },
    );
  });

  it("holds no number that is none, whatever the studies", () => {
    const odd = fc.record({
      n1i: fc.constantFrom(1, 2, 50, 1_000_000),
      n2i: fc.constantFrom(1, 2, 50, 1_000_000),
      ai: fc.constantFrom(0, 1),
      ci: fc.constantFrom(0, 1),
      yi: fc.constantFrom(0, 0.2, -0.2, 1e8, 1e-8),
      vi: fc.constantFrom(1e-8, 0.04, 1, 1e8),
    });
    fc.assert(
      fc.property(fc.array(odd, { minLength: 1, maxLength: 8 }), (studies) => {
        const outcome = outcomeOf(method, inputFor(method, studies), params);
        if (outcome !== null) expectSound(outcome);
      }),
      { numRuns: 60 },
    );
  });

  it("refuses with a sentence where there are fewer than three studies, and where nothing differs", () => {
    const one: Study = { ai: 3, n1i: 20, ci: 5, n2i: 20, yi: 0.3, vi: 0.1 };
    for (const studies of [[one], [one, { ...one, yi: 0.1, vi: 0.2, n1i: 30 }], Array<Study>(6).fill(one)]) {
      expect(method.lack(inputFor(method, studies), params)).toMatch(/^[A-Z0-9].*\.$/);
    }
  });
});

function close(actual: number, expected: number, relative: number): void {
  expect(Math.abs(actual - expected)).toBeLessThanOrEqual(relative * (1 + Math.abs(expected)));
}

describe("what is said", () => {
  const studies: readonly Study[] = [0.9, 0.7, 0.55, 0.35, 0.22, 0.12, 0.05].map((yi, i) => ({
    yi,
    vi: [0.4, 0.25, 0.16, 0.08, 0.03, 0.012, 0.005][i]!,
    n1i: [10, 16, 25, 50, 133, 333, 800][i]!,
    n2i: [10, 16, 25, 50, 133, 333, 800][i]!,
    ai: [5, 7, 9, 15, 36, 80, 170][i]!,
    ci: [2, 3, 5, 11, 30, 72, 160][i]!,
  }));

  it.each(VARIANTS)(
    "by $name names what ran, never proves symmetry and never corrects",
    ({ method, params }) => {
      const outcome = outcomeOf(method, inputFor(method, studies), params);
      if (outcome === null) throw new Error("not assessable");
      expect(outcome.ran.startsWith(method.label)).toBe(true);
      const said = outcome.sentences.join(" ");
      expect(said).not.toMatch(/no (publication )?bias|corrected truth|is symmetric/i);
      if (outcome.rejects !== null) {
        expect(said).toContain(
          outcome.rejects.yes ? "rejects a symmetric funnel" : "does not reject a symmetric funnel",
        );
      }
      for (const sentence of outcome.sentences) expect(sentence).toMatch(/^[A-Z].*\.$/);
    },
  );

  it("says of Egger's test on odds ratios that standard errors depend on the effect", () => {
    const egger = METHODS.find(({ id }) => id === "egger")!;
    const params = withDefaults(egger.params, {});
    const said = (method: QuickBiasMethod, measure: string): string =>
      outcomeOf(
        method,
        { ...inputFor(method, studies), effects: { ...inputFor(method, studies).effects, measure } },
        params,
      )!.sentences.join(" ");
    expect(said(egger, "OR")).toContain("Standard errors of log odds ratios depend on the effect itself");
    expect(said(egger, "SMD")).toContain("standardised mean differences depend on the effect itself");
    expect(said(egger, "MD")).not.toContain("depend on the effect itself");
  });

  it("leans to the side of the small studies", () => {
    const egger = METHODS.find(({ id }) => id === "egger")!;
    const params = withDefaults(egger.params, {});
    const [first] = outcomeOf(egger, inputFor(egger, studies), params)!.sentences;
    expect(first).toContain("higher in less precise studies, which is in the favoured direction");
    const [against] = outcomeOf(egger, inputFor(egger, studies, { favours: -1 }), params)!.sentences;
    expect(against).toContain("against the favoured direction");
  });

  it("gives Egger's limit as the end of its line", () => {
    const egger = METHODS.find(({ id }) => id === "egger")!;
    for (const predictor of ["sei", "vi"]) {
      const outcome = outcomeOf(egger, inputFor(egger, studies), withDefaults(egger.params, { predictor }))!;
      const [curve] = outcome.marks.curves!;
      expect(curve!.se[0]).toBe(0);
      expect(curve!.effect[0]).toBeCloseTo(outcome.estimate!.estimate, 12);
      expect(curve!.se.at(-1)).toBeCloseTo(Math.sqrt(0.4), 12);
    }
    const growing = outcomeOf(
      egger,
      inputFor(egger, studies),
      withDefaults(egger.params, { predictor: "ni" }),
    )!;
    expect(growing.estimate).toBeNull();
    expect(growing.marks).toEqual({});
  });

  it.each(coefficientTests.ids)("tests Egger's slope by the model's %s, or says why not", (test) => {
    const egger = METHODS.find(({ id }) => id === "egger")!;
    const model = {
      ...DEFAULT_MODEL,
      test,
      estimator: coefficientTests.get(test).needs?.estimator ?? "REML",
    };
    const params = withDefaults(egger.params, { form: "meta-regression" });
    const outcome = outcomeOf(egger, inputFor(egger, studies, { model }), params);
    expect(outcome?.tests[0]?.test.pValue).toBeGreaterThan(0);
    // A thousand fits are not repeated with every edit.
    const own = coefficientTests.get(test).resamples === true ? "knha" : test;
    expect(outcome?.ran).toContain(coefficientTests.get(own).label);
  });

  it("refuses moderators that say all that the standard error says", () => {
    const egger = METHODS.find(({ id }) => id === "egger")!;
    const input = inputFor(egger, studies, {
      moderators: {
        names: ["size"],
        columns: [studies.map(({ vi }) => 3 - 2 * Math.sqrt(vi))],
        positions: studies.map((_, place) => place),
      },
    });
    expect(egger.lack(input, withDefaults(egger.params, {}))).toContain("The moderators say all");
    expect(egger.lack(input, withDefaults(egger.params, { moderators: false }))).toBeNull();
  });
});

describe("the scale of the numbers", () => {
  const studies = [0.9, 0.5, 0.6, 0.2, 0.1, 0.3].map((effect, place): Study => {
    const n = 20 + 40 * place;
    return { yi: effect, vi: 4 / n, n1i: n, n2i: n, ai: 5 + 6 * place, ci: 3 + 5 * place };
  });

  it.each(METHODS)("is that of the effects, but for differences of arcsines: $id", (method) => {
    const outcome = outcomeOf(method, inputFor(method, studies), withDefaults(method.params, {}));
    expect(outcome?.ownScale).toBe(method.id === "ruecker" ? true : undefined);
  });
});
