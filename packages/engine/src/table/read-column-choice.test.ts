import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type ColumnChoice,
  columnCondition,
  filterConditions,
  withColumnCondition,
} from "./column-filter.ts";
import { readColumnChoice } from "./read-column-choice.ts";
import type { Column } from "./study-table.ts";

const name = fc.oneof(
  fc.constantFrom("yi", "risk of bias", "a or b", "x\\y", 'say "so"'),
  fc.string({ minLength: 1 }),
);
const isPlain = (text: string): boolean => text.trim() === text && text !== "" && !/[`\\]/.test(text);

describe("reading back a choice of values", () => {
  it("gives what the condition was written from, beside conditions on other columns", () => {
    const texts = fc.uniqueArray(fc.oneof(fc.string(), fc.constantFrom(") or (", 'a "b"', " and ", "\\")), {
      minLength: 1,
      maxLength: 4,
    });
    const values = fc.record({ kind: fc.constant("values" as const), values: texts, missing: fc.boolean() });
    fc.assert(
      fc.property(name.filter(isPlain), values, fc.boolean(), (own, choice: ColumnChoice, isBeside) => {
        const column: Column = { name: own, kind: "text", values: [] };
        const filter = withColumnCondition(
          isBeside ? "zz_other > 3" : null,
          own,
          columnCondition(column, choice),
        );
        expect(readColumnChoice(column, filter)).toEqual(choice);
      }),
    );
  });

  it("gives a range of numbers, open or closed", () => {
    const bound = fc.option(
      fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0),
      { nil: null },
    );
    fc.assert(
      fc.property(bound, bound, fc.boolean(), (from, to, missing) => {
        const column: Column = { name: "yi", kind: "number", values: [], unparsed: {} };
        const choice: ColumnChoice = { kind: "range", from, to, missing };
        const condition = columnCondition(column, choice);
        expect(readColumnChoice(column, condition)).toEqual(condition === null ? null : choice);
      }),
    );
  });

  it("leaves alone what it did not write", () => {
    const column: Column = { name: "yi", kind: "number", values: [], unparsed: {} };
    for (const filter of [
      null,
      "yi > 3",
      "yi >= 1 or yi <= 0",
      "abs(yi) >= 1",
      "vi >= 2",
      "yi == 1 or vi == 2",
    ]) {
      expect(readColumnChoice(column, filter)).toBeNull();
    }
  });
});

it("tells the conditions of a filter apart", () => {
  expect(filterConditions(null)).toEqual([]);
  expect(filterConditions('yi >= 1 and (format == "a and b" or isMissing(format))')).toEqual([
    "yi >= 1",
    '(format == "a and b" or isMissing(format))',
  ]);
});
