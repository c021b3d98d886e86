import { describe, expect, it } from "vitest";
import { guessRoles } from "../guess-roles.ts";
import { type FileOptions, type ImportedFile, importFile } from "../import-file.ts";
import { zipParts } from "./write-test-workbook.ts";

/** Workbooks as programs other than Excel write them: parts, prefixes and shortcuts of each. */
const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";

interface Book {
  readonly sheet: string;
  readonly styles?: string;
  readonly strings?: string;
  readonly workbookPr?: string;
}

function book({ sheet, styles, strings, workbookPr = "" }: Book): Uint8Array {
  const relation = (id: string, type: string, target: string): string =>
    `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`;
  return zipParts({
    "[Content_Types].xml": `<Types xmlns="${PACKAGE}/content-types"/>`,
    "_rels/.rels": `<Relationships xmlns="${PACKAGE}/relationships">${relation("rId1", "officeDocument", "xl/workbook.xml")}</Relationships>`,
    "xl/workbook.xml": `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}">${workbookPr}<sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `<Relationships xmlns="${PACKAGE}/relationships">${relation("rId1", "worksheet", "worksheets/sheet1.xml")}${styles === undefined ? "" : relation("rId2", "styles", "styles.xml")}${strings === undefined ? "" : relation("rId3", "sharedStrings", "sharedStrings.xml")}</Relationships>`,
    "xl/worksheets/sheet1.xml": sheet,
    ...(styles === undefined ? {} : { "xl/styles.xml": styles }),
    ...(strings === undefined ? {} : { "xl/sharedStrings.xml": strings }),
  });
}

async function read(bytes: Uint8Array, options?: FileOptions): Promise<ImportedFile> {
  const result = await importFile(bytes, options);
  if (!result.ok) throw new Error(result.issues[0]?.message);
  return result.value;
}

const codes = ({ issues }: ImportedFile): string[] => issues.map(({ code }) => code);

function column({ table }: ImportedFile, name: string) {
  const found = table.columns.find((known) => known.name === name);
  if (found === undefined) throw new Error(`no column ${name}: ${table.columns.map((one) => one.name)}`);
  return found;
}

/** A style sheet whose cell formats are these built-in numbers or custom codes. */
function styleSheet(formats: readonly (number | string)[]): string {
  const custom = formats.flatMap((format, at) =>
    typeof format === "string" ? [[164 + at, format] as const] : [],
  );
  const ids = formats.map((format, at) => (typeof format === "string" ? 164 + at : format));
  return `<styleSheet xmlns="${MAIN}"><numFmts count="${custom.length}">${custom.map(([id, code]) => `<numFmt numFmtId="${id}" formatCode="${code}"/>`).join("")}</numFmts><cellXfs>${ids.map((id) => `<xf numFmtId="${id}"/>`).join("")}</cellXfs></styleSheet>`;
}

const sheetOf = (rows: string, before = "", after = ""): string =>
  `<worksheet xmlns="${MAIN}">${before}<sheetData>${rows}</sheetData>${after}</worksheet>`;
const inline = (text: string): string => `<c t="inlineStr"><is><t xml:space="preserve">${text}</t></is></c>`;
const number = (value: number | string, style = 0): string => `<c s="${style}"><v>${value}</v></c>`;

describe("a workbook of another program", () => {
  it("may name no cells and no styles, and write texts in place", async () => {
    const rows = `<row>${inline("study")}${inline("yi")}${inline("sei")}</row><row>${inline("A")}${number("0.25")}${number("1.5E-1")}</row><row>${inline("B")}${number("-0.1")}${number(0.2)}</row>`;
    const imported = await read(book({ sheet: sheetOf(rows) }));
    expect(column(imported, "yi").values).toEqual([0.25, -0.1]);
    expect(column(imported, "sei").values).toEqual([0.15, 0.2]);
    expect(imported.issues).toEqual([]);
  });

  it("may give every element a prefix", async () => {
    const sheet = `<x:worksheet xmlns:x="${MAIN}"><x:sheetData><x:row r="1"><x:c r="A1" t="s"><x:v>0</x:v></x:c><x:c r="B1" t="s"><x:v>1</x:v></x:c></x:row><x:row r="2"><x:c r="A2" t="s"><x:v>2</x:v></x:c><x:c r="B2"><x:v>7</x:v></x:c></x:row></x:sheetData></x:worksheet>`;
    const strings = `<x:sst xmlns:x="${MAIN}"><x:si><x:t>study</x:t></x:si><x:si><x:r><x:t>n</x:t></x:r><x:r><x:t>i</x:t></x:r></x:si><x:si><x:t>Müller</x:t></x:si></x:sst>`;
    const imported = await read(book({ sheet, strings }));
    expect(column(imported, "study").values).toEqual(["Müller"]);
    expect(column(imported, "ni").values).toEqual([7]);
  });

  it("may count days from 1904", async () => {
    const styles = styleSheet([0, 14, "[$-409]d\\-mmm\\-yy;@"]);
    const rows = `<row>${inline("study")}${inline("n")}</row><row>${inline("A")}${number(12)}</row><row>${inline("B")}${number(42857, 2)}</row><row>${inline("C")}${number(9)}</row>`;
    const imported = await read(
      book({ sheet: sheetOf(rows), styles, workbookPr: '<workbookPr date1904="1"/>' }),
    );
    expect(column(imported, "n")).toMatchObject({ values: [12, null, 9], unparsed: { r2: "2021-05-03" } });
    expect(codes(imported)).toEqual(["cell-is-date"]);
  });

  it("may hold numbers as text, decimal commas and all", async () => {
    const rows = `<row>${inline("study")}${inline("yi")}${inline("n")}</row><row>${inline("A")}${inline("0.25")}${inline(" 20 ")}</row><row>${inline("B")}${inline("-0.5")}${inline("31")}</row>`;
    const imported = await read(book({ sheet: sheetOf(rows) }));
    expect(column(imported, "yi").values).toEqual([0.25, -0.5]);
    expect(column(imported, "n").values).toEqual([20, 31]);
    const commas = rows.replace("0.25", "0,25").replace("-0.5", "\u22120,5");
    expect(column(await read(book({ sheet: sheetOf(commas) })), "yi").values).toEqual([0.25, -0.5]);
  });

  it("may show shares as percentages: the number is the one that is seen", async () => {
    const styles = styleSheet([0, 9, 10, "0.0&quot; % done&quot;"]);
    const rows = `<row>${inline("study")}${inline("very helpful")}${inline("n")}${inline("days")}</row><row>${inline("A")}${number("0.69", 1)}${number(100)}${number(3, 3)}</row><row>${inline("B")}${number("0.07", 2)}${number(80)}${number(4, 3)}</row>`;
    const imported = await read(book({ sheet: sheetOf(rows), styles }));
    expect(column(imported, "very helpful").values).toEqual([69, 7]);
    expect(column(imported, "days").values).toEqual([3, 4]);
    expect(guessRoles(imported.table, imported.hints).roles.inputs).toEqual({
      percent: "very helpful",
      ni: "n",
    });
    const named = await read(book({ sheet: sheetOf(rows.replace("very helpful", "proportion")), styles }));
    expect(column(named, "proportion").values).toEqual([0.69, 0.07]);
  });

  it("may hold p-values in words beside numbers", async () => {
    const rows = `<row>${inline("study")}${inline("p")}</row><row>${inline("A")}${number("0.03")}</row><row>${inline("B")}${inline("&lt; .05")}</row><row>${inline("C")}${inline("p=.2")}</row>`;
    const imported = await read(book({ sheet: sheetOf(rows) }));
    expect(column(imported, "p").values).toEqual([0.03, null, 0.2]);
    expect(column(imported, "p below").values).toEqual([null, 0.05, null]);
    expect(imported.preview.columns.map(({ name }) => name)).toEqual(["study", "p", "p below"]);
  });

  it("keeps results of formulas, and refuses formulas and errors without one", async () => {
    const rows = `<row>${inline("study")}${inline("yi")}</row><row>${inline("A")}<c><f>1/4</f><v>0.25</v></c></row><row>${inline("B")}<c><f>A1/2</f></c></row><row>${inline("C")}<c t="e"><f>1/0</f><v>#DIV/0!</v></c></row><row>${inline("D")}<c t="e"><v>#N/A</v></c></row><row>${inline("E")}<c t="str"><f>TEXT(1,"0")</f><v>1</v></c></row>`;
    const imported = await read(book({ sheet: sheetOf(rows) }));
    expect(column(imported, "yi").values).toEqual([0.25, null, null, null, 1]);
    expect(codes(imported).sort()).toEqual(["cell-is-error", "cell-is-error", "formula-without-value"]);
  });

  it("may have two rows of names under merged ones, and hidden rows", async () => {
    const cells = (r: number, texts: readonly (string | number)[]): string =>
      `<row r="${r}"${r === 4 ? ' hidden="1"' : ""}>${texts
        .map((text, at) => {
          const place = `r="${String.fromCharCode(65 + at)}${r}"`;
          if (text === "") return "";
          return typeof text === "number"
            ? `<c ${place}><v>${text}</v></c>`
            : `<c ${place} t="inlineStr"><is><t>${text}</t></is></c>`;
        })
        .join("")}</row>`;
    const rows =
      cells(1, ["study", "treated", "", "control", ""]) +
      cells(2, ["", "mean", "sd", "mean", "sd"]) +
      cells(3, ["A", 5, 1, 6, 1]) +
      cells(4, ["B", 4, 1, 6, 1]);
    const sheet = sheetOf(
      rows,
      "",
      '<mergeCells count="2"><mergeCell ref="B1:C1"/><mergeCell ref="D1:E1"/></mergeCells>',
    );
    const imported = await read(book({ sheet }));
    expect(imported.table.columns.map(({ name }) => name)).toEqual([
      "study",
      "treated mean",
      "treated sd",
      "control mean",
      "control sd",
    ]);
    expect(codes(imported)).toContain("rows-hidden");
    expect((await read(book({ sheet }), { skipHidden: true })).table.rowIds).toHaveLength(1);
  });
});
