import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { deriveTable } from "./derived-columns.ts";
import { evaluateFormula } from "./formula.ts";
import { quoteName, renameInFormula } from "./formula-names.ts";
import { parseFormula } from "./formula-parser.ts";
import type { StudyTable } from "./study-table.ts";

const table: StudyTable = {
  rowIds: ["r1", "r2", "r3"],
  columns: [
    { name: "weeks", kind: "number", values: [8, 4, null], unparsed: {} },
    { name: "sessions", kind: "number", values: [2, 0, 3], unparsed: {} },
    { name: "format", kind: "text", values: ["online", "in person", null] },
    { name: "dose (h)", kind: "number", values: [1, 2, 3], unparsed: {} },
    { name: "ci.lb", kind: "number", values: [-1, 0, 4], unparsed: {} },
    { name: "mod", kind: "number", values: [1, 2, 3], unparsed: {} },
    { name: "constructor text", kind: "text", values: ['say "hi"', "", "b"] },
  ],
};

function values(text: string): readonly unknown[] {
  const tree = parseFormula(text);
  if (!tree.ok) throw new Error(tree.issues[0]?.message);
  const result = evaluateFormula(tree.value, table);
  if (!result.ok) throw new Error(result.issues[0]?.message);
  return result.value.values;
}

function refusal(text: string): string {
  const tree = parseFormula(text);
  const result = tree.ok ? evaluateFormula(tree.value, table) : tree;
  if (result.ok) throw new Error(`“${text.slice(0, 60)}” was computed`);
  return result.issues.map(({ code, message, hint }) => `${code}: ${message} ${hint}`).join(" ");
}

describe("what formulas give", () => {
  it.each([
    ["weeks * sessions * 1.5", [24, 0, null]],
    ['format == "online"', [true, false, null]],
    ["format != 'in person' or weeks > 1", [true, true, null]],
    ["`dose (h)` + ci.lb", [0, 2, 7]],
    ["mod % 2", [1, 0, 1]],
    ["-weeks^2", [-64, -16, null]],
    ["2^-1 + 8 \u2212 3 \u00d7 2", [2.5, 2.5, 2.5]],
    ["weeks / sessions", [4, null, null]],
    ["sqrt(ci.lb)", [null, 0, 2]],
    ["coalesce(weeks, 0)", [8, 4, 0]],
    ["isMissing(weeks)", [false, false, true]],
    ['if(isMissing(format), "unknown", upper(format))', ["ONLINE", "IN PERSON", "unknown"]],
    ['format == "online" ? 1 : 0', [1, 0, null]],
    ['if(format == "online", weeks)', [8, null, null]],
    ["round(weeks / 3, 2)", [2.67, 1.33, null]],
    ["min(weeks, sessions, 3)", [2, 0, null]],
    ['contains(format, "line") and not (weeks < 5)', [true, false, null]],
    ["weeks > 100 and sessions > 100", [false, false, false]],
    ["weeks > 100 or sessions > 100", [false, false, null]],
    ["`constructor text` == 'say \"hi\"'", [true, false, false]],
    ["0 * ci.lb", [0, 0, 0]],
  ])("%s", (text, expected) => {
    const got = values(text);
    expect(got).toEqual(expected);
    expect(got.some((value) => Object.is(value, -0))).toBe(false);
  });

  it("says why a value does not exist", () => {
    const made = deriveTable(
      table,
      { derived: [{ name: "x", expression: "weeks / sessions" }], filter: null },
      parseFormula,
    );
    if (!made.ok) throw new Error("refused");
    expect(made.value.table.columns.at(-1)).toMatchObject({
      name: "x",
      kind: "number",
      values: [4, null, null],
    });
    expect(made.value.issues).toMatchObject([
      { code: "formula-undefined", path: { rowId: "r2", column: "x" }, severity: "warning" },
    ]);
    expect(made.value.issues[0]?.message).toContain("divides by zero");
  });

  it("lets a column follow from those before it, and a filter from all", () => {
    const made = deriveTable(
      table,
      {
        derived: [
          { name: "dose", expression: "weeks * sessions" },
          { name: "twice", expression: "dose * 2" },
          { name: "weeks", expression: "1" },
        ],
        filter: "twice > 5",
      },
      parseFormula,
    );
    if (!made.ok) throw new Error("refused");
    expect(made.value.table.columns.at(-1)).toMatchObject({ name: "twice", values: [32, 0, null] });
    expect(made.value.formulas.filter).toMatchObject({ leftOut: ["r2", "r3"], undecided: ["r3"] });
    expect(made.value.issues.map(({ code }) => code)).toEqual(["derived-name-taken"]);
  });

  it("refuses to compute with a filter that cannot be used", () => {
    for (const filter of ["weeks", "gone > 1", "weeks >"]) {
      const made = deriveTable(table, { derived: [], filter }, parseFormula);
      expect(made.ok).toBe(false);
      expect(made.issues[0]?.message).toContain("it is not known which rows are meant");
    }
  });
});

describe("what formulas refuse, in words", () => {
  it.each([
    ["", "formula-empty"],
    ["weeks *", "at its end"],
    ["(weeks + 1", "formula-unreadable"],
    ['format == "online', "never closed"],
    ["2 weeks", "without an operator"],
    ["weeks = 2", "Compare with =="],
    ["a; b", "means nothing there"],
    ["Weeks + 1", "Did you mean weeks?"],
    ['weeks == "high"', "“high” is a text"],
    ["format * 2", "the column “format” is a text"],
    ["format < 'b'", "needs a number"],
    ["weeks and sessions > 1", "online == 1"],
    ["1 < weeks < 9", "and between them"],
    ["sqrt(1, 2)", "is written sqrt(x)"],
    ["weeks!", "formula-unreadable"],
    ["50%", "formula-not-allowed"],
    ["1e999 + weeks", "beyond all bounds"],
    ["weeks & sessions", "Write and."],
  ])("%s", (text, words) => {
    expect(refusal(text)).toContain(words);
  });
});

describe("attacks", () => {
  it.each([
    "weeks.constructor",
    "constructor",
    "__proto__",
    "toString",
    "hasOwnProperty('x')",
    "constructor('return 1')()",
    "weeks['constructor']",
    "format.constructor.constructor('return process')()",
    "import({a: 1})",
    "createUnit('x')",
    "evaluate('1')",
    "parse('1')",
    "simplify('x')",
    "derivative('x', 'x')",
    "f(x) = x",
    "weeks = 1",
    "[1, 2]",
    "1:100000000",
    "{a: 1}",
    "factorial(1e9)",
    "170!",
    "ones(1000000)",
    "map(weeks, sqrt)",
    "cat(__proto__)",
    "x -> x",
    "\u0000",
    "if.constructor(1)",
    "negative(1)",
    "and(true, false)",
  ])("refuses %j", (text) => {
    expect(refusal(text)).toMatch(/^(?:formula-|derived-)/);
    expect(({} as Record<string, unknown>).x).toBeUndefined();
  });

  it.each([
    ["a very long formula", `1${" + 1".repeat(1000)}`],
    ["many operations", `1${"+1".repeat(900)}`],
    ["deep parentheses", `${"(".repeat(900)}1${")".repeat(900)}`],
    ["deep calls", `${"abs(".repeat(400)}1${")".repeat(400)}`],
    ["a chain of signs", `${"-".repeat(1900)}1`],
    ["a chain of powers", `2${"^2".repeat(900)}`],
    ["a chain of conditions", `${"weeks > 1 ? 1 : ".repeat(110)}1`],
  ])("refuses %s", (_name, text) => {
    expect(refusal(text)).toContain("formula-too-long");
  });

  it("gives missing for what is beyond all numbers", () => {
    expect(values("9^9^9^9")).toEqual([null, null, null]);
    expect(values("exp(1000) - exp(1000)")).toEqual([null, null, null]);
  });

  it("never throws and never gives NaN, whatever is typed", () => {
    const pieces = fc.constantFrom(
      ...'weeks sessions format `dose (h)` 1 0 2.5 ( ) , + - * / ^ % == != < > and or not true "a" \'b\' sqrt( log( if( ? : round( max( ; [ . \\ ` " $0'.split(
        " ",
      ),
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.array(pieces, { maxLength: 12 }).map((list) => list.join(" ")),
          fc.string(),
        ),
        (text) => {
          const tree = parseFormula(text);
          const result = tree.ok ? evaluateFormula(tree.value, table) : tree;
          if (!result.ok) return result.issues.length > 0;
          return result.value.values.every((value) => typeof value !== "number" || Number.isFinite(value));
        },
      ),
      { numRuns: 3000 },
    );
  });
});

describe("names in formulas", () => {
  it.each([
    ["weeks * 2 + weeks_2", "dose * 2 + weeks_2"],
    ['format == "weeks" or weeks > 1e5', 'format == "weeks" or dose > 1e5'],
    ["`weeks` + weeks(weeks)", "dose + weeks(dose)"],
  ])("follow a renamed column: %s", (text, expected) => {
    expect(renameInFormula(text, "weeks", "dose")).toBe(expected);
  });

  it("follow to and from names in backticks", () => {
    expect(renameInFormula("`a\\`b` / n", "a`b", "dose (h)")).toBe("`dose (h)` / n");
    expect(renameInFormula("and and `and`", "and", "x")).toBe("and and x");
  });

  it("are quoted where they need to be", () => {
    expect(["weeks", "ci.lb", "dose (h)", "and", "a`b", "2nd"].map(quoteName)).toEqual([
      "weeks",
      "ci.lb",
      "`dose (h)`",
      "`and`",
      "`a\\`b`",
      "`2nd`",
    ]);
  });
});
