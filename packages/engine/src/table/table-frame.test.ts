import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { guessRoles } from "./guess-roles.ts";
import { importText } from "./import.ts";

const PAPER = `Table 2. Effects of exercise, all trials;;;;;;;;
;;Intervention;;;Control;;;
Study;Year;n;Mean;SD;n;Mean;SD;Country
Ålund 2001;2001;24;12,4;5,1;25;15,9;5,6;Sweden
Chen 2004;2004;40;11,1;6,0;40;12,0;6,3;China
Ito 2016;2016;50;7,7;3,9;52;10,2;4,4;Japan
* SE in place of SD;;;;;;;;
Note: BDI-II throughout;;;;;;;;
`;

function read(text: string, options = {}) {
  const result = importText(text, options);
  if (!result.ok) throw new Error(result.issues[0]?.message);
  return result.value;
}

describe("a table copied from a paper", () => {
  it("loses its title and footnotes, and has the group in the names that need it", () => {
    const { table, issues } = read(PAPER);
    expect(table.columns.map(({ name }) => name)).toEqual([
      "Study",
      "Year",
      "Intervention n",
      "Intervention Mean",
      "Intervention SD",
      "Control n",
      "Control Mean",
      "Control SD",
      "Country",
    ]);
    expect(table.columns[0]!.values).toEqual(["Ålund 2001", "Chen 2004", "Ito 2016"]);
    expect(issues.map(({ code }) => code)).toEqual(["title-rows-skipped", "names-joined", "notes-skipped"]);
  });

  it.each([
    "a Women only. b Adjusted for age. NR, not reported.",
    "NR, not reported, CI, confidence interval.",
    "CI = confidence interval",
  ])("takes for a footnote: %s", (note) => {
    const { table, issues } = read(`${PAPER.replace(/\* SE[\s\S]*/, "")}${note};;;;;;;;\n`);
    expect(table.rowIds).toHaveLength(3);
    expect(issues.map(({ code }) => code)).toContain("notes-skipped");
  });

  it("loses a total without numbers at its end, and keeps one with numbers for the checks", () => {
    const total = PAPER.replace("* SE", "Gesamt;;;;;;;;\n* SE");
    const { table, issues } = read(total);
    expect(table.columns[0]!.values).toEqual(["Ålund 2001", "Chen 2004", "Ito 2016"]);
    expect(issues.map(({ message }) => message).join(" ")).toContain(
      "1 row below the table is named as a total",
    );
    const counted = read(PAPER.replace("* SE", "Total;;114;;;117;;;\n* SE"));
    expect(counted.table.columns[0]!.values.at(-1)).toBe("Total");
  });

  it("gives the roles of two groups from such names", () => {
    const { table } = read(PAPER);
    expect(guessRoles(table)).toMatchObject({
      roles: {
        label: "Study",
        inputs: {
          m1i: "Intervention Mean",
          sd1i: "Intervention SD",
          n1i: "Intervention n",
          m2i: "Control Mean",
        },
      },
    });
  });

  it("finds the cells below a title without delimiters, even one with a comma", () => {
    const { table, recognised } = read("Exercise, all trials\nstudy\tyi\tvi\nA\t0.1\t0.02\nB\t0.3\t0.04\n");
    expect(recognised.delimiter).toBe("\t");
    expect(table.columns.map(({ name }) => name)).toEqual(["study", "yi", "vi"]);
  });

  it("keeps a single row of names, columns that repeat a name, and studies not filled in yet", () => {
    const { table, issues } = read("study,yi,vi,yi\nA,0.1,0.02,1\nB,0.3,0.04,2\nNew study 2020,,,\n");
    expect(table.columns.map(({ name }) => name)).toEqual(["study", "yi", "vi", "yi (2)"]);
    expect(table.rowIds).toHaveLength(3);
    expect(issues.map(({ code }) => code)).toEqual(["header-renamed"]);
  });

  it("leaves rows of names alone where the user says that there are none", () => {
    expect(read(PAPER, { header: false }).table.rowIds).toHaveLength(5);
  });

  it("never changes a table that has a name for each column and a number in each row", () => {
    const row = fc.tuple(fc.constantFrom("Ash", "Note 1", "* Birch"), fc.integer(), fc.integer());
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 6 }), (rows) => {
        const text = ["study\tyi\tvi", ...rows.map((cells) => cells.join("\t"))].join("\n");
        const { table } = read(text);
        expect(table.columns.map(({ name }) => name)).toEqual(["study", "yi", "vi"]);
        expect(table.rowIds).toHaveLength(rows.length);
      }),
    );
  });
});
