import type { Coefficient, HypothesisTest, Interval } from "../analysis-types.ts";
import type {
  CoefficientFamily,
  MarginalMeans,
  ModerationReport,
  ModeratorPanel,
  SubgroupReport,
} from "../moderation-types.ts";
import type { RegressionFit } from "../regression-types.ts";
import type { Cell } from "./csv.ts";

const HEADER = [
  "part",
  "of",
  "level",
  "k",
  "estimate",
  "se",
  "ci_lower",
  "ci_upper",
  "pi_lower",
  "pi_upper",
  "statistic",
  "df1",
  "df2",
  "p",
  "p_adjusted",
];

interface Row {
  readonly part: string;
  readonly of: string;
  readonly level?: string;
  readonly k?: number;
  readonly estimate?: number | null;
  readonly se?: number | null;
  readonly interval?: Interval | null;
  readonly prediction?: Interval | null;
  readonly test?: HypothesisTest | null;
  readonly adjusted?: number | null;
}

/** What the moderators have come to as rows of a table, its header first; on the analysis scale. */
export function moderatorRows(report: ModerationReport): Cell[][] {
  const { regression, marginalMeans, contrasts, subgroups, panels, expected } = report;
  const rows = [
    ...(regression === null ? [] : regressionRows(regression)),
    ...marginalMeans.flatMap(marginalRows),
    ...(contrasts === null ? [] : familyRows("contrast", "", contrasts)),
    ...(subgroups === null ? [] : subgroupRows(subgroups)),
    ...panels.flatMap(panelRows),
    ...(expected === null
      ? []
      : [{ part: "expected", of: "profile", ...numbersOf(expected.mean), prediction: expected.prediction }]),
  ];
  return [HEADER, ...rows.map(cellsOf)];
}

function cellsOf(row: Row): Cell[] {
  const { part, of, level, k, estimate, se, interval, prediction, test, adjusted } = row;
  return [
    part,
    of,
    level ?? null,
    k ?? null,
    estimate ?? null,
    se ?? null,
    interval?.lower ?? null,
    interval?.upper ?? null,
    prediction?.lower ?? null,
    prediction?.upper ?? null,
    test?.statistic.value ?? null,
    test?.df[0] ?? null,
    test?.df[1] ?? null,
    test?.pValue ?? null,
    adjusted ?? null,
  ];
}

function numbersOf({
  estimate,
  se,
  interval,
  test,
}: Coefficient): Pick<Row, "estimate" | "se" | "interval" | "test"> {
  return { estimate, se, interval, test };
}

function regressionRows(fit: RegressionFit): Row[] {
  const { coefficients, labels, terms, tau2, heterogeneity, explained, omnibus, k } = fit;
  const part = "heterogeneity";
  return [
    ...coefficients.map((one, j) => ({ part: "coefficient", of: labels[j]!, k, ...numbersOf(one) })),
    ...terms.map(({ label, wald }) => ({ part: "term", of: label, k, test: wald })),
    ...terms.map(({ label, likelihoodRatio }) => ({
      part: "term, likelihood ratio",
      of: label,
      k,
      test: likelihoodRatio,
    })),
    ...terms.map(({ label, gvif }) => ({ part: "term, GVIF", of: label, k, estimate: gvif })),
    { part: "term", of: "all moderators", k, test: omnibus },
    { part, of: "residual tau2", k, estimate: tau2.estimate, se: tau2.se, interval: tau2.interval },
    { part, of: "residual I2", k, estimate: heterogeneity.i2.estimate, interval: heterogeneity.i2.interval },
    { part, of: "residual Q", k, test: heterogeneity.q },
    { part, of: "R2, percent", k, estimate: explained?.estimate ?? null },
  ];
}

function marginalRows({ column, weighting, means, pairwise }: MarginalMeans): Row[] {
  const of = weighting === "equal" ? column : `${column}, as often as studies have the other levels`;
  return [
    ...means.map(({ level, k, mean, prediction }) => ({
      part: "marginal mean",
      of,
      level,
      k,
      ...numbersOf(mean),
      prediction,
    })),
    ...familyRows("difference", of, pairwise),
  ];
}

function familyRows(part: string, of: string, { comparisons, joint }: CoefficientFamily): Row[] {
  return [
    ...comparisons.map(({ label, coefficient, adjustedP }) => ({
      part,
      of,
      level: label,
      ...numbersOf(coefficient),
      adjusted: adjustedP,
    })),
    ...(joint === null ? [] : [{ part: `${part}, all`, of, test: joint }]),
  ];
}

function subgroupRows({ by, groups, between, k }: SubgroupReport): Row[] {
  return [
    ...groups.map(({ level, k: own, summary, prediction, studies }) => ({
      part: "subgroup",
      of: by,
      level,
      k: own,
      ...(summary === null
        ? { estimate: studies[0]?.yi ?? null, interval: studies[0]?.interval ?? null }
        : numbersOf(summary)),
      prediction,
    })),
    { part: "subgroup, between", of: by, k, test: between },
  ];
}

function panelRows({ column, k, tests, coefficients }: ModeratorPanel): Row[] {
  const part = "one at a time";
  return [
    ...coefficients.map(({ label, coefficient }) => ({
      part,
      of: column,
      level: label,
      k,
      ...numbersOf(coefficient),
    })),
    { part: `${part}, Wald`, of: column, k, test: tests.wald, adjusted: tests.waldAdjusted },
    {
      part: `${part}, Knapp-Hartung`,
      of: column,
      k,
      test: tests.knappHartung,
      adjusted: tests.knappHartungAdjusted,
    },
  ];
}
