import { describe, expect, it } from "vitest";
import { biasInputOf } from "../bias-testing.ts";
import type { BiasInput } from "../types.ts";
import { answer, outcomeOf, QUICK } from "./adjusted-testing.ts";
import { copas, copasDataOf } from "./copas.ts";
import { copasLikelihood, copasSelection } from "./copas-likelihood.ts";
import { pet } from "./pet.ts";
import { petPeese } from "./pet-peese.ts";
import { sValue } from "./s-value.ts";
import { selectionRatio } from "./selection-ratio.ts";
import { top10 } from "./top-10.ts";
import { waapWls } from "./waap-wls.ts";
import { worstCase } from "./worst-case.ts";

const SE = [0.05, 0.08, 0.1, 0.12, 0.15, 0.18, 0.2, 0.24, 0.28, 0.32, 0.36, 0.4];
const NOISE = [0.4, -0.7, 0.2, 1.1, -0.3, 0.6, -1.2, 0.1, 0.8, -0.5, 0.3, -0.2];

/** Effects around `mean` that grow by `slope` standard errors. */
function funnel(mean: number, slope: number, parts: Parameters<typeof biasInputOf>[2] = {}): BiasInput {
  return biasInputOf(
    SE.map((se, i) => mean + slope * se + NOISE[i]! * se),
    SE.map((se) => se * se),
    parts,
  );
}

const numberOf = (outcome: ReturnType<typeof outcomeOf>, key: string): number | null | undefined =>
  outcome.numbers.find((number) => number.key === key)?.value;

describe("PET-PEESE", () => {
  it("names PEESE where PET finds an effect in the favoured direction, and PET where that direction is the other one", () => {
    const upwards = outcomeOf(petPeese, funnel(0.5, 0.5));
    expect(upwards.ran).toContain("PEESE chosen");
    const downwards = outcomeOf(petPeese, funnel(0.5, 0.5, { favours: -1 }));
    expect(downwards.ran).toContain("PET chosen");
    expect(downwards.estimate?.estimate).toBeCloseTo(outcomeOf(pet, funnel(0.5, 0.5)).estimate!.estimate, 12);
  });

  it("keeps moderators at their means, and leaves out studies that lack one", () => {
    const column = [1, 4, 2, 8, 5, 7, 3, 6, 9, 2, 4];
    const moderators = { names: ["year"], columns: [column], positions: column.map((_, i) => i) };
    const outcome = outcomeOf(pet, funnel(0.2, 1, { moderators }));
    expect(outcome.k).toBe(11);
    expect(outcome.ran).toContain("moderators kept at their means (“year”)");
    const shifted = { ...moderators, columns: [column.map((x) => 1000 + x)] };
    const moved = outcomeOf(pet, funnel(0.2, 1, { moderators: shifted }));
    expect(moved.estimate?.estimate).toBeCloseTo(outcome.estimate!.estimate, 9);
  });

  it("takes additive errors from the model of the document", () => {
    const additive = outcomeOf(petPeese, funnel(0.2, 1), { errors: "additive" });
    expect(additive.ran).toContain("restricted maximum likelihood");
    expect(additive.estimate?.tau2).not.toBeNull();
  });
});

describe("WAAP-WLS", () => {
  it("pools the adequately powered studies and says which they are", () => {
    const outcome = outcomeOf(waapWls, funnel(0.5, 0));
    expect(outcome.k).toBe(numberOf(outcome, "powered"));
    expect(outcome.k).toBeLessThan(SE.length);
    expect(outcome.rowIds[0]).toBe("r1");
  });

  it("falls back to all studies and says so", () => {
    const outcome = outcomeOf(waapWls, funnel(0.01, 0));
    expect(outcome.k).toBe(SE.length);
    expect(outcome.ran).toContain("fell back to all studies");
    expect(outcome.sentences.join(" ")).toContain("nothing has been adjusted");
  });
});

describe("the top tenth", () => {
  it("takes in every study as precise as the last one", () => {
    const input = biasInputOf(
      SE.map((_, i) => i / 10),
      SE.map((_, i) => (i < 4 ? 0.01 : 0.04)),
    );
    const outcome = outcomeOf(top10, input, { weights: "equal" });
    expect(outcome.k).toBe(4);
    expect(outcome.estimate?.estimate).toBeCloseTo(0.15, 12);
  });
});

describe("selection among affirmative and other studies", () => {
  const input = funnel(-0.05, 1.5);

  it("tends from the mean of all to that of the others as the ratio grows", () => {
    const at = (ratio: number): number =>
      outcomeOf(selectionRatio, input, { ratio, model: "fixed" }).estimate!.estimate;
    const worst = outcomeOf(worstCase, { ...input, model: { ...input.model, kind: "equal", test: "z" } });
    expect(at(1)).toBeGreaterThan(at(4));
    expect(at(1000)).toBeGreaterThan(worst.estimate!.estimate);
    expect(at(1000)).toBeCloseTo(worst.estimate!.estimate, 2);
  });

  it("needs exactly the S-value to bring the mean to a value", () => {
    const worst = outcomeOf(worstCase, input).estimate!.estimate;
    const all = outcomeOf(selectionRatio, input, { ratio: 1, model: "fixed" }).estimate!.estimate;
    const q = (3 * worst + all) / 4;
    const ratio = numberOf(outcomeOf(sValue, input, { q }), "estimate")!;
    const moved = outcomeOf(selectionRatio, input, { ratio, model: "fixed" });
    expect(moved.estimate?.estimate).toBeCloseTo(q, 12);
  });

  it("says in words that no selection of this kind is severe enough, and when none is needed", () => {
    const impossible = outcomeOf(sValue, input, { q: -5 });
    expect(impossible.numbers[0]).toMatchObject({ value: null, words: "not possible" });
    expect(impossible.sentences[0]).toContain("however severe");
    const needless = outcomeOf(sValue, input, { q: 5 });
    expect(needless.numbers[0]).toMatchObject({ value: null, words: "already there without selection" });
  });

  it("marks the affirmative studies", () => {
    const { marks } = outcomeOf(worstCase, input);
    const significant = input.effects.rowIds.filter(
      (_, i) => input.effects.yi[i]! / Math.sqrt(input.effects.vi[i]!) > 1.959964,
    );
    expect(marks.affirmative).toEqual(significant);
  });
});

describe("the Copas model", () => {
  it("has the gradient of its likelihood", () => {
    const { data } = copasDataOf(funnel(0.2, 1));
    const selection = copasSelection(data, 0.3, 0.2);
    const at = Float64Array.of(0.7, -0.6, 0.4, 0.3);
    const { gradient } = copasLikelihood(data, selection, at);
    gradient.forEach((slope, place) => {
      const moved = (by: number): number => {
        const x = Float64Array.from(at);
        x[place]! += by;
        return copasLikelihood(data, selection, x).value;
      };
      expect(slope).toBeCloseTo((moved(1e-5) - moved(-1e-5)) / 2e-5, 6);
    });
  });

  it("reads the mean where effects no longer follow standard errors, and lists what stronger selection would mean", () => {
    const outcome = outcomeOf(copas, funnel(0, 1.5));
    expect(outcome.rejects).toEqual({ yes: true, level: 0.1 });
    const [first, ...rest] = outcome.tables[0]!.rows;
    const value = (shown: (typeof rest)[number][number] | undefined): number =>
      shown !== null && typeof shown === "object" ? shown.value : Number.NaN;
    expect(value(first?.[0])).toBe(1);
    expect(rest.length).toBeGreaterThan(5);
    const chosen = rest.find((row) => value(row[7]) > 0.1)!;
    expect(outcome.estimate?.estimate).toBe(value(chosen[1]));
    expect(outcome.estimate!.estimate).toBeLessThan(value(first?.[1]));
    const unpublished = rest.map((row) => value(row[8]));
    expect(unpublished).toEqual(unpublished.toSorted((a, b) => a - b));
  });

  it("keeps the unadjusted mean where nothing follows the standard errors", () => {
    const outcome = outcomeOf(copas, funnel(0.3, 0));
    expect(outcome.sentences.join(" ")).toContain("already without selection");
    expect(numberOf(outcome, "unpublished")).toBe(0);
  });
});

it("never claims more than a sensitivity analysis", () => {
  for (const method of QUICK) {
    const found = answer(method, funnel(0.2, 1));
    if (found === null || !found.ok) continue;
    const words = [found.value.ran, ...found.value.sentences, method.assumption, method.caution ?? ""].join(
      " ",
    );
    expect(words).not.toMatch(/no publication bias|true effect is|corrected/i);
  }
});
