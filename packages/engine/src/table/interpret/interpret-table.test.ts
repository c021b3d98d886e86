import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { runAnalysis } from "../../analysis.ts";
import type { AnalysisReport } from "../../analysis-types.ts";
import { createDocument } from "../../document/defaults.ts";
import { guessRoles } from "../guess-roles.ts";
import { type ImportedFile, importBlock } from "../import-file.ts";
import { normaliseLines, splitDelimited } from "../parse-delimited.ts";

function read(text: string, options: Parameters<typeof importBlock>[1] = {}): ImportedFile {
  const result = importBlock(text, options);
  if (!result.ok) throw new Error(result.issues[0]?.message);
  return result.value;
}

/** A plain import: no role, direction or cell is touched by hand. */
function analysed({ table, hints }: ImportedFile): AnalysisReport {
  const { measure, roles } = guessRoles(table, hints);
  return runAnalysis(createDocument({ table, roles, effects: { measure } }));
}

/** Inputs of the measure by the quantity they are. */
const OWN: Readonly<Record<string, string>> = { p: "pi", d: "di", t: "ti" };

const codes = ({ issues }: ImportedFile): string[] => issues.map(({ code }) => code);

function valuesOf(imported: ImportedFile, key: string): readonly (number | string | null)[] {
  const { roles } = guessRoles(imported.table, imported.hints);
  const name = roles.inputs[key] ?? roles.inputs[OWN[key] ?? key];
  return imported.table.columns.find((column) => column.name === name)?.values ?? [];
}

describe("quoted statistics", () => {
  const text =
    'study,n1,n2,result\nA,20,21,"t(39) = 2.31, p = .026"\nB,30,31,"F(1,59)=4.1"\nC,40,41,"F(2,57)=4.1, p=.02"\nD,22,23,"chi2(3, N = 45) = 9, p = .03"\n';

  it("become numbers of their rows, with the column kept as it stands", () => {
    const imported = read(text);
    expect(imported.table.columns[3]).toMatchObject({ name: "result", kind: "text" });
    expect(valuesOf(imported, "F")).toEqual([null, 4.1, 4.1, null]);
    expect(valuesOf(imported, "df1")).toEqual([null, 1, 2, null]);
    expect(codes(imported)).toContain("statistics-read");
    expect(codes(imported)).toContain("statistics-not-usable");
  });

  it("give effects of two groups, and none where more are compared", () => {
    const report = analysed(read(text));
    expect(report.effects?.rowIds).toEqual(["r1", "r2"]);
    const left = report.effects!.excluded.map(({ rowId, issue }) => [rowId, issue.code]);
    expect(left).toEqual([
      ["r3", "several-groups-compared"],
      ["r4", "row-lacks-numbers"],
    ]);
  });

  it("do not take the place of a column's own number, which is said", () => {
    const own = read('study,n1,n2,p,test\nA,20,21,.03,"t(39) = 2.31, p = .20"\nB,20,21,,"p = .04"\n');
    expect(valuesOf(own, "p")).toEqual([0.03, 0.04]);
    expect(own.issues.find(({ code }) => code === "statistics-read-twice")?.message).toContain("row 1");
  });

  it("are left alone where cells are not to be split, and in notes", () => {
    expect(read(text, { split: false }).table.columns).toHaveLength(4);
    expect(read('study,n1,n2,d,note\nA,20,21,.3,"F(2,57)=4.1"\nB,20,21,.2,x\n').table.columns).toHaveLength(
      5,
    );
  });
});

describe("a column that names the kind of effect", () => {
  const text =
    "study,n1,n2,es_type,es_reported,es_ci_low,es_ci_high\nA,20,21,d,0.5,,\nB,30,31,Hedges g,0.4,-0.1,0.9\nC,40,41,partial eta2,0.1,,\nD,22,23,OR,2.5,1.1,5.7\nE,22,23,omega2,0.2,,\nF,22,23,,0.3,,\n";
  const imported = read(text);

  it("sends each row through its own conversion", () => {
    expect(valuesOf(imported, "d")).toEqual([0.5, null, null, null, null, null]);
    expect(valuesOf(imported, "g")).toEqual([null, 0.4, null, null, null, null]);
    expect(valuesOf(imported, "eta2_partial")).toEqual([null, null, 0.1, null, null, null]);
    expect(valuesOf(imported, "or_lb")).toEqual([null, null, null, 1.1, null, null]);
    expect(analysed(imported).effects?.rowIds).toEqual(["r1", "r2", "r3", "r4"]);
  });

  it("lists the rows whose kind it does not know", () => {
    const unknown = imported.issues.find(({ code }) => code === "effect-type-unknown");
    expect(unknown?.message).toContain("“omega2” in rows 5, 6");
  });
});

describe("a column that says what the spreads are", () => {
  const header =
    "study,n_t,m_pre_t,sd_pre_t,m_post_t,sd_post_t,n_c,m_pre_c,sd_pre_c,m_post_c,sd_post_c,spread_kind\n";
  const rows =
    'A,40,10,2.1,12,2,41,10,2.2,10.5,1.9,SD\nB,43,13,1.1,12.5,1.08,20,12.4,1.28,12.1,1.3,"STANDARD ERROR of an adjusted mean, not SD"\n';
  const imported = read(header + rows);

  it("takes those of its rows as standard errors, and leaves the SDs of the others", () => {
    expect(valuesOf(imported, "sd1i")).toEqual([2, null]);
    expect(valuesOf(imported, "se1")).toEqual([null, 1.08]);
    expect(valuesOf(imported, "se2")).toEqual([null, 1.3]);
    const { roles } = guessRoles(imported.table, imported.hints);
    expect(Object.values(roles.inputs)).not.toContain("sd_post_t");
    const told = imported.issues.find(({ code }) => code === "spread-kinds-read");
    expect(told?.message).toContain("row 2 ");
    expect(told?.severity).toBe("warning");
  });

  it("gives the effects that SD = SE √n gives", () => {
    const { effects } = analysed(imported);
    const [sd1, sd2] = [1.08 * Math.sqrt(43), 1.3 * Math.sqrt(20)];
    const pooled = Math.sqrt((42 * sd1 * sd1 + 19 * sd2 * sd2) / 61);
    const j = 1 - 3 / (4 * 61 - 1);
    expect(effects?.rowIds).toEqual(["r1", "r2"]);
    expect(effects?.yi[1]).toBeCloseTo((j * (12.5 - 12.1)) / pooled, 4);
  });

  it("is not read where it speaks of SDs, denies standard errors, or is no such column", () => {
    for (const kind of ["SD", "SD, not SE", "not standard errors", "SD or SE"]) {
      expect(codes(read(header + rows.replace(/"[^"]*"/, `"${kind}"`)))).not.toContain("spread-kinds-read");
    }
    expect(codes(read(header.replace("spread_kind", "remark") + rows))).not.toContain("spread-kinds-read");
  });
});

describe("a column that says whom a result favours", () => {
  const table = (cells: readonly string[], name = "favours_intervention"): string =>
    `study,n1,n2,p,d,${name}\n${cells.map((cell, row) => `S${row},20,21,${row === 0 ? ".03," : `,${row === 3 ? "-0.4" : "0.4"}`},${cell}`).join("\n")}\n`;

  it("gives p its sign and turns effects that have the other one, which is said", () => {
    const imported = read(table(["no", "no", "yes", "no", "unclear"]));
    expect(valuesOf(imported, "direction")).toEqual([-1, -1, 1, -1, null]);
    expect(valuesOf(imported, "d")).toEqual([null, -0.4, 0.4, -0.4, 0.4]);
    const turned = imported.issues.find(({ code }) => code === "favours-turned");
    expect(turned?.message).toContain("row 2 ");
    const unclear = imported.issues.find(({ code }) => code === "favours-unclear");
    expect(unclear?.message).toContain("“unclear” in row 5");
    expect(analysed(imported).effects?.yi[0]).toBeLessThan(0);
  });

  it("is read the other way round where it speaks of the control group", () => {
    expect(valuesOf(read(table(["yes", "no"], "favours control")), "direction")).toEqual([-1, 1]);
    expect(valuesOf(read(table(["control", "intervention"], "favours")), "direction")).toEqual([-1, 1]);
    expect(valuesOf(read(table(["control", "treatment"], "favours control")), "direction")).toEqual([-1, 1]);
  });

  it("reverses means of scales where lower is better, and turns nothing twice", () => {
    const imported = read(
      "study,higher_is_better,n1,m1,sd1,n2,m2,sd2,d,favours_intervention\nA,no,20,10,2,21,12,2,1,yes\nB,yes,20,12,2,21,10,2,1,yes\nC,no,20,,,21,,,1,yes\nD,no,20,12,2,21,10,2,,no\n",
    );
    expect(codes(imported)).toContain("favours-reversed");
    expect(valuesOf(imported, "flip")).toEqual([1, null, null, 1]);
    const report = analysed(imported);
    expect(report.effects?.yi.map(Math.sign)).toEqual([1, 1, 1, -1]);
    expect(report.issues.filter(({ code }) => code === "guard-direction")).toEqual([]);
  });

  it("gives way to a direction in numbers, and needs a name that says so", () => {
    const own = read("study,n1,n2,p,direction,favours\nA,20,21,.03,1,no\nB,20,21,.04,-1,no\n");
    expect(codes(own)).not.toContain("favours-read");
    expect(codes(read(table(["yes", "no"], "higher_is_better")))).not.toContain("favours-read");
  });
});

describe("the level of intervals", () => {
  it("is read off the headings of the limits, for conversions and for the measure", () => {
    const imported = read("study,HR,90% CI lower,90% CI upper\nA,0.8,0.7,0.914\nB,0.9,0.8,1.0125\n");
    expect(imported.intervalLevel).toBe(0.9);
    expect(codes(imported)).toContain("interval-level-read");
    expect(imported.table.columns.at(-1)).toMatchObject({ values: [0.9, 0.9] });
  });

  it("is taken from cells with an interval as well, and left alone at 95 % or where headings differ", () => {
    expect(read("study,HR (90% CI)\nA,0.8 (0.7-0.914)\nB,0.9 (0.8-1.0125)\n").intervalLevel).toBe(0.9);
    expect(read("study,HR,95% CI lower,95% CI upper\nA,0.8,0.7,0.914\n").intervalLevel).toBeNull();
    expect(read("study,HR,CI lower,CI upper\nA,0.8,0.7,0.914\n").intervalLevel).toBeNull();
    const two = read("study,HR,90% CI lower,90% CI upper,OR,95% CI low,95% CI high\nA,0.8,0.7,0.9,1,0.5,2\n");
    expect(two.intervalLevel).toBeNull();
    expect(codes(two)).toContain("interval-levels-differ");
  });
});

describe("designs", () => {
  it("of three arms are asked about where no degrees of freedom tell what was compared", () => {
    const rows = (test: string): string =>
      `study,design,n1,n2,p,test\nA,"RCT, three arms",20,21,.03,"${test}"\nB,RCT,20,21,.04,\n`;
    const asked = read(rows("")).issues.find(({ code }) => code === "several-arms-asked");
    expect(asked?.message).toContain("row 1 ");
    expect(codes(read(rows("F(1,39) = 5")))).not.toContain("several-arms-asked");
  });

  it("of one group have p as that of a change, and never as that of two halves", () => {
    const imported = read(
      "study,design,n_t,n_c,p,d\nA,RCT,20,21,.03,\nB,single group pre-post,30,,.04,\nC,one-group study,30,,,.5\nD,RCT,30,,.04,\n",
    );
    expect(valuesOf(imported, "p")).toEqual([0.03, null, null, 0.04]);
    expect(valuesOf(imported, "p_paired")).toEqual([null, 0.04, null, null]);
    expect(valuesOf(imported, "d_change")).toEqual([null, null, 0.5, null]);
    expect(analysed(imported).effects?.rowIds).toEqual(["r1", "r2", "r3"]);
  });
});

describe("rows of one group that report nothing else", () => {
  it("are asked for their change, not for a second group", () => {
    const imported = read("study,design,n_t,n_c,d\nA,RCT,20,21,.5\nB,single group pre-post,30,,\n");
    expect(valuesOf(imported, "one_group")).toEqual([null, 1]);
    const [left] = analysed(imported).effects!.excluded;
    expect(left?.issue.code).toBe("row-lacks-numbers");
    expect(left?.issue.hint).toMatch(
      /“Mean change .*SD of the change.*“dz .*“t, paired”.*Pre-post correlation/,
    );
    expect(`${left?.issue.message} ${left?.issue.hint}`).not.toMatch(/group 2|One group only/);
  });
});

describe("the table of the example as its authors kept it, without columns made for computing", () => {
  const file = new URL("../../../../../examples/self-compassion-professionals/studies.csv", import.meta.url);
  const [header = [], ...rows] = splitDelimited(normaliseLines(readFileSync(file, "utf8")), ",").rows;
  const kept = header.flatMap((name, at) => (/^test_df/.test(name) ? [] : [at]));
  const quoted = (cell: string | undefined): string => `"${(cell ?? "").replaceAll('"', '""')}"`;
  const imported = read(
    [header, ...rows].map((row) => kept.map((at) => quoted(row[at])).join(",")).join("\n"),
  );
  const report = analysed(imported);
  const numbered = (first: number, last = first): string[] =>
    Array.from({ length: last - first + 1 }, (_, at) => `r${first + at}`);

  it("gives 28 of 68 rows their effect without a touch", () => {
    expect(report.effects?.measure).toBe("SMD");
    expect(report.effects?.rowIds).toEqual([
      ...numbered(1, 6),
      ...numbered(27),
      ...numbered(45, 48),
      ...numbered(52, 68),
    ]);
    for (const effect of report.effects!.yi) expect(effect).toBeGreaterThan(0);
  });

  // The numbers of R in the test of the example itself.
  it.each([
    ["r1", 0.851805177638938, 0.05386908378301],
    ["r27", 1.15120844217496, 0.118355964194842],
    ["r48", 0.628511539764971, 0.08759312290725],
    ["r55", 1.09227103374846, 0.15682236824594],
    ["r62", 0.434870249825141, 0.0405440418213291],
    ["r67", 0.309458340001806, 0.0188819653987852],
  ])("%s is what R computes from it", (rowId, yi, vi) => {
    const at = report.effects!.rowIds.indexOf(rowId);
    expect(Math.abs(report.effects!.yi[at]! - yi)).toBeLessThan(1e-10);
    expect(Math.abs(report.effects!.vi[at]! - vi)).toBeLessThan(1e-10);
  });

  it("says of the other 40 what they lack, and of the tests of three groups that they are such", () => {
    const left = new Map(report.effects!.excluded.map(({ rowId, issue }) => [rowId, issue]));
    expect(left.size).toBe(40);
    for (const [rowId, { hint }] of left) expect(hint, rowId).toMatch(/^Enter /);
    for (const rowId of [...numbered(28, 32), ...numbered(49, 51)])
      expect(left.get(rowId)?.code, rowId).toBe("several-groups-compared");
  });

  it("keeps every column of the file as it stands", () => {
    const names = imported.table.columns
      .map(({ name }) => name)
      .filter((name) => !/\(as read\)|below$/.test(name));
    expect(names).toEqual(kept.map((at) => header[at]));
  });
});
