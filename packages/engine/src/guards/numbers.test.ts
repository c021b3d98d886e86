import fc from "fast-check";
import { expect, it } from "vitest";
import { firstAlike, NONE_BEFORE } from "./numbers.ts";

it("finds of each row the first like it, as a map does", () => {
  const print = fc.oneof(fc.constantFrom(0, 1, 1.5, Number.NaN), fc.double());
  const rows = fc.array(fc.tuple(print, fc.boolean()), { maxLength: 60 });
  fc.assert(
    fc.property(rows, (drawn) => {
      // Sums that begin at 0 are never -0.
      const prints = Float64Array.from(drawn, ([value]) => value + 0);
      const counts = (row: number): boolean => drawn[row]![1];
      const first = new Map<number, number>();
      const expected = Array.from(prints, (value, row) => {
        if (!counts(row)) return NONE_BEFORE;
        if (!first.has(value)) first.set(value, row);
        return first.get(value);
      });
      expect([...firstAlike(prints, counts)]).toEqual(expected);
    }),
  );
});
