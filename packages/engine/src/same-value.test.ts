import fc from "fast-check";
import { expect, it } from "vitest";
import { sameValue } from "./same-value.ts";

it("holds for a value and its structured clone, whatever the value", () => {
  fc.assert(fc.property(fc.jsonValue(), (value) => sameValue(value, structuredClone(value))));
});

/** JSON with sorted keys, and with the two zeros kept apart. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) => {
    if (Object.is(inner, -0)) return "negative zero";
    if (typeof inner !== "object" || inner === null || Array.isArray(inner)) return inner;
    return Object.fromEntries(Object.entries(inner).sort(([x], [y]) => (x < y ? -1 : 1)));
  });
}

it("tells values apart exactly when their content differs, whatever the order of keys", () => {
  fc.assert(
    fc.property(
      fc.jsonValue(),
      fc.jsonValue(),
      (a, b) => sameValue(a, b) === (canonical(a) === canonical(b)),
    ),
  );
});

it("tells an array from an object with the same entries, and a missing key from an undefined one", () => {
  expect(sameValue([1], { 0: 1 })).toBe(false);
  expect(sameValue({ a: undefined }, { b: 1 })).toBe(false);
});
