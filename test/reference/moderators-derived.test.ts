import { describe, expect, test } from "vitest";
import { moderator } from "../../packages/engine/src/design/design-testing.ts";
import { createModerators } from "../../packages/engine/src/document/moderators.ts";
import { effectsAt } from "../../packages/engine/src/models/regression/fit-meta-regression.ts";
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
