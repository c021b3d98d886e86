import {
  type AnalysisDocument,
  coefficientTests,
  type ModelSpec,
  type Params,
  predictionIntervals,
  tau2Intervals,
  withPooling,
} from "@treeline/engine";
import { buildExample } from "../house/example-choices.ts";
import { COUNTS, type CrosscheckCase, documentOf, type Inputs } from "./cases.ts";

const gap = null;

/** Events of two groups with empty cells, without any events in a study, and one study the other way round. */
const TABLES: Inputs = {
  ai: [4, 5, 12, 3, 0, 0, 2],
  bi: [119, 301, 219, 130, 44, 30, 28],
  ci: [11, 29, 11, 6, 3, 0, 5],
  di: [128, 274, 209, 120, 40, 25, 20],
};
const TURNED: Inputs = { ...TABLES, flip: [0, 1, 0, gap, 0, 0, 1] };

/** Sizes instead of non-events, and studies that report something else. */
const REPORTED: Inputs = {
  ai: [12, 30, gap, gap, 7, 9],
  n1i: [50, 60, gap, 45, 80, 42],
  ci: [4, 9, gap, gap, 3, 0],
  n2i: [48, 62, gap, 44, 85, 40],
  ori: [gap, gap, 2.1, gap, gap, gap],
  or_lb: [gap, gap, 1.2, gap, gap, gap],
  or_ub: [gap, gap, 3.675, gap, gap, gap],
  d: [gap, gap, gap, 0.42, gap, gap],
};

const RATES: Inputs = {
  x1i: [0, 5, 12, 3, 0, 20],
  t1i: [50.5, 60, 80, 40, 30, 120],
  x2i: [4, 9, 15, 2, 0, 31],
  t2i: [48, 62.25, 79, 44, 31, 125],
};

const PROPORTIONS: Inputs = { xi: [0, 4, 17, 20, 9], ni: [20, 31, 44, 30, 60] };
const EVENTS: Inputs = { xi: [3, 4, 17, 20, 9], ti: [20.5, 31, 44, 30, 60] };

/** Every way to pool counts on real and on awkward data; then its relatives of the equal-effects model. */
export function poolingCases(): CrosscheckCase[] {
  return [
    ...mantelHaenszelCases(),
    ...petoCases(),
    ...mixedModelCases(),
    ...relativeCases(),
    ...questionCases(),
    ...inferenceCases(),
  ].map((one) => ({ ...one, name: `pooling ${one.name}`, comparison: false }));
}

type Options = Partial<ModelSpec> & { readonly effects?: Params };

function pooled(name: string, measure: string, inputs: Inputs, pooling: string, options: Options = {}) {
  const { effects = {}, ...model } = options;
  const document = documentOf(measure, effects, inputs);
  return { name: `${pooling} ${measure} ${name}`, document: withModel(document, pooling, model) };
}

function withModel(document: AnalysisDocument, pooling: string, model: Partial<ModelSpec>): AnalysisDocument {
  return { ...document, model: { ...withPooling(document.model, pooling), ...model } };
}

function mantelHaenszelCases(): CrosscheckCase[] {
  const everywhere = ["OR", "RR", "RD"].flatMap((measure) => [
    pooled("empty cells", measure, TABLES, "MH"),
    pooled("turned", measure, TURNED, "MH", { level: 0.9 }),
    pooled("full groups", measure, COUNTS, "MH"),
    pooled("corrected", measure, TABLES, "MH", { poolingParams: { add: 0.5, to: "only0", drop00: true } }),
  ]);
  const rates = ["IRR", "IRD"].flatMap((measure) => [
    pooled("empty cells", measure, RATES, "MH"),
    pooled("turned", measure, { ...RATES, flip: [0, 1, 0, 0, 0, 1] }, "MH"),
    pooled("corrected", measure, RATES, "MH", { poolingParams: { add: 0.25, to: "all", drop00: true } }),
  ]);
  return [
    ...everywhere,
    ...rates,
    ...["OR", "RR", "RD"].map((measure) =>
      pooled("random effects", measure, TURNED, "MH", { kind: "random", level: 0.9 }),
    ),
    pooled("random effects", "IRR", RATES, "MH", { kind: "random" }),
    pooled("random effects, Greenland and Robins", "RD", TABLES, "MH", {
      kind: "random",
      poolingParams: { variance: "greenland-robins" },
    }),
    pooled("random effects, one study", "OR", { ai: [3], bi: [9], ci: [2], di: [8] }, "MH", {
      kind: "random",
    }),
    pooled("without correction of the test", "OR", TABLES, "MH", { poolingParams: { correct: false } }),
    pooled("own rule for effects", "OR", TABLES, "MH", {
      effects: { add: 0.25, to: "all", drop00: false },
    }),
    pooled("unequal amounts for effects", "OR", TABLES, "MH", { effects: { increment: "tacc" } }),
    pooled("Greenland and Robins", "RD", TABLES, "MH", { poolingParams: { variance: "greenland-robins" } }),
    pooled("no effects", "OR", { ai: [0, 3], bi: [9, 7], ci: [2, 0], di: [8, 9] }, "MH", {
      effects: { to: "none" },
    }),
    pooled("one study", "RD", { ai: [3], bi: [9], ci: [2], di: [8] }, "MH"),
    pooled("no events at all", "RD", { ai: [0, 0], bi: [9, 7], ci: [0, 0], di: [8, 9] }, "MH"),
    pooled("hardly a difference", "OR", { ai: [5, 4], bi: [9, 7], ci: [5, 4], di: [9, 8] }, "MH"),
    pooled("other reports", "OR", REPORTED, "MH"),
    { name: "MH OR filtered and left out", document: withFilter(pooled("", "OR", TABLES, "MH").document) },
  ];
}

function withFilter(document: AnalysisDocument): AnalysisDocument {
  return {
    ...document,
    derived: [{ name: "all", expression: "ai + bi + ci + di" }],
    filter: "all < 500",
    exclusions: [{ rowId: "1", reason: "pilot" }],
  };
}

/** A threshold and a margin asked of every way to pool that has no script of its own for them. */
function questionCases(): CrosscheckCase[] {
  const asked: Partial<ModelSpec> = { threshold: -0.1, equivalence: [-0.4, 0.3] };
  return [
    ...["MH", "Peto", "UWLS", "IVHET", "HC"].map((pooling) =>
      pooled("threshold and margin", "OR", TABLES, pooling, asked),
    ),
    pooled("threshold and margin, random effects", "OR", TABLES, "MH", { ...asked, kind: "random" }),
    pooled("threshold and margin", "OR", TABLES, "GLMM", { ...asked, poolingParams: { model: "CM.AL" } }),
    pooled("threshold and margin", "PLO", PROPORTIONS, "GLMM", { ...asked, threshold: 0.3, test: "t" }),
  ];
}

function petoCases(): CrosscheckCase[] {
  return ["PETO", "OR"].flatMap((measure) => [
    pooled("empty cells", measure, TABLES, "Peto"),
    pooled("turned", measure, TURNED, "Peto"),
    pooled("corrected", measure, TABLES, "Peto", { poolingParams: { add: 0.5, to: "only0", drop00: false } }),
    pooled("one study", measure, { ai: [3], bi: [9], ci: [2], di: [8] }, "Peto"),
  ]);
}

function mixedModelCases(): CrosscheckCase[] {
  const models = ["UM.FS", "UM.RS", "CM.EL", "CM.AL"];
  const kinds = ["random", "equal"] as const;
  const points = (model: string, kind: string): number => (model === "UM.RS" && kind === "random" ? 1 : 7);
  const two = models.flatMap((model) =>
    kinds.flatMap((kind) =>
      (
        [
          ["OR", TURNED],
          ["IRR", RATES],
        ] as const
      ).map(([measure, inputs]) =>
        pooled(`${model} ${kind}`, measure, inputs, "GLMM", {
          kind,
          test: kind === "random" ? "t" : "z",
          poolingParams: { model, points: points(model, kind) },
        }),
      ),
    ),
  );
  const one = kinds.flatMap((kind) => [
    pooled(kind, "PLO", PROPORTIONS, "GLMM", { kind, test: "z" }),
    pooled(kind, "IRLN", EVENTS, "GLMM", { kind, test: "t" }),
  ]);
  return [
    ...two,
    ...one,
    pooled("many points", "OR", TABLES, "GLMM", { test: "z", poolingParams: { points: 61 } }),
    pooled("more points than R has", "OR", TABLES, "GLMM", {
      test: "z",
      poolingParams: { model: "UM.RS", points: 7 },
    }),
    pooled("group 1", "OR", TABLES, "GLMM", { test: "z", poolingParams: { coding: "1", points: 7 } }),
    ...["t", "riley", "metafor"].map((prediction) =>
      pooled(`prediction ${prediction}`, "OR", TABLES, "GLMM", {
        test: "t",
        prediction,
        poolingParams: { points: 7 },
      }),
    ),
  ];
}

const EFFECTS: Inputs = {
  yi: [-0.889, -1.585, -1.348, -1.441, -0.218, -0.786, -1.62, 0.012, -0.469],
  vi: [0.326, 0.195, 0.415, 0.02, 0.051, 0.007, 0.223, 0.004, 0.056],
};

function relativeCases(): CrosscheckCase[] {
  return ["UWLS", "IVHET", "HC"].flatMap((pooling) => [
    { name: `${pooling} bcg`, document: withModel(buildExample("bcg-vaccine"), pooling, {}) },
    pooled("variable", "GEN", EFFECTS, pooling, { level: 0.9 }),
    pooled("less variable than expected", "GEN", { yi: [0.3, 0.32, 0.31], vi: [0.1, 0.2, 0.1] }, pooling),
    pooled("two studies", "GEN", { yi: [0.1, 0.7], vi: [0.04, 0.09] }, pooling),
    pooled("one study", "GEN", { yi: [0.3], vi: [0.04] }, pooling),
  ]);
}

/** Every test of the mean, interval of tau2 and prediction interval of three studies; every test where effects hardly vary. */
function inferenceCases(): CrosscheckCase[] {
  const three: Inputs = { yi: [0.1, 0.7, 0.2], vi: [0.04, 0.09, 0.01] };
  const close: Inputs = { yi: [0.3, 0.32, 0.31, 0.3], vi: [0.1, 0.2, 0.1, 0.3] };
  return [
    ...coefficientTests.ids.flatMap((test) => [
      pooled(`three, test ${test}`, "GEN", three, "IV", { test }),
      pooled(`less variable, test ${test}`, "GEN", close, "IV", { test }),
    ]),
    ...tau2Intervals.ids.map((id) =>
      pooled(`three, tau2 ${id}`, "GEN", three, "IV", { tau2Interval: id, level: 0.9 }),
    ),
    ...predictionIntervals.ids.map((id) =>
      pooled(`three, prediction ${id}`, "GEN", three, "IV", { prediction: id, test: "adhoc" }),
    ),
  ];
}
