import { describe, expect, it } from "vitest";
import { runAnalysis } from "../analysis.ts";
import { codes, documentOf, type Rows, repaired, said } from "../analysis-testing.ts";
import { restoreDocument } from "../document/restore.ts";
import { serialiseDocument } from "../document/serialise.ts";
import { applyRepair } from "./apply-repair.ts";

const ONE: Rows = { m1i: [10], sd1i: [4], n1i: [30], m2i: [13], sd2i: [4], n2i: [30] };

function messages(measure: string, rows: Rows, guard: string): string[] {
  return said(documentOf(measure, rows), guard).map(({ message }) => message);
}

describe("direction", () => {
  it("of means against their own t, d or signed p is found, and offers to turn either", () => {
    for (const extra of [{ t: [2.9] }, { d: [0.75] }, { pi: [-0.005] }]) {
      const rows: Rows = "pi" in extra ? { ...ONE, m1i: [16], ...extra } : { ...ONE, ...extra };
      const document = documentOf("SMD", rows);
      const [found] = said(document, "direction");
      expect(found!.repairs!.map(({ change }) => change.kind)).toEqual(["cells", "flip"]);
      expect(said(repaired(document, found), "direction")).toEqual([]);
    }
    expect(messages("SMD", { ...ONE, t: [-2.9], pi: [0.005] }, "direction")).toEqual([]);
  });

  it("is found between the reported direction and means, t or d, whatever the effect is computed from", () => {
    const sizes = { n1i: [30], n2i: [30] };
    for (const rows of [
      { ...sizes, F: [8.4], direction: [1], m1_adj: [10], m2_adj: [13] },
      { ...sizes, p_below: [0.01], direction: [1], med1: [10], med2: [13] },
      { ...sizes, t: [-2.9], direction: [1] },
      { ...sizes, d: [-0.75], direction: [1] },
    ] satisfies Rows[]) {
      const document = documentOf("SMD", rows);
      const [found] = said(document, "direction");
      expect(found?.message).toContain("they point in opposite directions");
      expect(found!.repairs!.map(({ change }) => change.kind)).toEqual(["cells", "flip"]);
      expect(said(repaired(document, found), "direction")).toEqual([]);
    }
    const agreeing = { ...sizes, F: [8.4], p_below: [0.01], direction: [-1], m1_adj: [10], m2_adj: [13] };
    expect(messages("SMD", agreeing, "direction")).toEqual([]);
  });

  it("leaves a column in peace that says which group fared better on scales where lower is better", () => {
    const two = { F: [8.4, 6.2], n1i: [30, 40], n2i: [30, 40], m1_adj: [10, 7], m2_adj: [13, 9] };
    expect(messages("SMD", { ...two, direction: [1, 1] }, "direction")).toEqual([]);
    const three = {
      ...two,
      n1i: [30, 40, 50],
      n2i: [30, 40, 50],
      F: [8.4, 6.2, 5],
      m1_adj: [10, 7, 6],
      m2_adj: [13, 9, 8],
    };
    expect(messages("SMD", { ...three, direction: [-1, 1, -1] }, "direction")).toHaveLength(1);
  });

  it("is found in a bound of p that carries a sign, and not in one that carries none", () => {
    expect(messages("SMD", { ...ONE, p_below: [0.01] }, "direction")).toEqual([]);
    expect(messages("SMD", { ...ONE, m1i: [16], p_below: [-0.01] }, "direction")).toHaveLength(1);
  });

  const trials: Rows = {
    ai: [4, 6, 3, 62, 33, 180, 8],
    bi: [119, 300, 228, 13536, 5036, 1361, 2537],
    ci: [11, 29, 11, 248, 47, 372, 10],
    di: [128, 274, 209, 12619, 5761, 1079, 619],
  };

  it("of one study against all others is found, and turned by its mark of direction", () => {
    const swapped = {
      ...trials,
      ai: [...trials.ai!],
      bi: [...trials.bi!],
      ci: [...trials.ci!],
      di: [...trials.di!],
    };
    for (const [a, b] of [
      ["ai", "ci"],
      ["bi", "di"],
    ] as const) {
      [swapped[a][5], swapped[b][5]] = [swapped[b][5]!, swapped[a][5]!];
    }
    const document = documentOf("RR", swapped);
    const found = said(document, "direction");
    expect(found.map(({ path }) => path.rowId)).toEqual(["r6"]);
    const mended = repaired(document, found[0]);
    expect(mended.roles.inputs.flip).toBe("reversed");
    const [before, after] = [runAnalysis(documentOf("RR", trials)), runAnalysis(mended)];
    expect(after.effects!.yi[5]).toBeCloseTo(before.effects!.yi[5]!, 12);
    expect(said(mended, "direction")).toEqual([]);
    expect(said(documentOf("RR", trials), "direction")).toEqual([]);
  });

  it("is no matter of many studies, some of which point the other way by chance", () => {
    const yi = Array.from({ length: 60 }, (_, row) => (row % 8 === 7 ? -0.28 : 0.3 + (row % 7) / 20));
    expect(messages("GEN", { yi, sei: yi.map(() => 0.1) }, "direction")).toEqual([]);
  });
});

describe("statistics that disagree", () => {
  it.each([
    [{ t: [-4.1] }, /t = −4.10 is reported, but means and SDs give −2.90/],
    [{ d: [-0.4] }, /d = −0.40 is reported, but means and SDs give −0.75/],
    [{ p: [0.4] }, /p = .400 is reported, but means and SDs give p = .005/],
  ])("are named: %j", (extra, message) => {
    expect(messages("SMD", { ...ONE, ...extra }, "statistics-disagree")).toEqual([
      expect.stringMatching(message),
    ]);
  });

  it.each([{ t: [-2.9] }, { t: [2.85] }, { d: [-0.74] }, { p: [0.005] }, { p: [0.01] }])(
    "agree within rounding and sign: %j",
    (extra) => {
      expect(messages("SMD", { ...ONE, ...extra }, "statistics-disagree")).toEqual([]);
    },
  );

  it("of ready-made effects are effect, precision and p", () => {
    const rows = { yi: [-0.5, 0.2, 0.31], sei: [0.1, 0.2, 0.15], p: [0.61, 0.317, 0.04] };
    expect(said(documentOf("GEN", rows), "statistics-disagree").map(({ path }) => path.rowId)).toEqual([
      "r1",
    ]);
  });
});

describe("percentages among proportions", () => {
  it("are divided by 100", () => {
    const document = documentOf("ZCOR", { ri: [0.31, 42, 0.2, 0.15], ni: [50, 60, 70, 80] });
    const report = runAnalysis(document);
    // The measure refuses the row already: its message carries the repair.
    expect(codes(report)).toHaveLength(1);
    expect(runAnalysis(repaired(document, report.issues[0])).effects!.yi[1]).toBeCloseTo(
      Math.atanh(0.42),
      12,
    );
  });

  it("are a whole column where most lie above 1", () => {
    const document = documentOf("PLO", { xi: [7, 9, 12], ni: [20, 30, 40], icc: [5, 0.8, 3] });
    const mended = repaired(document, said(document, "percent-and-proportion")[0]);
    expect(mended.table.columns.find(({ name }) => name === "icc")!.values).toEqual([0.05, 0.008, 0.03]);
  });

  it("are found among ready-made effects by effect and precision together", () => {
    const document = documentOf("GEN", { yi: [0.69, 0.55, 71, 0.62], sei: [0.04, 0.05, 4.2, 0.03] });
    const mended = repaired(document, said(document, "percent-and-proportion")[0]);
    expect(runAnalysis(mended).effects!.yi[2]).toBeCloseTo(0.71, 14);
    expect(Math.sqrt(runAnalysis(mended).effects!.vi[2]!)).toBeCloseTo(0.042, 14);
    expect(
      messages("GEN", { yi: [0.2, 0.5, 1.4, 0.6], sei: [0.1, 0.2, 0.4, 0.2] }, "percent-and-proportion"),
    ).toEqual([]);
  });
});

describe("rows of the same people", () => {
  const counts: Rows = { ai: [4, 6, 4], bi: [119, 300, 119], ci: [11, 29, 11], di: [128, 274, 128] };

  it("entered twice are found, and the copy is left out on demand", () => {
    const document = documentOf("RR", counts);
    const [found] = said(document, "duplicate-numbers");
    expect(found!.path.rowId).toBe("r3");
    expect(said(document, "shared-control")).toEqual([]);
    const mended = repaired(document, found);
    expect(mended.exclusions).toEqual([{ rowId: "r3", reason: "same numbers as a 2010" }]);
    expect(codes(runAnalysis(mended))).toEqual([]);
  });

  it("in the control arm of two rows are found, and split", () => {
    const labels = ["Smith 2010 (low)", "Jones 2011", "Smith 2010 (high)"];
    const rows = { ...counts, ai: [4, 6, 9], bi: [119, 300, 114] };
    const document = documentOf("RR", rows, { labels });
    const [found] = said(document, "shared-control");
    expect(found!.message).toMatch(/“Smith 2010 \(low\)”, “Smith 2010 \(high\)”/);
    const mended = repaired(document, found);
    const control = mended.table.columns.filter(({ name }) => ["ci", "di"].includes(name));
    expect(control.map(({ values }) => values)).toEqual([
      [5.5, 29, 5.5],
      [64, 274, 64],
    ]);
    expect(runAnalysis(mended).effects!.yi).toEqual(runAnalysis(document).effects!.yi);
    expect(runAnalysis(mended).effects!.vi[0]).toBeGreaterThan(runAnalysis(document).effects!.vi[0]!);
  });

  it("are not suspected where few digits agree by chance", () => {
    const rows: Rows = { ai: [4, 6, 3, 8], n1i: [20, 30, 20, 40], ci: [6, 6, 9, 2], n2i: [20, 20, 30, 40] };
    const labels = ["Ayer", "Bloom", "Clark", "Dunn"];
    expect(codes(runAnalysis(documentOf("OR", rows, { labels })))).toEqual([]);
  });
});

describe("sizes and means", () => {
  it("of groups that do not add up are named", () => {
    expect(messages("SMD", { ...ONE, ni: [64] }, "arm-sizes")).toEqual([
      expect.stringMatching(/30 and 30 people, 60 together, but 64 are reported/),
    ]);
    expect(messages("SMD", { ...ONE, ni: [60] }, "arm-sizes")).toEqual([]);
  });

  it("that no whole numbers have are impossible (Brown & Heathers 2017: M = 5.19, n = 28), where items are given", () => {
    const rows = { ...ONE, m1i: [5.19], n1i: [28] };
    const guards = { "impossible-means": { params: { items: 1 }, dismissed: [] } };
    const document = documentOf("SMD", rows, { guards });
    expect(said(document, "impossible-means").map(({ path }) => path.column)).toEqual(["m1i"]);
    expect(messages("SMD", rows, "impossible-means")).toEqual([]);
    const possible = { ...rows, m1i: [5.18] };
    expect(said(documentOf("SMD", possible, { guards }), "impossible-means")).toEqual([]);
    // With four items each mean is a multiple of 1 / 112.
    const four = { "impossible-means": { params: { items: 4 }, dismissed: [] } };
    expect(said(documentOf("SMD", rows, { guards: four }), "impossible-means")).toEqual([]);
  });
});

describe("a finding", () => {
  const document = documentOf("SMD", { ...ONE, ni: [64] });

  it("the user says is right is listed and quiet, until asked to warn again", () => {
    const [found] = said(document, "arm-sizes");
    const right = applyRepair(document, found!.dismissal!);
    expect(right.guards).toEqual({ "arm-sizes": { params: {}, dismissed: ["r1"] } });
    expect(right.ledger).toEqual({});
    const report = runAnalysis(right);
    expect(codes(report)).toEqual([]);
    expect(report.dismissed.map(({ code }) => code)).toEqual(["guard-arm-sizes"]);
    expect(applyRepair(right, report.dismissed[0]!.dismissal!)).toEqual(document);
  });

  it("about a computed column offers no change of its cells", () => {
    const computed = {
      ...documentOf("ZCOR", { ni: [50, 60, 70, 80] }),
      derived: [{ name: "r", expression: "ni / 2" }],
    };
    const withRole = { ...computed, roles: { ...computed.roles, inputs: { ni: "ni", ri: "r" } } };
    const { issues } = runAnalysis(withRole);
    expect(issues.length).toBeGreaterThan(0);
    expect(issues.flatMap(({ repairs }) => repairs ?? [])).toEqual([]);
  });

  it("dismissed stays so in the saved project, and a guard that there is not is refused", () => {
    const guards = { "arm-sizes": { params: {}, dismissed: ["r1"] } };
    const saved = serialiseDocument({ ...document, guards });
    expect(restoreDocument(JSON.parse(saved))).toMatchObject({ ok: true, value: { guards } });
    const { issues } = restoreDocument(JSON.parse(saved.replace("arm-sizes", "leg-sizes")));
    expect(issues.map(({ path }) => path.field)).toEqual(["guards.leg-sizes"]);
    expect(serialiseDocument(document)).not.toContain("guards");
  });

  it("about rows left out is not made", () => {
    const left = { ...document, exclusions: [{ rowId: "r1", reason: "" }] };
    expect(said(left, "arm-sizes")).toEqual([]);
    const filtered = { ...document, filter: "n1i > 100" };
    expect(said(filtered, "arm-sizes")).toEqual([]);
  });
});

describe("precision-disagrees", () => {
  const groups: Rows = { d: [0.5, 0.5], n1i: [200, 200], n2i: [200, 200] };

  it("finds an interval that the sizes cannot give, and leaves the one they give in peace", () => {
    const found = said(
      documentOf("SMD", { ...groups, d_lb: [-0.5, 0.3], d_ub: [1.5, 0.7] }),
      "precision-disagrees",
    );
    expect(found.map(({ path }) => path.rowId)).toEqual(["r1"]);
    expect(found[0]!.message).toContain("0.510");
  });

  it("reads a standard error of g as well", () => {
    const rows: Rows = { g: [0.5], g_se: [0.5], n1i: [200], n2i: [200] };
    expect(messages("SMD", rows, "precision-disagrees")).toHaveLength(1);
  });
});

describe("numbers that cannot be", () => {
  const SIZES = { n1i: [30], n2i: [30], ni: [60] };

  it.each([
    ["a correlation of 1.4", "ZCOR", { rpb: [1.4], ...SIZES }, "between −1 and 1"],
    ["a bound of 1 on p", "SMD", { p_below: [1], ...SIZES }, "between 0 and 1"],
    ["a risk difference of 1.4", "RD", { rd: [1.4], rd_se: [0.1] }, "between −1 and 1"],
    ["a level of .05", "OR", { ori: [2], or_lb: [1.1], or_ub: [3.6], level: [0.05] }, "between 0.5 and 1"],
    [
      "a sensitivity above 1",
      "OR",
      { sens: [1.2], spec: [0.9], n_diseased: [50], n_healthy: [50] },
      "between 0 and 1",
    ],
  ])("%s: the row is refused with its column, cause and remedy", (_, measure, rows, range) => {
    const { effects, issues } = runAnalysis(documentOf(measure, rows));
    expect(effects?.rowIds).toEqual([]);
    const [error] = issues.filter(({ path }) => path.rowId === "r1");
    expect(error).toMatchObject({ severity: "error" });
    expect(error?.path.column).toBeDefined();
    expect(error?.message).toContain("Excluded");
    if (error?.code === "number-impossible") expect(error.message).toContain(range);
    expect(error?.hint).not.toBe("");
  });

  it("beside what the effect comes from are named, and the row is used", () => {
    const document = documentOf("SMD", { ...ONE, r_prepost: [1.4], icc: [0.05] });
    const [found] = said(document, "impossible-values");
    expect(found).toMatchObject({ severity: "warning", path: { column: "r_prepost" } });
    expect(found?.message).toContain("Nothing is computed from it.");
    expect(runAnalysis(document).effects?.rowIds).toEqual(["r1"]);
  });

  it("are said once where they look like percentages", () => {
    const rows: Rows = { ...ONE, r_prepost: [45] };
    expect(messages("SMD", rows, "impossible-values")).toEqual([]);
    expect(messages("SMD", rows, "percent-and-proportion")).toHaveLength(1);
  });
});
