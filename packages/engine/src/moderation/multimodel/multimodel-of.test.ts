import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { tableOf } from "../../design/design-testing.ts";
import { createDocument } from "../../document/defaults.ts";
import { createModerator, createModerators } from "../../document/moderators.ts";
import { effectsOf } from "../../effects/effects-testing.ts";
import type { ModerationInput } from "../moderation-stage.ts";
import { MULTIMODEL_DEFAULTS } from "./defaults.ts";
import { multimodelOf, planMultimodel, rankPlan } from "./multimodel-of.ts";
import { fitSubsets } from "./rank-models.ts";

interface Witness {
  readonly terms: readonly string[];
  readonly data: {
    readonly yi: readonly number[];
    readonly vi: readonly number[];
    readonly columns: readonly (readonly number[])[];
  };
  readonly models: readonly {
    readonly terms: readonly number[];
    readonly logLik: number;
    readonly tau2: number;
    readonly beta: readonly number[];
  }[];
  readonly averages: {
    readonly AICc: readonly {
      readonly importance: number;
      readonly full: { readonly estimate: number; readonly revised: number };
    }[];
  };
}

const witness: Witness = JSON.parse(
  readFileSync(
    new URL("../../../../../test/reference/data/multimodel/bangertdrowns2004.json", import.meta.url),
    "utf8",
  ),
);

function inputOf(columns: Readonly<Record<string, readonly number[]>>): ModerationInput {
  const { yi, vi } = witness.data;
  const table = tableOf(columns);
  const effects = effectsOf(yi, vi, { rowIds: table.rowIds });
  const names = Object.keys(columns);
  const variables = names.map((column) => createModerator({ column, kind: "numeric" }));
  const spec = createModerators({ variables, terms: names.map((name) => [name]) });
  return { table, spec, model: createDocument().model, effects };
}

const writing = inputOf(
  Object.fromEntries(witness.terms.map((name, place) => [name, witness.data.columns[place]!])),
);

it("fits all models of writing to learn as R does, by maximum likelihood whatever the document says", () => {
  const plan = planMultimodel(writing);
  if (!plan.ok) throw new Error(plan.issues[0]!.message);
  const fitted = fitSubsets(plan.value.subsets, plan.value.fit);
  expect(fitted).toHaveLength(128);
  for (const { subset, fit } of fitted) {
    const own = subset.terms.join();
    const expected = witness.models.find(({ terms }) => terms.join() === own)!;
    if (!fit.ok) throw new Error(own);
    expect(fit.value.logLik).toBeCloseTo(expected.logLik, 9);
    expect(fit.value.tau2).toBeCloseTo(expected.tau2, 6);
    fit.value.coefficients.forEach((estimate, place) => {
      expect(estimate).toBeCloseTo(expected.beta[place]!, 6);
    });
  }
});

it("averages them as R does, without a value that is no number", () => {
  const result = multimodelOf(writing);
  if (!result.ok) throw new Error(result.issues[0]!.message);
  result.value.coefficients.forEach(({ importance, full }, place) => {
    const expected = witness.averages.AICc[place]!;
    expect(importance).toBeCloseTo(expected.importance, 7);
    expect(full.estimate).toBeCloseTo(expected.full.estimate, 6);
    expect(full.se).toBeCloseTo(expected.full.revised, 6);
  });
  expect(result.value.models[0]!.label).toBe("1 + imag");
  expect(JSON.parse(JSON.stringify(result.value))).toEqual(result.value);
});

it("ranks models fitted in parts as those fitted in one go", () => {
  const plan = planMultimodel(writing);
  if (!plan.ok) throw new Error(plan.issues[0]!.message);
  const { subsets, fit } = plan.value;
  const parts = [...fitSubsets(subsets, fit, 0, 50), ...fitSubsets(subsets, fit, 50)];
  const ranked = rankPlan(writing, plan.value, parts, MULTIMODEL_DEFAULTS);
  const whole = multimodelOf(writing);
  expect(ranked.ok && JSON.stringify(ranked.value.models)).toBe(
    whole.ok && JSON.stringify(whole.value.models),
  );
});

it("says of a moderator that repeats another that nothing tells them apart", () => {
  const [imag, meta] = [witness.data.columns[5]!, witness.data.columns[6]!];
  const result = multimodelOf(inputOf({ imag, meta, twice: imag.map((value) => 2 * value) }));
  if (!result.ok) throw new Error(result.issues[0]!.message);
  expect(result.value.models).toHaveLength(4);
  const warning = result.issues.find(({ code }) => code === "collinear-terms-ranked");
  expect(warning?.message).toContain("twice");
});
