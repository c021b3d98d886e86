import { chisqTest, criticalValue, twoSidedTest } from "../../inference/tests.ts";
import { fail, type Issue, ok, type Result } from "../../result.ts";
import { basisOf, type DoseBasis } from "./basis.ts";
import { type BetweenFit, fitBetween, ownCoefficients } from "./between-studies.ts";
import {
  momentsInStages,
  notConverged,
  notDetermined,
  nothingLeft,
  oneStudy,
  psiAtBoundary,
  tooFewDoses,
} from "./dose-issues.ts";
import { trendStatistics } from "./fit-statistics.ts";
import { goodnessOf, heterogeneityOf } from "./goodness.ts";
import { type Matrix, matrixOf, plain } from "./matrices.ts";
import { curveOf, gridOver } from "./predict.ts";
import { readMeanStudy } from "./read-means.ts";
import { readRatioStudy } from "./read-ratios.ts";
import { type Information, informationIn, shrunken, type TrendBlock, waldStatistic } from "./trend-model.ts";
import type {
  BetweenMethod,
  DoseCoefficient,
  DoseData,
  DoseResponse,
  DoseResponseSpec,
  DoseStudy,
  DoseStudyFit,
} from "./types.ts";

/** Studies from rows, in the order in which they first appear. */
export function readDoseStudies(data: DoseData): { studies: DoseStudy[]; issues: Issue[] } {
  const studies: DoseStudy[] = [];
  const issues: Issue[] = [];
  for (const name of new Set(data.rows.map((row) => row.study))) {
    const read =
      data.outcome === "ratio"
        ? readRatioStudy(
            name,
            data.rows.filter((row) => row.study === name),
            data,
          )
        : readMeanStudy(
            name,
            data.rows.filter((row) => row.study === name),
            data,
          );
    if (read.study !== null) studies.push(read.study);
    issues.push(...read.issues);
  }
  return { studies, issues };
}

/**
 * Dose-response meta-analysis of aggregate data: y_i = X_i (beta + b_i) + e_i, b_i ~ N(0, Psi), e_i ~ N(0, S_i), X_i the terms of
 * the shape at each dose minus those at the study's reference dose, S_i the covariance of outcomes that share the reference.
 * In two stages beta_i = (X'S^-1 X)^-1 X'S^-1 y of each study is pooled by a multivariate random-effects model; in one stage the
 * mixed model is fitted to all outcomes at once. Where each study determines all terms, ML and REML give the same curve in both.
 * Outcomes are log ratios, or differences in the unit of the means or in SDs.
 * Source: Greenland & Longnecker (1992), American Journal of Epidemiology 135, 1301-1309; Orsini et al. (2012), ibid. 175, 66-73;
 * Crippa & Orsini (2016), Journal of Statistical Software 72 (code snippet 1); Crippa et al. (2019), Statistical Methods in
 * Medical Research 28, 1579-1596. R: `dosresmeta(logrr ~ dose, id, type, cases, n, se, proc, method)`, and
 * `rma.mv(b, V, mods = ~ 0 + term, random = ~ term | study, struct = "UN")`
 */
export function fitDoseResponse(data: DoseData, spec: DoseResponseSpec): Result<DoseResponse> {
  if (spec.method === "MM" && spec.stages === "one-stage") return fail(momentsInStages());
  const read = readDoseStudies(data);
  const basis = basisFor(spec, read.studies);
  if (basis === null) return fail(...read.issues, nothingLeft());
  if (!basis.ok) return fail(...read.issues, ...basis.issues);
  const issues = [...read.issues];
  const entries = read.studies.flatMap((study) => entryOf(study, basis.value, spec.stages, issues) ?? []);
  if (entries.length === 0) return fail(...issues, nothingLeft());
  if (entries.length === 1 && spec.method !== "FE") issues.push(oneStudy());
  const method = entries.length === 1 ? "FE" : spec.method;
  const blocks = entries.map((entry) => entry.information);
  const between = fitBetween(blocks, method);
  const fixed = fitBetween(blocks, "FE");
  if (between === null || fixed === null) return fail(...issues, notDetermined(basis.value.label));
  if (between.atBoundary) issues.push(psiAtBoundary());
  if (!between.converged) issues.push(notConverged());
  return ok(assemble({ spec, basis: basis.value, method, entries, between, fixed }), issues);
}

interface Entry {
  readonly study: DoseStudy;
  readonly information: Information;
}

interface Fitted {
  readonly spec: DoseResponseSpec;
  readonly basis: DoseBasis;
  readonly method: BetweenMethod;
  readonly entries: readonly Entry[];
  readonly between: BetweenFit;
  readonly fixed: BetweenFit;
}

function basisFor({ shape }: DoseResponseSpec, studies: readonly DoseStudy[]): Result<DoseBasis> | null {
  const doses = studies.flatMap(({ referenceDose, doses: others }) => [referenceDose, ...others]);
  return doses.length === 0 ? null : basisOf(shape, doses);
}

/** The terms at each dose minus those at the reference, with outcomes and covariance. */
function trendBlock({ referenceDose, doses, y, covariance }: DoseStudy, basis: DoseBasis): TrendBlock {
  const from = basis.at(referenceDose);
  return {
    y: Float64Array.from(y),
    x: doses.map((dose) => basis.at(dose).map((value, i) => value - from[i]!)),
    s: covariance.map((row) => Float64Array.from(row)),
  };
}

function entryOf(study: DoseStudy, basis: DoseBasis, stages: string, issues: Issue[]): Entry | null {
  const information = informationIn(trendBlock(study, basis));
  if (information === null) return null;
  if (stages === "two-stage" && ownCoefficients(information) === null) {
    issues.push(tooFewDoses(study.study, study.rowIds[0]!, basis.names.length));
    return null;
  }
  return { study, information };
}

function assemble({ spec, basis, method, entries, between, fixed }: Fitted): DoseResponse {
  const { beta, vcov } = between.fit;
  const studies = entries.map((entry) => entry.study);
  const blocks = entries.map((entry) => entry.information);
  const doses = studies.flatMap((study) => [study.referenceDose, ...study.doses]);
  const referenceDose = spec.reference ?? Math.min(...doses);
  const grid = spec.grid ?? gridOver(Math.min(...doses), Math.max(...doses), 51);
  return {
    shape: { label: basis.label, names: basis.names, knots: basis.knots },
    stages: spec.stages,
    method,
    studies,
    studyFits: entries.map((entry) => studyFit(entry, between)),
    outcomes: blocks.reduce((sum, { count }) => sum + count, 0),
    coefficients: coefficientsOf(basis.names, beta, vcov, spec.level),
    vcov: plain(vcov),
    between: method === "FE" ? null : componentsOf(between),
    converged: between.converged,
    fitStatistics: trendStatistics(blocks, between, method, spec.stages),
    overall: waldTest("overall", beta, vcov, [...beta.keys()]),
    nonlinearity: waldTest("nonlinearity", beta, vcov, basis.bends),
    ...heterogeneityOf(blocks, fixed.fit, spec.stages),
    goodness: goodnessOf(blocks, fixed.fit),
    referenceDose,
    curve: curveOf(basis, beta, vcov, { grid, referenceDose, level: spec.level }),
  };
}

function studyFit({ study, information }: Entry, { root, fit }: BetweenFit): DoseStudyFit {
  const own = ownCoefficients(information);
  return {
    study: study.study,
    own: own === null ? null : { estimate: Array.from(own.estimate), vcov: plain(own.vcov) },
    predicted: Array.from(shrunken(information, root, fit.beta)),
  };
}

function coefficientsOf(
  names: readonly string[],
  beta: Float64Array,
  vcov: Matrix,
  level: number,
): DoseCoefficient[] {
  return names.map((name, i) => {
    const estimate = beta[i]! + 0;
    const se = Math.sqrt(vcov[i]![i]!);
    const reach = criticalValue(level, null) * se;
    return {
      name,
      estimate,
      se,
      test: twoSidedTest(name, estimate, se, null),
      interval: {
        lower: estimate - reach,
        upper: estimate + reach,
        level,
        kind: "confidence",
        method: "Wald",
      },
    };
  });
}

function waldTest(name: string, beta: Float64Array, vcov: Matrix, terms: readonly number[]) {
  if (terms.length === 0) return null;
  const estimate = Float64Array.from(terms, (i) => beta[i]!);
  const covariance = matrixOf(terms.length, terms.length, (r, c) => vcov[terms[r]!]![terms[c]!]!);
  const statistic = waldStatistic(estimate, covariance);
  return statistic === null ? null : chisqTest(name, "X2", statistic, terms.length);
}

function componentsOf({ psi, atBoundary }: BetweenFit): DoseResponse["between"] {
  const sd = psi.map((row, i) => Math.sqrt(Math.max(0, row[i]!)));
  const correlation = psi.map((row, r) =>
    Array.from(row, (x, c) => {
      if (sd[r] === 0 || sd[c] === 0) return null;
      return r === c ? 1 : Math.max(-1, Math.min(1, x / (sd[r]! * sd[c]!)));
    }),
  );
  return { covariance: plain(psi), sd, correlation, atBoundary };
}
