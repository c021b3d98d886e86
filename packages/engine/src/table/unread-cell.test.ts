import fc from "fast-check";
import { expect, it } from "vitest";
import { readUnread } from "./unread-cell.ts";

it.each([
  ["10,2 (4,4)", [10.2], 4.4],
  ["9.8 (4.1)", [9.8], 4.1],
  ["10.2 ± 4.4", [10.2], 4.4],
  ["12/100", [12], 100],
  ["2.1 (1.2-3.7)", [2.1], null],
  ["29,9†", [29.9], null],
  ["n = 34", [34], null],
  ["34²", [34], null],
  ["34a", [34], null],
  ["12 Wochen", [12], null],
  ["~30", [30], null],
  ["ca. 30", [30], null],
  ["12,5", [12.5], null],
  ["1,020", [1020, 1.02], null],
  ["1,020*", [1020, 1.02], null],
  ["40 %", [40, 0.4], null],
])("reads what %j may mean", (text, readings, beside) => {
  expect(readUnread(text)).toMatchObject({ readings, beside, isUnknown: false });
});

it.each([
  ["< 5", "bound"],
  ["3-May", "date"],
  ["12-14", "range"],
  ["#REF!", "error of a spreadsheet"],
  ["see text", "text"],
])("offers no number for %j, and says why", (text, why) => {
  const { cause, readings } = readUnread(text);
  expect(cause).toContain(why);
  expect(readings).toEqual([]);
});

it.each(["k.A.", "n.r.", "not reported", "NR", "?", "sin datos"])(
  "knows that %j says it is unknown",
  (text) => {
    expect(readUnread(text).isUnknown).toBe(true);
  },
);

it("gives a sentence and finite numbers for any text, and never takes long for one", () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 300 }), (text) => {
      const { cause, readings, beside } = readUnread(text);
      expect(cause).toMatch(/\.$/);
      for (const value of [...readings, ...(beside === null ? [] : [beside])]) {
        expect(Number.isFinite(value)).toBe(true);
      }
    }),
  );
  const began = performance.now();
  for (const filler of [" ", "*", "†", "¹", "1", "n", ","]) readUnread(`1${filler.repeat(200_000)}x`);
  expect(performance.now() - began).toBeLessThan(500);
});
