import { describe, expect, test } from "vitest";
import { DEFAULT_MODEL } from "../../packages/engine/src/document/defaults.ts";
import type { Regression } from "../../packages/engine/src/models/regression/fit-meta-regression.ts";
import {
  compareContrasts,
  compareFit,
  compareInflation,
  comparePredictions,
  compareTau2Intervals,
  compareTest,
  nearZero,
  type Predictions,
  regressionFor,
  unitAt,
} from "./moderators/compare-regression.ts";
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
