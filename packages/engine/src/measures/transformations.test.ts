import fc from "fast-check";
import { expect, it } from "vitest";
import { transformations } from "./transformations.ts";

it("undoes itself, for every transformation", () => {
  for (const { id, apply, inverse } of transformations.records) {
    fc.assert(
      fc.property(fc.double({ min: -5, max: 5, noNaN: true }), (value) => {
        expect(inverse(apply(value)), id).toBeCloseTo(value, 9);
      }),
    );
  }
});

it("keeps the order of effects, so that intervals keep theirs", () => {
  for (const { apply } of transformations.records) {
    expect(apply(-0.7)).toBeLessThan(apply(-0.2));
    expect(apply(0.2)).toBeLessThan(apply(0.7));
  }
});

it("gives the values that the field prints", () => {
  expect(transformations.get("exp").apply(-0.7145323421581394)).toBeCloseTo(0.4894206, 6);
  expect(transformations.get("tanh").apply(0.5493061443340548)).toBeCloseTo(0.5, 14);
  expect(transformations.get("logistic").apply(-1.0986122886681098)).toBeCloseTo(0.25, 14);
});
