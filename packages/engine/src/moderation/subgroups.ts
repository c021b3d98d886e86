import type { Fit, HypothesisTest } from "../analysis-types.ts";
import { moderatorValues, NO_LEVEL } from "../design/index.ts";
import { createModerator } from "../document/moderators.ts";
import type { ModelSpec, Moderator } from "../document/types.ts";
import { chisqTest, criticalValue } from "../inference/tests.ts";
import { effectsAt, type Regression } from "../models/regression/fit-meta-regression.ts";
import { fitUnivariate } from "../models/univariate.ts";
import type { GroupStudy, GroupSummary, SubgroupReport } from "../moderation-types.ts";
import { square } from "../numeric/elementary.ts";
import { fail, type Issue, ok, type Result } from "../result.ts";
import { designGiven, type ModerationInput, regressGiven } from "./regress-on.ts";
import { subgroupCaption, subgroupIssues, subgroupSentences } from "./subgroup-words.ts";

/** A group with what is computed from its studies. */
interface Group {
  readonly level: string;
  /** Places of its studies in the effect set. */
  readonly rows: readonly number[];
  readonly fit: Fit;
}

type Tau2 = SubgroupReport["tau2"];

/**
 * Groups of studies side by side, each with its mean, intervals and heterogeneity, and the test that their means are the same.
 * Separate tau2: a random-effects model per group; Q = sum of (mean - weighted mean of means)^2 / se^2 of the groups with a
 * summary, chi-square with one degree of freedom less than groups. Common tau2: the meta-regression on the groups and its
 * omnibus test. A single study is shown as it is; where each group has a tau2 of its own it takes no part in the test. Rows
 * without an entry are a group of their own.
 * @param by a column of the table
 * Source: Borenstein & Higgins (2013), Prevention Science 14, 134-143, doi:10.1007/s11121-013-0377-7.
 * R: `rma(yi, vi, subset = g == "a")` per group, then `rma(est, sei = se, mods = ~ level, method = "FE")`;
 * `rma(yi, vi, mods = ~ 0 + g)` with one tau2
 */
export function subgroups(input: ModerationInput, by: string, tau2: Tau2): Result<SubgroupReport> {
  const variables = [asFactor(input, by)];
  const given = {
    ...designGiven(input),
    spec: { variables, terms: [[by]], intercept: false },
    blanks: "level" as const,
  };
  const read = moderatorValues(given, [by]);
  if (!read.ok) return read;
  const { levels, values } = read.value[0]!;
  const issues: Issue[] = [...read.issues];
  const rows = levels.map((_, place) => values.flatMap((value, row) => (value === place ? [row] : [])));
  const together = tau2 === "common" && levels.length > 1 ? regressGiven(input, given) : null;
  if (together !== null && !together.ok) return fail(...issues, ...together.issues);
  const joint = together?.value ?? null;
  const groups = fitGroups(input, levels, rows, joint);
  if (!groups.ok) return fail(...issues, ...groups.issues);
  const compared = groups.value.map((group) => isCompared(group, tau2, input.model));
  const report = reportOf(input, { by, tau2, groups: groups.value, compared, joint });
  return ok(report, [...issues, ...report.issues]);
}

/** The moderator of the document, as a factor compared by its levels; a column that is none becomes one. */
function asFactor({ spec }: ModerationInput, by: string): Moderator {
  const known = spec.variables.find(({ column }) => column === by);
  const given = known?.kind === "factor" ? known : createModerator({ column: by, kind: "factor" });
  return { ...given, coding: "treatment" };
}

/** Every group by itself: with its own tau2, or with the common one. */
function fitGroups(
  { effects, model }: ModerationInput,
  levels: readonly string[],
  rows: readonly (readonly number[])[],
  joint: Regression | null,
): Result<readonly Group[]> {
  const shared = joint?.fit.tau2.estimate ?? null;
  const spec: ModelSpec = joint === null || model.kind !== "random" ? model : { ...model, tau2: shared };
  const groups: Group[] = [];
  for (const [place, level] of levels.entries()) {
    const fit = fitUnivariate(effectsAt(effects, rows[place]!), spec);
    if (!fit.ok) return fail(...fit.issues);
    groups.push({ level, rows: rows[place]!, fit: fit.value });
  }
  return ok(groups);
}

/** A single study has no tau2 of its own, so that its error as a summary is not known. */
function isCompared({ rows }: Group, tau2: Tau2, model: ModelSpec): boolean {
  const known = tau2 === "common" || model.kind !== "random" || model.tau2 !== null;
  return rows.length > 1 || known;
}

interface Parts {
  readonly by: string;
  readonly tau2: Tau2;
  readonly groups: readonly Group[];
  readonly compared: readonly boolean[];
  readonly joint: Regression | null;
}

function reportOf(input: ModerationInput, parts: Parts): SubgroupReport {
  const { by, tau2, groups, compared, joint } = parts;
  const { model } = input;
  const totals = groups.map(({ rows, fit }) =>
    totalWeight(input, rows, (joint?.fit ?? fit).tau2.estimate ?? 0),
  );
  const all = totals.reduce((sum, total) => sum + total, 0);
  const report: Omit<SubgroupReport, "caption" | "sentences" | "issues"> = {
    by,
    tau2,
    test: model.test,
    level: model.level,
    groups: groups.map((group, place): GroupSummary => {
      const { level, rows, fit } = group;
      const alone = rows.length < 2;
      const common = joint === null ? null : atGroup(joint, place, level);
      return {
        level,
        k: rows.length,
        studies: studiesOf(input, group),
        summary: alone ? null : (common?.summary ?? { ...fit.coefficients[0]!, name: level }),
        prediction: alone ? null : common === null ? fit.prediction : common.prediction,
        predictive: alone ? null : common === null ? (fit.predictive ?? null) : common.predictive,
        tau2: alone ? null : (joint?.fit.tau2 ?? fit.tau2),
        heterogeneity: alone ? null : fit.heterogeneity,
        share: (100 * totals[place]!) / all,
        compared: compared[place]!,
      };
    }),
    k: groups.reduce((sum, { rows }) => sum + rows.length, 0),
    commonTau2: joint?.fit.tau2 ?? null,
    between: joint === null ? betweenSeparate(groups, compared) : betweenCommon(joint),
    within: withinOf(groups),
    explained: joint?.fit.explained?.estimate ?? null,
  };
  return {
    ...report,
    caption: subgroupCaption(report, model),
    sentences: subgroupSentences(report, input.effects.measure, model),
    issues: subgroupIssues(report, model, NO_LEVEL),
  };
}

function atGroup(
  joint: Regression,
  place: number,
  level: string,
): Pick<GroupSummary, "summary" | "prediction" | "predictive"> {
  const x = new Float64Array(joint.fit.p);
  x[place] = 1;
  const { prediction, predictive } = joint.predict(x);
  return { summary: joint.combine(x, level), prediction, predictive };
}

function studiesOf({ effects, model }: ModerationInput, { rows, fit }: Group): GroupStudy[] {
  const reach = criticalValue(model.level, null);
  return rows.map((row, i) => {
    const [yi, vi] = [effects.yi[row]!, effects.vi[row]!];
    const half = reach * Math.sqrt(vi);
    return {
      rowId: effects.rowIds[row]!,
      label: effects.labels[row]!,
      yi,
      vi,
      weight: fit.weights[i]!,
      interval: { lower: yi - half, upper: yi + half, level: model.level, kind: "confidence", method: "z" },
    };
  });
}

function totalWeight({ effects, model }: ModerationInput, rows: readonly number[], tau2: number): number {
  const weightOf = (row: number): number => {
    if (model.weighting === "unweighted") return 1;
    if (model.weighting === "user") return effects.userWeights?.[row] ?? 0;
    return 1 / (effects.vi[row]! + tau2);
  };
  return rows.reduce((sum, row) => sum + weightOf(row), 0);
}

/** Q of the means of the groups around their weighted mean. */
function betweenSeparate(groups: readonly Group[], compared: readonly boolean[]): HypothesisTest | null {
  const means = groups.flatMap(({ fit }, place) => (compared[place] ? [fit.coefficients[0]!] : []));
  if (means.length < 2) return null;
  const first = means[0]!.estimate;
  let total = 0;
  let sum = 0;
  for (const { estimate, se } of means) {
    total += 1 / square(se);
    sum += (estimate - first) / square(se);
  }
  const centre = sum / total;
  const q = means.reduce((all, { estimate, se }) => all + square((estimate - first - centre) / se), 0);
  return chisqTest("between groups", "Q", q, means.length - 1);
}

function betweenCommon(joint: Regression): HypothesisTest | null {
  const { p } = joint.fit;
  const differences = Array.from({ length: p - 1 }, (_, j) => {
    const x = new Float64Array(p);
    x[0] = -1;
    x[j + 1] = 1;
    return x;
  });
  return joint.joint(differences, "between groups");
}

function withinOf(groups: readonly Group[]): HypothesisTest | null {
  const parts = groups.flatMap(({ fit }) => fit.heterogeneity.q ?? []);
  const df = parts.reduce((sum, part) => sum + part.df[0]!, 0);
  if (df === 0) return null;
  const q = parts.reduce((sum, { statistic }) => sum + statistic.value, 0);
  return chisqTest("within groups", "Q", q, df);
}
