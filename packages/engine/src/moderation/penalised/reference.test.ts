import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { drawInflation, planInflation, summariseInflation } from "../inflation/simulate-inflation.ts";
import { PENALISED_DEFAULTS } from "./defaults.ts";
import { lambdaGrid, penalisedPath } from "./path.ts";
import { penalisedData } from "./penalised-data.ts";
import { inputFrom } from "./testing.ts";

interface Witness {
  readonly data: Readonly<Record<string, readonly (number | string)[]>>;
  readonly largest: number;
  readonly path: readonly {
    readonly lambda: number;
    readonly tau2: number;
    readonly intercept: number;
    readonly coefficients: readonly number[];
    readonly selected: readonly number[];
  }[];
  readonly inflation: {
    readonly draws: number;
    readonly observed: readonly number[];
    readonly share: readonly number[];
    readonly median: readonly number[];
  };
}

const witness: Witness = JSON.parse(
  readFileSync(
    new URL("../../../../../test/reference/data/penalised/bangertdrowns2004.json", import.meta.url),
    "utf8",
  ),
);
const { yi, vi, ...columns } = witness.data;
const input = inputFrom(columns, yi as readonly number[], vi as readonly number[]);

it("follows the path that proximal gradients in R take, with tau2 by metafor", () => {
  const data = penalisedData(input);
  if (!data.ok) throw new Error(data.issues[0]!.message);
  const spec = { ...PENALISED_DEFAULTS, seed: 1 };
  expect(lambdaGrid(data.value, spec)[0]! / witness.largest).toBeCloseTo(1, 9);
  const path = penalisedPath(
    data.value,
    spec,
    witness.path.map(({ lambda }) => lambda),
  );
  path.forEach(({ tau2, intercept, coefficients, selected }, place) => {
    const expected = witness.path[place]!;
    expect(selected).toEqual(expected.selected);
    expect(Math.abs(tau2 - expected.tau2)).toBeLessThan(1e-8);
    expect(Math.abs(intercept - expected.intercept)).toBeLessThan(1e-8);
    coefficients.forEach((b, j) => {
      expect(Math.abs(b - expected.coefficients[j]!)).toBeLessThan(1e-8);
    });
  });
});

const OWN_DRAWS = 400;

it("places inflation factors where metafor's simulation places them", () => {
  const { draws, observed, share, median } = witness.inflation;
  const plan = planInflation(input, OWN_DRAWS);
  if (!plan.ok) throw new Error(plan.issues[0]!.message);
  const summary = summariseInflation(plan.value, drawInflation(plan.value, 0, OWN_DRAWS));
  if (!summary.ok) throw new Error(summary.issues[0]!.message);
  summary.value.terms.forEach((term, place) => {
    expect(term.observed! / observed[place]!).toBeCloseTo(1, 7);
    const p = (share[place]! + term.share!) / 2;
    expect(Math.abs(term.share! - share[place]!)).toBeLessThan(
      4 * Math.sqrt(p * (1 - p) * (1 / draws + 1 / OWN_DRAWS)),
    );
    expect(Math.abs(term.median! / median[place]! - 1)).toBeLessThan(0.03);
  });
});
