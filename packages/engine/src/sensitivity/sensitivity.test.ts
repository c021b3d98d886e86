import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { runAnalysis } from "../analysis.ts";
import { createDocument } from "../document/defaults.ts";
import { createModerator, createModerators } from "../document/moderators.ts";
import { createSensitivitySpec } from "../document/sensitivity-spec.ts";
import type { AnalysisDocument, ModelSpec, SensitivitySpec } from "../document/types.ts";
import type { SensitivityReport } from "../sensitivity-types.ts";
import type { Column } from "../table/study-table.ts";
import { sensitivityOf } from "./sensitivity-stage.ts";

const numbers = (name: string, values: readonly (number | null)[]): Column => {
  return { name, kind: "number", values: [...values], unparsed: {} };
};

function documentOf(
  columns: readonly Column[],
  inputs: Readonly<Record<string, string>>,
  parts: Partial<Pick<AnalysisDocument, "moderators">> & {
    readonly measure?: string;
    readonly model?: Partial<ModelSpec>;
    readonly spec?: Partial<SensitivitySpec>;
  } = {},
): AnalysisDocument {
  const rowIds = columns[0]!.values.map((_, at) => `r${at + 1}`);
  const study: Column = { name: "study", kind: "text", values: rowIds.map((id) => `Study ${id}`) };
  const { measure = "GEN", model, spec, moderators } = parts;
  return createDocument({
    table: { rowIds, columns: [study, ...columns] },
    roles: { label: "study", inputs, weights: null },
    effects: { measure },
    model: { tau2Interval: "none", ...model },
    sensitivity: { samples: 200, ...spec },
    ...(moderators === undefined ? {} : { moderators }),
  });
}

const EFFECTS = [numbers("y", [0.2, 0.5, 0.1, 0.9, 0.4]), numbers("v", [0.02, 0.03, 0.01, 0.05, 0.02])];
const READY = { yi: "y", vi: "v" };

function made(document: AnalysisDocument): SensitivityReport {
  const report = sensitivityOf(document, runAnalysis(document));
  if (report === null) throw new RangeError("no model");
  return report;
}

describe("sensitivity to single studies", () => {
  it("names the study without which the conclusion is another one", () => {
    const columns = [numbers("y", [0.1, 0.15, 0.05, 1.6]), numbers("v", [0.02, 0.03, 0.02, 0.04])];
    const { conclusion } = made(documentOf(columns, READY, { model: { kind: "equal", test: "z" } }));
    expect(conclusion[0]).toMatch(/^One study changes the conclusion: \u201cStudy r4\u201d/u);
    expect(conclusion[1]).toBe("Without \u201cStudy r4\u201d the interval takes in no effect.");
  });

  it.each(["Q", "tau2"] as const)("has I2 from %s where the pooled effect has", (i2) => {
    const document = documentOf(EFFECTS, READY, { model: { i2 } });
    const report = runAnalysis(document);
    const { i2: fromTau2, i2Q } = report.fit!.heterogeneity;
    expect(fromTau2.estimate).not.toBeCloseTo(i2Q.estimate!, 1);
    const all = sensitivityOf(document, report)?.answers["leave-one-out"]?.all;
    expect(all?.i2).toBe((i2 === "Q" ? i2Q : fromTau2).estimate);
  });

  it("lets ties in together, and those without a value last", () => {
    const columns = [...EFFECTS, numbers("year", [2001, 1999, 2001, null, 1980])];
    const spec = { order: "column", column: "year", collapse: true } as const;
    const { answers } = made(documentOf(columns, READY, { spec }));
    const order = answers.cumulative?.steps.map(({ studies }) => studies.map(({ rowId }) => rowId));
    expect(order).toEqual([["r5"], ["r2"], ["r1", "r3"], ["r4"]]);
    expect(answers.cumulative?.steps.at(-1)?.fit?.estimate).toBe(answers["leave-one-out"]?.all.estimate);
  });

  it("names the study without which a coefficient cannot be estimated", () => {
    const group: Column = { name: "arm", kind: "text", values: ["a", "a", "b", "a", "a"] };
    const moderators = createModerators({
      variables: [createModerator({ column: "arm", kind: "factor" })],
      terms: [["arm"]],
    });
    const report = made(
      documentOf([...EFFECTS, group], READY, { moderators, spec: { model: "moderators" } }),
    );
    const failed = report.answers.influence?.studies.filter(({ reason }) => reason !== "");
    expect(failed?.map(({ rowId }) => rowId)).toEqual(["r3"]);
    expect(failed?.[0]?.reason).toMatch(/alone determines one of the coefficients/u);
    expect(report.answers.influence?.names).toHaveLength(2);
  });

  it("refits counts by their own way to pool", () => {
    const counts = [
      numbers("a", [4, 6, 3, 62]),
      numbers("b", [119, 300, 228, 13536]),
      numbers("c", [11, 29, 11, 248]),
      numbers("d", [128, 274, 209, 12619]),
    ];
    const inputs = { ai: "a", bi: "b", ci: "c", di: "d" };
    const model = { pooling: "MH", kind: "equal", test: "z", prediction: "none" } as const;
    const { answers, entries } = made(documentOf(counts, inputs, { measure: "OR", model }));
    const without = documentOf(
      counts.map((column) => numbers(column.name, (column.values as number[]).slice(0, 3))),
      inputs,
      { measure: "OR", model },
    );
    const own = runAnalysis(without).fit?.coefficients[0]?.estimate;
    expect(answers["leave-one-out"]?.studies[3]?.fit?.estimate).toBe(own);
    expect(answers.influence?.studies.every(({ dffits, cookD }) => dffits === null && cookD !== null)).toBe(
      true,
    );
    expect(entries.find(({ id }) => id === "blups")?.lack).toMatch(/\.$/u);
  });

  it("simulates the same envelope from the same seed", () => {
    const [one, two] = [made(documentOf(EFFECTS, READY)), made(documentOf(EFFECTS, READY))];
    const other = made(documentOf(EFFECTS, READY, { model: { seed: 99 } }));
    expect(one.answers["normal-plot"]).toEqual(two.answers["normal-plot"]);
    expect(one.answers["normal-plot"]?.points[0]?.lower).not.toBe(
      other.answers["normal-plot"]?.points[0]?.lower,
    );
  });

  it("keeps its choices apart from the usual ones of another document", () => {
    expect(createSensitivitySpec({ order: "effect" })).toMatchObject({ order: "effect", samples: 1000 });
    expect(made(documentOf(EFFECTS, READY, { spec: { model: "moderators" } })).issues[0]?.code).toBe(
      "sensitivity-without-terms",
    );
  });

  it("never comes to a number that is none, whatever the effects", () => {
    const study = fc.record({
      y: fc.double({ min: -1e6, max: 1e6, noNaN: true }),
      v: fc.double({ min: 1e-8, max: 1e8, noNaN: true }),
    });
    fc.assert(
      fc.property(fc.array(study, { minLength: 1, maxLength: 7 }), (studies) => {
        const columns = [
          numbers(
            "y",
            studies.map(({ y }) => y),
          ),
          numbers(
            "v",
            studies.map(({ v }) => v),
          ),
        ];
        const document = documentOf(columns, READY, { spec: { samples: 20 } });
        const report = sensitivityOf(document, runAnalysis(document));
        const bad: unknown[] = [];
        JSON.stringify(report, (_key, value: unknown) => {
          if (typeof value === "number" && (!Number.isFinite(value) || Object.is(value, -0))) bad.push(value);
          return value;
        });
        expect(bad).toEqual([]);
      }),
      { numRuns: 25 },
    );
  });
});
