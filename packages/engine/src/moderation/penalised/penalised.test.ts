import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Result } from "../../result.ts";
import { type ModerationInput, regressOn } from "../moderation-stage.ts";
import { PENALISED_DEFAULTS } from "./defaults.ts";
import { lambdaGrid, penalisedPath } from "./path.ts";
import { combinePenalised, penalisedUnits, planPenalised } from "./penalised.ts";
import { penalisedData } from "./penalised-data.ts";
import { inputFrom, planted } from "./testing.ts";
import type { Penalised, PenalisedSpec } from "./types.ts";

const SPEC: PenalisedSpec = { ...PENALISED_DEFAULTS, seed: 1 };

function unwrapped<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.issues.map(({ message }) => message).join("\n"));
  return result.value;
}

function whole(
  input: ModerationInput,
  choices: Partial<PenalisedSpec> = {},
  cuts: readonly number[] = [],
): Penalised {
  const plan = unwrapped(planPenalised(input, choices));
  const ends = [0, ...cuts, plan.units];
  const parts = ends.slice(1).map((to, i) => penalisedUnits(plan, ends[i]!, to));
  return unwrapped(combinePenalised(plan, parts.reverse().flat()));
}

describe("a penalised meta-regression", () => {
  it("is the model of the mean at the strongest penalty, and the meta-regression at a vanishing one", () => {
    const input = planted(40, 3, 0.3, 0.4);
    const data = unwrapped(penalisedData(input));
    const [most] = lambdaGrid(data, SPEC);
    const [first, last] = penalisedPath(data, SPEC, [most!, most! * 1e-9]);
    const mean = unwrapped(regressOn(input, [])).fit;
    expect(first!.selected).toEqual([]);
    expect(first!.tau2).toBeCloseTo(mean.tau2.estimate!, 10);
    expect(first!.intercept).toBeCloseTo(mean.coefficients[0]!.estimate, 10);
    const full = unwrapped(regressOn(input, input.spec.terms)).fit;
    expect(last!.tau2).toBeCloseTo(full.tau2.estimate!, 9);
    [last!.intercept, ...last!.coefficients].forEach((b, j) => {
      expect(b).toBeCloseTo(full.coefficients[j]!.estimate, 7);
    });
  });

  it("selects what was planted and leaves out what was not", () => {
    const result = whole(planted(60, 11, 0.3, 0.5));
    expect(result.terms).toEqual(["n1", "dose", "n2", "n3", "format"]);
    expect(result.oneSe.selected).toEqual([false, true, false, false, true]);
    expect(result.oneSe.stability[1]).toBeGreaterThan(0.95);
    expect(result.oneSe.stability[0]).toBeLessThan(0.5);
    expect(result.min.lambda).toBeLessThanOrEqual(result.oneSe.lambda);
    const dose = result.min.coefficients.find(({ name }) => name === "dose")!.estimate;
    expect(dose).toBeGreaterThan(0.2);
    expect(dose).toBeLessThan(0.4);
    expect(result.min.tau2).toBeLessThan(result.path[0]!.tau2);
  });

  it("selects next to nothing where there is nothing", () => {
    expect(whole(planted(50, 4, 0, 0)).oneSe.selected.filter(Boolean)).toEqual([]);
  });

  it("does not depend on which level of a factor is the reference", () => {
    const input = planted(40, 7, 0.2, 0.5);
    const other: ModerationInput = {
      ...input,
      spec: {
        ...input.spec,
        variables: input.spec.variables.map((v) => ({
          ...v,
          reference: v.kind === "factor" ? "single" : null,
        })),
      },
    };
    const [a, b] = [whole(input, { resamples: 5 }), whole(other, { resamples: 5 })];
    expect(b.oneSe.selected).toEqual(a.oneSe.selected);
    expect(b.path.map(({ error }) => error)).toEqual(a.path.map(({ error }) => expect.closeTo(error, 9)));
    const effectOf = ({ min }: Penalised, level: string): number =>
      min.coefficients[0]!.estimate +
      (min.coefficients.find(({ name }) => name === `format${level}`)?.estimate ?? 0);
    for (const level of ["group", "online", "single"]) {
      expect(effectOf(b, level)).toBeCloseTo(effectOf(a, level), 9);
    }
  });

  it("is the same however the work is shared out", () => {
    const input = planted(20, 5, 0.3, 0);
    const once = whole(input, { resamples: 12, lambdas: 15 });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 22 }), (cut) => {
        expect(whole(input, { resamples: 12, lambdas: 15 }, [cut])).toEqual(once);
      }),
      { numRuns: 5 },
    );
    expect(whole(input, { resamples: 12, lambdas: 15, seed: 9 })).not.toEqual(once);
  });

  it("does not depend on the units of moderators or the zero of effects", () => {
    const input = planted(30, 9, 0.3, 0.3);
    const { n1, dose, n2, n3, format } = cellsOf(input);
    const moved = inputFrom(
      { n1: n1!, dose: dose!.map((x) => 2019 + 1000 * (x as number)), n2: n2!, n3: n3!, format: format! },
      input.effects.yi.map((y) => y + 5),
      input.effects.vi,
    );
    const [a, b] = [whole(input, { resamples: 3 }), whole(moved, { resamples: 3 })];
    expect(b.oneSe.selected).toEqual(a.oneSe.selected);
    expect(b.min.coefficients[2]!.estimate * 1000).toBeCloseTo(a.min.coefficients[2]!.estimate, 8);
    expect(b.min.tau2).toBeCloseTo(a.min.tau2, 9);
  });

  it("serves more columns than studies, and columns that repeat each other", () => {
    const k = 12;
    const input = planted(k, 13, 0.5, 0);
    const many = Object.fromEntries(
      Array.from({ length: 20 }, (_, j) => [
        `x${j}`,
        input.effects.yi.map((_y, i) => Math.sin(i * (j + 1) + j)),
      ]),
    );
    const { dose } = cellsOf(input);
    const wide = inputFrom({ ...many, dose: dose!, twice: dose! }, input.effects.yi, input.effects.vi);
    const result = whole(wide, { resamples: 3, lambdas: 20 });
    expect(result.path.every(({ coefficients }) => coefficients.every(Number.isFinite))).toBe(true);
    expect(result.path.every(({ tau2, error }) => tau2 >= 0 && Number.isFinite(error))).toBe(true);
    const adaptive = whole(wide, { resamples: 3, lambdas: 20, adaptive: true, alpha: 0.5 });
    const { coefficients } = adaptive.min;
    // The elastic net shares an effect out among columns that are the same.
    expect(coefficients.at(-1)!.estimate).toBeCloseTo(coefficients.at(-2)!.estimate, 6);
  });

  it("says why it cannot be done", () => {
    const codes = (input: ModerationInput): string[] => planPenalised(input).issues.map(({ code }) => code);
    expect(codes(inputFrom({ x: [1, 2, 3, 4, 5] }, [0, 1, 0, 1, 0]))).toContain("penalised-too-few-studies");
    expect(codes(inputFrom({ x: [1, 2, 3, 4, 5, 6] }, [1, 1, 1, 1, 1, 1]))).toContain(
      "penalised-nothing-varies",
    );
    const gaps = inputFrom({ x: [null, 2, 3, 4, 5, 6, 8] }, [0, 1, 0, 1, 0, 2, 1]);
    expect(codes(gaps)).toContain("penalised-studies-left-out");
  });
});

function cellsOf({ table }: ModerationInput): Record<string, readonly (number | string | null)[]> {
  return Object.fromEntries(table.columns.map(({ name, values }) => [name, values]));
}
