import {
  type AnalysisDocument,
  createFlow,
  createOtherMethods,
  createRiskOfBias,
  type Params,
  paramProblem,
} from "@treeline/engine";
import { sensitivityOf } from "@treeline/engine/sensitivity";
import { describe, expect, it } from "vitest";
import type { Plot, PlotInput } from "./plot-types.ts";
import { plots } from "./registry.ts";
import { sceneToSvg } from "./svg.ts";
import { auditFixture } from "./testing/audit-fixture.ts";
import { dependenceInput } from "./testing/dependence-fixture.ts";
import { moderatedInput, TWELVE } from "./testing/moderated.ts";
import { networkFixture } from "./testing/network-fixture.ts";
import {
  DIFFERENCE_MEASURE,
  type FixtureOptions,
  plotInput,
  RATIO_MEASURE,
} from "./testing/report-fixture.ts";
import { allNodes, nodesOf, textFaults } from "./testing/scene-walk.ts";
import { xmlFault } from "./testing/well-formed.ts";
import { darkTheme, lightTheme } from "./themes.ts";

const issue = {
  code: "x",
  severity: "error",
  path: {},
  message: "No standard error; the row has no weight and is left out of everything below.",
  hint: "",
} as const;
const many = Array.from({ length: 70 }, (_, index) => 0.3 + 0.5 * Math.sin(7 * index));

/** Reports that have broken plots elsewhere. */
const cases: Readonly<Record<string, FixtureOptions>> = {
  "no study": { yi: [], vi: [] },
  "one study": { yi: [0.4], vi: [0.1] },
  "two studies": { yi: [0.4, -0.9], vi: [0.1, 0.02], tau2: 3 },
  "identical effects": { yi: [0.5, 0.5, 0.5], vi: [0.1, 0.1, 0.1] },
  "effects of zero": { yi: [0, 0, 0], vi: [0.1, 0.2, 0.1] },
  "effects far from no effect": { yi: [1e6, 1e6 + 1, 1e6 + 2], vi: [1, 1, 1] },
  "precision beyond double": { yi: [1e8, 1e8], vi: [1e-20, 1e-20] },
  "tiny scale": { yi: [1e-8, 2e-8, -3e-8], vi: [1e-17, 1e-17, 2e-17], tau2: 1e-17 },
  "large scale": { yi: [1e8, 2.5e8, -3e8], vi: [1e15, 1e16, 2e16], tau2: 1e15 },
  "enormous variance ratio": { yi: [0.1, 0.2, 0.3], vi: [1e-12, 1, 1e12] },
  "one wild study": { yi: [0.2, 0.3, 0.1, 0.25, 40], vi: [0.01, 0.02, 0.03, 0.02, 9] },
  "seventy studies": { yi: many, vi: many.map((y) => 0.02 + y * y), tau2: 0.1 },
  ratios: { yi: [-1.6, -0.2, 0.4, 1.9], vi: [0.3, 0.1, 0.02, 1.4], tau2: 0.2, measure: RATIO_MEASURE },
  "ratios over hundreds of decades": { yi: [-400, 600, 5], vi: [4, 9, 1], measure: RATIO_MEASURE },
  "ratios close to one": { yi: [0.01, 0.02, -0.01], vi: [1e-5, 1e-5, 1e-5], measure: RATIO_MEASURE },
  correlations: {
    yi: [0.2, 1.4, -2],
    vi: [0.01, 0.05, 0.1],
    measure: { ...DIFFERENCE_MEASURE, display: "tanh" },
  },
  proportions: {
    yi: [-4, -2, 0.3],
    vi: [0.4, 0.05, 0.1],
    measure: { nullValue: null, symbol: { analysis: "logit", display: "proportion" }, display: "logistic" },
  },
  "long and hostile texts": {
    yi: [0.2, 0.9],
    vi: [0.04, 0.09],
    title: "<script>alert(1)</script>",
    labels: [
      "<img src=x onerror=alert(1)>".repeat(5),
      "]]>&amp;\u0000\u202e \u7814\u7a76\u8005\u305f\u3061 2021",
    ],
    columns: [
      { name: "A column with a name that is much too long", kind: "text", values: ["x".repeat(200), null] },
    ],
    forest: { columns: ["A column with a name that is much too long"] },
    effects: {
      effectName: "standardised mean difference, corrected for small samples (Hedges’ g)",
      directions: {
        negative: "Favours the waiting list or care as usual",
        positive: "Favours the third-wave programme of the trial",
      },
    },
    excluded: [{ rowId: "x1", label: "Nobody & Nothing (unpublished)", issue }],
  },
};

/** The defaults, and every other choice and switch one at a time. */
function variants({ options }: Plot): Params[] {
  const others = options.flatMap((def): Params[] => {
    if (def.type === "boolean") return [{ [def.key]: !def.default }];
    if (def.type !== "choice") return [];
    const values = def.choices.map(({ value }) => value).filter((value) => value !== def.default);
    return values.map((value) => ({ [def.key]: value }));
  });
  return [{}, ...others];
}

const WORDS = ["low", "some concerns", "high", "no information", "\u7814", ""];

/** With judgements of the risk of bias, one of them in a word that is not known. */
function appraised(document: AnalysisDocument): AnalysisDocument {
  const { table } = document;
  const domains = [0, 1, 2, 3, 4].map((place) => ({
    column: `judged ${place}`,
    label: `Domain ${place} `.repeat(6),
  }));
  const columns = domains.map(({ column }, place) => ({
    name: column,
    kind: "text" as const,
    values: table.rowIds.map((_, row) => WORDS[(row + place) % WORDS.length] || null),
  }));
  return {
    ...document,
    table: { ...table, columns: [...table.columns, ...columns] },
    riskOfBias: createRiskOfBias({ domains, overall: null }),
    // Enough to ask for the largest of the four templates.
    ...(table.rowIds.length > 2
      ? {
          flow: createFlow({
            review: "updated",
            databases: [
              {
                name: "A database with a name that is much too long for its box".repeat(3),
                count: 1_234_567,
              },
            ],
            other: { ...createOtherMethods(), excludedReasons: [{ name: "<b>wrong</b>", count: 3 }] },
          }),
        }
      : { flow: createFlow() }),
  };
}

/** What every plot has something to draw of. */
function everything(): PlotInput {
  const group = { events: 3, size: 20 };
  const groups = ["r1", "r2"].map((rowId) => ({ rowId, label: rowId, treated: group, control: group }));
  const some = { yi: [0.4, 0.1], vi: [0.1, 0.2], effects: { measure: "RR" }, groups };
  const scale = { terms: [["dose"]], link: "log" } as const;
  const { moderation } = moderatedInput({ ...TWELVE, moderators: { scale } }).report;
  const withTerms = moderatedInput({ ...TWELVE, moderators: { terms: [["dose"]] } }).report.moderation;
  const whole = plotInput(some);
  const report = {
    ...whole.report,
    moderation: { ...moderation!, regression: withTerms!.regression },
    network: networkFixture(),
    dependence: dependenceInput("CS").report.dependence!,
  };
  const audit = auditFixture(whole.report.effects!);
  const three = plotInput({ yi: [0.4, 0.1, 0.3], vi: [0.1, 0.2, 0.1] });
  const sensitivity = sensitivityOf(three.document, three.report) ?? undefined;
  return { ...whole, report, audit, sensitivity, document: appraised(whole.document) };
}

describe("the plot registry", () => {
  it("has the fields every registry has", () => {
    for (const { id, label, summary, reference } of plots.records) {
      for (const text of [id, label, summary, reference]) expect(text).not.toBe("");
    }
    expect(plots.ids.slice(0, 2)).toEqual(["forest", "funnel"]);
  });

  it.each(plots.records)(
    "$id: defaults are good, and what stands beside the plot is a choice or a switch",
    (plot) => {
      const keys = plot.options.map(({ key }) => key);
      expect(new Set(keys).size).toBe(keys.length);
      for (const def of plot.options) {
        expect(def.help).not.toBe("");
        expect(paramProblem(def, def.default)).toBeNull();
      }
      for (const key of plot.beside) {
        expect(["choice", "boolean"]).toContain(plot.options.find((def) => def.key === key)?.type);
      }
    },
  );

  it.each(plots.records)("$id: says why there is nothing to draw, in the scene too", (plot) => {
    const nothing = plotInput({ yi: [], vi: [] });
    const why = plot.applies(nothing);
    expect(why).toMatch(/\.$/);
    expect(plot.scene(nothing).description).toContain(why);
    expect(plot.applies(everything())).toBeNull();
  });

  it.each(plots.records)("$id: says of each mark of a study what it shows, and of none the same", (plot) => {
    const told = allNodes(plot.scene(everything())).flatMap(({ rowId, title }) =>
      rowId === undefined ? [] : [title ?? rowId],
    );
    for (const title of told) expect(title).toMatch(/[:;,] ./);
    expect(new Set(told).size).toBe(told.length);
  });

  it("says of each adjusted estimate by which method it comes", () => {
    const input = everything();
    const told = nodesOf(plots.get("adjusted-forest").scene(input), "group", "interval");
    const methods = input.audit!.entries.filter(
      ({ family, outcome }) => family !== "asymmetry" && outcome?.estimate,
    );
    expect(methods.length).toBeGreaterThan(1);
    expect(told.map(({ title }) => title!.split(":")[0])).toEqual(methods.map(({ label }) => label));
  });

  it("names what is wrong with the first row where no row can be used", () => {
    const excluded = [{ rowId: "x1", label: "A", issue }];
    const scene = plots.get("forest").scene(plotInput({ yi: [], vi: [], excluded }));
    expect(scene.description).toContain(issue.message);
  });
});

describe.each(Object.entries(cases))("%s", (_name, options) => {
  const { document, report } = plotInput(options);
  const { effects } = report;
  // What does not depend on the options of a plot is made once.
  const audited = effects === null || effects.yi.length === 0 ? {} : { audit: auditFixture(effects) };
  const judged = appraised(document);

  it.each([340, 390, 700, 1000])("is drawn whole and readable at %d px", (width) => {
    for (const plot of plots.records) {
      for (const variant of variants(plot)) {
        const given = { ...(plot.id === "forest" ? options.forest : {}), ...variant };
        const input = plotInput({ ...options, width, plots: { [plot.id]: given } });
        const { plots: chosen } = input.document;
        const scene = plot.scene({ ...input, ...audited, document: { ...judged, plots: chosen } });
        expect(textFaults(scene), `${plot.id} ${JSON.stringify(variant)}`).toEqual([]);
        const svg = sceneToSvg(scene, { theme: width < 500 ? darkTheme : lightTheme, standalone: true });
        expect(xmlFault(svg)).toBeNull();
        expect(svg).not.toMatch(/NaN|Infinity|undefined|n\/a|"-0"/);
        expect(scene.title + scene.description).not.toMatch(/NaN|undefined/);
      }
    }
  });
});
