import { existsSync, readdirSync, readFileSync } from "node:fs";
import { commands } from "@treeline/cli";
import {
  coefficientTests,
  createDocument,
  estimators,
  guards,
  measures,
  paramProblem,
  predictionIntervals,
  type Registry,
  type RegistryRecord,
  reportToJson,
  runAnalysis,
  tau2Intervals,
  transformations,
  withDefaults,
} from "@treeline/engine";
import { adjustments } from "@treeline/engine/adjustments";
import { sharedControlRules, structures } from "@treeline/engine/aggregate";
import { artefactCorrections } from "@treeline/engine/artefacts";
import { tauPriors } from "@treeline/engine/bayes";
import { certaintyDomains } from "@treeline/engine/certainty";
import { codings, doseUnits, shapes } from "@treeline/engine/design";
import { jobs } from "@treeline/engine/jobs";
import { conversions } from "@treeline/engine/ledger";
import { robTools } from "@treeline/engine/risk-of-bias";
import { sensitivityQuestions } from "@treeline/engine/sensitivity";
import { styles } from "@treeline/engine/styles";
import { plots } from "@treeline/plots";
import { describe, expect, it } from "vitest";
import { scaleLinks } from "../../packages/engine/src/moderation/location-scale/links.ts";
import { buildExample } from "./example-choices.ts";

const root = new URL("../../", import.meta.url);
const data = new URL("test/reference/data/", root);
const pooling = readdirSync(new URL("pooling/", data)).map((name) =>
  readFileSync(new URL(`pooling/${name}`, data), "utf8"),
);

/** A command cites no paper; every other record is a `RegistryRecord` and has to. */
type Described = Omit<RegistryRecord, "reference"> & Partial<Pick<RegistryRecord, "reference">>;

/** Where R's numbers for a record are looked for; null = the registry computes no statistic of its own. */
const registries: Readonly<
  Record<
    string,
    { readonly records: readonly Described[]; readonly hasFixture: ((id: string) => boolean) | null }
  >
> = {
  measures: {
    records: measures.records,
    hasFixture: (id) => existsSync(new URL(`effects/${id}.json`, data)),
  },
  estimators: { records: estimators.records, hasFixture: (id) => pooledWith("method", id) },
  coefficientTests: {
    records: coefficientTests.records,
    hasFixture: (id) => pooledWith("test", id) || inferred.some(({ expected }) => id in expected),
  },
  tau2Intervals: {
    records: tau2Intervals.records,
    hasFixture: (id) =>
      pooling.some((text) => text.includes(`"tau2Ci_${id}"`)) ||
      inferred.some(({ expected }) => id in expected) ||
      WITHOUT_NUMBERS.includes(id),
  },
  predictionIntervals: {
    records: predictionIntervals.records,
    hasFixture: (id) =>
      hasPrediction(predictionIntervals.get(id).predtype, id) || WITHOUT_NUMBERS.includes(id),
  },
  transformations: { records: transformations.records, hasFixture: hasTransformation },
  // Every step of a conversion is gone in R too, by its own reference values.
  conversions: { records: conversions.records, hasFixture: null },
  artefactCorrections: { records: artefactCorrections.records, hasFixture: null },
  guards: { records: guards.records, hasFixture: null },
  robTools: { records: robTools.records, hasFixture: null },
  certaintyDomains: { records: certaintyDomains.records, hasFixture: null },
  // Both are held against aggregate() of metafor in the R cross-check.
  structures: { records: structures.records, hasFixture: null },
  sharedControlRules: { records: sharedControlRules.records, hasFixture: null },
  // Their numbers on the BCG data are in test/reference/styles.test.ts.
  styles: { records: styles.records, hasFixture: null },
  // Their posteriors are held against an independent quadrature, `test/reference/bayes.test.ts`.
  tauPriors: { records: tauPriors.records, hasFixture: null },
  // Their columns are those of model.matrix(), rcs() and ns(), `test/reference/design.test.ts` and `design-splines.test.ts`.
  shapes: { records: shapes.records, hasFixture: null },
  codings: { records: codings.records, hasFixture: null },
  doseUnits: { records: doseUnits.records, hasFixture: null },
  // Those of p.adjust() and multcomp stand beside the records.
  adjustments: { records: adjustments.records, hasFixture: null },
  // Both are held against rma(scale = ), `test/reference/location-scale.test.ts`.
  scaleLinks: { records: scaleLinks.records, hasFixture: null },
  // Each has reference values of its own; samples are held against exact results.
  jobs: { records: jobs.records, hasFixture: null },
  // Held against R in `test/reference/diagnostics`.
  sensitivityQuestions: { records: sensitivityQuestions.records, hasFixture: null },
  plots: { records: plots.records, hasFixture: null },
  commands: { records: commands, hasFixture: null },
};

interface Inferred {
  readonly expected: { readonly predictions: object };
}

/** Numbers of `test/reference/r/inference.R`. */
const inferred = readdirSync(new URL("inference/", data)).map(
  (name) => JSON.parse(readFileSync(new URL(`inference/${name}`, data), "utf8")) as Inferred,
);

/**
 * `BJ` is `GENQ` with weights 1 / v, and checked against those cases; a bootstrap's numbers are its own, checked by its
 * distribution; `NNF` integrates what R's pimeta draws at random, checked by drawing.
 */
const WITHOUT_NUMBERS = ["none", "BJ", "boot", "NNF"];

/** `exp` and the identity are R's own arithmetic. */
function hasTransformation(id: string): boolean {
  const { r } = transformations.get(id);
  const text = readFileSync(new URL("conversions/transf.json", data), "utf8");
  return r === null || r === "exp" || text.includes(`"${r}"`);
}

function hasPrediction(predtype: string | null, id: string): boolean {
  if (predtype === null) return inferred.some(({ expected }) => id in expected.predictions);
  return pooling.some((text) =>
    (JSON.parse(text) as Fixture).cases.some(
      ({ expected }) => expected?.predictionInterval?.[predtype] !== undefined,
    ),
  );
}

function pooledWith(key: string, id: string): boolean {
  return pooling.some((text) => (JSON.parse(text) as Fixture).cases.some(({ input }) => input[key] === id));
}

interface Fixture {
  readonly cases: readonly {
    readonly input: Readonly<Record<string, unknown>>;
    readonly expected?: { readonly predictionInterval?: Readonly<Record<string, unknown>> };
  }[];
}

describe.each(Object.entries(registries))("%s", (_name, { records, hasFixture }) => {
  it("has records, each with label, summary and source", () => {
    expect(records.length).toBeGreaterThan(0);
    const lacking = records.filter(({ label, summary, reference }) =>
      [label, summary, reference].some((text) => text?.trim() === ""),
    );
    expect(lacking.map(({ id }) => id)).toEqual([]);
  });

  it("uses no label twice", () => {
    const labels = records.map(({ label }) => label);
    expect(labels.filter((label, index) => labels.indexOf(label) !== index)).toEqual([]);
  });

  it("has numbers of R for every record", () => {
    expect(records.filter(({ id }) => hasFixture !== null && !hasFixture(id)).map(({ id }) => id)).toEqual(
      [],
    );
  });
});

/** Folders of the repository that may know a record only through its registry. */
const STRANGERS = [
  "packages/engine/src/export",
  "packages/engine/src/inference",
  "packages/plots/src",
  "packages/ui/src",
];

/** Ids that stand in a file for another reason than to tell one record from the others. */
const ALLOWED: readonly { readonly path: RegExp; readonly id: RegExp; readonly why: string }[] = [
  { path: /./, id: /^none$/, why: "also a word of CSS and of options: no paint, no labels" },
  { path: /^packages\/plots\/src\/testing\//, id: /./, why: "a report that tests of plots draw" },
  { path: /inference\/coverage-table\.ts$/, id: /./, why: "the generated table of all methods simulated" },
  { path: /export\/r-checks\.ts$/, id: /^Wald$/, why: "names a comparison: Wald's interval of the effect" },
  {
    path: /export\/r-dose-lines\.ts$/,
    id: /^(?:DL|ML|GEN)$/,
    why: "arguments of rma() and rma.mv() for the covariance between dose-response curves",
  },
  {
    path: /export\/others\/python(?:-functions)?\.ts$/,
    id: /^(?:DL|HE|HS|SJ|PM|EB|ML|REML|knha|adhoc)$/,
    why: "arguments of the functions that the Python script itself defines, which know no other methods",
  },
  { path: /export\/others\/jasp\.ts$/, id: /^knha$/, why: "one of the tests that the menu of JASP has" },
  {
    path: /views\/numbers\/published\.ts$/,
    id: /^DL$/,
    why: "choices of published analyses, as a document has them",
  },
  {
    path: /profile\/likelihood\.ts$|tau2-intervals\/pl\.ts$|coefficient-tests\/(?:kenward-roger|profile-likelihood)\.ts$/,
    id: /^(?:RE)?ML$/,
    why: "names a likelihood there, not its estimator",
  },
];

function sources(folder: string): string[] {
  return readdirSync(new URL(folder, root), { recursive: true, encoding: "utf8" })
    .filter((name) => /\.tsx?$/.test(name) && !/\.(?:test|d)\.tsx?$/.test(name))
    .map((name) => `${folder}/${name}`);
}

/** The ids a file quotes, but for comments and for what a record says of itself: its id, label and R argument. */
function quotedIds(path: string, ids: ReadonlySet<string>): string[] {
  const code = readFileSync(new URL(path, root), "utf8")
    .replaceAll(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, "")
    .replaceAll(/^\s*(?:id|label): "[^"]*",$|^\s*r: '[^']*',$/gm, "");
  const quoted = [...code.matchAll(/["'`](\w+)(?=["'`])/g)].map((match) => match[1]!);
  return quoted.filter((text) => ids.has(text));
}

describe("the id of an estimator, a test, an interval for tau2 or a measure", () => {
  // Single letters (`t`, `z`) are names of much else.
  const ids = new Set(
    [estimators, coefficientTests, tau2Intervals, measures].flatMap(({ ids }) =>
      ids.filter((id) => id.length > 1),
    ),
  );
  const found = STRANGERS.flatMap(sources).flatMap((path) =>
    quotedIds(path, ids).map((id) => ({ path, id })),
  );

  it("stands only in its record and in documents", () => {
    const unexpected = found.filter(
      ({ path, id }) => !ALLOWED.some((entry) => entry.path.test(path) && entry.id.test(id)),
    );
    expect(unexpected).toEqual([]);
  });
});

describe("the parameters of a measure", () => {
  it.each(measures.records)("$id: defaults are valid and stand in the R call", (measure) => {
    const keys = measure.params.map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
    for (const def of measure.params) {
      expect(def.help).not.toBe("");
      if (def.type === "choice") expect(def.choices.map(({ value }) => value)).toContain(def.default);
      if (def.type === "number") expect(def.default >= def.min && def.default <= def.max).toBe(true);
    }
    expect(measure.r(withDefaults(measure.params, {}))).toContain(
      `measure = "${measure.rMeasure ?? measure.id}"`,
    );
  });

  it.each(measures.records)("$id: input sets and display name what exists", (measure) => {
    const keys = measure.inputs.map(({ key }) => key);
    expect(measure.inputSets.flat().filter((key) => !keys.includes(key))).toEqual([]);
    expect(transformations.has(measure.display)).toBe(true);
  });
});

describe("the parameters of shapes and of jobs", () => {
  const records = [...shapes.records, ...jobs.records];

  it.each(records)("$id: are told apart, explained, and good as they are by default", ({ params }) => {
    expect(new Set(params.map(({ key }) => key)).size).toBe(params.length);
    expect(params.filter(({ help, label }) => help.trim() === "" || label.trim() === "")).toEqual([]);
    expect(params.filter((def) => paramProblem(def, def.default) !== null)).toEqual([]);
  });
});

describe("a report", () => {
  const bcg = buildExample("bcg-vaccine");
  const choices = [
    ...variants("estimator", estimators),
    ...variants("test", coefficientTests),
    ...variants("tau2Interval", tau2Intervals),
    ...variants("prediction", predictionIntervals),
  ];

  it.each(choices)("with $key $id crosses to a worker and to a file unchanged", ({ key, id }) => {
    const report = runAnalysis({ ...bcg, model: { ...bcg.model, [key]: id } });
    expect(structuredClone(report)).toEqual(report);
    expect(JSON.parse(JSON.stringify(report))).toEqual(report);
    expect(JSON.parse(reportToJson(report))).toEqual(report);
    expect(badNumbers(report)).toEqual([]);
  });

  it("on an empty document holds no number that is none", () => {
    expect(badNumbers(runAnalysis(createDocument()))).toEqual([]);
  });
});

function variants(key: string, registry: Registry<RegistryRecord>): { key: string; id: string }[] {
  return registry.ids.map((id) => ({ key, id }));
}

/** Paths of NaN, infinities, -0 and undefined anywhere in a result. */
function badNumbers(value: unknown, path = ""): string[] {
  if (value === undefined) return [path];
  if (typeof value === "number")
    return Number.isFinite(value) && !Object.is(value, -0) ? [] : [`${path} = ${value}`];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) => badNumbers(part, `${path}/${key}`));
}
