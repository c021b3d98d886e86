import { describe, expect, it } from "vitest";
import { buildDesign } from "./build-design.ts";
import { codings } from "./codings/registry.ts";
import { designOf, moderator, tableOf, tryDesign } from "./design-testing.ts";
import { doseUnits } from "./harmonise/units.ts";
import { moderatorValues } from "./moderator-values.ts";
import { shapes } from "./shapes/registry.ts";

const codes = (issues: readonly { readonly code: string }[]): string[] => issues.map(({ code }) => code);
const format = moderator("format", { kind: "factor" });
const dose = moderator("dose");

const table = tableOf({
  dose: [1, 2, 4, 8, 3, 5],
  format: ["online", "group", "online", "group", "self", "self"],
  trial: ["A", "A", "B", "B", "C", "C"],
});

describe("collinear moderators", () => {
  it("say why each is left out: one value, or a combination that nobody studied", () => {
    const table = tableOf({
      delivery: ["a", "a", "b", "b", "b", "a"],
      setting: ["x", "y", "x", "x", "x", "y"],
      hours: [5, 5, 5, 5, 5, 5],
    });
    const { value } = designOf(
      table,
      [
        moderator("delivery", { kind: "factor" }),
        moderator("setting", { kind: "factor" }),
        moderator("hours"),
      ],
      [["hours"], ["delivery"], ["setting"], ["delivery", "setting"]],
    );
    expect(value.aliased.map(({ label, why }) => `${label}: ${why}`)).toEqual([
      "hours: it has one value (5) in all studies used",
      "delivery: b × setting: y: it is 0 in all studies used, as where no study has the combination",
    ]);
  });

  it("N21: the later one is left out and named with what it is made of", () => {
    const collinear = tableOf({ a: [1, 2, 3, 5, 9], b: [2, 1, 4, 4, 1], c: [7, 7, 15, 19, 21] });
    const { value, issues } = designOf(
      collinear,
      ["a", "b", "c"].map((name) => moderator(name)),
      [["a"], ["b"], ["c"]],
    );
    expect(value.names).toEqual(["intrcpt", "a", "b"]);
    expect(value.aliased).toEqual([
      {
        name: "c",
        label: "c",
        why: "in all studies used it equals 1 + 2 × a + 2 × b",
        of: [
          { name: "intrcpt", coefficient: 1 },
          { name: "a", coefficient: 2 },
          { name: "b", coefficient: 2 },
        ],
      },
    ]);
    expect(codes(issues)).toEqual(["moderators-collinear"]);
    expect(issues[0]!.message).toContain("c is left out: in all studies used it equals 1 + 2 × a + 2 × b");
  });

  it("N22: of columns that differ by 1e-9 the second is left out as not stable, with its condition number", () => {
    const a = [44, 55, 42, 52, 13, 44, 19];
    const near = tableOf({ a, b: a.map((x, i) => x + 1e-9 * ((i * 7) % 5)) });
    const { value, issues } = designOf(near, [moderator("a"), moderator("b")], [["a"], ["b"]]);
    expect(value.names).toEqual(["intrcpt", "a"]);
    expect(issues[0]).toMatchObject({ code: "moderators-nearly-collinear", severity: "warning" });
    expect(issues[0]!.message).toMatch(
      /^b is left out: it differs from what a already holds .*condition number above 1e9/,
    );
  });

  it("keeps columns that differ by 1e-6, and tells their condition number", () => {
    const a = [44, 55, 42, 52, 13, 44, 19];
    const near = tableOf({ a, b: a.map((x, i) => x + 1e-6 * ((i * 7) % 5)) });
    const { value, issues } = designOf(near, [moderator("a"), moderator("b")], [["a"], ["b"]]);
    expect(value.names).toEqual(["intrcpt", "a", "b"]);
    expect(value.condition).toBeGreaterThan(1e6);
    expect(issues[0]).toMatchObject({ code: "moderators-nearly-collinear", severity: "warning" });
    expect(issues[0]!.message).toMatch(/a and b hold almost the same \(condition number/);
  });

  it("keeps large numbers that differ in their last digits", () => {
    const x = [3, 55, 42, 121, 13, 44, 0].map((more) => 1e15 + more);
    const { value } = designOf(tableOf({ x }), [moderator("x")], [["x"]]);
    expect(value.names).toEqual(["intrcpt", "x"]);
  });

  it("asks only for the coefficients that are left where a moderator has one value", () => {
    const { value } = designOf(
      tableOf({ a: [1, 2], same: [5, 5] }),
      [moderator("a"), moderator("same")],
      [["a"], ["same"]],
    );
    expect(value.names).toEqual(["intrcpt", "a"]);
  });

  it("N23: a year and its square are told apart without centring", () => {
    const years = tableOf({ year: [1948, 1949, 1960, 1977, 1973, 1953, 1980] });
    const curve = { shape: "polynomial", shapeParams: { degree: 2 } };
    const { value, issues } = designOf(years, [moderator("year", curve)], [["year"]]);
    expect(value.names).toEqual(["intrcpt", "year", "I(year^2)"]);
    expect(issues).toEqual([]);
  });

  it("N24: a moderator of one value is left out and said once", () => {
    const constant = tableOf({ x: [5, 5, 5, 5], f: ["a", "a", "a", "a"], y: [1, 2, 3, 5] });
    const variables = [moderator("x"), moderator("f", { kind: "factor" }), moderator("y")];
    const { value, issues } = designOf(constant, variables, [["x"], ["f"], ["y"], ["x", "y"]]);
    expect(value.names).toEqual(["intrcpt", "y"]);
    expect(codes(issues)).toEqual(["moderator-one-value", "moderator-one-value"]);
    expect(issues[0]!.message).toContain("x has one value (5)");
  });

  it("N25: too many coefficients are refused, as many as studies are said", () => {
    const few = tableOf({ x: [1, 2, 4], z: [3, 1, 7], w: [1, 5, 2] });
    const variables = ["x", "z", "w"].map((name) => moderator(name));
    const saturated = designOf(few, variables, [["x"], ["z"]]);
    expect(codes(saturated.issues)).toEqual(["no-degrees-of-freedom"]);
    const refused = tryDesign(few, variables, [["x"], ["z"], ["w"]]);
    expect(refused.ok).toBe(false);
    expect(codes(refused.issues)).toContain("too-many-coefficients");
  });

  it("combinations that no study has are left out", () => {
    const { value, issues } = designOf(
      tableOf({ a: ["u", "u", "v", "u", "u"], b: ["p", "q", "q", "p", "q"] }),
      [moderator("a", { kind: "factor" }), moderator("b", { kind: "factor" })],
      [["a"], ["b"], ["a", "b"]],
    );
    expect(value.names).toEqual(["intrcpt", "av", "bq"]);
    expect(issues[0]!.message).toContain("a: v × b: q is left out: it is the same as a: v");
  });
});

describe("cells", () => {
  it("that are empty leave their studies out, by name", () => {
    const holes = tableOf({ dose: [1, null, 3, 4, 6], format: ["a", "b", null, "a", "b"] });
    const { value, issues } = designOf(holes, [dose, format], [["dose"], ["format"]]);
    expect(value.rows).toEqual([0, 3, 4]);
    expect(issues[0]!.message).toContain("2 of 5 studies lack “dose” (“Row 2”) and “format” (“Row 3”)");
  });

  it("of a factor become a level of their own where that is wanted", () => {
    const spec = { variables: [format], terms: [["format"]], intercept: true };
    const holes = tableOf({ format: ["b", null, "a", "NA"] });
    const given = { spec, table: holes, rowIds: holes.rowIds, blanks: "level" as const };
    const read = moderatorValues(given);
    expect(read.ok && read.value[0]).toMatchObject({ levels: ["(none)", "a", "b"], values: [2, 0, 1, 0] });
    const missing = moderatorValues({ ...given, blanks: "missing" });
    expect(missing.ok && missing.value[0]!.values).toEqual([1, null, 0, null]);
  });

  it("with text in a number are named with row and remedy", () => {
    const text = tableOf({ dose: ["1", "two", "3", "4,5"] });
    const { value, issues } = designOf(text, [dose], [["dose"]]);
    expect([...value.columns[1]!]).toEqual([1, 3, 4.5]);
    expect(issues[0]).toMatchObject({
      code: "moderator-not-a-number",
      path: { rowId: "r2", column: "dose" },
    });
  });

  it("with a dose of 0 have no logarithm, and a remedy", () => {
    const zero = tableOf({ dose: [1, 0, 3] });
    const refused = tryDesign(zero, [moderator("dose", { shape: "log" })], [["dose"]]);
    expect(refused.ok).toBe(false);
    expect(refused.issues[0]!.message).toContain("no value for Row 2");
    expect(refused.issues[0]!.hint).toContain("1 + x");
    expect(tryDesign(zero, [moderator("dose", { shape: "log1p" })], [["dose"]]).ok).toBe(true);
  });

  it("become one unit, sessions by their length", () => {
    const doses = tableOf({
      dose: ["8 x 2.5 h", "90 min", "6 sessions", "10-12 sessions"],
      each: [1, 1, 2, 2],
    });
    const into = {
      unit: "sessions",
      into: "hours",
      session: { column: "each", value: null, unit: "hours" },
    };
    const { value, issues } = designOf(doses, [moderator("dose", { dose: into })], [["dose"]]);
    expect([...value.columns[1]!]).toEqual([20, 1.5, 12]);
    expect(value.moderators[0]!.unit).toBe("hours");
    expect(issues[0]).toMatchObject({ code: "moderator-dose-unclear", path: { rowId: "r4" } });
  });

  it("have the unit of their column where no other is asked for", () => {
    const { rowIds, columns } = tableOf({ weeks: [4, 8, 12, 16, 20] });
    const counted = columns.map((column) =>
      column.kind === "number" ? { ...column, unit: "weeks" } : column,
    );
    const { value } = designOf({ rowIds, columns: counted }, [moderator("weeks")], [["weeks"]]);
    expect(value.moderators[0]!.unit).toBe("weeks");
  });

  it("of rows that are one effect are averaged, levels only where they agree", () => {
    const spec = { variables: [dose, format], terms: [["dose"]], intercept: true };
    const groups = [
      ["r1", "r3"],
      ["r2", "r4"],
      ["r5", "r6"],
      ["r1", "r2"],
    ];
    const read = moderatorValues({ spec, table, rowIds: ["r1", "r2", "r5", "x"], groups });
    expect(read.ok && read.value.map(({ values }) => values)).toEqual([
      [2.5, 5, 4, 1.5],
      [1, 0, 2, null],
    ]);
    expect(codes(read.issues)).toContain("moderator-levels-differ");
  });

  it("in columns that are gone fail", () => {
    expect(codes(tryDesign(table, [moderator("gone")], [["gone"]]).issues)).toEqual([
      "moderator-unknown-column",
    ]);
    expect(codes(tryDesign(table, [], [["dose"]]).issues)).toEqual(["moderator-undefined"]);
  });
});

describe("levels", () => {
  it("stand as listed, the reference where the coding looks for it; empty ones are dropped and said", () => {
    const choices = { kind: "factor", levels: ["self", "peer"], reference: "online" } as const;
    const first = designOf(table, [moderator("format", choices)], [["format"]]);
    expect(first.value.moderators[0]!.levels).toEqual(["online", "self", "group"]);
    expect(first.value.names).toEqual(["intrcpt", "formatself", "formatgroup"]);
    expect(first.issues[0]).toMatchObject({ code: "moderator-empty-level", severity: "note" });
    const last = designOf(table, [moderator("format", { ...choices, coding: "sum" })], [["format"]]);
    expect(last.value.moderators[0]!.levels).toEqual(["self", "group", "online"]);
    expect(last.value.names).toEqual(["intrcpt", "format1", "format2"]);
  });

  it("join spellings", () => {
    const spellings = { self: "online" };
    const { value } = designOf(table, [moderator("format", { kind: "factor", spellings })], [["format"]]);
    expect(value.names).toEqual(["intrcpt", "formatonline"]);
  });

  it("say that a chosen reference is gone", () => {
    const choices = { kind: "factor", reference: "peer" } as const;
    const { issues } = designOf(table, [moderator("format", choices)], [["format"]]);
    expect(codes(issues)).toEqual(["moderator-reference-empty"]);
  });
});

describe("centring and scaling", () => {
  it("are written as R writes them", () => {
    const names = (choices: Parameters<typeof moderator>[1]) =>
      designOf(table, [moderator("dose", choices)], [["dose"]]).value.names.slice(1);
    expect(names({ centre: 3 })).toEqual(["I(dose - 3)"]);
    expect(names({ centre: -3, scale: 2 })).toEqual(["I((dose + 3)/2)"]);
    expect(names({ shape: "log", centre: 1 })).toEqual(["log(dose)"]);
    expect(names({ centre: 3, shape: "polynomial" })).toEqual(["I(dose - 3)", "I((dose - 3)^2)"]);
    expect(names({ shape: "piecewise", knots: [4] })).toEqual(["dose", "I(pmax(dose - 4, 0))"]);
  });

  it("use the mean and SD of the studies used, and profiles go the same way", () => {
    const { value } = designOf(table, [moderator("dose", { centre: "mean", scale: "sd" })], [["dose"]]);
    const column = [...value.columns[1]!];
    expect(column.reduce((sum, x) => sum + x, 0)).toBeCloseTo(0, 12);
    expect(column.reduce((sum, x) => sum + x * x, 0)).toBeCloseTo(column.length - 1, 12);
    expect(value.rowOf({ dose: 4 })![1]).toBe(column[2]);
  });

  it("split a moderator between and within groups", () => {
    const choices = { within: "trial", centre: "mean" } as const;
    const { value } = designOf(table, [moderator("dose", choices)], [["dose"]]);
    expect(value.names).toEqual(["intrcpt", "dose.between", "dose.within"]);
    expect([...value.columns[2]!]).toEqual([-0.5, 0.5, -2, 2, -1, 1]);
    const between = [...value.columns[1]!];
    expect(between[0]).toBe(between[1]);
    expect(between.reduce((sum, x) => sum + x, 0)).toBeCloseTo(0, 12);
  });

  it("note groups of one value, and refuse curves", () => {
    const still = tableOf({ dose: [1, 1, 2, 5, 3], trial: ["A", "A", "B", "B", "C"] });
    const { issues } = designOf(still, [moderator("dose", { within: "trial" })], [["dose"]]);
    expect(issues[0]!.message).toContain("2 of 3 groups of trial have one value of dose");
    const curve = tryDesign(still, [moderator("dose", { within: "trial", shape: "rcs" })], [["dose"]]);
    expect(codes(curve.issues)).toEqual(["moderator-within-shape"]);
  });
});

describe("profiles", () => {
  const { value } = designOf(table, [dose, format], [["dose"], ["format"], ["dose", "format"]]);

  it("are rows of the design", () => {
    expect([...value.rowOf({ dose: 10, format: "self" })!]).toEqual([1, 10, 0, 1, 0, 10]);
  });

  it("need every moderator and known levels", () => {
    expect(value.rowOf({ dose: 10 })).toBe(null);
    expect(value.rowOf({ dose: 10, format: "letter" })).toBe(null);
    expect(value.rowOf({ dose: Number.NaN, format: "self" })).toBe(null);
  });
});

it("says which knots cannot be used", () => {
  const many = tableOf({ dose: [1, 1, 1, 1, 1, 1, 1, 2, 9] });
  const refused = tryDesign(many, [moderator("dose", { shape: "rcs" })], [["dose"]]);
  expect(refused.issues[0]!.message).toContain("do not ascend");
});

it("is the intercept alone without terms, and nothing without both", () => {
  const spec = { variables: [], terms: [], intercept: true };
  const design = buildDesign({ spec, table, rowIds: table.rowIds });
  expect(design.ok && design.value.names).toEqual(["intrcpt"]);
  expect(codes(tryDesign(table, [], [], false).issues)).toEqual(["no-terms"]);
});

it("writes names that R has to quote in backticks", () => {
  const odd = tableOf({ "total hours": [1, 2, 3] });
  const { value } = designOf(odd, [moderator("total hours")], [["total hours"]]);
  expect(value.names[1]).toBe("`total hours`");
});

it("refuses powers beyond the largest number", () => {
  const huge = tableOf({ dose: [1e160, 2e160, 5e160, 1] });
  const refused = tryDesign(huge, [moderator("dose", { shape: "polynomial" })], [["dose"]]);
  expect(codes(refused.issues)).toEqual(["moderator-too-large"]);
});

it("says once that a unit cannot become another", () => {
  const weeks = tableOf({ dose: [8, 10, 12] });
  const units = { unit: "weeks", into: "hours", session: null };
  const refused = tryDesign(weeks, [moderator("dose", { dose: units })], [["dose"]]);
  expect(codes(refused.issues)).toEqual(["moderator-units-differ"]);
});

it.each([shapes, codings, doseUnits])("has a label and a source for each record", (registry) => {
  const labels = registry.records.map(({ label }) => label);
  expect(new Set(labels).size).toBe(labels.length);
  for (const { reference, summary } of registry.records) {
    expect(reference.length).toBeGreaterThan(10);
    expect(summary).toMatch(/\.$/);
  }
});
