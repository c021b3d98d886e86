import { describe, expect, it } from "vitest";
import { runAnalysis } from "../analysis.ts";
import { documentOf } from "../analysis-testing.ts";
import { auditOf } from "../bias/index.ts";
import { createModerator, createModerators } from "../document/moderators.ts";
import type { AnalysisDocument } from "../document/types.ts";
import { sensitivityOf } from "../sensitivity/index.ts";
import { papersOf } from "./cite.ts";
import { keptSensitivity } from "./kept-sensitivity.ts";
import { reportToMarkdown } from "./markdown.ts";
import type { ReportSource } from "./types.ts";
import { checklistOf, writeReport } from "./write-report.ts";

const plain: AnalysisDocument = {
  ...documentOf("GEN", { yi: [0.1, 0.4, 0.9, 0.2, 0.5], vi: [0.01, 0.04, 0.02, 0.05, 0.03] }),
  roles: { label: "study", weights: null, inputs: { yi: "yi", vi: "vi" } },
};

function sourceOf(document: AnalysisDocument): ReportSource {
  const report = runAnalysis(document);
  return {
    document,
    report,
    audit: auditOf(document, report),
    sensitivity: keptSensitivity(document, sensitivityOf(document, report)),
  };
}

function textOf(document: AnalysisDocument): string {
  return reportToMarkdown(writeReport(sourceOf(document)), () => "");
}

describe("writeReport", () => {
  const text = textOf(plain);

  it("tells reviewers of the heterogeneity that the model has, and of no prediction where there is none", () => {
    const { model } = plain;
    expect(text).toContain("\u03c4\u00b2, I\u00b2 and Q are reported with the prediction interval.");
    expect(textOf({ ...plain, model: { ...model, prediction: "none" } })).toContain(
      "\u03c4\u00b2, I\u00b2 and Q are reported.",
    );
    expect(textOf({ ...plain, model: { ...model, kind: "equal" } })).toContain(
      "I\u00b2 and Q are reported; the model has no \u03c4\u00b2.",
    );
  });

  it("says every default: estimator, interval, I2, prediction, version", () => {
    for (const said of [
      "restricted maximum likelihood",
      "Q-profile",
      "I\u00b2 is computed from",
      "t, k \u2212 1",
      "engine version",
    ]) {
      expect(text).toContain(said);
    }
  });

  it("prints the numbers of the fit, and nothing that is no number", () => {
    const { fit } = runAnalysis(plain);
    expect(text).toContain(`was ${fit!.coefficients[0]!.estimate.toFixed(2)}`);
    expect(text).not.toMatch(/NaN|Infinity|undefined|\[object/);
  });

  it("never takes an interval around no effect for a proof of none", () => {
    const open = {
      ...plain,
      exclusions: plain.table.rowIds.slice(1, 3).map((rowId) => ({ rowId, reason: "" })),
    };
    const wide = textOf({ ...open, model: { ...open.model, test: "knha" } });
    expect(wide).toContain("not evidence that there is no effect");
    expect(text + wide).not.toMatch(/no publication bias|is homogeneous/i);
  });

  it("gives the verdict of the audit once, and as many adjusted estimates as it counts", () => {
    const many = documentOf("GEN", {
      yi: [0.1, 0.4, 0.9, 0.2, 0.5, 0.3, 0.7, 0.15, 0.6, 0.35, 0.8, 0.25],
      vi: [0.01, 0.04, 0.09, 0.02, 0.05, 0.03, 0.07, 0.015, 0.06, 0.035, 0.08, 0.025],
    });
    const question = "Do the tests of asymmetry agree?";
    const whole = textOf(many);
    expect(whole.split(question)).toHaveLength(2);
    const [, adjusted = ""] = whole.split("**Adjusted estimates**");
    const rows = adjusted.split("Each is a sensitivity analysis")[0]!.match(/^\| /gmu) ?? [];
    expect(whole).toContain(`${rows.length - 2} adjusted estimates, from`);
    const reporting = { sections: { bias: false }, told: {} };
    expect(textOf({ ...many, reporting }).split(question)).toHaveLength(2);
  });

  it("says that bias could not be assessed with few studies", () => {
    expect(text).toMatch(/not assessable/);
  });

  it("leaves out a section that is not wanted, and the checklist notices", () => {
    const without = { ...plain, reporting: { sections: { methods: false }, told: {} } };
    expect(writeReport(sourceOf(without)).sections.map(({ id }) => id)).not.toContain("methods");
    const item = checklistOf(sourceOf(without)).find(({ item }) => item === "13d");
    expect(item?.state).toBe("missing");
    expect(item?.remedy).toContain("Methods");
  });

  it("tells of the sensitivity analyses that are wanted, in methods, results, tables, figures and references", () => {
    const reporting = {
      sections: {},
      told: {},
      sensitivity: ["influence", "leave-one-out", "of the future"],
    };
    const source = sourceOf({ ...plain, reporting });
    const { sections } = writeReport(source);
    const parts = sections.find(({ id }) => id === "sensitivity")?.parts ?? [];
    expect(parts.flatMap((part) => (part.kind === "heading" ? [part.text] : []))).toEqual([
      "Leave one out",
      "Influence",
    ]);
    expect(parts.flatMap((part) => (part.kind === "figure" ? [part.plot] : []))).toEqual([
      "leave-one-out",
      "influence",
    ]);
    const left = parts.find((part) => part.kind === "table" && part.head[0] === "Left out");
    expect(left?.kind === "table" && left.rows.map(([name]) => name)).toEqual([
      "none (all studies)",
      ...(source.report.effects?.labels ?? []),
    ]);
    const written = reportToMarkdown({ ...writeReport(source), sections }, () => "");
    expect(written).toContain("The model was fitted anew without each study in turn");
    expect(written).toMatch(/No single study changes the conclusion|changes? the conclusion:/);
    expect(written).toContain("Viechtbauer & Cheung (2010)");
    expect(written).not.toMatch(/NaN|Infinity|undefined|\[object|Cumulative/);
    expect(text).not.toMatch(/leave-one-out|Viechtbauer & Cheung/);
  });

  it("does not call a range what is printed alike at both ends", () => {
    expect(text).toMatch(
      /ranges from (\S+) .* to (?!\1 )\S+ |All \d+ estimators of \u03c4\u00b2 give the same/,
    );
    const alike = textOf({
      ...plain,
      table: {
        ...plain.table,
        columns: plain.table.columns.map((column) =>
          column.name === "yi" ? { ...column, values: [0.3, 0.3, 0.3, 0.3, 0.3] } : column,
        ),
      } as AnalysisDocument["table"],
    });
    expect(alike).toMatch(
      /All \d+ estimators of \u03c4\u00b2 give the same pooled effect to the decimals shown, 0\.30 \\\[/,
    );
  });

  it("takes the user's word for items that no project holds", () => {
    const told = { ...plain, reporting: { sections: {}, told: { "27": "https://osf.io/x" } } };
    expect(checklistOf(sourceOf(told)).find(({ item }) => item === "27")).toMatchObject({
      state: "elsewhere",
      says: "https://osf.io/x",
    });
  });

  it("tells of moderators that were analysed or that there were none, and misses those that came to nothing", () => {
    const exploring = (document: AnalysisDocument) =>
      checklistOf(sourceOf(document)).find(({ item }) => item === "13e");
    const chosen = (column: string): AnalysisDocument => ({
      ...plain,
      moderators: createModerators({
        variables: [createModerator({ column, kind: "numeric" })],
        terms: [[column]],
      }),
    });
    expect(exploring(plain)).toMatchObject({ state: "done", says: expect.stringContaining("no moderators") });
    expect(textOf(plain)).toContain("No moderators of the effect were examined.");
    expect(exploring(chosen("vi"))).toMatchObject({ state: "done", says: "Methods" });
    expect(exploring(chosen("no such column"))?.state).toBe("missing");
    const unused = { ...plain, moderators: createModerators({ variables: [] }) };
    expect(textOf(unused)).toContain("No moderators of the effect were examined.");
  });

  it("wants labels of both directions, and a reason for every study left out", () => {
    const items = new Map(
      checklistOf(sourceOf({ ...plain, exclusions: [{ rowId: plain.table.rowIds[0]!, reason: "" }] })).map(
        (one) => [one.item, one],
      ),
    );
    expect(items.get("20b")?.state).toBe("missing");
    expect(items.get("13a")?.says).toContain("no recorded reason");
  });

  it("warns where numbers were computed or converted and the report does not say so", () => {
    const preparing = (document: AnalysisDocument) =>
      checklistOf(sourceOf(document)).find(({ item }) => item === "13b");
    const silent = { sections: { methods: false }, told: {} };
    const computed = { ...plain, derived: [{ name: "twice", expression: "yi * 2" }] };
    expect(preparing(plain)?.says).toContain("Nothing was converted");
    expect(preparing({ ...plain, reporting: silent })?.state).toBe("done");
    expect(preparing(computed)).toMatchObject({ state: "done", says: "Methods, Studies" });
    expect(textOf(computed)).toContain("Columns were computed from others: twice = yi \\* 2.");
    expect(preparing({ ...computed, reporting: silent })).toMatchObject({
      state: "missing",
      says: expect.stringContaining("the report does not describe it"),
    });
  });

  it("escapes the user's text in Markdown", () => {
    expect(textOf({ ...plain, title: "<b>*x*</b> | y" })).toContain("# \\<b\\>\\*x\\*\\</b\\> \\| y");
  });

  it("writes something whatever is missing", () => {
    const nothing = textOf({ ...plain, roles: { label: null, inputs: {}, weights: null } });
    expect(nothing).toContain("Nothing could be pooled");
    expect(nothing).not.toContain("Studies (table), Results (forest plot)");
  });
});

it("finds the single papers of a reference", () => {
  expect(papersOf("Egger et al. (1997), BMJ 315; Sterne & Egger (2001), J Clin Epi 54")).toHaveLength(2);
  expect(papersOf("Choice of presentation")).toEqual([]);
});
