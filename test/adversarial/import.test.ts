import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { guessRoles } from "../../packages/engine/src/table/guess-roles.ts";
import {
  type ImportedTable,
  type ImportOptions,
  importBytes,
  importText,
} from "../../packages/engine/src/table/import.ts";
import type { StudyTable } from "../../packages/engine/src/table/study-table.ts";
import { toDelimited } from "../../packages/engine/src/table/to-delimited.ts";

function read(text: string, options?: ImportOptions): ImportedTable {
  const result = importText(text, options);
  if (!result.ok) throw new Error(result.issues[0]?.message);
  return result.value;
}

function readBytes(bytes: Uint8Array): ImportedTable {
  const result = importBytes(bytes);
  if (!result.ok) throw new Error(result.issues[0]?.message);
  return result.value;
}

function values(imported: ImportedTable, name: string): readonly (number | string | null)[] {
  return imported.table.columns.find((column) => column.name === name)!.values;
}

function codes(imported: ImportedTable): string[] {
  return imported.issues.map((entry) => entry.code);
}

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

function utf16(text: string, littleEndian: boolean, mark: boolean): Uint8Array {
  const units = [...(mark ? "\ufeff" : "")].concat(text.split("")).map((unit) => unit.charCodeAt(0));
  return Uint8Array.from(
    units.flatMap((unit) => (littleEndian ? [unit & 255, unit >> 8] : [unit >> 8, unit & 255])),
  );
}

describe("numbers of many countries", () => {
  it.each([
    [
      "semicolons and decimal commas",
      "study;yi;vi\nA;0,5;0,04\nB;-1.234,5;1.000\n",
      ";",
      ",",
      ".",
      [0.5, -1234.5],
    ],
    ["spaces between thousands", "study;yi\nA;1 234,5\nB;0,25\n", ";", ",", " ", [1234.5, 0.25]],
    ["no-break spaces", "study\tyi\nA\t1\u00a0234,5\nB\t0,25\n", "\t", ",", " ", [1234.5, 0.25]],
    ["Swiss apostrophes", "study,yi\nA,1'234.5\nB,0.25\n", ",", ".", "'", [1234.5, 0.25]],
    ["narrow no-break spaces", "study;yi\nA;1\u202f234,5\nB;0,25\n", ";", ",", " ", [1234.5, 0.25]],
    ["typographic apostrophes", "study,yi\nA,1\u2019234.5\nB,0.25\n", ",", ".", "'", [1234.5, 0.25]],
    ["a true minus", "study,yi\nA,\u22120.71\nB,+0.3\n", ",", ".", "", [-0.71, 0.3]],
    ["bare fractions", "study|yi\nA|.5\nB|5e-3\n", "|", ".", "", [0.5, 0.005]],
    ["quoted decimal commas", 'study,yi\nA,"0,5"\nB,"0,25"\n', ",", ",", "", [0.5, 0.25]],
    ["a paste from a spreadsheet", "study\tyi\r\nA\t0,5\r\nB\t1,25", "\t", ",", "", [0.5, 1.25]],
  ] as const)("%s", (_name, text, delimiter, decimal, thousands, expected) => {
    const imported = read(text);
    expect(imported.recognised).toMatchObject({ delimiter, decimal, thousands, header: true });
    expect(values(imported, "yi")).toEqual(expected);
    expect(imported.issues).toEqual([]);
  });

  it("reports the decimal comma that splits a row of a comma-separated file", () => {
    const imported = read("study,yi,vi\nA,0.5,0.04\nB,0,5,0.04\nC,0.1,0.02\n");
    expect(codes(imported)).toEqual(["row-too-long"]);
    expect(imported.issues[0]).toMatchObject({ path: { rowId: "r2" } });
  });

  it("asks where a comma may be either mark, and obeys the answer", () => {
    const text = "study\tn\nA\t1,234\nB\t5,678\n";
    expect(codes(read(text))).toEqual(["number-format-ambiguous"]);
    const answered = read(text, { decimal: "," });
    expect(values(answered, "n")).toEqual([1.234, 5.678]);
    expect(codes(answered)).toEqual([]);
  });

  it.each([";", "\t"])("asks where a point may separate thousands (%j), and obeys the answer", (mark) => {
    const text = "study,n\nA,1.234\nB,12.345\nC,1.300\nD,7\n".replaceAll(",", mark);
    expect(codes(read(text))).toEqual(["thousands-mark-possible"]);
    expect(values(read(text), "n")).toEqual([1.234, 12.345, 1.3, 7]);
    const answered = read(text, { decimal: "," });
    expect(values(answered, "n")).toEqual([1234, 12345, 1300, 7]);
    expect(codes(answered)).toEqual([]);
  });

  it.each([
    ["a comma-separated file", "study,n\nA,1.234\nB,5.678\n"],
    ["a number below one", "study\tn\nA\t1.234\nB\t0.678\n"],
    ["another count of digits", "study\tn\nA\t1.234\nB\t5.6\n"],
  ])("does not ask in the face of %s", (_name, text) => expect(codes(read(text))).toEqual([]));

  it("keeps what does not fit as it was typed and reads nothing in part", () => {
    const imported = read('study,yi\nA,0.5\nB,"0,5"\nC,0.7\nD,1.1\n');
    expect(values(imported, "yi")).toEqual([0.5, null, 0.7, 1.1]);
    expect(imported.table.columns[1]).toMatchObject({ unparsed: { r2: "0,5" } });
    expect(codes(imported)).toEqual(["cells-not-numbers"]);
  });
});

describe("encodings and line ends", () => {
  const text = "Étude;Größe\nMüller – 1;0,5\nÅström;1,5\n";

  it.each([
    ["UTF-8", utf8(text), "utf-8"],
    ["UTF-8 with a byte order mark", utf8(`\ufeff${text}`), "utf-8"],
    ["UTF-16 as Excel writes it", utf16(text, true, true), "utf-16le"],
    ["UTF-16 big-endian", utf16(text, false, true), "utf-16be"],
    ["UTF-16 without a mark", utf16(text, true, false), "utf-16le"],
    ["UTF-16 big-endian without a mark", utf16(text, false, false), "utf-16be"],
    ["UTF-16 with the line ends of old Macs", utf16(text.replaceAll("\n", "\r"), true, true), "utf-16le"],
  ] as const)("%s", (_name, bytes, encoding) => {
    const imported = readBytes(bytes);
    expect(imported.recognised.encoding).toBe(encoding);
    expect(imported.table.columns.map((column) => column.name)).toEqual(["Étude", "Größe"]);
    expect(values(imported, "Étude")).toEqual(["Müller – 1", "Åström"]);
  });

  it("Windows-1252", () => {
    const imported = readBytes(
      Uint8Array.from([...utf8("study;n\nM"), 0xfc, ...utf8("ller "), 0x96, ...utf8(";3\n")]),
    );
    expect(imported.recognised.encoding).toBe("windows-1252");
    expect(values(imported, "study")).toEqual(["Müller –"]);
  });

  it.each(["\r", "\r\n", "\n"])("line ends %j, with a line break and quotes inside a cell", (end) => {
    const imported = read(`study,n${end}"Smith ""Jr""${end}2010",5${end}B,6${end}${end}`);
    expect(values(imported, "study")).toEqual(['Smith "Jr"\n2010', "B"]);
    expect(values(imported, "n")).toEqual([5, 6]);
  });

  it("says that a quotation mark is never closed", () => {
    expect(codes(read('study,n\nA,1\n"B,2\nC,3\n'))).toContain("quote-not-closed");
  });

  it.each([
    ["a workbook", [0x50, 0x4b, 0x03, 0x04, 0, 0]],
    ["a PDF", [0x25, 0x50, 0x44, 0x46, 0x2d]],
    ["bytes that no text has", [1, 2, 3, 4, 5, 0, 255]],
    ["such bytes in pairs", [1, 2, 3, 0, 255]],
  ])("refuses %s", (_name, bytes) => {
    expect(importBytes(Uint8Array.from(bytes))).toMatchObject({
      ok: false,
      issues: [{ code: "file-not-text" }],
    });
  });

  it.each(["", "\n\n", "\ufeff", " ; ;\n"])("says that there is nothing in %j", (empty) => {
    expect(importText(empty)).toMatchObject({ ok: false, issues: [{ code: "import-empty" }] });
  });
});

describe("cells that a spreadsheet mangled", () => {
  it.each([
    ["3-May", "cell-is-date"],
    ["1/2", "cells-not-numbers"],
    ["#N/A", "cells-not-numbers"],
    ["#REF!", "cells-not-numbers"],
    ["2010-05-03", "cell-is-date"],
    ["5-10", "cells-not-numbers"],
  ])("%s is no number", (cell, code) => {
    const imported = read(`study,n\nA,10\nB,${cell}\nC,12\n`);
    expect(values(imported, "n")).toEqual([10, null, 12]);
    expect(imported.issues).toMatchObject([{ code, path: { rowId: "r2", column: "n" } }]);
  });

  it.each([
    [
      "dates",
      "study,yi\nA,3-May\nB,44321\nC,1/2\nD,#N/A\nE,0.5\nF,0.6\n",
      "“3-May” (row 2 of the file)",
      ["r1", "r2"],
    ],
    ["two decimal marks", "study;yi\nA;0,5\nB;0.1\nC;0,5\nD;0.2\n", "“0,5” (row 2 of the file). ", []],
    [
      "two marks of thousands",
      "study;n\nA;1 200\nB;1'300\nC;1 400\nD;1'500\n",
      "“1'300” (row 3 of the file), “1'500”",
      [],
    ],
  ])("says that a column became text by %s", (_name, text, example, dates) => {
    const imported = read(text);
    expect(imported.table.columns[1]!.kind).toBe("text");
    expect(codes(imported)).toEqual([...dates.map(() => "cell-is-date"), "column-read-as-text"]);
    expect(imported.issues.slice(0, -1).map(({ path }) => path.rowId)).toEqual(dates);
    expect(imported.issues.at(-1)!.path.column).toBe(imported.table.columns[1]!.name);
    expect(imported.issues.at(-1)!.message).toContain(example);
  });

  it("gives each example once", () => {
    const [found] = read("study,n\nA,1\nB,x\nC,x\nD,y\nE,2\nF,3\nG,4\n").issues;
    expect(found!.message).toContain("3 of its cells could not be read as one: “x” (row 2), “y” (row 4).");
  });

  it("keeps a second header row in sight", () => {
    const imported = read("study,mean,sd\n,(SD units),(SD units)\nA,1,2\nB,3,4\n");
    expect(values(imported, "mean")).toEqual([null, 1, 3]);
    expect(codes(imported)).toEqual(["cells-not-numbers", "cells-not-numbers"]);
  });

  it.each(["", "NA", "N/A", ".", "-"])("%j is missing", (cell) => {
    const imported = read(`study,n\nA,10\nB,${cell}\nC,12\n`);
    expect(values(imported, "n")).toEqual([10, null, 12]);
    expect(imported.issues).toEqual([]);
  });
});

describe("headers", () => {
  it("renames what repeats, is blank or is dangerous, and pollutes nothing", () => {
    const imported = read("study,n,n,,__proto__,constructor\nA,1,2,3,4,5\n");
    const names = imported.table.columns.map((column) => column.name);
    expect(names).toEqual(["study", "n", "n (2)", "Column 4", "Column __proto__", "Column constructor"]);
    expect(new Set(codes(imported))).toEqual(new Set(["header-renamed"]));
    expect(Object.hasOwn(Object.prototype, "n")).toBe(false);
    expect(({} as Record<string, unknown>)["4"]).toBeUndefined();
  });

  it("numbers the columns of a table without names", () => {
    const imported = read("A,0.5,0.1\nB,0.3,0.2\n");
    expect(imported.recognised.header).toBe(false);
    expect(imported.table.columns.map((column) => column.name)).toEqual(["Column 1", "Column 2", "Column 3"]);
    expect(imported.table.rowIds).toEqual(["r1", "r2"]);
    expect(imported.issues).toEqual([]);
  });

  it("obeys the user about the first row", () => {
    expect(read("A,B\nC,D\n", { header: false }).table.rowIds).toHaveLength(2);
    expect(read("1,2\n3,4\n", { header: true }).table.columns.map((column) => column.name)).toEqual([
      "1",
      "2",
    ]);
  });

  it.each([1, 500])("%i columns", (count) => {
    const header = Array.from({ length: count }, (_, index) => `x${index}`).join(",");
    const row = Array.from({ length: count }, (_, index) => index).join(",");
    expect(read(`${header}\n${row}\n`).table.columns).toHaveLength(count);
  });

  it("leaves out columns a spreadsheet appended, and reports short rows", () => {
    const imported = read("study,n,,\nA,1,,\nB\n");
    expect(imported.table.columns.map((column) => column.name)).toEqual(["study", "n"]);
    expect(codes(imported)).toEqual(["row-too-short"]);
  });
});

describe("labels", () => {
  const labels = ["👩‍⚕️ Ω", "مراجعة", "x".repeat(300), "<b>bold</b>", '"><script>alert(1)</script>', "]]>"];

  it("are kept literally", () => {
    const text = ["study,n", ...labels.map((label) => `"${label.replaceAll('"', '""')}",1`)].join("\n");
    expect(values(read(text), "study")).toEqual(labels);
  });

  it.each(["=SUM(1)", "+cmd", "-1+2", "@x", "'=SUM(1)", '=HYPERLINK("x")'])(
    "%s cannot run in a spreadsheet",
    (label) => {
      const table: StudyTable = {
        rowIds: ["r1"],
        columns: [
          { name: "study", kind: "text", values: [label] },
          { name: "yi", kind: "number", values: [-0.71], unparsed: {} },
        ],
      };
      const text = toDelimited(table);
      expect(text.split("\r\n")[1]).toMatch(/^"?'/);
      expect(text.split("\r\n")[1]).toMatch(/,-0\.71$/);
      const again = read(text);
      expect(values(again, "study")).toEqual([label]);
      expect(values(again, "yi")).toEqual([-0.71]);
    },
  );
});

it("reads back every table it wrote", () => {
  const number = fc.option(fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0));
  const label = fc.option(
    fc.string({ unit: "grapheme", maxLength: 20 }).map((text) => `s${text.replace(/[\r\n]/g, "").trim()}`),
  );
  const rows = fc.array(fc.tuple(label, number, number), { minLength: 1, maxLength: 20 });
  fc.assert(
    fc.property(rows, (cells) => {
      // A row without any cell is an empty line, which no file can tell from the end of the table.
      const filled = cells.map(([name, yi, vi], row) => [name ?? `s${row}`, yi, vi] as const);
      const table: StudyTable = {
        rowIds: filled.map((_, row) => `r${row + 1}`),
        columns: [
          { name: "study", kind: "text", values: filled.map(([name]) => name) },
          { name: "yi", kind: "number", values: filled.map(([, yi]) => yi), unparsed: {} },
          { name: "vi", kind: "number", values: filled.map(([, , vi]) => vi), unparsed: {} },
        ],
      };
      const again = read(toDelimited(table));
      expect(again.table).toEqual(table);
      expect(again.issues).toEqual([]);
    }),
  );
});

it("never throws, whatever the bytes are", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      importBytes(bytes);
    }),
  );
  fc.assert(
    fc.property(fc.string({ maxLength: 200 }), (text) => {
      importText(text);
    }),
  );
});

it("shows the first rows as typed and as understood", () => {
  const { preview } = read("study;yi\nA;0,5\nB;x\nC;1\nD;2\nE;3\nF;4\n");
  expect(preview.rows).toHaveLength(5);
  expect(preview.rows[0]).toEqual({ text: ["A", "0,5"], typed: ["A", 0.5], unread: [false, false] });
  expect(preview.rows[1]).toEqual({ text: ["B", "x"], typed: ["B", null], unread: [false, true] });
  expect(preview.columns[1]).toEqual({ name: "yi", kind: "number", filled: 6, readable: 5 });
});

describe("roles", () => {
  it.each([
    [
      "trial,author,year,tpos,tneg,cpos,cneg\n1,A,1948,4,119,11,128",
      "OR",
      { ai: "tpos", bi: "tneg", ci: "cpos", di: "cneg" },
      "author",
    ],
    [
      "Study,events_t,n_t,events_c,n_c\nA,1,10,2,10",
      "OR",
      { ai: "events_t", n1i: "n_t", ci: "events_c", n2i: "n_c" },
      "Study",
    ],
    [
      "study,mean_t,sd_t,n_t,mean_c,sd_c,n_c\nA,1,2,30,2,2,30",
      "SMD",
      { m1i: "mean_t", sd2i: "sd_c", n2i: "n_c" },
      "study",
    ],
    ["study,yi,sei,n_t,n_c\nA,1,2,30,2", "GEN", { yi: "yi", sei: "sei" }, "study"],
    [
      "study,smd,ci_low,ci_high\nA,1,0.5,1.5",
      "GEN",
      { yi: "smd", "ci.lb": "ci_low", "ci.ub": "ci_high" },
      "study",
    ],
    ["author,r,n\nA,0.3,40", "ZCOR", { ri: "r", ni: "n" }, "author"],
    ["author,r,N\nA,3,40", "PLO", { xi: "r", ni: "N" }, "author"],
    ["author,xi,ni\nA,3,40", "PLO", { xi: "xi", ni: "ni" }, "author"],
  ])("%s", (text, measure, inputs, label) => {
    const guessed = guessRoles(read(`${text}\n`).table);
    expect(guessed.measure).toBe(measure);
    expect(guessed.roles.inputs).toMatchObject(inputs);
    expect(guessed.roles.label).toBe(label);
  });
});
