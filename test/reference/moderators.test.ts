import { describe, expect, test } from "vitest";
import type { HypothesisTest, Interval } from "../../packages/engine/src/analysis-types.ts";
import { DEFAULT_MODEL } from "../../packages/engine/src/document/defaults.ts";
import type { Regression } from "../../packages/engine/src/models/regression/fit-meta-regression.ts";
import { inflation } from "../../packages/engine/src/models/regression/inflation.ts";
import { type Comparison, createComparison } from "./moderators/comparison.ts";
import {
  DATASETS,
  designOf,
  loadModerators,
  type ModeratorCase,
  type ModeratorFile,
  profilesOf,
  regressionOf,
  specOf,
} from "./moderators/load.ts";

/** Whose numbers are compared in a test of their own. */
const ELSEWHERE: readonly (readonly [pattern: RegExp, place: string])[] = [
  [/^subgroups-/, "moderation/subgroups"],
  [/^permutest-/, "moderation/permutation"],
  [/^location-scale-/, "location-scale.test.ts"],
];

type Kind = "regression" | "likelihood-ratio" | "rma.mv" | "elsewhere" | "unknown";

function kindOf({ id, input, expected }: ModeratorCase): Kind {
  if (ELSEWHERE.some(([pattern]) => pattern.test(id))) return "elsewhere";
  if (id === "no-intercept-continuous") return "rma.mv";
  if (input.full !== undefined) return "likelihood-ratio";
  return expected.coefNames === undefined ? "unknown" : "regression";
}

const all = DATASETS.map((name) => [name, loadModerators(name)] as const);

const named = (file: ModeratorFile, kind: Kind) =>
  file.cases.filter((one) => kindOf(one) === kind).map((one) => [one.id, one] as const);

function regressionFor(file: ModeratorFile, reference: ModeratorCase, changes = {}): Regression {
  return regressionOf(file, designOf(file, reference), specOf(reference, changes));
}

/** Where R stops at a tau2 of 1e-15, ours is 0: what tau2 = 1e-8 typical variances would do to a field. */
function nearZero(file: ModeratorFile, tau2: unknown): (field: string) => number {
  const variances = file.data.vi!.map(Number);
  const typical = variances.length / variances.reduce((sum, v) => sum + 1 / v, 0);
  if (typeof tau2 !== "number" || tau2 === 0 || tau2 > 1e-9 * typical) return () => 0;
  return (field) => {
    if (/^tau2/.test(field)) return 1e-8 * typical;
    return field === "I2" || field === "R2" ? 1e-6 : 0;
  };
}

function compareTest(
  compare: Comparison,
  actual: HypothesisTest | null,
  [statistic, df1, df2, p]: readonly [string, string, string, string],
  expected: Readonly<Record<string, unknown>>,
): void {
  compare.number(statistic, actual?.statistic.value ?? null, expected[statistic]);
  compare.number(df1, actual?.df[0] ?? null, expected[df1]);
  compare.number(df2, actual?.df[1] ?? null, expected[df2]);
  compare.probability(p, actual?.log10PValue ?? null, expected[p]);
}

function compareCoefficients(compare: Comparison, { fit }: Regression, expected: ModeratorCase["expected"]) {
  const { coefficients } = fit;
  const size = Math.max(...fit.fitted.map(Math.abs));
  compare.list(
    "estimate",
    coefficients.map(({ estimate }) => estimate),
    expected.estimate,
  );
  compare.list(
    "se",
    coefficients.map(({ se }) => se),
    expected.se,
  );
  compare.list(
    "statistic",
    coefficients.map((one) => one.test!.statistic.value),
    expected.statistic,
  );
  coefficients.forEach((one, j) => {
    compare.number(`df[${j}]`, one.test!.df[0] ?? null, expected.df);
    compare.probability(`pValue[${j}]`, one.test!.log10PValue, [expected.pValue].flat()[j]);
    compare.number(`ciLower[${j}]`, one.interval!.lower, [expected.ciLower].flat()[j], size);
    compare.number(`ciUpper[${j}]`, one.interval!.upper, [expected.ciUpper].flat()[j], size);
  });
  [expected.vcov].flat(2).forEach((value, at) => {
    const [i, j] = [Math.floor(at / fit.p), at % fit.p];
    const scale = Math.sqrt(fit.vcov[i]![i]! * fit.vcov[j]![j]!);
    compare.number(`vcov[${i}][${j}]`, fit.vcov[i]![j]!, value, scale);
  });
}

function compareFit(compare: Comparison, regression: Regression, { input, expected }: ModeratorCase): void {
  const { fit } = regression;
  compare.number("k", fit.k, expected.k);
  compare.number("p", fit.p, expected.p);
  compareCoefficients(compare, regression, expected);
  compare.number("tau2", fit.tau2.estimate, expected.tau2);
  if (input.tau2 === undefined) compare.number("seTau2", fit.tau2.se, expected.seTau2);
  compare.number("I2", fit.heterogeneity.i2.estimate, expected.I2);
  compare.number("H2", fit.heterogeneity.h2.estimate, expected.H2);
  compare.number("R2", fit.explained?.estimate ?? null, expected.R2);
  compareTest(compare, fit.heterogeneity.q, ["Q", "QDf", "", "QP"], expected);
  const tested = (expected.btt as number[]).map((place) => unitAt(fit.p, place - 1));
  compareTest(compare, regression.joint(tested, "QM"), ["QM", "QMDf1", "QMDf2", "QMP"], expected);
  const statistics = input.method === "REML" ? fit.fitStatistics.reml : fit.fitStatistics.ml;
  compare.number("logLik", statistics?.logLik ?? null, expected.logLik);
  compare.number("AIC", statistics?.aic ?? null, expected.AIC);
  compare.number("BIC", statistics?.bic ?? null, expected.BIC);
  compare.number("AICc", statistics?.aicc ?? null, expected.AICc);
}

function unitAt(p: number, at: number): Float64Array {
  const x = new Float64Array(p);
  x[at] = 1;
  return x;
}

interface Ends {
  readonly lower: readonly unknown[] | null;
  readonly upper: readonly unknown[] | null;
}

interface Predictions {
  readonly estimate: readonly number[];
  readonly se: readonly number[];
  readonly ciLower: readonly number[];
  readonly ciUpper: readonly number[];
  readonly piLower: readonly unknown[] | null;
  readonly piUpper: readonly unknown[] | null;
  readonly piRiley: Ends;
  readonly piT: Ends;
  readonly piSimple: Ends;
}

/** Where tau2 is 0, z times tau gives R an interval that is a point or creeps towards one; ours is none (DIVERGENCES.md). */
const isPoint = (tau2: unknown): boolean => typeof tau2 === "number" && tau2 < 1e-12;

function comparePredictions(
  compare: Comparison,
  file: ModeratorFile,
  reference: ModeratorCase,
  rows: (design: Regression["design"]) => readonly ArrayLike<number>[],
  expected: Predictions,
): void {
  const kinds = {
    metafor: { lower: expected.piLower, upper: expected.piUpper },
    riley: expected.piRiley,
    t: expected.piT,
    simple: expected.piSimple,
  };
  for (const [prediction, ends] of Object.entries(kinds)) {
    const regression = regressionFor(file, reference, { prediction });
    rows(regression.design).forEach((row, i) => {
      const predicted = regression.predict(row);
      const size = Math.abs(predicted.se) + Math.abs(predicted.estimate);
      compare.number(`predicted[${i}]`, predicted.estimate, expected.estimate[i], size);
      compare.number(`predicted se[${i}]`, predicted.se, expected.se[i]);
      compareEnds(compare, `ci[${i}]`, predicted.interval, expected.ciLower[i], expected.ciUpper[i], size);
      if (prediction === "simple" && isPoint(reference.expected.tau2)) {
        expect(predicted.prediction).toBeNull();
        return;
      }
      const [lower, upper] = [ends.lower?.[i], ends.upper?.[i]];
      compareEnds(compare, `${prediction}[${i}]`, predicted.prediction, lower, upper, size);
    });
  }
}

function compareEnds(
  compare: Comparison,
  field: string,
  interval: Interval | null,
  lower: unknown,
  upper: unknown,
  size: number,
): void {
  compare.number(`${field} lower`, interval?.lower ?? null, lower, size);
  compare.number(`${field} upper`, interval?.upper ?? null, upper, size);
}

function compareTau2Intervals(compare: Comparison, file: ModeratorFile, reference: ModeratorCase): void {
  for (const [key, ends] of Object.entries(reference.expected)) {
    if (!key.startsWith("tau2Ci_")) continue;
    const { fit } = regressionFor(file, reference, { tau2Interval: key.slice(7) });
    const { tau2, I2, H2 } = ends as Record<string, readonly unknown[] | undefined>;
    const { i2, h2 } = fit.heterogeneity;
    compareEnds(compare, `${key} tau2`, fit.tau2.interval, tau2![0], tau2![1], 0);
    if (I2 !== undefined) compareEnds(compare, `${key} I2`, i2.interval, I2[0], I2[1], 0);
    if (H2 !== undefined) compareEnds(compare, `${key} H2`, h2.interval, H2[0], H2[1], 0);
  }
}

function compareInflation(
  compare: Comparison,
  { fit }: Regression,
  expected: ModeratorCase["expected"],
): void {
  const { vif, gvif } = expected as {
    readonly vif?: { readonly vif: readonly number[] };
    readonly gvif?: { readonly gvif: readonly number[]; readonly gsif: readonly number[] };
  };
  const moderating = fit.names.map((_, j) => j).slice(fit.intercept ? 1 : 0);
  if (vif !== undefined)
    compare.list(
      "vif",
      moderating.map((j) => inflation(fit.vcov, [j], moderating)),
      vif.vif,
    );
  if (gvif === undefined) return;
  compare.list(
    "gvif",
    fit.terms.map((term) => term.gvif),
    gvif.gvif,
  );
  compare.list(
    "gsif",
    fit.terms.map((term) => term.gvifScaled),
    gvif.gsif,
  );
}

function compareContrasts(
  compare: Comparison,
  regression: Regression,
  { input, expected }: ModeratorCase,
): void {
  if (input.contrasts === undefined) return;
  const reference = expected.contrastTest as Readonly<Record<string, readonly number[]>>;
  const combined = input.contrasts.map((row) => regression.combine(row, "contrast"));
  compare.list(
    "contrast",
    combined.map(({ estimate }) => estimate),
    reference.estimate,
  );
  compare.list(
    "contrast se",
    combined.map(({ se }) => se),
    reference.se,
  );
  combined.forEach((one, i) => {
    compare.number(`contrast statistic[${i}]`, one.test!.statistic.value, reference.statistic![i]);
    compare.probability(`contrast p[${i}]`, one.test!.log10PValue, reference.p![i]);
  });
  const joint = regression.joint(input.contrasts, "contrasts");
  compareTest(compare, joint, ["QM", "QMDf1", "QMDf2", "QMP"], reference);
}

describe.each(all)("meta-regressions of %s", (_name, file) => {
  test.each(named(file, "regression"))("%s", (_id, reference) => {
    const { expected, tolerance } = reference;
    const compare = createComparison(tolerance, nearZero(file, expected.tau2));
    const regression = regressionFor(file, reference);
    compareFit(compare, regression, reference);
    compareTau2Intervals(compare, file, reference);
    compareInflation(compare, regression, expected);
    compareContrasts(compare, regression, reference);
    if (expected.predictions !== undefined)
      comparePredictions(
        compare,
        file,
        reference,
        (design) => profilesOf(reference).map((profile) => design.rowOf(profile)!),
        expected.predictions as Predictions,
      );
    if (expected.rowPredictions !== undefined)
      comparePredictions(
        compare,
        file,
        reference,
        () => reference.input.predictRows!,
        expected.rowPredictions as Predictions,
      );
    if (expected.nonlinearityTest !== undefined) {
      const curved = regression.fit.names.map((_, j) => j).slice(2);
      compareTest(
        compare,
        regression.joint(
          curved.map((j) => unitAt(regression.fit.p, j)),
          "not linear",
        ),
        ["QM", "QMDf1", "QMDf2", "QMP"],
        expected.nonlinearityTest as Record<string, unknown>,
      );
    }
    expect(compare.failures).toEqual([]);
  });
});

test("a given tau2 has no standard error", () => {
  const file = loadModerators("bcg");
  const reference = file.cases.find(({ id }) => id === "tau2-fixed")!;
  expect(regressionFor(file, reference).fit.tau2).toMatchObject({ estimate: 0.1, given: true, se: null });
});

/** Statistics of two nested models as anova() prints them: those of the likelihood that the models were fitted by. */
describe.each(all.filter(([, file]) => named(file, "likelihood-ratio").length > 0))(
  "likelihood ratios of %s",
  (_name, file) => {
    test.each(named(file, "likelihood-ratio"))("%s", (_id, reference) => {
      const { input, expected, tolerance } = reference;
      const compare = createComparison(tolerance, (field) =>
        Math.max(nearZero(file, expected.tau2Full)(field), nearZero(file, expected.tau2Reduced)(field)),
      );
      const estimator = input.refit === true ? "ML" : input.method;
      const spec = { ...specOf(reference), estimator };
      const full = designOf(file, reference, input.full);
      const used = full.rows.map((row) => effectRowIds(file)[row]!);
      const short = designOf(file, reference, input.reduced, { rowIds: used });
      const models = { Full: full, Reduced: { ...short, rows: full.rows } };
      const fits = Object.entries(models).map(([name, design]) => {
        const { fit } = regressionOf(file, design, spec);
        const statistics = estimator === "ML" ? fit.fitStatistics.ml : fit.fitStatistics.reml!;
        compare.number(`logLik${name}`, statistics.logLik, expected[`logLik${name}`]);
        compare.number(`AIC${name}`, statistics.aic, expected[`AIC${name}`]);
        compare.number(`AICc${name}`, statistics.aicc, expected[`AICc${name}`]);
        compare.number(`BIC${name}`, statistics.bic, expected[`BIC${name}`]);
        compare.number(`tau2${name}`, fit.tau2.estimate, expected[`tau2${name}`]);
        compare.number(`QE${name}`, fit.heterogeneity.q!.statistic.value, expected[`QE${name}`]);
        return { fit, logLik: statistics.logLik };
      });
      if (estimator === "ML") compareRatio(compare, fits[0]!.fit, input.reduced!, expected);
      else compare.number("LRT", 2 * (fits[0]!.logLik - fits[1]!.logLik), expected.LRT);
      expect(compare.failures).toEqual([]);
    });
  },
);

function effectRowIds(file: ModeratorFile): readonly string[] {
  return file.data.yi!.flatMap((y, i) => (typeof y === "number" ? [`r${i + 1}`] : []));
}

/** A term left out is the test of that term; several at once are compared through their likelihoods above. */
function compareRatio(
  compare: Comparison,
  fit: Regression["fit"],
  reduced: string,
  expected: ModeratorCase["expected"],
): void {
  const left = fit.terms.filter(({ label }) => !reduced.includes(label));
  const [only] = left;
  if (only === undefined || left.length > 1) return;
  compare.number("LRT", only.likelihoodRatio!.statistic.value, expected.LRT);
  compare.number("df", only.likelihoodRatio!.df[0]!, expected.df);
  compare.probability("p", only.likelihoodRatio!.log10PValue, expected.p);
}

describe("no intercept and no factor", () => {
  const file = loadModerators("bcg");
  const [[, reference]] = named(file, "rma.mv") as [[string, ModeratorCase]];

  test.each(["REML", "ML"])(
    "is fitted by %s as rma.mv() fits it: rma() centres the effects wrongly",
    (method) => {
      const { expected, tolerance } = reference;
      const part = method === "ML" ? (expected.ML as ModeratorCase["expected"]) : expected;
      const compare = createComparison(tolerance);
      const { fit } = regressionFor(file, reference, { estimator: method });
      const statistics = method === "ML" ? fit.fitStatistics.ml : fit.fitStatistics.reml!;
      compare.number("tau2", fit.tau2.estimate, part.tau2);
      compare.list(
        "estimate",
        fit.coefficients.map(({ estimate }) => estimate),
        part.estimate,
      );
      compare.number("logLik", statistics.logLik, part.logLik);
      if (method === "REML") {
        compareTest(compare, fit.heterogeneity.q, ["Q", "QDf", "", "QP"], expected);
        compare.number("QM", fit.omnibus!.statistic.value, expected.QM);
        compare.probability("QMP", fit.omnibus!.log10PValue, expected.QMP);
        compare.number("se", fit.coefficients[0]!.se, [expected.se].flat()[0]);
      }
      expect(compare.failures).toEqual([]);
    },
  );
});

test("every case has a place", () => {
  const left = all.flatMap(([, file]) => named(file, "unknown").map(([id]) => id));
  expect(left).toEqual([]);
  const unused = ELSEWHERE.filter(
    ([pattern]) => !all.some(([, file]) => file.cases.some(({ id }) => pattern.test(id))),
  );
  expect(unused).toEqual([]);
  expect(all.flatMap(([, file]) => named(file, "regression"))).toHaveLength(142);
  expect(DEFAULT_MODEL.level).toBe(0.95);
});
