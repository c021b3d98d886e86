import { expect, it } from "vitest";
import { runAnalysis } from "../analysis.ts";
import { createDocument } from "../document/defaults.ts";
import type { AnalysisDocument } from "../document/types.ts";
import type { Column } from "../table/study-table.ts";
import { ledgerSentences } from "./methods.ts";

const NUMBERS: Readonly<Record<string, readonly (number | null)[]>> = {
  m1i: [10, 11, null, null, null],
  sd1i: [2, 2, null, null, null],
  m2i: [9, 9, null, null, null],
  sd2i: [2, 3, null, null, null],
  n1i: [20, 30, 40, 25, null],
  n2i: [22, 30, 38, 25, null],
  p: [null, null, 0.0412, 0.2, null],
  direction: [null, null, -1, 1, null],
  ori: [null, null, null, null, 2.1],
  or_lb: [null, null, null, null, 1.2],
  or_ub: [null, null, null, null, 3.675],
};

function documentOf(numbers: typeof NUMBERS, changes: Partial<AnalysisDocument> = {}): AnalysisDocument {
  const columns = Object.entries(numbers).map(
    ([name, values]): Column => ({ name, kind: "number", values, unparsed: {} }),
  );
  const keys = Object.keys(numbers);
  return {
    ...createDocument({
      table: { rowIds: ["a", "b", "c", "d", "e"], columns },
      roles: { label: null, inputs: Object.fromEntries(keys.map((key) => [key, key])), weights: null },
      effects: { measure: "SMD" },
    }),
    ...changes,
  };
}

const sentencesOf = (document: AnalysisDocument): string[] =>
  ledgerSentences(document, runAnalysis(document));

it("says how many effects were derived, from what, and what was assumed", () => {
  const [derived, assumed, ...rest] = sentencesOf(documentOf(NUMBERS));
  expect(derived).toMatch(
    /^3 of 5 effects were derived: 2 from two-sided p, two independent groups \(.*\); 1 from .*\.$/,
  );
  expect(derived).toContain("1 from odds ratio + odds ratio, lower end + odds ratio, upper end (Interval of");
  expect(derived).not.toMatch(/size|undefined/i);
  expect(assumed).toMatch(
    /^Assumed where the reports do not tell: an interval at the 95.% level \(1 effect\); a logistic/,
  );
  expect(rest).toEqual([]);
});

it("says which ways were chosen by hand", () => {
  const ledger = {
    c: { place: "p. 4", note: "", route: ["p-to-t", "t-to-d", "d-to-variance", "d-to-smd"], params: {} },
  };
  expect(sentencesOf(documentOf(NUMBERS, { ledger })).at(-1)).toBe(
    "The conversions of 1 effect were chosen by hand.",
  );
});

it("says nothing where every effect came from the measure's own formula", () => {
  const { m1i, sd1i, n1i, m2i, sd2i, n2i } = NUMBERS;
  expect(
    sentencesOf(documentOf({ m1i: m1i!, sd1i: sd1i!, n1i: n1i!, m2i: m2i!, sd2i: sd2i!, n2i: n2i! })),
  ).toEqual([]);
});

it("counts what the measure's own formula derived from a t statistic, and not what it computed from means", () => {
  const document = documentOf({
    m1i: [10, 11, null, null, null],
    sd1i: [2, 2, null, null, null],
    m2i: [9, 9, null, null, null],
    sd2i: [2, 3, null, null, null],
    n1i: [20, 30, 40, 25, 30],
    n2i: [22, 30, 38, 25, 30],
    ti: [null, 2, 2.5, 1.8, null],
    pi: [null, null, null, null, 0.03],
  });
  expect(sentencesOf(document)).toEqual([
    "3 of 5 effects were derived: 2 from t statistic (by the measure’s own formula); 1 from two-sided p, signed (by the measure’s own formula).",
    "Assumed where the reports do not tell: a positive direction (1 effect).",
  ]);
});

it("keeps the capital of a person's name in the middle of a sentence", () => {
  const numbers = {
    d: [0.5, 0.4, null, null, null],
    n1i: [20, 30, 40, 25, null],
    n2i: [22, 30, 38, 25, null],
  };
  const [derived] = sentencesOf(documentOf(numbers));
  expect(derived).toContain("Cohen’s d");
  expect(derived).not.toContain("cohen");
});
