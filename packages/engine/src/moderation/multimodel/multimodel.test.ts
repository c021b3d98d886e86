import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { DesignTerm } from "../../design/types.ts";
import { fail, issue, ok } from "../../result.ts";
import { averageOver, averagePrediction } from "./average.ts";
import { akaikeWeights, criterionOf } from "./criteria.ts";
import { fitSubsets, rankModels } from "./rank-models.ts";
import { MOST_MODELS, modelSubsets } from "./subsets.ts";
import type { Candidates, Criterion, FitSubset, Multimodel, MultimodelSpec } from "./types.ts";

type Summary = { readonly estimate: number; readonly revised: number; readonly buckland: number };

/** What `test/reference/r/multimodel.R` writes. */
interface Witness {
  readonly k: number;
  readonly terms: readonly string[];
  readonly models: readonly {
    readonly terms: readonly number[];
    readonly logLik: number;
    readonly beta: readonly number[];
    readonly vcov: readonly (readonly number[])[] | number;
    readonly tau2: number;
    readonly AIC: number;
    readonly AICc: number;
    readonly BIC: number;
  }[];
  readonly averages: Readonly<
    Record<
      Criterion,
      readonly { readonly importance: number; readonly full: Summary; readonly conditional: Summary }[]
    >
  >;
}

const witness: Witness = JSON.parse(
  readFileSync(
    new URL("../../../../../test/reference/data/multimodel/bangertdrowns2004.json", import.meta.url),
    "utf8",
  ),
);

const term = (label: string, moderators: readonly string[], columns: readonly number[]): DesignTerm => ({
  label,
  moderators,
  columns,
});
const mains = (labels: readonly string[]): Candidates => ({
  terms: labels.map((label, place) => term(label, [label], [place + 1])),
  always: [0],
  alwaysModerators: [],
});
const candidates = mains(witness.terms);
const names = ["intrcpt", ...witness.terms];

/** Looks a model up among those R has fitted. */
const fromR: FitSubset = (columns) => {
  const own = columns.filter((column) => column > 0).map((column) => column - 1);
  const found = witness.models.find((model) => model.terms.join() === own.join());
  if (found === undefined) throw new RangeError(`R has not fitted ${own.join()}`);
  const { logLik, beta, vcov, tau2 } = found;
  const rows = typeof vcov === "number" ? [[vcov]] : vcov;
  return ok({ logLik, coefficients: beta, vcov: rows, tau2, parameters: beta.length + 1 });
};

const spec: MultimodelSpec = { criterion: "AICc", variance: "revised", level: 0.95 };

function subsetsOf(from: Candidates) {
  const result = modelSubsets(from);
  if (!result.ok) throw new Error(result.issues[0]!.message);
  return result.value;
}
function ranked(changes: Partial<MultimodelSpec> = {}): Multimodel {
  const result = rankModels(fitSubsets(subsetsOf(candidates), fromR), candidates, names, witness.k, {
    ...spec,
    ...changes,
  });
  if (!result.ok) throw new Error(result.issues[0]!.message);
  return result.value;
}

describe("the models of a set", () => {
  it("are all subsets of main effects, each once", () => {
    const labels = subsetsOf(mains(["a", "b", "c"])).map(({ columns }) => columns.join(""));
    expect([...labels].sort()).toEqual(["0", "01", "012", "0123", "013", "02", "023", "03"]);
  });

  it("have an interaction only beside its main effects, whatever the order of the terms", () => {
    const terms = [term("a × b", ["a", "b"], [3, 4]), term("a", ["a"], [1]), term("b", ["b"], [2])];
    const sets = subsetsOf({ terms, always: [0], alwaysModerators: [] }).map(({ columns }) =>
      columns.join(""),
    );
    expect([...sets].sort()).toEqual(["0", "01", "012", "01234", "02"]);
  });

  it("count a term that is always in as a main effect, and say which interaction has none", () => {
    const terms = [term("a × b", ["a", "b"], [3]), term("b", ["b"], [2])];
    const kept = modelSubsets({ terms, always: [0, 1], alwaysModerators: [["a"]] });
    expect(kept.ok && kept.value.map(({ columns }) => columns.join(""))).toEqual(["01", "012", "0123"]);
    const orphan = modelSubsets({ terms, always: [0], alwaysModerators: [] });
    expect(orphan.ok && orphan.value).toHaveLength(2);
    expect(orphan.issues.map(({ code }) => code)).toEqual(["interaction-without-main-effect"]);
  });

  it("are refused beyond the limit, and not before", () => {
    const labels = Array.from({ length: 13 }, (_, index) => `m${index}`);
    expect(subsetsOf(mains(labels.slice(0, 12)))).toHaveLength(MOST_MODELS);
    const result = modelSubsets(mains(labels));
    expect(result.ok).toBe(false);
    expect(result.issues[0]!.message).toContain("4,096");
  });
});

describe("all 128 models of writing to learn", () => {
  it("have the criteria R has", () => {
    for (const model of witness.models) {
      const fit = { logLik: model.logLik, parameters: model.beta.length + 1 };
      for (const criterion of ["AIC", "AICc", "BIC"] as const) {
        expect(criterionOf(criterion, fit, witness.k)).toBeCloseTo(model[criterion], 10);
      }
    }
  });

  it.each(["AICc", "AIC", "BIC"] as const)(
    "are averaged by %s as from first principles in R",
    (criterion) => {
      for (const variance of ["revised", "buckland"] as const) {
        const { coefficients } = ranked({ criterion, variance });
        expect(coefficients).toHaveLength(8);
        coefficients.forEach((coefficient, place) => {
          const expected = witness.averages[criterion][place]!;
          expect(coefficient.importance).toBeCloseTo(expected.importance, 10);
          expect(coefficient.full.estimate).toBeCloseTo(expected.full.estimate, 10);
          expect(coefficient.full.se).toBeCloseTo(expected.full[variance], 10);
          expect(coefficient.conditional.estimate).toBeCloseTo(expected.conditional.estimate, 10);
          expect(coefficient.conditional.se).toBeCloseTo(expected.conditional[variance], 10);
        });
      }
    },
  );

  // Printed by glmulti and MuMIn: https://www.metafor-project.org/doku.php/tips:model_selection_with_glmulti_and_mumin
  it("give what the metafor site prints of them", () => {
    const { models, coefficients, importance } = ranked();
    const printed = [13.502247, 13.504515, 14.003149, 14.130949, 14.434335, 14.748334, 14.986646];
    printed.forEach((aicc, place) => {
      expect(models[place]!.criterion).toBeCloseTo(aicc, 5);
    });
    expect(models.slice(0, 3).map(({ weight }) => weight.toFixed(6))).toEqual([
      "0.067057",
      "0.066981",
      "0.052200",
    ]);
    expect(models[0]!.label).toBe("1 + imag");
    expect(models[0]!.evidenceRatio).toBe(1);
    expect(importance.map(({ label, importance: sum }) => `${label} ${sum.toFixed(6)}`)).toEqual([
      "imag 0.847824",
      "meta 0.424365",
      "feedback 0.367132",
      "length 0.325539",
      "pers 0.291322",
      "wic 0.264263",
      "info 0.241566",
    ]);
    // R stopped its searches of tau2 at 1e-5 there, so that the last printed digit is not of the maximum.
    const full = Object.fromEntries(coefficients.map(({ name, full }) => [name, full]));
    expect(full.imag!.estimate).toBeCloseTo(0.351153, 4);
    expect(full.imag!.se).toBeCloseTo(0.201648, 4);
    expect(full.info!.estimate).toBeCloseTo(-0.018272, 4);
    expect(full.info!.se).toBeCloseTo(0.079911, 4);
    const prediction = averagePrediction(models, [1, 15, 1, 1, 0, 0, 1, 1], spec);
    expect(prediction.estimate).toBeCloseTo(0.56444, 4);
    expect(prediction.se).toBeCloseTo(0.2225354, 4);
  });

  it("come out the same from parts as from one piece, and in any order", () => {
    const subsets = subsetsOf(candidates);
    const parts = [
      ...fitSubsets(subsets, fromR, 90),
      ...fitSubsets(subsets, fromR, 0, 40),
      ...fitSubsets(subsets, fromR, 40, 90),
    ];
    const result = rankModels(parts, candidates, names, witness.k, spec);
    if (!result.ok) throw new Error("not ranked");
    const whole = ranked();
    expect(result.value.models.map(({ label }) => label)).toEqual(whole.models.map(({ label }) => label));
    expect(result.value.coefficients[1]!.full.estimate).toBeCloseTo(whole.coefficients[1]!.full.estimate, 14);
  });
});

describe("few studies and failed fits", () => {
  it("leave out by name the models that AICc has no value for", () => {
    const result = rankModels(fitSubsets(subsetsOf(candidates), fromR), candidates, names, 7, spec);
    if (!result.ok) throw new Error("not ranked");
    expect(result.value.models.every(({ parameters }) => 7 - parameters - 1 > 0)).toBe(true);
    expect(result.issues.map(({ code }) => code)).toEqual(["model-not-ranked"]);
    expect(result.issues[0]!.message).toContain("too many for AICc with 7 studies");
  });

  it("are an answer of their own where nothing remains", () => {
    const broken: FitSubset = () => fail(issue("x", "error", "it did not converge", "Try another."));
    const result = rankModels(fitSubsets(subsetsOf(candidates), broken), candidates, names, witness.k, spec);
    expect(result.ok).toBe(false);
    expect(result.issues.map(({ code }) => code)).toEqual(["model-not-ranked", "no-model-ranked"]);
  });
});

describe("laws of averaging", () => {
  const criteria = fc.array(fc.double({ min: -1e4, max: 1e4, noNaN: true }), { minLength: 1, maxLength: 30 });

  it("weights add up to 1 and do not change with the origin of the criterion", () => {
    fc.assert(
      fc.property(criteria, fc.integer({ min: -1000, max: 1000 }), (values, shift) => {
        const weights = akaikeWeights(values);
        expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 12);
        akaikeWeights(values.map((value) => value + shift)).forEach((weight, place) => {
          expect(weight).toBeCloseTo(weights[place]!, 8);
        });
      }),
    );
  });

  it("models that agree average to themselves, and disagreement only widens", () => {
    const estimates = fc.array(
      fc.record({
        estimate: fc.double({ min: -5, max: 5, noNaN: true }),
        variance: fc.double({ min: 0.01, max: 4, noNaN: true }),
        weight: fc.double({ min: 0.01, max: 1, noNaN: true }),
      }),
      { minLength: 1, maxLength: 12 },
    );
    fc.assert(
      fc.property(estimates, fc.constantFrom("revised" as const, "buckland" as const), (list, variance) => {
        const alike = list.map((one) => ({ ...one, estimate: 0.3 }));
        const same = averageOver(alike, { variance, level: 0.95 });
        expect(same.estimate).toBeCloseTo(0.3, 12);
        const apart = averageOver(list, { variance, level: 0.95 });
        expect(apart.se).toBeGreaterThanOrEqual(same.se * (1 - 1e-12));
        const buckland = averageOver(list, { variance: "buckland", level: 0.95 }).se;
        expect(buckland).toBeLessThanOrEqual(
          averageOver(list, { variance: "revised", level: 0.95 }).se + 1e-12,
        );
      }),
    );
  });
});
