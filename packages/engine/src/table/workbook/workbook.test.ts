import { describe, expect, it } from "vitest";
import { type FileOptions, type ImportedFile, importFile } from "../import-file.ts";
import { row, workbookParts, zipParts } from "./write-test-workbook.ts";

async function read(bytes: Uint8Array, options?: FileOptions): Promise<ImportedFile> {
  const result = await importFile(bytes, options);
  if (!result.ok) throw new Error(result.issues[0]?.message);
  return result.value;
}

async function refusal(bytes: Uint8Array): Promise<string> {
  const result = await importFile(bytes);
  if (result.ok) throw new Error("the file was read");
  return result.issues.map(({ code, message, hint }) => `${code}: ${message} ${hint}`).join(" ");
}

const column = ({ table }: ImportedFile, name: string) => table.columns.find((known) => known.name === name);
const sheetOf = (rows: string, more: { before?: string; after?: string } = {}): Uint8Array =>
  zipParts(workbookParts([{ name: "Studies", rows, ...more }]));

describe("texts that many cells name", () => {
  const rowsOf = (count: number): string =>
    row(1, ["Study", "yi"]) +
    Array.from({ length: count }, (_, at) => row(at + 2, ['<c t="s"><v>0</v></c>', at])).join("");
  const bombOf = (text: string, cells: number): Uint8Array =>
    zipParts(workbookParts([{ name: "S", rows: rowsOf(cells) }], [`<t xml:space="preserve">${text}</t>`]));

  it("are counted as often as they are named", async () => {
    const bomb = bombOf("x".repeat(900_000), 2000);
    expect(bomb.length).toBeLessThan(30_000);
    expect(await refusal(bomb)).toMatch(/import-too-large: .*50 million characters/);
  });

  it("end where a cell of a spreadsheet does", async () => {
    const got = await read(bombOf(`B ${"x".repeat(100_000)}`, 2));
    expect(column(got, "Study")!.values.map((text) => String(text).length)).toEqual([32_767, 32_767]);
    const cut = got.issues.find(({ code }) => code === "cell-text-cut");
    expect(cut?.message).toContain("A2, A3");
    expect((await read(bombOf("x".repeat(32_767), 2))).issues).toEqual([]);
  });

  it("are read however many spaces they have", async () => {
    const { table } = await read(bombOf(`p &lt;${" ".repeat(32_000)}.`, 1000));
    expect(table.rowIds.length).toBe(1000);
  });
});

describe("a sheet of a workbook", () => {
  it("has typed cells: shared, rich and inline texts, numbers, booleans, cached formulas", async () => {
    const rows =
      row(1, ['<c t="s"><v>0</v></c>', '<c t="s"><v>1</v></c>', "rob", "dose"]) +
      row(2, ['<c t="s"><v>2</v></c>', 0.1, '<c t="b"><v>1</v></c>', "<c><f>B2*2</f><v>0.2</v></c>"]) +
      row(3, [
        '<c t="str"><f>"Bee"</f><v>Bee</v></c>',
        1e-3,
        '<c t="b"><v>0</v></c>',
        '<c s="3"><v>7</v></c>',
      ]);
    const strings = [
      "<t>Study</t>",
      "<r><t>y</t></r><r><t>i</t></r><rPh><t>x</t></rPh>",
      '<t xml:space="preserve">A &amp; B_x000D_</t>',
    ];
    const got = await read(zipParts(workbookParts([{ name: "S", rows }], strings)));
    expect(got.table.columns.map(({ name, kind }) => [name, kind])).toEqual([
      ["Study", "text"],
      ["yi", "number"],
      ["rob", "text"],
      ["dose", "number"],
    ]);
    expect(column(got, "Study")?.values).toEqual(["A & B", "Bee"]);
    expect(column(got, "yi")?.values).toEqual([0.1, 0.001]);
    expect(column(got, "rob")?.values).toEqual(["TRUE", "FALSE"]);
    expect(column(got, "dose")?.values).toEqual([0.2, 7]);
    expect(got.issues).toEqual([]);
  });

  it("never reads a date, an error or a formula without result as a number", async () => {
    const rows =
      row(1, ["study", "events"]) +
      row(2, ["A", 3]) +
      row(3, ["B", '<c s="1"><v>44321</v></c>']) +
      row(4, ["C", '<c t="e"><v>#N/A</v></c>']) +
      row(5, ["D", "<c><f>B2+1</f></c>"]) +
      row(6, ["E", '<c s="2"><v>45415.5</v></c>']) +
      row(7, ["F", '<c t="b"><v>1</v></c>']) +
      row(8, ["G", "3-May"]) +
      [9, 10, 11, 12].map((number) => row(number, [`S${number}`, number])).join("");
    const got = await read(sheetOf(rows));
    expect(column(got, "events")).toMatchObject({
      kind: "number",
      values: [3, null, null, null, null, null, null, 9, 10, 11, 12],
      unparsed: {
        r2: "2021-05-05",
        r3: "#N/A",
        r4: "=B2+1",
        r5: "2024-05-03 12:00:00",
        r6: "TRUE",
        r7: "3-May",
      },
    });
    const issues = got.issues.map(({ code, path, message }) => [
      code,
      path.rowId,
      /Cell (\w+)/.exec(message)?.[1],
    ]);
    expect(issues).toEqual([
      ["cell-is-date", "r2", "B3"],
      ["cell-is-date", "r5", "B6"],
      ["cell-is-error", "r3", "B4"],
      ["formula-without-value", "r4", "B5"],
      ["cell-is-yes-no", "r6", "B7"],
      ["cell-is-date", "r7", "B8"],
    ]);
  });

  it("keeps a column of dates as text, and doubts a date among texts", async () => {
    const rows =
      row(1, ["study", "when", "events"]) +
      row(2, ["A", '<c s="1"><v>60</v></c>', "3/40"]) +
      row(3, ["B", '<c s="1"><v>1</v></c>', '<c s="1"><v>44321</v></c>']);
    const got = await read(sheetOf(rows));
    expect(column(got, "when")?.values).toEqual(["1900-02-28", "1900-01-01"]);
    expect(column(got, "events")?.values).toEqual(["3/40", "2021-05-05"]);
    expect(got.issues.map(({ code, message }) => `${code} ${message}`)).toEqual([
      expect.stringContaining("something like 3-5"),
      expect.stringContaining("“Events”, “N”"),
    ]);
  });

  it("finds two rows of names under merged ones, a title above, and merged studies", async () => {
    const rows =
      row(1, ["Table 2. Results"]) +
      row(3, ["Study", "Treatment", null, "Control", null]) +
      row(4, [null, "mean", "sd", "mean", "sd"]) +
      row(5, ["A", 1, 2, 3, 4]) +
      row(6, [null, 5, 6, 7, 8]);
    const after =
      '<mergeCells><mergeCell ref="B3:C3"/><mergeCell ref="D3:E3"/><mergeCell ref="A5:A6"/></mergeCells>';
    const got = await read(sheetOf(rows, { after }));
    expect(got.table.columns.map(({ name }) => name)).toEqual([
      "Study",
      "Treatment mean",
      "Treatment sd",
      "Control mean",
      "Control sd",
    ]);
    expect(column(got, "Study")?.values).toEqual(["A", "A"]);
    expect(got.origin).toMatchObject({ kind: "workbook", headerRows: 2 });
    expect(got.issues.map(({ code }) => code)).toEqual(["title-rows-skipped", "cells-merged"]);
    const single = await read(sheetOf(rows, { after }), { headerRows: 1 });
    expect(single.table.rowIds).toHaveLength(3);
  });

  it("loses footnotes and a total without numbers below, and keeps a total with numbers for the checks", async () => {
    const studies = row(1, ["Study", "yi", "sei"]) + row(2, ["A", 0.1, 0.2]) + row(3, ["B", 0.3, 0.1]);
    const got = await read(sheetOf(studies + row(4, ["Total (95% CI)"]) + row(6, ["* SE from the authors"])));
    expect(column(got, "Study")!.values).toEqual(["A", "B"]);
    expect(got.issues.map(({ code }) => code)).toEqual(["notes-skipped", "totals-skipped"]);
    const counted = await read(sheetOf(studies + row(4, ["Total", 0.2, 0.1])));
    expect(column(counted, "Study")!.values).toEqual(["A", "B", "Total"]);
    const lacking = await read(sheetOf(studies + row(4, ["Totale of Rome 2001"])));
    expect(column(lacking, "Study")!.values).toHaveLength(3);
  });

  it("says which rows are hidden and leaves them out when told", async () => {
    const rows =
      row(1, ["study", "yi"]) + row(2, ["A", 1]) + row(3, ["B", 2], ' hidden="1"') + row(4, ["C", 3]);
    const before = '<cols><col min="2" max="2" hidden="1"/></cols>';
    const got = await read(sheetOf(rows, { before }));
    expect(got.origin).toMatchObject({ hiddenRows: 1, skipHidden: false });
    expect(got.issues.map(({ code }) => code)).toEqual(["rows-hidden", "columns-hidden"]);
    const skipped = await read(sheetOf(rows), { skipHidden: true });
    expect(column(skipped, "study")?.values).toEqual(["A", "C"]);
  });

  it("is chosen among several, hidden ones last and an empty one passed over", async () => {
    const rows = (name: string): string => row(1, ["study", "yi"]) + row(2, [name, 1]);
    const file = zipParts(
      workbookParts([
        { name: "Notes", rows: "" },
        { name: "Old", rows: rows("old"), state: "hidden" },
        { name: "Data", rows: rows("data") },
      ]),
    );
    const got = await read(file);
    expect(got.origin).toMatchObject({
      sheet: "Data",
      sheets: [
        { name: "Notes", hidden: false },
        { name: "Data", hidden: false },
        { name: "Old", hidden: true },
      ],
    });
    expect(column(await read(file, { sheet: "Old" }), "study")?.values).toEqual(["old"]);
  });

  it("has columns of any name: repeated, blank, dangerous, and studies without names of columns", async () => {
    const got = await read(
      sheetOf(row(1, ["__proto__", "x", "x", "constructor"]) + row(2, ["a", 1, 2, "b"])),
    );
    expect(got.table.columns.map(({ name }) => name)).toEqual([
      "Column __proto__",
      "x",
      "x (2)",
      "Column constructor",
    ]);
    expect(({} as Record<string, unknown>).a).toBeUndefined();
    const bare = await read(sheetOf(row(1, ["A", 1]) + row(2, ["B", 2])));
    expect(bare.table.rowIds).toHaveLength(2);
  });
});

describe("files made to do harm, or broken", () => {
  const parts = workbookParts([{ name: "S", rows: row(1, ["study", "yi"]) + row(2, ["A", 1]) }]);
  const sheet = "xl/worksheets/sheet1.xml";

  it("stops at content that unpacks to hundreds of times its size", async () => {
    const bomb = zipParts({ ...parts, [sheet]: new Uint8Array(30_000_000).fill(0x20) });
    expect(bomb.length).toBeLessThan(100_000);
    expect(await refusal(bomb)).toMatch(/file-too-large: .*250 times/);
  });

  it("counts what is unpacked, whatever the headers say", async () => {
    const bomb = zipParts({ ...parts, [sheet]: new Uint8Array(30_000_000).fill(0x20) });
    const view = new DataView(bomb.buffer);
    for (let at = 0; at < bomb.length - 30; at += 1) {
      if (view.getUint32(at, true) === 0x04034b50) view.setUint32(at + 22, 100, true);
      if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 100, true);
    }
    expect(await refusal(bomb)).toContain("file-too-large");
  });

  it("refuses too many parts, two of one name, and what is cut off", async () => {
    const many = Object.fromEntries(Array.from({ length: 5000 }, (_, index) => [`x${index}`, ""]));
    expect(await refusal(zipParts({ ...parts, ...many }))).toContain("more than 4096 parts");
    const twice = zipParts({ ...parts, "xl/worksheets/sheet2.xml": "x" });
    const text = new TextDecoder("latin1").decode(twice).replaceAll("sheet2.xml", "sheet1.xml");
    expect(await refusal(Uint8Array.from(text, (character) => character.charCodeAt(0)))).toContain(
      "file-damaged",
    );
    const whole = zipParts(parts);
    for (const length of [10, 60, 400, whole.length - 30, whole.length - 1]) {
      expect(await refusal(whole.slice(0, length))).toContain("file-damaged");
    }
  });

  it("never throws on a flipped byte", async () => {
    const whole = zipParts(parts);
    for (let at = 0; at < whole.length; at += 7) {
      const flipped = whole.slice();
      flipped[at]! ^= 0x55;
      await expect(importFile(flipped)).resolves.toHaveProperty("ok");
    }
  });

  it("expands no entities and names no other files", async () => {
    const lol = `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>${parts[sheet]?.replace("study", "&b;")}`;
    expect(await refusal(zipParts({ ...parts, [sheet]: lol }))).toContain("document type definition");
    const outside = `<!DOCTYPE x SYSTEM "file:///etc/passwd">${parts[sheet]}`;
    expect(await refusal(zipParts({ ...parts, [sheet]: outside }))).toContain("document type definition");
    expect(await refusal(zipParts({ ...parts, [sheet]: parts[sheet]!.replace("study", "&b;") }))).toContain(
      "not well-formed",
    );
    const deep = parts[sheet]!.replace("<sheetData>", `${"<x>".repeat(5000)}<sheetData>`);
    expect(await refusal(zipParts({ ...parts, [sheet]: deep }))).toContain("nested too deeply");
  });

  it("reads names of parts as names only", async () => {
    const rels = parts["xl/_rels/workbook.xml.rels"]!.replace(
      "worksheets/sheet1.xml",
      "../../../../etc/passwd",
    );
    expect(await refusal(zipParts({ ...parts, "xl/_rels/workbook.xml.rels": rels }))).toContain("is missing");
  });

  it.each([
    ["word/document.xml", "a text document"],
    ["xl/workbook.bin", ".xlsb"],
    ["content.xml", "an OpenDocument file"],
    ["readme.txt", "without a workbook"],
  ])("says of a file with %s what it is", async (name, words) => {
    expect(await refusal(zipParts({ [name]: "<x/>" }))).toContain(words);
  });

  it("says that an encrypted or an empty workbook cannot be read", async () => {
    expect(await refusal(zipParts(workbookParts([{ name: "S", rows: "" }])))).toContain("import-empty");
    const locked = zipParts(parts);
    const view = new DataView(locked.buffer);
    for (let at = 0; at < locked.length - 30; at += 1) {
      if (view.getUint32(at, true) === 0x02014b50) view.setUint16(at + 8, 1, true);
    }
    expect(await refusal(locked)).toContain("password");
  });
});
