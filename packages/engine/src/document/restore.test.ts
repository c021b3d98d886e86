import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { estimators } from "../estimators/registry.ts";
import { coefficientTests } from "../inference/coefficient-tests/registry.ts";
import { predictionIntervals } from "../inference/prediction-intervals/registry.ts";
import { tau2Intervals } from "../inference/tau2-intervals/registry.ts";
import { measures } from "../measures/registry.ts";
import { createDocument, type DocumentParts } from "./defaults.ts";
import type { PlotDefs } from "./plot-specs.ts";
import { restoreDocument } from "./restore.ts";
import { serialiseDocument } from "./serialise.ts";
import type { AnalysisDocument } from "./types.ts";

const sample: AnalysisDocument = createDocument({
  title: "Sample",
  table: {
    rowIds: ["r1", "r2"],
    columns: [
      { name: "study", kind: "text", values: ["A", null] },
      { name: "yi", kind: "number", values: [0.1, null], unparsed: { r2: "3-May" } },
      { name: "vi", kind: "number", values: [1e-300, 5e-324], unparsed: {} },
    ],
  },
  roles: { label: "study", inputs: { yi: "yi", vi: "vi" }, weights: null },
  exclusions: [{ rowId: "r2", reason: "mangled" }],
  plots: { forest: { order: "effect", columns: ["study"], showWeights: true, limits: null }, funnel: {} },
});

/** The options of the plots as far as the sample needs them. */
const PLOTS: PlotDefs = {
  forest: [
    {
      key: "order",
      type: "choice",
      label: "Order",
      help: "",
      default: "table",
      choices: ["table", "effect"].map((value) => ({ value, label: value })),
    },
    { key: "columns", type: "columns", label: "Columns", help: "", default: [], most: 4 },
    { key: "showWeights", type: "boolean", label: "Weights", help: "", default: true },
    { key: "limits", type: "range", label: "Axis", help: "", default: null, ends: ["", ""], scale: "plain" },
  ],
  funnel: [],
};

/** The sample as JSON with one place overwritten. */
function withField(path: string, value: unknown): unknown {
  const copy = JSON.parse(serialiseDocument(sample)) as Record<string, unknown>;
  const keys = path.split(".");
  let target: Record<string, unknown> = copy;
  for (const key of keys.slice(0, -1)) target = target[key] as Record<string, unknown>;
  target[keys.at(-1)!] = value;
  return copy;
}

function restored(input: unknown): { document: AnalysisDocument; codes: string[] } {
  const result = restoreDocument(input, PLOTS);
  if (!result.ok) throw new Error(result.issues.map((entry) => entry.message).join(" "));
  return { document: result.value, codes: result.issues.map((entry) => entry.code) };
}

describe("documents", () => {
  it("come back as they were saved, without a remark", () => {
    const { document, codes } = restored(JSON.parse(serialiseDocument(sample)));
    expect(document).toEqual(sample);
    expect(codes).toEqual([]);
  });

  it("start from defaults that the registries know", () => {
    const { document, codes } = restored(createDocument());
    expect(document).toEqual(createDocument());
    expect(codes).toEqual([]);
    expect(document.model).toMatchObject({
      estimator: "REML",
      test: "adhoc",
      tau2Interval: "QP",
      prediction: "t",
    });
  });

  it("need no more than a table and a measure", () => {
    const input = { schema: 1, table: { rowIds: [], columns: [] }, effects: { measure: "OR" } };
    expect(restored(input).document).toEqual(createDocument({ effects: { measure: "OR" } }));
  });

  it("are the same text whatever the order of their fields", () => {
    const shuffled = { ...sample, roles: { weights: null, inputs: { vi: "vi", yi: "yi" }, label: "study" } };
    expect(serialiseDocument(shuffled)).toBe(serialiseDocument(sample));
  });

  it("never hold a number that is none", () => {
    expect(() => serialiseDocument(createDocument({ model: { tau2: Number.NaN } }))).toThrow(RangeError);
  });
});

const name = fc.string({ unit: "grapheme", minLength: 1, maxLength: 12 }).map((text) => `c${text}`);
const number = fc.option(fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0));
const documents: fc.Arbitrary<AnalysisDocument> = fc
  .record({
    names: fc.uniqueArray(name, { minLength: 3, maxLength: 3 }),
    cells: fc.array(
      fc.tuple(fc.option(fc.string({ unit: "grapheme" })), number, number, fc.option(fc.string())),
      {
        maxLength: 12,
      },
    ),
    title: fc.string({ unit: "grapheme" }),
    measure: fc.constantFrom(...measures.ids),
    estimator: fc.constantFrom(...estimators.ids),
    test: fc.constantFrom(...coefficientTests.ids),
    tau2Interval: fc.constantFrom(...tau2Intervals.ids),
    prediction: fc.constantFrom(...predictionIntervals.ids),
    level: fc.double({ min: 0.01, max: 0.99, noNaN: true }),
    reason: fc.string({ unit: "grapheme" }),
  })
  .map(({ names, cells, title, measure, reason, ...model }) => {
    const rowIds = cells.map((_, row) => `r${row + 1}`);
    const unparsed = cells.flatMap(([, yi, , text], row) =>
      yi === null && text ? [[rowIds[row]!, text]] : [],
    );
    const parts: DocumentParts = {
      title,
      table: {
        rowIds,
        columns: [
          { name: names[0]!, kind: "text", values: cells.map(([text]) => text) },
          {
            name: names[1]!,
            kind: "number",
            values: cells.map(([, yi]) => yi),
            unparsed: Object.fromEntries(unparsed),
          },
          { name: names[2]!, kind: "number", values: cells.map(([, , vi]) => vi), unparsed: {} },
        ],
      },
      roles: { label: names[0]!, inputs: { yi: names[1]!, vi: names[2]! }, weights: null },
      exclusions: rowIds.slice(0, 1).map((rowId) => ({ rowId, reason })),
      effects: { measure },
      model,
    };
    return createDocument(parts);
  });

it("restore and serialise undo each other on every document", () => {
  fc.assert(
    fc.property(documents, (document) => {
      const text = serialiseDocument(document);
      const again = restored(JSON.parse(text));
      expect(again.document).toEqual(document);
      expect(again.codes).toEqual([]);
      expect(serialiseDocument(again.document)).toBe(text);
    }),
  );
});

describe("documents that are refused", () => {
  it.each([
    ["a newer version", withField("schema", 2), "document-newer"],
    ["no version", withField("schema", "1"), "document-unrecognised"],
    ["null", null, "document-unrecognised"],
    ["text", "schema", "document-unrecognised"],
    ["a list", [], "document-unrecognised"],
    ["a wrong type", withField("title", 3), "document-invalid"],
    ["a number as text", withField("table.columns.1.values", ["NaN", 1]), "document-invalid"],
    ["repeated row ids", withField("table.rowIds", ["r1", "r1"]), "document-invalid"],
    ["a dangerous row id", withField("table.rowIds", ["r1", "__proto__"]), "document-invalid"],
    ["columns of different length", withField("table.columns.1.values", [1]), "table-invalid"],
    ["a repeated column name", withField("table.columns.1.name", "study"), "table-invalid"],
    ["a reserved column name", withField("table.columns.1.name", "__proto__"), "table-invalid"],
    ["an unknown measure", withField("effects.measure", "XYZ"), "id-unknown"],
    ["an unknown estimator", withField("model.estimator", "constructor"), "id-unknown"],
    ["an unknown test", withField("model.test", "bayes"), "id-unknown"],
    ["an unknown interval", withField("model.tau2Interval", "XX"), "id-unknown"],
    ["an unknown prediction interval", withField("model.prediction", "XX"), "id-unknown"],
    ["an unknown scale", withField("effects.display", "XX"), "id-unknown"],
    ["an unknown option", withField("effects.params", { add: 1 }), "param-invalid"],
    ["a level of 1", withField("model.level", 1), "level-invalid"],
    ["a level of 0", withField("model.level", 0), "level-invalid"],
    ["a negative tau2", withField("model.tau2", -1), "document-invalid"],
  ])("%s", (_name, input, code) => {
    const result = restoreDocument(input);
    expect(result).toMatchObject({ ok: false });
    expect(result.issues[0]).toMatchObject({ code, severity: "error" });
    expect(result.issues[0]?.message).not.toMatch(/Invalid|Expected|received/);
  });

  it("nesting without end", () => {
    let deep: unknown = {};
    for (let level = 0; level < 100_000; level++) deep = { deep };
    expect(restoreDocument(deep)).toMatchObject({ ok: false, issues: [{ code: "document-too-deep" }] });
    const circular: Record<string, unknown> = { schema: 1 };
    circular.self = circular;
    expect(restoreDocument(circular)).toMatchObject({ ok: false, issues: [{ code: "document-too-deep" }] });
  });
});

describe("documents that are repaired", () => {
  it.each([
    ["a level in percent", withField("model.level", 95), "level-in-percent"],
    ["unknown fields", withField("plots.forest.colour", "red"), "fields-dropped"],
    ["unknown plots", withField("plots.heatmap", { colour: { of: "cells" } }), "fields-dropped"],
    ["options of a plot that are none", withField("plots.forest", 3), "fields-dropped"],
    ["an option that no option can be", withField("plots.forest.order", { by: "effect" }), "fields-dropped"],
    ["a choice of a plot that is none", withField("plots.forest.order", "random"), "plot-option-invalid"],
    ["an option of the wrong type", withField("plots.forest.showWeights", "yes"), "plot-option-invalid"],
    ["a column of a plot that is gone", withField("plots.forest.columns", ["gone"]), "reference-dropped"],
    ["a column of a plot named twice", withField("plots.forest.columns", ["vi", "vi"]), "reference-dropped"],
    ["a role without a column", withField("roles.inputs.sei", "gone"), "reference-dropped"],
    [
      "an exclusion without a row",
      withField("exclusions", [{ rowId: "r1", reason: "" }, { rowId: "r9" }]),
      "reference-dropped",
    ],
    ["limits that do not ascend", withField("plots.forest.limits", [1, 0]), "reference-dropped"],
    [
      "text of a cell that has a number",
      withField("table.columns.2.unparsed", { r1: "x" }),
      "reference-dropped",
    ],
  ])("%s", (_name, input, code) => {
    const { document, codes } = restored(input);
    expect(codes).toEqual([code]);
    expect(restored(document).codes).toEqual([]);
  });

  it("keeps the options of plots as they are where the plots are not known", () => {
    const input = withField("plots.heatmap", { colour: "red", cells: [1, 2] });
    const result = restoreDocument(input);
    expect(result.issues).toEqual([]);
    expect(result.ok && result.value.plots.heatmap).toEqual({ colour: "red", cells: [1, 2] });
  });

  it("lets nothing reach a prototype", () => {
    const text = serialiseDocument(sample)
      .replace('"forest": {', '"__proto__": { "polluted": 1 }, "forest": { "__proto__": [1, 2],')
      .replace('"title"', '"__proto__": { "polluted": 1 }, "title"')
      .replace('"inputs": {', '"inputs": { "__proto__": "yi", "constructor": "yi",');
    const { document, codes } = restored(JSON.parse(text));
    expect(codes).toEqual(["fields-dropped"]);
    expect(document).toEqual(sample);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
    expect(Object.getPrototypeOf(document)).toBe(Object.prototype);
  });
});

it("never throws, whatever the JSON is", () => {
  fc.assert(
    fc.property(fc.jsonValue(), (input) => {
      restoreDocument(input);
      restoreDocument({ ...sample, table: input });
      restoreDocument({ ...sample, plots: input }, PLOTS);
      restoreDocument({ ...sample, plots: { forest: input } }, PLOTS);
      restoreDocument({ ...sample, model: input });
    }),
  );
});

describe("words about figures", () => {
  it("survive saving and opening, in documents that have them only", () => {
    const figures = { forest: { title: "Figure 1", alt: "Two studies.", note: "" } };
    const opened = restored(JSON.parse(serialiseDocument({ ...sample, figures })));
    expect(opened.document.figures).toEqual(figures);
    expect(opened.codes).toEqual([]);
    expect(restored(JSON.parse(serialiseDocument(sample))).document).not.toHaveProperty("figures");
  });

  it("are refused where they are no texts, and lose what is not known", () => {
    const wrong = restoreDocument(withField("figures", { forest: { title: 3 } }), PLOTS);
    expect(wrong.ok ? [] : wrong.issues[0]?.message).toContain("figures.forest.title");
    const foreign = JSON.parse('{"__proto__": {"title": "x"}, "forest": {"colour": "red", "title": "y"}}');
    const opened = restored(withField("figures", foreign));
    expect(Object.keys(opened.document.figures ?? {})).toEqual(["forest"]);
    expect(opened.document.figures?.forest).toEqual({ title: "y" });
  });
});

describe("what stands in the report", () => {
  it("survives a file, sections and words of the user alike", () => {
    const reporting = {
      sections: { methods: false, settings: true },
      told: { "27": "osf.io/x" },
      sensitivity: ["influence"],
    };
    const opened = restoreDocument(JSON.parse(serialiseDocument({ ...sample, reporting })));
    expect(opened.ok && opened.value.reporting).toEqual(reporting);
  });

  it("is refused with the field's name where it is no choice", () => {
    const made = restoreDocument({ ...sample, reporting: { sections: { methods: "yes" } } });
    expect(made.ok).toBe(false);
    expect(made.issues[0]?.message).toContain("reporting.sections.methods");
  });
});
