import { describe, expect, it } from "vitest";
import { runAnalysis } from "../analysis.ts";
import { createDocument } from "../document/defaults.ts";
import { createModerator, createModerators } from "../document/moderators.ts";
import type { AnalysisDocument, ModelSpec, ModeratorsSpec } from "../document/types.ts";
import type { ScaleReport } from "../scale-types.ts";
import { forbiddenIn } from "./location-scale/testing.ts";

const FORMATS = ["online", "group"];
const k = 24;
/** Online studies scatter widely, group studies hardly. */
const studies = Array.from({ length: k }, (_, i) => ({
  format: FORMATS[i % 2]!,
  hours: 2 + ((i * 7) % 11),
  yi: 0.3 + (i % 2 === 0 ? 0.9 : 0.35) * Math.cos(1 + 2.3 * i),
  vi: 0.03 + 0.004 * (i % 5),
}));

function documentOf(moderators: Partial<ModeratorsSpec>, model: Partial<ModelSpec> = {}): AnalysisDocument {
  const number = (name: "hours" | "yi" | "vi") => ({
    name,
    kind: "number" as const,
    values: studies.map((study) => study[name]),
    unparsed: {},
  });
  const document = createDocument({
    table: {
      rowIds: studies.map((_, i) => `r${i}`),
      columns: [
        { name: "format", kind: "text", values: studies.map(({ format }) => format) },
        number("hours"),
        number("yi"),
        number("vi"),
      ],
    },
    roles: { label: null, weights: null, inputs: { yi: "yi", vi: "vi" } },
    effects: { measure: "GEN" },
  });
  return {
    ...document,
    model: { ...document.model, test: "z", ...model },
    moderators: createModerators({
      variables: [
        createModerator({ column: "format", kind: "factor", role: "format" }),
        createModerator({ column: "hours", kind: "numeric", role: "dose" }),
      ],
      terms: [["format"]],
      scale: { terms: [["format"]], link: "log" },
      ...moderators,
    }),
  };
}

function scaleOf(document: AnalysisDocument): ScaleReport {
  const scale = runAnalysis(document).moderation?.scale;
  if (scale == null) throw new Error("no location-scale model");
  return scale;
}

describe("the location-scale model of a document", () => {
  it("is not there unless it is asked for", () => {
    expect(runAnalysis(documentOf({ scale: null })).moderation?.scale).toBeNull();
    expect(runAnalysis(documentOf({ scale: { terms: [], link: "log" } })).moderation?.scale).toBeNull();
  });

  it("gives tau2 of each level as one tau2 of its studies alone, where levels are all there is", () => {
    const { views, fit } = scaleOf(documentOf({}, { estimator: "ML" }));
    const [view] = views;
    expect(view!.points.map(({ level, k: count }) => [level, count])).toEqual([
      ["group", 12],
      ["online", 12],
    ]);
    for (const { level, tau2, tau, mean } of view!.points) {
      const document = documentOf({ scale: null }, { estimator: "ML" });
      const alone = runAnalysis({
        ...document,
        exclusions: studies.flatMap(({ format }, i) =>
          format === level ? [] : [{ rowId: `r${i}`, reason: "" }],
        ),
      }).fit!;
      expect(tau2.estimate).toBeCloseTo(alone.tau2.estimate!, 6);
      expect(tau.estimate).toBeCloseTo(Math.sqrt(alone.tau2.estimate!), 6);
      expect(mean).toBeCloseTo(alone.coefficients[0]!.estimate, 6);
      expect(tau.interval!.lower).toBeCloseTo(Math.sqrt(tau2.interval!.lower), 12);
    }
    expect(fit!.method).toBe("ML");
  });

  it("reads the answer in sentences, with the test first", () => {
    const { sentences, fit } = scaleOf(documentOf({}));
    expect(fit!.likelihoodRatio!.pValue).toBeLessThan(0.05);
    expect(sentences[0]).toMatch(/^Heterogeneity depends on format \(likelihood-ratio test/);
    expect(sentences[1]).toMatch(
      /^Heterogeneity is larger with format online: τ 0\.\d+, against 0\.\d+ \(group\)\.$/,
    );
  });

  it("claims nothing where the test shows nothing", () => {
    const { sentences } = scaleOf(documentOf({ terms: [], scale: { terms: [["hours"]], link: "log" } }));
    expect(sentences[0]).toMatch(/^These studies do not show that heterogeneity depends on hours/);
    expect(sentences[1]).toMatch(
      /^As estimated, heterogeneity (?:grows|shrinks) with hours: τ .* at 2, .* at 12\.$/,
    );
  });

  it("runs along a number within the range of the studies, other factors averaged over", () => {
    const { views } = scaleOf(documentOf({ scale: { terms: [["hours"]], link: "identity" } }));
    const [view] = views;
    expect(view!.averaged).toEqual(["format"]);
    const at = view!.points.map(({ x }) => x);
    expect([at[0], at.at(-1)]).toEqual([2, 12]);
    expect(at).toEqual([...at].sort((a, b) => a - b));
  });

  it("holds the other numbers at the mean of the studies used", () => {
    const { views } = scaleOf(documentOf({ scale: { terms: [["format"], ["hours"]], link: "log" } }));
    const mean = studies.reduce((sum, { hours }) => sum + hours, 0) / k;
    expect(views.map(({ column }) => column)).toEqual(["format", "hours"]);
    expect(views[0]!.held[0]!.value).toBeCloseTo(mean, 12);
  });

  it("says of each of several moderators what its own test shows", () => {
    const { views, sentences, fit } = scaleOf(
      documentOf({ scale: { terms: [["format"], ["hours"]], link: "log" } }),
    );
    for (const [i, view] of views.entries()) {
      const single = fit!.scale[i + 1]!;
      expect(view.test!.statistic.value).toBeCloseTo(single.test!.statistic.value ** 2, 8);
      expect(sentences[i + 1]).toContain("By itself, Wald test: p");
      expect(/^As estimated|estimated as/.test(sentences[i + 1]!)).toBe(view.test!.pValue >= 0.05);
    }
  });

  it("uses the studies that have the moderators of both parts, and says how many it leaves out", () => {
    const document = documentOf({ scale: { terms: [["hours"]], link: "log" } });
    const columns = document.table.columns.map((column) => {
      if (column.name === "hours" && column.kind === "number")
        return { ...column, values: column.values.map((value, i) => (i === 3 ? null : value)) };
      return column.name === "format" && column.kind === "text"
        ? { ...column, values: column.values.map((value, i) => (i === 6 ? null : value)) }
        : column;
    });
    const scale = scaleOf({ ...document, table: { ...document.table, columns } });
    expect(scale.fit!.k).toBe(k - 2);
    expect(scale.rowIds).not.toContain("r3");
    expect(scale.rowIds).not.toContain("r6");
    expect(scale.issues.map(({ code }) => code)).toContain("scale-complete-cases");
  });

  it("says what it does its own way", () => {
    const { fit, issues } = scaleOf(documentOf({}, { estimator: "DL", test: "knha" }));
    expect([fit!.method, fit!.test]).toEqual(["REML", "t"]);
    const own = issues.find(({ code }) => code === "scale-own-choices");
    expect(own?.message).toContain("DerSimonian");
    expect(own?.message).toContain("t-tests");
    expect(scaleOf(documentOf({})).issues.map(({ code }) => code)).not.toContain("scale-own-choices");
  });

  it("keeps to numbers where the likelihood has no maximum", () => {
    const document = documentOf({ terms: [] });
    const columns = document.table.columns.map((column) =>
      column.name === "yi" && column.kind === "number"
        ? { ...column, values: column.values.map((value, i) => (i % 2 === 1 ? 0.3 : value)) }
        : column,
    );
    const scale = scaleOf({ ...document, table: { ...document.table, columns } });
    expect(scale.issues.map(({ code }) => code)).toContain("scale-no-maximum");
    expect(scale.views[0]!.points[0]!.tau.estimate).toBe(0);
    expect(forbiddenIn(scale)).toEqual([]);
    expect(scale.sentences.join(" ")).toContain("online");
  });
});
