import { createDocument, guessRoles, runAnalysis } from "@treeline/engine";
import { type ImportedFile, importBlock, type LongLayout } from "@treeline/engine/import";
import { describe, expect, it } from "vitest";

/** Defects that network programs test their readers with, in tables of two groups: each has to be named by what it is. */
function read(text: string): ImportedFile {
  const result = importBlock(text);
  if (!result.ok) throw new Error(result.issues[0]?.message);
  return result.value;
}

function sideBySide(text: string): ImportedFile {
  const { long } = read(text);
  if (long === null) throw new Error("no layout was recognised");
  return arranged(text, long);
}

function arranged(text: string, long: LongLayout): ImportedFile {
  const result = importBlock(text, { long });
  if (!result.ok) throw new Error(result.issues.map(({ message }) => message).join(" "));
  return result.value;
}

/** Everything that is said of a table from reading it to its result, but for what is said of every small meta-analysis. */
function said({
  table,
  hints,
  issues,
}: ImportedFile): readonly { code: string; message: string; hint: string }[] {
  const { measure, roles } = guessRoles(table, hints);
  const report = runAnalysis(createDocument({ table, roles, effects: { measure } }));
  const usual = /^(?:one-study|hksj-|prediction-|few-|guard-shared-control|tau2-)/;
  return [...issues, ...report.issues].filter(
    ({ code, severity }) => severity !== "note" && !usual.test(code),
  );
}

function named(imported: ImportedFile, code: string): string {
  const found = said(imported).filter((issue) => issue.code === code);
  expect(found.map((issue) => issue.code)).toEqual([code]);
  expect(found[0]!.hint, "what to do about it").not.toBe("");
  return found[0]!.message;
}

const WIDE = "study,mean 1,sd 1,n 1,mean 2,sd 2,n 2\n";
const LONG = "study,arm,n,mean,sd\n";
const EVENTS = "study,events_t,n_t,events_c,n_c\n";
const EVENTS_LONG = "study,arm,events,n\n";

describe("a table with a defect says which", () => {
  it.each([
    ["means, wide", WIDE],
    ["means, long", LONG],
    ["events, wide", EVENTS],
    ["events, long", EVENTS_LONG],
  ])("no studies: %s", (_name, header) => {
    expect(named(read(header), "no-usable-studies")).toContain("The table has no rows");
  });

  it.each([
    ["means", `${WIDE.replace(",n 2", ",size two")}A,5,1,10,4,1,11\nB,6,1,12,5,1,13\n`, "group 2"],
    ["events", `${EVENTS.replace("n_c", "people")}A,1,10,2,10\nB,2,12,3,12\n`, "group 2"],
  ])("a column is missing under its name, wide: %s", (_name, text, words) => {
    expect(named(read(text), "measure-nearly-complete").toLowerCase()).toContain(words);
  });

  it("a column is missing under its name, long", () => {
    const text = `${LONG.replace(",n,", ",ENN,")}A,yoga,20,5,2\nA,control,22,7,2\n`;
    const message = named(sideBySide(text), "measure-nearly-complete");
    expect(message).toContain("No effect can be computed until");
  });

  it("every column is missing under its name", () => {
    expect(named(read("study,beep,boop\nA,1,2\nB,2,3\n"), "roles-missing")).toContain("needs more columns");
  });

  it("a column has the wrong number", () => {
    const text = `${WIDE.replace(",n 2", ",n 3")}A,5,1,10,4,1,11\nB,6,1,12,5,1,13\n`;
    expect(named(read(text), "measure-nearly-complete")).toContain("n2");
  });

  it.each([
    ["means", `${WIDE}A,minus one,1,10,4,1,11\nB,6,1,12,5,1,13\nC,7,1,12,5,1,14\n`, "“minus one”"],
    ["events", `${EVENTS}A,thirty two,100,2,100\nB,2,12,3,12\nC,4,15,5,14\n`, "“thirty two”"],
  ])("a word stands among the numbers, wide: %s", (_name, text, word) => {
    expect(named(read(text), "value-not-a-number")).toContain(word);
  });

  it("a word stands among the numbers, long", () => {
    const text = `${LONG}A,yoga,twenty,5,2\nA,control,22,7,2\nB,yoga,20,5,2\nB,control,23,7,2\n`;
    expect(named(sideBySide(text), "value-not-a-number")).toContain("“twenty”");
  });

  it("a study has one arm, long", () => {
    const others = "B,yoga,20,5,2\nB,control,22,7,2\n";
    expect(named(sideBySide(`${LONG}A,control,20,5,2\n${others}`), "single-arm")).toMatch(/^A: /);
    expect(named(sideBySide(`${LONG}A,yoga,20,5,2\n${others}`), "arm-without-reference")).toMatch(/^A: /);
  });

  it("a study has one arm, wide: what the other lacks is said", () => {
    const found = said(read(`${WIDE}A,5,1,10,NA,NA,NA\nB,6,1,12,5,1,13\nC,7,1,12,5,1,14\n`));
    expect(new Set(found.map(({ code }) => code))).toEqual(new Set(["value-missing"]));
    expect(found[0]!.message).toContain("group 2");
  });

  it("a study stands there twice, wide and long", () => {
    const twice = `${WIDE}A,5,1,10,6,1,11\nA,6,1,12,5,1,13\nC,7,1,12,5,1,14\n`;
    expect(named(read(twice), "label-duplicated")).toContain("“A” (2 rows)");
    const long = `${LONG}A,yoga,20,5,2\nA,control,20,5,2\nA,control,22,7,2\nB,yoga,20,5,2\nB,control,21,5,2\n`;
    expect(named(sideBySide(long), "reference-arm-repeated")).toMatch(/^A: 2 rows/);
  });

  it("studies share no arm with the others", () => {
    const text = `${LONG}A,yoga,20,5,2\nA,control,20,6,2\nB,drug,20,5,2\nB,surgery,20,5,2\n`;
    expect(named(sideBySide(text), "arm-without-reference")).toContain("B: there is no row");
  });

  it("a column is missing under its name, long: events", () => {
    const text = `${EVENTS_LONG.replace(",n", ",ENN")}A,yoga,2,20\nA,control,3,22\nB,yoga,4,20\nB,control,5,22\n`;
    expect(named(sideBySide(text), "measure-nearly-complete")).toContain("No effect can be computed until");
  });

  it("a column has the wrong number: events", () => {
    const text = `${EVENTS.replace("n_c", "n_d")}A,1,10,2,10\nB,2,12,3,12\n`;
    expect(named(read(text), "measure-nearly-complete").toLowerCase()).toContain("group 2");
  });

  it("every column is missing under its name, long", () => {
    const text = "study,arm,beep,boop\nA,yoga,1,2\nA,control,2,3\nB,yoga,1,2\nB,control,2,3\n";
    expect(said(read(text)).map(({ code }) => code)).toContain("roles-missing");
  });

  it("a word stands among the numbers, long: events", () => {
    const text = `${EVENTS_LONG}A,yoga,two,20\nA,control,3,22\nB,yoga,4,20\nB,control,5,22\n`;
    expect(named(sideBySide(text), "value-not-a-number")).toContain("“two”");
  });

  it("a study has one arm, long: events", () => {
    const others = "B,yoga,2,20\nB,control,3,22\n";
    expect(named(sideBySide(`${EVENTS_LONG}A,control,2,20\n${others}`), "single-arm")).toMatch(/^A: /);
    expect(named(sideBySide(`${EVENTS_LONG}A,yoga,2,20\n${others}`), "arm-without-reference")).toMatch(
      /^A: /,
    );
  });

  it("a study has one arm, wide: events", () => {
    const found = said(read(`${EVENTS}A,1,10,NA,NA\nB,2,12,3,12\nC,4,15,5,14\n`));
    expect(new Set(found.map(({ code }) => code))).toEqual(new Set(["value-missing"]));
    expect(found[0]!.message).toContain("A");
  });

  it("a study stands there twice, wide and long: events", () => {
    const twice = `${EVENTS}A,1,10,2,11\nA,2,12,3,13\nC,4,15,5,14\n`;
    expect(named(read(twice), "label-duplicated")).toContain("“A” (2 rows)");
    const long = `${EVENTS_LONG}A,yoga,2,20\nA,control,3,20\nA,control,4,22\nB,yoga,5,20\nB,control,6,21\n`;
    expect(named(sideBySide(long), "reference-arm-repeated")).toMatch(/^A: 2 rows/);
  });

  it("studies share no arm with the others: events", () => {
    const text = `${EVENTS_LONG}A,yoga,2,20\nA,control,3,20\nB,drug,4,20\nB,surgery,5,20\n`;
    expect(named(sideBySide(text), "arm-without-reference")).toContain("B: there is no row");
  });

  it.each([
    ["means, wide", `${WIDE}A,5,1,10,4,1,11\nB,6,,12,5,1,13\nC,7,1,12,5,1,14\n`],
    ["events, wide", `${EVENTS}A,1,10,2,10\nB,,12,3,12\nC,4,15,5,14\n`],
  ])("a number is missing in one row: %s", (_name, text) => {
    const found = said(read(text));
    expect(found).toHaveLength(1);
    expect(found[0]!.message).toContain("B");
    expect(found[0]!.message).toContain("2 of 3 studies");
  });
});
