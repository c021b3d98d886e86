import { describe, expect, it } from "vitest";
import { runAnalysis } from "../../analysis.ts";
import { createDocument, DEFAULT_AGGREGATE } from "../../document/defaults.ts";
import type { AnalysisDocument, EffectCovariance } from "../../document/types.ts";
import type { Params } from "../../registry.ts";
import { sharedControlRules } from "./registry.ts";

type Inputs = Readonly<Record<string, readonly (number | null)[]>>;

const MEANS: Inputs = {
  m1i: [10, 12, 11],
  sd1i: [3, 4, 3.5],
  n1i: [20, 30, 22],
  m2i: [8, 8, 8],
  sd2i: [3.1, 3.1, 3.1],
  n2i: [25, 25, 25],
};
const EVENTS: Inputs = { ai: [4, 7, 6], n1i: [20, 30, 22], ci: [6, 6, 6], n2i: [25, 25, 25] };
const RATES: Inputs = { x1i: [4, 7, 6], t1i: [20, 30, 22], x2i: [6, 6, 6], t2i: [25, 25, 25] };
const SAME = ["A", "A", "B"];

describe("the covariance of two effects with one control group", () => {
  // By hand, from the formulas of Gleser & Olkin (2009) and Lajeunesse (2011).
  it.each([
    ["MD", MEANS, 3.1 ** 2 / 25],
    ["ROM", MEANS, 3.1 ** 2 / (25 * 64)],
    ["OR", EVENTS, 1 / 6 + 1 / 19],
    ["RR", EVENTS, 1 / 6 - 1 / 25],
    ["RD", EVENTS, (0.24 * 0.76) / 25],
    ["IRR", RATES, 1 / 6],
    ["IRD", RATES, 6 / 625],
  ])("%s", (measure, inputs, expected) => {
    const pairs = covariances(measure, inputs);
    expect(pairs.map(({ rowIds }) => rowIds)).toEqual([["r1", "r2"]]);
    expect(pairs[0]!.value).toBeCloseTo(expected, 14);
  });

  it("SMD: 1/n of the control group and the product of the effects over twice all people", () => {
    const report = runAnalysis(documentOf("SMD", MEANS));
    const [g1, g2] = report.effects!.yi;
    expect(report.effects?.covariances?.[0]?.value).toBeCloseTo(
      1 / 25 + (g1! * g2!) / (2 * (25 + 20 + 30)),
      14,
    );
  });

  it("has a rule for each of these measures and an effect of every rule below the variances", () => {
    for (const id of sharedControlRules.ids) {
      const inputs = id.startsWith("IR") ? RATES : ["OR", "RR", "RD"].includes(id) ? EVENTS : MEANS;
      const { effects } = runAnalysis(documentOf(id, inputs));
      expect(effects?.covariances?.[0]?.value).toBeLessThan(Math.min(effects!.vi[0]!, effects!.vi[1]!));
    }
  });

  it("changes its sign with the direction of one of the rows", () => {
    const turned = covariances("MD", { ...MEANS, flip: [1, 0, 0] });
    expect(turned[0]!.value).toBeCloseTo(-(3.1 ** 2) / 25, 14);
    expect(covariances("MD", { ...MEANS, flip: [1, 1, 0] })[0]!.value).toBeCloseTo(3.1 ** 2 / 25, 14);
  });

  it("is that of the corrected table where a cell is empty, and below both variances", () => {
    const inputs = { ...EVENTS, ai: [0, 7, 6] };
    const { effects } = runAnalysis(documentOf("OR", inputs));
    expect(effects?.covariances?.[0]?.value).toBeCloseTo(1 / 6.5 + 1 / 19.5, 14);
    expect(covariances("OR", inputs, { to: "none" })).toEqual([]);
    expect(covariances("OR", EVENTS, { to: "all" })[0]!.value).toBeCloseTo(1 / 6.5 + 1 / 19.5, 14);
  });
});

describe("rows that share nothing", () => {
  it("have other numbers, missing numbers, another study or another measure", () => {
    expect(covariances("MD", { ...MEANS, n2i: [25, 26, 25] })).toEqual([]);
    expect(covariances("RD", { ...EVENTS, n2i: [25, null, 25] })).toEqual([]);
    expect(runAnalysis(documentOf("MD", MEANS, {}, ["A", "B", "C"])).effects).not.toHaveProperty(
      "covariances",
    );
    expect(covariances("SMDH", MEANS)).toEqual([]);
  });
});

describe("very many rows of one name", () => {
  it("are no study, and their pairs are not listed", () => {
    const many = (value: number) => new Array<number>(400).fill(value);
    const table = { m1i: many(3), sd1i: many(2), n1i: many(20), m2i: many(1), sd2i: many(2), n2i: many(20) };
    const document = documentOf("MD", table, {}, new Array<string>(400).fill("A"));
    expect(runAnalysis(document).effects).not.toHaveProperty("covariances");
  });
});

describe("combining by them", () => {
  it("gives the generalized least squares estimate of two effects", () => {
    const document = documentOf("MD", MEANS);
    const aggregate = { ...DEFAULT_AGGREGATE, by: "study", structure: "shared-control" };
    const { effects, issues } = runAnalysis({ ...document, effects: { ...document.effects, aggregate } });
    const [a, b, c] = [9 / 20 + 3.1 ** 2 / 25, 16 / 30 + 3.1 ** 2 / 25, 3.1 ** 2 / 25];
    const weight = (b - c) / (a + b - 2 * c);
    expect(effects?.yi[0]).toBeCloseTo(weight * 2 + (1 - weight) * 4, 13);
    expect(effects?.vi[0]).toBeCloseTo((a * b - c * c) / (a + b - 2 * c), 13);
    expect(issues.map(({ code }) => code)).not.toContain("guard-shared-control");
  });
});

function covariances(measure: string, inputs: Inputs, params: Params = {}): readonly EffectCovariance[] {
  return runAnalysis(documentOf(measure, inputs, params)).effects?.covariances ?? [];
}

function documentOf(measure: string, inputs: Inputs, params: Params = {}, studies = SAME): AnalysisDocument {
  return createDocument({
    table: {
      rowIds: studies.map((_, row) => `r${row + 1}`),
      columns: [
        { name: "study", kind: "text", values: studies },
        ...Object.entries(inputs).map(([name, values]) => ({
          name,
          kind: "number" as const,
          values,
          unparsed: {},
        })),
      ],
    },
    roles: {
      label: "study",
      inputs: Object.fromEntries(Object.keys(inputs).map((key) => [key, key])),
      weights: null,
    },
    effects: { measure, params },
  });
}
