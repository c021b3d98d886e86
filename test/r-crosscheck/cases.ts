import { readdirSync } from "node:fs";
import {
  type AnalysisDocument,
  type Column,
  coefficientTests,
  createDocument,
  estimators,
  type ModelSpec,
  type Params,
  predictionIntervals,
  tau2Intervals,
} from "@treeline/engine";
import { buildExample } from "../house/example-choices.ts";

export interface CrosscheckCase {
  readonly name: string;
  readonly document: AnalysisDocument;
  /** false = R does not repeat all estimators side by side: they do not depend on the measure, and take R the most time. */
  readonly comparison?: false;
}

/** Every example, then one choice after the other varied on real and on awkward data. */
export function crosscheckCases(): CrosscheckCase[] {
  const examples = readdirSync(new URL("../../examples/", import.meta.url));
  return [
    ...examples.map((name) => ({ name: `example ${name}`, document: buildExample(name) })),
    ...modelCases(),
    ...measureCases().map(withoutComparison),
    ...ledgerCases().map(withoutComparison),
    ...awkwardCases(),
  ];
}

export function withoutComparison(of: CrosscheckCase): CrosscheckCase {
  return { ...of, comparison: false };
}

function modelCases(): CrosscheckCase[] {
  const bcg = buildExample("bcg-vaccine");
  const vary = (label: string, model: Partial<ModelSpec>): CrosscheckCase => ({
    name: `bcg ${label}`,
    document: { ...bcg, model: { ...bcg.model, ...model } },
  });
  const withoutWeights = estimators.records.filter(({ userWeights }) => userWeights === "ignored");
  return [
    ...withoutWeights.map(({ id }) => vary(id, { estimator: id, test: "knha" })),
    ...coefficientTests.ids.map((id) => vary(`test ${id}`, { test: id, level: 0.9 })),
    ...tau2Intervals.ids.map((id) => vary(`tau2 interval ${id}`, { tau2Interval: id })),
    ...predictionIntervals.ids.map((id) => vary(`prediction ${id}`, { prediction: id })),
    vary("equal effects", { kind: "equal" }),
    vary("fixed effects, t", { kind: "fixed", test: "t" }),
    vary("tau2 given", { tau2: 0.25 }),
    vary("threshold and margin", { threshold: -0.5, equivalence: [-0.2, 0.1], test: "knha" }),
    vary("threshold and margin, Kenward-Roger", {
      threshold: -0.3,
      equivalence: [-1.5, 0.1],
      test: "KR",
      prediction: "KR-PR",
    }),
    vary("margin, equal effects", { kind: "equal", equivalence: [-0.6, -0.3], test: "z" }),
    vary("unweighted", { weighting: "unweighted" }),
    ...["GENQ", "GENQM"].map((estimator) => ({
      name: `bcg ${estimator}, weights given`,
      document: {
        ...bcg,
        roles: { ...bcg.roles, weights: "ablat" },
        model: { ...bcg.model, estimator, weighting: "user", tau2Interval: "GENQ" },
      } satisfies AnalysisDocument,
    })),
  ];
}

/** Columns of numbers by metafor's argument names. */
export type Inputs = Readonly<Record<string, readonly (number | null)[]>>;

/** Cells with zeros in one group, in both, and full groups. */
export const COUNTS: Inputs = {
  ai: [0, 5, 12, 3, 0, 20],
  n1i: [50, 60, 80, 40, 30, 20],
  ci: [4, 9, 15, 0, 0, 11],
  n2i: [48, 62, 79, 44, 31, 25],
};

const MEANS: Inputs = {
  m1i: [55, 27, 64, 66, 14, 19, 52, 21, 30],
  sd1i: [47, 7, 17, 20, 8, 7, 45, 16, 27],
  n1i: [155, 31, 75, 18, 8, 57, 34, 110, 60],
  m2i: [75, 29, 119, 137, 18, 18, 41, 31, 23],
  sd2i: [64, 4, 29, 48, 11, 4, 34, 27, 20],
  n2i: [156, 32, 71, 18, 13, 52, 33, 183, 52],
};

const CORRELATIONS: Inputs = { ri: [0.12, -0.3, 0.45, 0.05, 0.61], ni: [40, 120, 33, 260, 51] };
const PROPORTIONS: Inputs = { xi: [0, 4, 17, 30, 9], ni: [20, 31, 44, 30, 60] };

function measureCases(): CrosscheckCase[] {
  const counts = ["OR", "RR", "RD"].flatMap((measure) => [
    measureCase(measure, {}, COUNTS),
    measureCase(measure, { to: "all", add: 0.25 }, COUNTS),
    measureCase(measure, { to: "if0all", drop00: true }, COUNTS),
    measureCase(measure, { to: "none" }, COUNTS),
  ]);
  return [
    ...counts,
    measureCase("RD", { vtype: "UB" }, COUNTS),
    measureCase("RD", { vtype: "AV" }, COUNTS),
    measureCase("OR", { vtype: "AV" }, COUNTS),
    measureCase("MD", {}, MEANS),
    ...["LS", "LS2", "UB", "AV"].map((vtype) => measureCase("SMD", { vtype }, MEANS)),
    measureCase("SMD", { correct: false }, MEANS),
    ...["LS", "LS2", "UB", "AV", "RM"].map((vtype) =>
      measureCase("SMD", { factor: "approximate", vtype }, MEANS),
    ),
    measureCase("SMD", { vtype: "RM" }, MEANS),
    measureCase(
      "SMD",
      { factor: "approximate", vtype: "RM" },
      { di: [0.4, 0.2, 0.7], n1i: [20, 30, 25], n2i: [22, 28, 25], flip: [0, 1, gap] },
    ),
    measureCase("SMD", {}, { di: [0.4, 0.2, 0.7], n1i: [20, 30, 25], n2i: [22, 28, 25] }),
    measureCase("ZCOR", {}, CORRELATIONS),
    measureCase("PLO", {}, PROPORTIONS),
    measureCase("PLO", { vtype: "AV" }, PROPORTIONS),
    measureCase("GEN", {}, { yi: [0.1, 0.4, 0.3], vi: [0.02, null, 0.05], sei: [null, 0.2, 0.9] }),
    measureCase(
      "GEN",
      { level: 0.9 },
      { yi: [1, 2, 1.5], "ci.lb": [0.5, 1.1, 0.2], "ci.ub": [1.5, 2.9, 2.8] },
    ),
    measureCase("GEN", {}, { yi: [0.1, -0.4, 0.3], vi: [0.02, 0.04, 0.05], flip: [null, 1, 0] }),
  ];
}

const gap = null;

/** Rows that report what the measure does not take, beside rows that report what it does. */
function ledgerCases(): CrosscheckCase[] {
  const sizes = { n1i: [20, 25, 40, 35, 30, 28], n2i: [22, 25, 38, 36, 31, 30] };
  const tests = measureCase(
    "SMD",
    {},
    {
      ...sizes,
      m1i: [10.2, 11, gap, gap, gap, gap],
      sd1i: [2.1, 2.4, gap, gap, gap, gap],
      m2i: [9.1, 9, gap, gap, gap, gap],
      sd2i: [2.2, 2.9, gap, gap, gap, gap],
      t: [gap, gap, 2.5, gap, gap, gap],
      p: [gap, gap, gap, 0.0412, gap, gap],
      F: [gap, gap, gap, gap, 6.25, gap],
      p_below: [gap, gap, gap, gap, gap, 0.05],
      direction: [gap, gap, gap, -1, -1, 1],
    },
  );
  const ratios = measureCase(
    "OR",
    {},
    {
      ai: [12, 30, gap, gap, gap],
      n1i: [50, 60, gap, 45, gap],
      ci: [4, 9, gap, gap, gap],
      n2i: [48, 62, gap, 44, gap],
      ori: [gap, gap, 2.1, gap, 0.8],
      or_lb: [gap, gap, 1.2, gap, gap],
      or_ub: [gap, gap, 3.675, gap, gap],
      or_p: [gap, gap, gap, gap, 0.31],
      d: [gap, gap, gap, 0.42, gap],
    },
  );
  const spreads = measureCase(
    "MD",
    {},
    {
      n1i: [30, 40, 25, 60],
      n2i: [32, 41, 24, 58],
      m1i: [55, 27, gap, 12],
      sd1i: [12, gap, gap, gap],
      m2i: [61, 29, gap, 14],
      sd2i: [11, gap, gap, gap],
      se1: [gap, 1.2, gap, gap],
      se2: [gap, 1.1, gap, gap],
      q1_1: [gap, gap, 10.5, gap],
      med1: [gap, gap, 14, gap],
      q3_1: [gap, gap, 19, gap],
      q1_2: [gap, gap, 11, gap],
      med2: [gap, gap, 16, gap],
      q3_2: [gap, gap, 22, gap],
      m1_lb: [gap, gap, gap, 10.1],
      m1_ub: [gap, gap, gap, 13.9],
      m2_lb: [gap, gap, gap, 12.2],
      m2_ub: [gap, gap, gap, 15.8],
    },
  );
  const changes = measureCase(
    "SMD",
    {},
    {
      n1i: [20, 25, gap, gap, 30],
      n2i: [20, 26, gap, gap, 31],
      m1_pre: [30.6, 28, gap, gap, gap],
      m1_post: [38.5, 33, gap, gap, gap],
      sd1_pre: [15, 12, gap, gap, gap],
      m2_pre: [23.1, 27, gap, gap, gap],
      m2_post: [19.7, 28, gap, gap, gap],
      sd2_pre: [13.8, 11, gap, gap, gap],
      ni: [gap, gap, 40, 54, gap],
      p_paired: [gap, gap, 0.0073, 0.025, gap],
      d: [gap, gap, gap, gap, 0.4],
      flip: [gap, 1, gap, 1, gap],
    },
  );
  const correlations = measureCase(
    "ZCOR",
    {},
    {
      ri: [0.12, gap, gap, gap],
      ni: [40, 120, 64, 90],
      p_r: [gap, 0.0321, gap, gap],
      t_r: [gap, gap, 2.3, gap],
      r2: [gap, gap, gap, 0.09],
      direction: [gap, -1, gap, gap],
    },
  );
  const averaged = measureCase(
    "SMD",
    { vtype: "AV" },
    {
      ...sizes,
      m1i: [10.2, 11, 10, 12, 9, 8],
      m2i: [9.1, 9, 9.5, 11, 9.3, 7],
      sd1i: [2.1, 2.4, gap, 2, gap, 2.2],
      sd2i: [2.2, 2.9, gap, 2.2, gap, 2.1],
      se1: [gap, gap, 0.4, gap, 0.5, gap],
      se2: [gap, gap, 0.45, gap, 0.5, gap],
    },
  );
  const cases = { tests, ratios, spreads, changes, correlations, averaged };
  return [
    ...Object.entries(cases).map(([name, { document }]) => ({ name: `ledger: ${name}`, document })),
    { name: "ledger: own assumptions, places and ways", document: withOwnWays(changes.document) },
    { name: "ledger: quantile estimation", document: withQuantileEstimation(spreads.document) },
  ];
}

/** Choices for single rows, and words that would break out of a comment. */
function withOwnWays(document: AnalysisDocument): AnalysisDocument {
  const entry = { place: "p. 3\nquit(status = 3)", note: "", route: null, params: {} };
  return {
    ...document,
    effects: { ...document.effects, assumptions: { "dz-to-smd": { r_prepost: 0.7 } } },
    ledger: {
      1: { ...entry, route: ["pre-post-control-becker"] },
      3: entry,
      4: { ...entry, params: { "dz-to-smd": { r_prepost: 0.2 } } },
    },
  };
}

function withQuantileEstimation(document: AnalysisDocument): AnalysisDocument {
  const method = { method: "qe" };
  const assumptions = { "quartiles-to-mean-1": method, "quartiles-to-mean-2": method };
  return { ...document, effects: { ...document.effects, assumptions } };
}

function awkwardCases(): CrosscheckCase[] {
  const ready = (
    name: string,
    yi: readonly number[],
    vi: readonly number[],
    model: Partial<ModelSpec> = {},
  ) => {
    const document = documentOf("GEN", {}, { yi, vi });
    return { name, document: { ...document, model: { ...document.model, ...model } } };
  };
  const yi = [-0.889, -1.585, -1.348, -1.441, -0.218, -0.786, -1.62, 0.012, -0.469];
  const vi = [0.326, 0.195, 0.415, 0.02, 0.051, 0.007, 0.223, 0.004, 0.056];
  const scaled = (factor: number) =>
    ready(
      `scale ${factor}`,
      yi.map((value) => value * factor),
      vi.map((value) => value * factor ** 2),
    );
  return [
    ready("one study", [0.3], [0.04]),
    ready("two studies", [0.1, 0.7], [0.04, 0.09]),
    ready("three studies", [0.1, 0.7, 0.2], [0.04, 0.09, 0.01], { test: "knha" }),
    ready("identical effects", [0.3, 0.3, 0.3], [0.04, 0.09, 0.01], { test: "knha" }),
    ready("less variable than expected", [0.3, 0.32, 0.31, 0.3], [0.1, 0.2, 0.1, 0.3], { test: "adhoc" }),
    ready(
      "on which Fisher scoring cycles",
      [1.3, 1.94, 0.7, 0.36, 1.31, 0.46, 1.24, 0.71, 0.35, 0.77],
      [0.64, 0.421, 0.992, 0.058, 0.756, 0.634, 0.79, 0.596, 0.457, 0.935],
    ),
    scaled(1e-8),
    scaled(1e8),
    awkwardNames(),
    ...FORMULAS.map(withFormula).map(withoutComparison),
    { name: "rows left out and unusable", document: withUnusableRows() },
  ];
}

/** Every function of formulas at least once, over a, b (with a gap, a zero and a negative number) and the text t. */
const FORMULAS: readonly string[] = [
  "a * 1.5 + b / 10 - a^2 / 50 + -b % 3",
  "ln(a) + log(a) + log10(a) + log2(a) + exp(b / 9) + sqrt(abs(b))",
  "round(a / 7, 2) + floor(a / 3) + ceil(b / 3) + min(a, b, 3) + max(a, b)",
  "coalesce(a / b, a, 0) + if(isMissing(b), 1, b)",
  'if(lower(t) == "online" or a > 4, 1, 0) + (contains(t, "er") ? 2 : 3) + a / 10',
  'if(startsWith(upper(t), "ON") and not endsWith(t, "x") and a != 3, a, a / 2)',
];

/** A column computed by a formula, standard errors by another, and a filter. */
function withFormula(expression: string): CrosscheckCase {
  const texts = ["Online", "in person", "online", "other", "on paper", "Online", null, "online"];
  const table = {
    rowIds: texts.map((_, index) => `r${index + 1}`),
    columns: [
      number("a", [1, 2, 3, 4, 5, 6, 7, 8]),
      number("b", [2, -3, 0, 4, null, 5, 1, 3]),
      { name: "t", kind: "text", values: texts } satisfies Column,
    ],
  };
  const document = createDocument({
    table,
    derived: [
      { name: "the effect", expression },
      { name: "sei", expression: "1 / sqrt(a + 3)" },
    ],
    filter: 't != "other" or b > 100',
    roles: { label: null, inputs: { yi: "the effect", sei: "sei" }, weights: null },
  });
  return { name: `formula ${expression}`, document };
}

/** Names and labels that would break out of a string, a comment or a formula. */
function awkwardNames(): CrosscheckCase {
  const names = [
    '"; quit(status = 3) #',
    "back\\slash `tick` 'quote'",
    "line\nbreak\ttab",
    "Ünïcode 漢字 🌲",
    "#",
    "row",
  ];
  const text: Column = { name: 'stu"dy\n`\\ 🌲', kind: "text", values: names };
  const effect: Column = number("ef fect (g)", [0.1, 0.4, 0.3, 0.2, 0.9, -0.1]);
  const precision: Column = number("row", [0.1, 0.2, 0.15, 0.3, 0.2, 0.12]);
  const document = createDocument({
    table: { rowIds: names.map((_, index) => `r${index}"\\`), columns: [text, effect, precision] },
  });
  return {
    name: "names that need escaping",
    document: {
      ...document,
      title: 'Title\n"); quit(status = 3) #',
      source: "source\r\nstop()",
      roles: { label: text.name, inputs: { yi: effect.name, sei: precision.name }, weights: null },
      effects: { ...document.effects, measure: "GEN", params: {}, effectName: 'g"\n' },
    },
  };
}

function withUnusableRows(): AnalysisDocument {
  const document = documentOf("RR", {}, { ...COUNTS, ai: [0, 5, 12, 3, null, 99] });
  return { ...document, exclusions: [{ rowId: document.table.rowIds[1]!, reason: "line\nbreak" }] };
}

function measureCase(measure: string, params: Params, inputs: Inputs): CrosscheckCase {
  const choices = Object.entries(params).map(([key, value]) => `${key} ${value}`);
  return {
    name: [measure, Object.keys(inputs).join("+"), ...choices].join(" "),
    document: documentOf(measure, params, inputs),
  };
}

export function documentOf(measure: string, params: Params, inputs: Inputs): AnalysisDocument {
  const rows = Object.values(inputs)[0]?.length ?? 0;
  const labels = Array.from({ length: rows }, (_, index) => `Study ${index + 1}`);
  const columns: Column[] = Object.entries(inputs).map(([key, values]) => number(key, values));
  const document = createDocument({
    table: {
      rowIds: labels.map((_, index) => String(index + 1)),
      columns: [{ name: "study", kind: "text", values: labels }, ...columns],
    },
  });
  return {
    ...document,
    roles: {
      label: "study",
      inputs: Object.fromEntries(Object.keys(inputs).map((key) => [key, key])),
      weights: null,
    },
    effects: { ...document.effects, measure, params },
  };
}

function number(name: string, values: readonly (number | null)[]): Column {
  return { name, kind: "number", values, unparsed: {} };
}
