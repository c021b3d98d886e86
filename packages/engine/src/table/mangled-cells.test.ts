import { describe, expect, it } from "vitest";
import type { ImportedFile } from "./import-file.ts";
import { importBlock } from "./import-file.ts";

function read(...rows: readonly string[]): ImportedFile {
  const result = importBlock(rows.map((row) => row.replaceAll("|", "\t")).join("\n"));
  if (!result.ok) throw new Error(result.issues[0]?.message);
  return result.value;
}

/** Row and message of what is said of dates. */
function dates({ issues }: ImportedFile): (readonly [string | undefined, string])[] {
  return issues
    .filter(({ code }) => code === "cell-is-date")
    .map(({ path, message }) => [path.rowId, message]);
}

describe("what a spreadsheet made dates of", () => {
  it("is said with its row and what it may have been, among ranges", () => {
    const imported = read(
      "study|dose|yi|sei",
      "A|3-5|0.5|0.1",
      "B|3-May|0.2|0.1",
      "C|7-9|0.3|0.2",
      "D|44321|0.3|0.2",
    );
    expect(dates(imported)).toEqual([
      [
        "r2",
        "Row 3 of the file, column “dose”: a spreadsheet made the date “3-May” of what was typed; it may have been 3-5 or 5-3.",
      ],
      [
        "r4",
        "Row 5 of the file, column “dose”: 44321 is unlike the other cells; it is also the number by which spreadsheets keep the date 2021-05-05, which they make of 5-5.",
      ],
    ]);
    for (const { hint } of imported.issues) expect(hint).toMatch(/type it in/);
  });

  it("is said of numbers far above the others, and of dates among them once", () => {
    const imported = read(
      "study|age|yi|sei",
      "A|35|0.5|0.1",
      "B|44321|0.2|0.1",
      "C|42|0.3|0.2",
      "D|4-Mär|0.3|0.2",
      "E|51|0.1|0.1",
    );
    expect(dates(imported).map(([row]) => row)).toEqual(["r4", "r2"]);
    expect(imported.issues.map(({ code }) => code)).not.toContain("cells-not-numbers");
    expect(imported.table.columns[1]).toMatchObject({ values: [35, 44321, 42, null, 51] });
  });

  it("is said of years and of names of studies", () => {
    const imported = read(
      "study|year|yi|sei",
      "May-05|1999|0.5|0.1",
      "B|44321|0.2|0.1",
      "C|2003|0.3|0.2",
      "44320|2001|0.3|0.2",
    );
    expect(dates(imported).map(([row]) => row)).toEqual(["r1", "r4", "r2"]);
  });

  it("is not seen in dates, in authors, or in large numbers", () => {
    const imported = read(
      "study|date of search|when|n|id",
      "May 2005|44321|3-May|44321|44321",
      "Ed March|12|1-Jun|39000|10455",
      "Jan 1999|13|2-Jul|2100|99001",
      "Okt 2003|14|9-Aug|8800|44000",
    );
    expect(dates(imported)).toEqual([]);
  });

  it("is listed ten times in a column at most", () => {
    const rows = Array.from({ length: 14 }, (_, at) => `S${at}|${at < 12 ? `${at + 1}-May` : "3-5"}|0.1|0.1`);
    const found = dates(read("study|dose|yi|sei", ...rows));
    expect(found).toHaveLength(11);
    expect(found.at(-1)?.[1]).toBe("Column “dose” has 12 such cells; the first 10 are listed.");
  });
});

describe("a column with another decimal mark than its table", () => {
  it("is read by its own, and said", () => {
    const { table, issues } = read(
      "study|mean|sd|n",
      "A|1,234|2.5|1,200",
      "B|1,100|3.5|980",
      "C|0,980|2.1|30",
    );
    expect(table.columns.map(({ values }) => values).slice(1)).toEqual([
      [1.234, 1.1, 0.98],
      [2.5, 3.5, 2.1],
      [1200, 980, 30],
    ]);
    expect(issues.map(({ code, path }) => [code, path.column])).toEqual([["column-other-decimal", "mean"]]);
  });

  it("obeys the decimal mark that was chosen", () => {
    const result = importBlock("study\tmean\tsd\nA\t1,234\t2.5\nB\t0,980\t2.1\nC\t1.1\t2", { decimal: "." });
    if (!result.ok) throw new Error("not read");
    expect(result.value.table.columns[1]).toMatchObject({
      values: [1234, null, 1.1],
      unparsed: { r2: "0,980" },
    });
  });
});
