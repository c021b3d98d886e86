import fc from "fast-check";
import { expect, it } from "vitest";
import { DEFAULT_EFFECTS } from "../document/defaults.ts";
import { measures } from "./registry.ts";
import {
  axisTransformation,
  offeredTransformations,
  showInterval,
  shownTransformation,
  transformationToR,
} from "./shown-transformation.ts";
import { type TransformationGiven, transformations } from "./transformations.ts";

const given: TransformationGiven = { params: {}, tau2: 0.05, meanSize: 40 };
const ordered = transformations.records.filter(({ foldsAt }) => foldsAt === null);
const folded = transformations.records.filter(({ foldsAt }) => foldsAt !== null);

it("undoes itself wherever it does not run into the end of its scale", () => {
  for (const { id, apply, inverse } of ordered) {
    fc.assert(
      fc.property(fc.double({ min: -3, max: 3, noNaN: true }), (value) => {
        const shown = apply(value, given);
        const flat = apply(value - 0.01, given) === shown || apply(value + 0.01, given) === shown;
        // A cut-off scale, or a sum over many values that is only flat to rounding.
        if (flat || shown === apply(-1e3, given) || shown === apply(1e3, given)) return;
        expect(inverse(shown, given), id).toBeCloseTo(value, 6);
      }),
    );
  }
});

it("keeps the order of effects or reverses it, as its record says", () => {
  for (const { id, apply, reverses } of ordered) {
    for (let value = -4; value < 4; value += 0.25) {
      const [lower, higher] = [apply(value, given), apply(value + 0.25, given)];
      const sign = reverses ? -1 : 1;
      expect(sign * lower, `${id} at ${value}`).toBeLessThanOrEqual(sign * higher);
    }
  }
});

it("shows an interval in ascending order where it reverses effects, and its axis as ratios", () => {
  const efficacy = transformations.get("ve");
  expect(efficacy.apply(Math.log(0.25))).toBeCloseTo(75, 12);
  expect(efficacy.inverse(75)).toBeCloseTo(Math.log(0.25), 12);
  expect(Object.is(efficacy.apply(0), 0)).toBe(true);
  const shown = showInterval(efficacy, { lower: Math.log(0.2), upper: Math.log(0.5) });
  expect([shown.lower, shown.upper]).toEqual([expect.closeTo(50, 10), expect.closeTo(80, 10)]);
  expect(axisTransformation({ ...DEFAULT_EFFECTS, measure: "VE" }, null).id).toBe("exp");
  expect(transformationToR({ ...DEFAULT_EFFECTS, measure: "VE" })).toBe("function(x) 100 * (1 - exp(x))");
});

it("gives both directions the same where it folds", () => {
  expect(folded.map(({ id }) => id).sort()).toEqual(["dtoovl", "dtou1", "ztor2"]);
  for (const { apply } of folded) expect(apply(-0.7)).toBe(apply(0.7));
});

it("has a finite value for every finite effect", () => {
  for (const { id, apply, axis } of transformations.records) {
    for (const value of [-700, -30, -1.6, -1e-9, 0, 1e-9, 1, 1.6, 30, 700]) {
      const shown = apply(value, given);
      expect(Number.isFinite(shown), `${id} of ${value} is ${shown}`).toBe(true);
      if (axis === "log") expect(shown).toBeGreaterThanOrEqual(0);
    }
  }
});

it("gives the values that the field prints", () => {
  expect(transformations.get("exp").apply(-0.7145323421581394)).toBeCloseTo(0.4894206, 6);
  expect(transformations.get("tanh").apply(0.5493061443340548)).toBeCloseTo(0.5, 14);
  expect(transformations.get("logistic").apply(-1.0986122886681098)).toBeCloseTo(0.25, 14);
  // Cohen (1988), table 2.2.1, d = 0.8.
  expect(transformations.get("dtou1").apply(0.8)).toBeCloseTo(0.474, 3);
  expect(transformations.get("dtou2").apply(0.8)).toBeCloseTo(0.655, 3);
  expect(transformations.get("dtou3").apply(0.8)).toBeCloseTo(0.788, 3);
});

it("averages over a wide distribution, and one far beyond the end of its scale, without losing itself", () => {
  const wide = { ...given, tau2: 400 };
  expect(transformations.get("ztor.int").apply(0, wide)).toBeCloseTo(0, 12);
  const mean = transformations.get("ztor.int").apply(20, wide);
  // Nearly the probability of a positive minus that of a negative effect: 2 Φ(1) − 1.
  expect(mean).toBeCloseTo(0.6827, 2);
  expect(transformations.get("iabt.int").apply(-50, given)).toBeCloseTo(0.05 / 50, 5);
});

it("is bound to the parameters, the heterogeneity and the sizes of a document", () => {
  const effects = { ...DEFAULT_EFFECTS, measure: "SMD", display: "dtomd", displayParams: { sd: 12.5 } };
  expect(shownTransformation(effects, null).apply(2)).toBe(25);
  expect(transformationToR(effects)).toBe("function(x) x * 12.5");
  const bad = { ...effects, displayParams: { sd: "wide" } };
  expect(shownTransformation(bad, null).apply(2)).toBe(2);
  const report = { fit: { tau2: { estimate: 0.6 } }, effects: { ni: [10, null, 40] } };
  const ratio = { ...DEFAULT_EFFECTS, measure: "OR", display: "exp.int" };
  expect(shownTransformation(ratio, report).apply(0)).toBeCloseTo(1.3498588075760032, 14);
  const share = { ...DEFAULT_EFFECTS, display: "ipft.hm" };
  const byHand = transformations.get("ipft").apply(0.6, { ...given, params: { ni: 16 } });
  expect(shownTransformation(share, report).apply(0.6)).toBeCloseTo(byHand, 14);
});

it("shows an interval around the turning point from that point on", () => {
  const overlap = transformations.get("dtoovl");
  expect(showInterval(overlap, { lower: -0.2, upper: 0.5 })).toEqual({
    lower: overlap.apply(0.5),
    upper: 1,
  });
  const unique = transformations.get("dtou1");
  expect(showInterval(unique, { lower: -0.8, upper: -0.2 })).toEqual({
    lower: unique.apply(-0.2),
    upper: unique.apply(-0.8),
  });
  expect(axisTransformation({ ...DEFAULT_EFFECTS, measure: "SMD", display: "dtou1" }, null).id).toBe(
    "identity",
  );
});

it("is offered where it fits", () => {
  const idsFor = (id: string): string[] =>
    offeredTransformations(measures.get(id)).map((record) => record.id);
  expect(idsFor("SMD")).toContain("dtou3");
  expect(idsFor("SMD")).not.toContain("exp");
  expect(idsFor("MD")).toEqual(["identity"]);
  expect(idsFor("RR")).toEqual(["identity", "exp", "exp.int", "exp.mode", "ve"]);
  expect(idsFor("OR")).toContain("lnortorr");
  expect(idsFor("GEN")).toEqual(transformations.ids);
  for (const { offer } of transformations.records) {
    expect((offer.measures ?? []).filter((id) => !measures.has(id))).toEqual([]);
    expect((offer.shownAs ?? []).filter((id) => !transformations.has(id))).toEqual([]);
  }
});
