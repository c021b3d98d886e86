import { describe, expect, test } from "vitest";
import { runAnalysis } from "../../packages/engine/src/analysis.ts";
import type { AnalysisReport, Interval, NumbersNeeded } from "../../packages/engine/src/analysis-types.ts";
import { createDocument } from "../../packages/engine/src/document/defaults.ts";
import type { AnalysisDocument, ModelSpec } from "../../packages/engine/src/document/types.ts";
import { measures } from "../../packages/engine/src/measures/registry.ts";
import { shownTransformation } from "../../packages/engine/src/measures/shown-transformation.ts";
import { withPooling } from "../../packages/engine/src/models/fit-model.ts";
import { type LabbeMeasure, labbePoints } from "../../packages/engine/src/pooling/labbe.ts";
import { type NumberNeededMeasure, numbersNeeded } from "../../packages/engine/src/pooling/number-needed.ts";
import type { Params } from "../../packages/engine/src/registry.ts";
import { zeroCellsOf } from "./binary/compare.ts";
import { type CountsCase, casesOf, inputsOf, readData } from "./binary/load.ts";

type Inputs = Readonly<Record<string, readonly (number | null)[]>>;
type Numbers = Readonly<Record<string, unknown>>;

interface Case<T> {
  readonly id: string;
  readonly input: T & { readonly columns: Readonly<Record<string, string>>; readonly filter?: string };
  readonly expected: Numbers;
  readonly tolerance: number;
}

function documentOf(
  inputs: Inputs,
  measure: string,
  params: Params,
  model: Partial<ModelSpec>,
  pooling: string,
): AnalysisDocument {
  const rows = Object.values(inputs)[0]?.length ?? 0;
  const known = new Set(measures.get(measure).params.map(({ key }) => key));
  const document = createDocument({
    table: {
      rowIds: Array.from({ length: rows }, (_, i) => `r${i + 1}`),
      columns: Object.entries(inputs).map(([name, values]) => ({
        name,
        kind: "number" as const,
        values,
        unparsed: {},
      })),
    },
    roles: {
      label: null,
      inputs: Object.fromEntries(Object.keys(inputs).map((key) => [key, key])),
      weights: null,
    },
    effects: {
      measure,
      params: Object.fromEntries(Object.entries(params).filter(([key]) => known.has(key))),
    },
  });
  const spec = withPooling({ ...document.model, kind: "equal", test: "z" }, pooling);
  return { ...document, model: { ...spec, ...model } };
}

function differing(
  pairs: Readonly<Record<string, readonly [unknown, unknown]>>,
  tolerance: number,
): string[] {
  return Object.entries(pairs).flatMap(([name, [ours, theirs]]) => {
    if (theirs === undefined || theirs === ours) return [];
    const near =
      typeof ours === "number" &&
      typeof theirs === "number" &&
      Math.abs(ours - theirs) <= Math.max(tolerance * Math.abs(theirs), 1e-14);
    return near ? [] : [`${name}: ${String(ours)} for ${String(theirs)}`];
  });
}

const names = <T>(files: readonly { dataset: string; cases: readonly Case<T>[] }[]) =>
  files.flatMap(({ dataset, cases }) =>
    cases.map((reference) => [`${dataset} ${reference.id}`, dataset, reference] as const),
  );

describe("Mantel-Haenszel and Peto through a document", () => {
  const files = casesOf<CountsCase>(/^(MH|Peto)-/);
  const cases = files.flatMap(({ dataset, cases: all }) =>
    all.map((reference) => [`${dataset} ${reference.id}`, dataset, reference] as const),
  );
  test("all are compared", () => expect(cases).toHaveLength(212));

  test.each(cases)("%s", (_name, dataset, { input, expected, tolerance }) => {
    const { effects, pooling } = zeroCellsOf(input);
    const document = documentOf(
      inputsOf(dataset, input),
      input.measure ?? "PETO",
      { ...effects },
      { level: (input.level ?? 95) / 100, poolingParams: { ...pooling, ...correctOf(input) } },
      input.measure === undefined ? "Peto" : "MH",
    );
    const { fit } = runAnalysis(document);
    const [pooled] = fit?.coefficients ?? [];
    const { ml } = fit?.fitStatistics ?? { ml: null };
    // With a sampling variance of 0 R has no likelihood, and the study's effect is left out here.
    const hasLikelihood = expected.Q !== "Inf" && typeof expected.logLik === "number";
    expect(
      differing(
        {
          k: [fit?.k, expected.k],
          estimate: [pooled?.estimate, expected.estimate],
          se: [pooled?.se, expected.se],
          statistic: [pooled?.test?.statistic.value, expected.statistic],
          ciLower: [pooled?.interval?.lower, expected.ciLower],
          ciUpper: [pooled?.interval?.upper, expected.ciUpper],
          ...(hasLikelihood
            ? {
                logLik: [ml?.logLik, expected.logLik],
                AIC: [ml?.aic, expected.AIC],
                BIC: [ml?.bic, expected.BIC],
              }
            : {}),
        },
        tolerance,
      ),
    ).toEqual([]);
  });
});

const correctOf = ({ measure, correct }: CountsCase["input"]): Params =>
  measure === undefined ? {} : { correct: correct ?? true };

interface NumberNeededInput {
  readonly measure: NumberNeededMeasure;
  readonly baselineRisks: readonly number[];
}

describe("numbers needed to treat", () => {
  const files = casesOf<Case<NumberNeededInput>>(/^NNT-/);
  test("all are compared", () => expect(names(files)).toHaveLength(24));

  test.each(names(files))("%s", (_name, dataset, { input, expected, tolerance }) => {
    const report = runAnalysis(documentOf(inputsOf(dataset, input), input.measure, {}, {}, "MH"));
    const [pooled] = report.fit?.coefficients ?? [];
    const effect = {
      estimate: pooled?.estimate ?? Number.NaN,
      lower: pooled?.interval?.lower ?? null,
      upper: pooled?.interval?.upper ?? null,
    };
    const found = input.baselineRisks.flatMap((baseline, i) => {
      const result = numbersNeeded(input.measure, effect, baseline);
      if (!result.ok) return [`${baseline} refused`];
      return differing(atBaseline(result.value, expected, i), tolerance).map((line) => `${baseline} ${line}`);
    });
    expect(found).toEqual([]);
  });

  /** R computes p0 - p1 of nearly equal risks: what cancels there is compared to the digits it has. */
  function atBaseline(
    { atEstimate, atLower, atUpper }: NumbersNeeded,
    expected: Numbers,
    i: number,
  ): Record<string, [unknown, unknown]> {
    const named = { atEstimate, atCiLower: atLower, atCiUpper: atUpper };
    return Object.fromEntries(
      Object.entries(named).flatMap(([name, ours]) => {
        const theirs = expected[name] as Record<"risk1" | "arr" | "nnt", number[]>;
        return [
          [`${name} risk`, [ours?.risk, theirs.risk1[i]]],
          [`${name} reduction`, [ours?.reduction, theirs.arr[i]]],
          [`${name} number`, [ours?.number, theirs.nnt[i]]],
        ] as [string, [unknown, unknown]][];
      }),
    );
  }
});

describe("L'Abbe plots", () => {
  const files = casesOf<Case<{ readonly measure: LabbeMeasure }>>(/^labbe-/);
  test("all are compared", () => expect(names(files)).toHaveLength(32));

  test.each(names(files))("%s", (_name, dataset, { input, expected, tolerance }) => {
    const points = labbePoints(input.measure, inputsOf(dataset, input));
    const column = (name: string): readonly number[] => expected[name] as number[];
    expect(points).toHaveLength(column("x").length);
    const found = points.flatMap(({ x, y, size }, i) =>
      differing(
        { x: [x, column("x")[i]], y: [y, column("y")[i]], size: [size, column("cex")[i]] },
        tolerance,
      ).map((line) => `${i} ${line}`),
    );
    expect(found).toEqual([]);
  });
});

interface ProportionInput {
  readonly measure: string;
  readonly method: string;
  readonly add: number;
  readonly to: string;
}

/** Estimate and ends of the intervals on the scale shown. */
function shownEnds(document: AnalysisDocument, report: AnalysisReport): Numbers {
  const { apply } = shownTransformation(document.effects, report);
  const [pooled] = report.fit?.coefficients ?? [];
  const ends = (interval: Interval | null | undefined, name: string) => ({
    [`${name}Lower`]: interval ? apply(interval.lower) : null,
    [`${name}Upper`]: interval && interval.upper !== null ? apply(interval.upper) : null,
  });
  return {
    estimate: apply(pooled?.estimate ?? Number.NaN),
    ...ends(pooled?.interval, "ci"),
    ...ends(report.fit?.prediction, "pi"),
  };
}

describe("proportions, back to the scale of proportions", () => {
  const files = casesOf<Case<ProportionInput>>(/^prop-/);
  test("all are compared", () => expect(names(files)).toHaveLength(30));

  test.each(names(files))("%s", (_name, dataset, { input, expected, tolerance }) => {
    const { measure, method, add, to } = input;
    const model: Partial<ModelSpec> =
      method === "EE"
        ? { kind: "equal", prediction: "none" }
        : { kind: "random", estimator: method, prediction: "metafor" };
    // Arcsines need no correction, and rma() corrects none unless told to.
    const params = measure === "PAS" || measure === "PFT" ? {} : { add, to };
    const document = documentOf(inputsOf(dataset, input), measure, params, model, "IV");
    const report = runAnalysis(document);
    const shown = measure === "PFT" ? "ipft.hm" : null;
    const effects = { ...document.effects, display: shown };
    const { fit } = report;
    const [pooled] = fit?.coefficients ?? [];
    const back = (expected.back ?? expected.backHarmonic) as Numbers;
    const ours = shownEnds({ ...document, effects }, report);
    expect(
      differing(
        {
          k: [fit?.k, expected.k],
          estimate: [pooled?.estimate, expected.estimate],
          se: [pooled?.se, expected.se],
          statistic: [pooled?.test?.statistic.value, expected.statistic],
          ciLower: [pooled?.interval?.lower, expected.ciLower],
          ciUpper: [pooled?.interval?.upper, expected.ciUpper],
          tau2: [fit?.tau2.estimate, expected.tau2],
          seTau2: [fit?.tau2.se, expected.seTau2],
          Q: [fit?.heterogeneity.q?.statistic.value, expected.Q],
          QDf: [fit?.heterogeneity.q?.df[0], expected.QDf],
          I2: [fit?.heterogeneity.i2.estimate, expected.I2],
          H2: [fit?.heterogeneity.h2.estimate, expected.H2],
          ...Object.fromEntries(
            Object.entries(back).map(([key, value]) => [`back ${key}`, [ours[key], value]]),
          ),
        },
        tolerance,
      ),
    ).toEqual([]);
  });

  test("nobody with an event anywhere is a proportion of 0, not a little less", () => {
    const { cases } = JSON.parse(readData("edge/degenerate-multi.json")) as {
      cases: readonly { id: string; input: Inputs; expected: Numbers; tolerance: number }[];
    };
    const reference = cases.find(({ id }) => id === "PFT-all-zero")!;
    const document = documentOf(reference.input, "PFT", {}, { kind: "random", estimator: "REML" }, "IV");
    const report = runAnalysis(document);
    const effects = { ...document.effects, display: "ipft.hm" };
    const ours = shownEnds({ ...document, effects }, report);
    const { expected, tolerance } = reference;
    const [pooled] = report.fit?.coefficients ?? [];
    expect(report.effects?.yi.map((y, i) => y / (expected.yi as number[])[i]!)).toEqual(
      [1, 1, 1].map((one) => expect.closeTo(one, 12)),
    );
    expect(
      differing(
        {
          estimate: [pooled?.estimate, expected.estimate],
          se: [pooled?.se, expected.se],
          tau2: [report.fit?.tau2.estimate, expected.tau2],
          back: [ours.estimate, expected.back],
          backCiLower: [ours.ciLower, expected.backCiLower],
          backCiUpper: [ours.ciUpper, expected.backCiUpper],
        },
        tolerance,
      ),
    ).toEqual([]);
  });
});
