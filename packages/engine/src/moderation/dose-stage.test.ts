import { describe, expect, it } from "vitest";
import { runAnalysis } from "../analysis.ts";
import { createDocument } from "../document/defaults.ts";
import { createDoseTrend, renameDoseColumns } from "../document/dose-trend.ts";
import { restoreDocument } from "../document/restore.ts";
import { serialiseDocument } from "../document/serialise.ts";
import type { AnalysisDocument, DoseTrendSpec } from "../document/types.ts";
import type { DoseResponseReport } from "../dose-types.ts";
import type { Column } from "../table/study-table.ts";
import { fitDoseResponse } from "./dose-response/dose-response.ts";
import { guessDoseTrend } from "./dose-response/guess-columns.ts";
import { roundDoses } from "./dose-response/round-doses.ts";
import { ALCOHOL } from "./dose-response/testing/alcohol.ts";

const numbers = (name: string, values: readonly (number | null)[]): Column => ({
  name,
  kind: "number",
  values,
  unparsed: {},
});

const texts = (name: string, values: readonly (string | null)[]): Column => ({ name, kind: "text", values });

const COLUMNS: readonly Column[] = [
  texts(
    "Study",
    ALCOHOL.map(({ study }) => study),
  ),
  texts(
    "type",
    ALCOHOL.map(({ design }) => design),
  ),
  numbers(
    "dose",
    ALCOHOL.map(({ dose }) => dose),
  ),
  numbers(
    "cases",
    ALCOHOL.map(({ cases }) => cases),
  ),
  numbers(
    "n",
    ALCOHOL.map(({ n }) => n),
  ),
  numbers(
    "logrr",
    ALCOHOL.map(({ logRatio }) => logRatio),
  ),
  numbers(
    "se",
    ALCOHOL.map(({ se }) => se),
  ),
];

function documentOf(
  spec: Partial<DoseTrendSpec> = {},
  columns: readonly Column[] = COLUMNS,
): AnalysisDocument {
  const table = { rowIds: ALCOHOL.map((_, i) => `r${i}`), columns };
  return createDocument({ table, doseResponse: { ...guessDoseTrend(table, null), ...spec } });
}

function report(document: AnalysisDocument): DoseResponseReport {
  const { doseResponse } = runAnalysis(document);
  if (doseResponse === undefined) throw new Error("no dose-response");
  return doseResponse;
}

const withCell = (name: string, row: number, value: number | string | null): readonly Column[] =>
  COLUMNS.map((column): Column => {
    if (column.name !== name) return column;
    const values = column.values.map((old, i) => (i === row ? value : old));
    return typeof value === "string" || column.kind === "text"
      ? texts(
          name,
          values.map((each) => (each === null ? null : String(each))),
        )
      : numbers(name, values as (number | null)[]);
  });

describe("columns", () => {
  it("are guessed from names and from entries that name designs", () => {
    expect(guessDoseTrend({ rowIds: [], columns: COLUMNS }, null)).toEqual(
      createDoseTrend({
        columns: {
          n: "n",
          study: "Study",
          dose: "dose",
          design: "type",
          cases: "cases",
          logRatio: "logrr",
          se: "se",
        },
      }),
    );
  });

  it("take limits where there is no standard error, and means where there is no ratio", () => {
    const limits = [texts("author", []), ...["dose", "cases", "peryears", "RR", "lb", "ub"].map(named)];
    expect(guessDoseTrend({ rowIds: [], columns: limits }, null).columns).toEqual({
      n: "peryears",
      study: "author",
      dose: "dose",
      cases: "cases",
      ratio: "RR",
      lower: "lb",
      upper: "ub",
    });
    const means = [texts("id", []), ...["dose", "y", "sd", "n"].map(named)];
    expect(guessDoseTrend({ rowIds: [], columns: means }, null)).toMatchObject({
      outcome: "mean-difference",
      columns: { study: "id", dose: "dose", mean: "y", sd: "sd", n: "n" },
    });
  });

  it("follow a renamed column and let go of one that is gone", () => {
    const spec = createDoseTrend({ columns: { dose: "grams", n: "people" } });
    const renamed = renameDoseColumns(spec, (name) => (name === "grams" ? "g" : null));
    expect(renamed.columns).toEqual({ dose: "g" });
  });
});

function named(name: string): Column {
  return numbers(name, []);
}

describe("a document of dose categories", () => {
  it("asks for no pooled effect and has the curve of its rows", () => {
    const whole = runAnalysis(documentOf({ shape: "quadratic", stages: "two-stage", at: [10, 40] }));
    expect(whole.issues).toEqual([]);
    expect(whole.effects).toBeNull();
    const expected = fitDoseResponse(
      { outcome: "ratio", rows: ALCOHOL, covariance: "greenland-longnecker" },
      {
        shape: { id: "quadratic" },
        stages: "two-stage",
        method: "REML",
        level: 0.95,
        reference: null,
        grid: [10, 40],
      },
    );
    if (!expected.ok) throw new Error("refused");
    expect(whole.doseResponse?.result?.coefficients).toEqual(expected.value.coefficients);
    expect(whole.doseResponse?.table).toEqual(expected.value.curve);
    expect(whole.doseResponse?.sentences.join(" ")).toContain("6 studies with 19 categories");
  });

  it("places a category by the curve at its study's own reference", () => {
    const { points, result } = report(documentOf({ shape: "linear" }));
    expect(points).toHaveLength(result!.outcomes);
    for (const { study, estimate, reported } of points) {
      const reference = result!.studies.find((each) => each.study === study)!.referenceDose;
      const slope = result!.coefficients[0]!.estimate;
      expect(estimate - reported).toBeCloseTo(slope * (reference - result!.referenceDose), 12);
    }
    expect(Math.max(...points.map(({ weight }) => weight))).toBe(1);
  });

  it("leaves out excluded rows", () => {
    const document = documentOf({ shape: "linear" });
    const { result } = report({ ...document, exclusions: [{ rowId: "r1", reason: "" }] });
    expect(result?.outcomes).toBe(18);
  });

  it("gives the same numbers from ratios and limits as from logs and standard errors", () => {
    const z = 1.959963984540054;
    const ratio = ALCOHOL.map(({ logRatio }) => Math.exp(logRatio!));
    const end = (sign: number) =>
      ALCOHOL.map(({ logRatio, se }) =>
        se === null || se === 0 ? null : Math.exp(logRatio! + sign * z * se),
      );
    const columns = [
      ...COLUMNS.slice(0, 5),
      numbers("rr", ratio),
      numbers("lb", end(-1)),
      numbers("ub", end(1)),
    ];
    const plain = report(documentOf({ shape: "linear" })).result!.coefficients[0]!;
    const other = report(documentOf({ shape: "linear" }, columns)).result!.coefficients[0]!;
    expect(other.estimate).toBeCloseTo(plain.estimate, 10);
    expect(other.se).toBeCloseTo(plain.se, 10);
  });

  it("survives saving and opening, and is written without its defaults", () => {
    const document = documentOf({ knots: [5, 20, 50], method: "ML" });
    const text = serialiseDocument(document);
    const restored = restoreDocument(JSON.parse(text));
    expect(restored.issues).toEqual([]);
    expect(restored.ok && restored.value).toEqual(document);
    expect(text).toContain('"knots": [5, 20, 50]');
    expect(text).not.toContain("covariance");
  });

  it("is refused with a field where a project names no shape that exists, and lets go of columns that are gone", () => {
    const plain = JSON.parse(serialiseDocument(documentOf())) as { doseResponse: object };
    const wrong = restoreDocument({ ...plain, doseResponse: { ...plain.doseResponse, shape: "cubic" } });
    expect(wrong.ok).toBe(false);
    expect(wrong.issues[0]?.path.field).toBe("doseResponse.shape");
    const gone = restoreDocument({ ...plain, doseResponse: { columns: { dose: "grams" } } });
    expect(gone.ok && gone.value.doseResponse?.columns).toEqual({});
    expect(gone.issues[0]?.message).toContain("grams");
  });
});

describe("mistakes", () => {
  it("say which column is not chosen", () => {
    const { result, issues } = report(documentOf({ columns: { study: "Study", dose: "dose" } }));
    expect(result).toBeNull();
    expect(issues.map(({ path }) => path.field)).toEqual([
      "doseResponse.columns.cases",
      "doseResponse.columns.n",
      "doseResponse.columns.logRatio",
      "doseResponse.columns.se",
      "doseResponse.columns.se",
    ]);
  });

  it("name the study, the row and the table's own column", () => {
    const { issues } = report(documentOf({}, withCell("cases", 1, 5000)));
    expect(issues[0]).toMatchObject({ code: "dose-row", path: { rowId: "r1", column: "cases" } });
    expect(issues[0]?.message).toContain("more cases (5000) than people");
    const unread = report(documentOf({}, withCell("dose", 2, "20-30"))).issues[0];
    expect(unread?.message).toContain("“20-30” is not a number");
    expect(unread?.path).toEqual({ rowId: "r2", column: "dose" });
    const design = report(documentOf({}, withCell("type", 0, "survey"))).issues[0];
    expect(design?.message).toContain("“survey” is no design");
  });

  it("of a row without a study do not end in a study without a name", () => {
    const { result, issues } = report(documentOf({}, withCell("Study", 1, null)));
    expect(issues[0]?.path.rowId).toBe("r1");
    expect(result?.studies.every(({ study }) => study !== "")).toBe(true);
  });

  it("leave no number that is none", () => {
    const text = JSON.stringify(report(documentOf({ reference: 1e9, at: [0, 1e12] })));
    expect(text).not.toMatch(/NaN|Infinity|null,null,null/);
  });
});

it("places round doses over a range", () => {
  expect(roundDoses(0, 77)).toEqual([0, 20, 40, 60]);
  expect(roundDoses(0.01, 0.062)).toEqual([0.01, 0.02, 0.03, 0.04, 0.05, 0.06]);
  expect(roundDoses(3, 3)).toEqual([3]);
});
