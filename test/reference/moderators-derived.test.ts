import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { moderator } from "../../packages/engine/src/design/design-testing.ts";
import { createModerators } from "../../packages/engine/src/document/moderators.ts";
import {
  effectsAt,
  type Regression,
} from "../../packages/engine/src/models/regression/fit-meta-regression.ts";
import { customContrasts } from "../../packages/engine/src/moderation/contrasts.ts";
import { marginalMeans } from "../../packages/engine/src/moderation/marginal-means.ts";
import type { ModerationInput } from "../../packages/engine/src/moderation/regress-on.ts";
import { subgroups } from "../../packages/engine/src/moderation/subgroups.ts";
import type { SubgroupReport } from "../../packages/engine/src/moderation-types.ts";
import { type Comparison, createComparison } from "./moderators/comparison.ts";
import {
  DATASETS,
  designOf,
  effectsOf,
  loadModerators,
  type ModeratorCase,
  type ModeratorFile,
  regressionOf,
  specOf,
  tableOf,
} from "./moderators/load.ts";

interface Numbers {
  readonly [field: string]: unknown;
}

/** metafor 3.8-1 predicts with z under test "z" and with t, k - 1, under "knha". */
const PREDICTION: Readonly<Record<string, string>> = { z: "normal", knha: "metafor" };

function inputOf(file: ModeratorFile, reference: ModeratorCase): ModerationInput {
  const { effects: all, rows } = effectsOf(file);
  const column = reference.input.variable!;
  // Rows without an entry, which R leaves out, would be a group of their own.
  const known = rows.flatMap((row, i) => (file.data[column]![row] === null ? [] : [i]));
  const effects = effectsAt(all, known);
  return {
    table: tableOf(file.data, rows),
    spec: createModerators({ variables: [moderator(column, { kind: "factor" })] }),
    model: specOf(reference, { prediction: PREDICTION[reference.input.test!]! }),
    effects,
  };
}

function reportOf(
  file: ModeratorFile,
  reference: ModeratorCase,
  tau2: SubgroupReport["tau2"],
): SubgroupReport {
  const found = subgroups(inputOf(file, reference), reference.input.variable!, tau2);
  if (!found.ok) throw new RangeError(found.issues.map(({ message }) => message).join("\n"));
  return found.value;
}

function compareSummaries(compare: Comparison, { groups }: SubgroupReport, expected: Numbers): void {
  const summaries = groups.map(({ summary }) => summary!);
  compare.list(
    "estimate",
    summaries.map(({ estimate }) => estimate),
    expected.estimate,
  );
  compare.list(
    "se",
    summaries.map(({ se }) => se),
    expected.se,
  );
  const size = Math.max(...summaries.map(({ estimate }) => Math.abs(estimate)));
  summaries.forEach(({ interval }, g) => {
    compare.number(`ciLower[${g}]`, interval!.lower, [expected.ciLower].flat()[g], size);
    compare.number(`ciUpper[${g}]`, interval!.upper, [expected.ciUpper].flat()[g], size);
  });
}

const cases = DATASETS.flatMap((name) => {
  const file = loadModerators(name);
  return file.cases
    .filter(({ id }) => id.startsWith("subgroups-"))
    .map((reference) => [`${name} ${reference.id}`, file, reference] as const);
});

describe("subgroups", () => {
  test("are compared with every case of the reference", () =>
    expect(cases.length).toBeGreaterThanOrEqual(13));

  test.each(cases)("%s, separate tau2", (_, file, reference) => {
    const expected = reference.expected.separateTau2 as Numbers;
    const report = reportOf(file, reference, "separate");
    const compare = createComparison(reference.tolerance);
    const { groups, between } = report;
    expect(groups.map(({ k }) => k)).toEqual(expected.k);
    compareSummaries(compare, report, expected);
    compare.list(
      "statistic",
      groups.map(({ summary }) => summary!.test!.statistic.value),
      expected.statistic,
    );
    groups.forEach(({ summary, heterogeneity }, g) => {
      compare.probability(`p[${g}]`, summary!.test!.log10PValue, [expected.p].flat()[g]);
      compare.probability(`QP[${g}]`, heterogeneity!.q!.log10PValue, [expected.QP].flat()[g]);
    });
    compare.list(
      "tau2",
      groups.map(({ tau2 }) => tau2!.estimate!),
      expected.tau2,
    );
    compare.list(
      "I2",
      groups.map(({ heterogeneity }) => heterogeneity!.i2.estimate!),
      expected.I2,
    );
    compare.list(
      "Q",
      groups.map(({ heterogeneity }) => heterogeneity!.q!.statistic.value),
      expected.Q,
    );
    groups.forEach(({ prediction, tau2 }, g) => {
      if (tau2!.estimate === 0 && prediction === null) return;
      compare.number(`piLower[${g}]`, prediction?.lower ?? null, [expected.piLower].flat()[g]);
      compare.number(`piUpper[${g}]`, prediction?.upper ?? null, [expected.piUpper].flat()[g]);
    });
    compare.number("QBetween", between!.statistic.value, expected.QBetween);
    compare.number("QBetweenDf", between!.df[0]!, expected.QBetweenDf);
    compare.probability("QBetweenP", between!.log10PValue, expected.QBetweenP);
    expect(compare.failures).toEqual([]);
  });

  test.each(cases)("%s, common tau2", (_, file, reference) => {
    const expected = reference.expected.pooledTau2 as Numbers;
    const report = reportOf(file, reference, "common");
    const compare = createComparison(reference.tolerance);
    compareSummaries(compare, report, expected);
    compare.number("tau2", report.commonTau2!.estimate, expected.tau2);
    compare.number("QBetween", report.between!.statistic.value, expected.QBetween);
    compare.number("QBetweenDf1", report.between!.df[0]!, expected.QBetweenDf1);
    compare.number("QBetweenDf2", report.between!.df[1] ?? null, expected.QBetweenDf2);
    compare.probability("QBetweenP", report.between!.log10PValue, expected.QBetweenP);
    compare.number("Q", report.within!.statistic.value, expected.Q);
    compare.number("QDf", report.within!.df[0]!, expected.QDf);
    compare.number("R2", report.explained, expected.R2);
    expect(compare.failures).toEqual([]);
  });
});

const bcg = loadModerators("bcg");
const casesLike = (pattern: RegExp): [string, ModeratorCase][] =>
  bcg.cases.filter(({ id }) => pattern.test(id)).map((reference) => [reference.id, reference]);

function regressionFor(reference: ModeratorCase, prediction = "normal"): Regression {
  return regressionOf(bcg, designOf(bcg, reference), specOf(reference, { prediction }));
}

describe("marginal means", () => {
  test.each(casesLike(/^marginal-means-/))("%s", (_, reference) => {
    const expected = reference.expected.rowPredictions as Numbers;
    const regression = regressionFor(reference, PREDICTION[reference.input.test!]);
    const { means } = marginalMeans(regression, "alloc", { weighting: "equal", adjustment: "none" }).value!;
    const compare = createComparison(reference.tolerance);
    compare.list(
      "estimate",
      means.map(({ mean }) => mean.estimate),
      expected.estimate,
    );
    compare.list(
      "se",
      means.map(({ mean }) => mean.se),
      expected.se,
    );
    compare.list(
      "ciLower",
      means.map(({ mean }) => mean.interval!.lower),
      expected.ciLower,
    );
    compare.list(
      "ciUpper",
      means.map(({ mean }) => mean.interval!.upper),
      expected.ciUpper,
    );
    compare.list(
      "piLower",
      means.map(({ prediction }) => prediction!.lower),
      expected.piLower,
    );
    compare.list(
      "piUpper",
      means.map(({ prediction }) => prediction!.upper),
      expected.piUpper,
    );
    expect(compare.failures).toEqual([]);
  });

  test.each(casesLike(/^marginal-mean-overall/))("%s: the mean of the means", (_, reference) => {
    const expected = reference.expected.rowPredictions as Numbers;
    const { means } = marginalMeans(regressionFor(reference), "alloc", {
      weighting: "equal",
      adjustment: "none",
    }).value!;
    const k = means.reduce((sum, mean) => sum + mean.k, 0);
    const equal = means.reduce((sum, { mean }) => sum + mean.estimate, 0) / means.length;
    const proportional = means.reduce((sum, { mean, k: own }) => sum + own * mean.estimate, 0) / k;
    const compare = createComparison(reference.tolerance);
    compare.list("estimate", [equal, proportional], expected.estimate);
    expect(compare.failures).toEqual([]);
  });
});

describe("contrasts of a document", () => {
  const contrasted = bcg.cases.filter(({ input }) => input.contrasts !== undefined);

  test.each(contrasted.map((reference) => [reference.id, reference] as const))("%s", (_, reference) => {
    const expected = reference.expected.contrastTest as Numbers;
    const regression = regressionFor(reference);
    const { names } = regression.fit;
    const specs = reference.input.contrasts!.map((weights) => ({
      label: "",
      weights: Object.fromEntries(names.map((name, j) => [name, weights[j]!])),
    }));
    const family = customContrasts(regression, specs, "holm").family!;
    const compare = createComparison(reference.tolerance);
    const coefficients = family.comparisons.map(({ coefficient }) => coefficient);
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
    coefficients.forEach(({ test: own }, i) => {
      compare.probability(`p[${i}]`, own!.log10PValue, [expected.p].flat()[i]);
    });
    compare.number("QM", family.joint!.statistic.value, expected.QM);
    compare.number("QMDf1", family.joint!.df[0]!, expected.QMDf1);
    compare.number("QMDf2", family.joint!.df[1] ?? null, expected.QMDf2);
    compare.probability("QMP", family.joint!.log10PValue, expected.QMP);
    expect(compare.failures).toEqual([]);
  });
});

describe("differences between all levels, adjusted together", () => {
  interface Adjusted {
    readonly adjustment: string;
    readonly test: string;
    readonly p: readonly number[];
    readonly critical: number | null;
  }
  const adjusted = JSON.parse(
    readFileSync(new URL("./data/moderators/adjusted-contrasts.json", import.meta.url), "utf8"),
  ) as { readonly cases: readonly Adjusted[] };
  const reference = bcg.cases.find(({ id }) => id === "marginal-means-at-mean-ablat")!;

  test.each(adjusted.cases.map((one) => [`${one.adjustment}, ${one.test}`, one] as const))(
    "%s",
    (_, expected) => {
      const regression = regressionOf(
        bcg,
        designOf(bcg, reference),
        specOf(reference, { test: expected.test }),
      );
      const { pairwise } = marginalMeans(regression, "alloc", {
        weighting: "equal",
        adjustment: expected.adjustment,
      }).value!;
      for (const [i, { adjustedP, coefficient, simultaneous }] of pairwise.comparisons.entries()) {
        expect(Math.abs(adjustedP! - expected.p[i]!)).toBeLessThan(1e-7 * expected.p[i]!);
        if (expected.critical === null) expect(simultaneous).toBeNull();
        else
          expect((simultaneous!.upper! - coefficient.estimate) / coefficient.se).toBeCloseTo(
            expected.critical,
            7,
          );
      }
    },
  );
});
