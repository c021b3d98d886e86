import { buildDesign, type ModelDesign } from "../../design/index.ts";
import { ml } from "../../estimators/ml.ts";
import { z } from "../../inference/coefficient-tests/z.ts";
import { fitMetaRegression } from "../../models/regression/fit-meta-regression.ts";
import { fail, type Issue, issue, ok, type Result } from "../../result.ts";
import { designGiven, type ModerationInput } from "../moderation-stage.ts";
import { MULTIMODEL_DEFAULTS } from "./defaults.ts";
import { type FittedSubset, fitSubsets, rankModels } from "./rank-models.ts";
import { modelSubsets } from "./subsets.ts";
import type { Candidates, FitSubset, Multimodel, MultimodelSpec, Subset } from "./types.ts";

/** All models of a document's terms, ready to be fitted, all on the same studies. */
export interface MultimodelPlan {
  readonly design: ModelDesign;
  readonly candidates: Candidates;
  readonly subsets: readonly Subset[];
  readonly fit: FitSubset;
}

/**
 * The models that can be made of a document's terms, with an intercept in each, on the studies that have all moderators: models of
 * different studies have likelihoods that cannot be compared. The heterogeneity is estimated by maximum likelihood whatever the
 * document says, because restricted likelihoods of different fixed effects cannot be compared either.
 * @returns issues of the design, `too-many-models`, `collinear-terms-ranked`
 */
export function planMultimodel(input: ModerationInput): Result<MultimodelPlan> {
  const { terms } = input.spec;
  const design = buildDesign({ ...designGiven(input), spec: { ...input.spec, terms, intercept: true } });
  if (!design.ok) return design;
  const own = design.value.terms.filter(({ columns }) => columns.length > 0);
  const candidates: Candidates = { terms: own, always: [0], alwaysModerators: [] };
  const subsets = modelSubsets(candidates);
  const aliased = design.value.aliased.length > 0 ? [collinear(design.value)] : [];
  const issues = [...design.issues, ...aliased, ...subsets.issues];
  if (!subsets.ok) return fail(...issues);
  const fit = fitterOf(input, design.value);
  return ok({ design: design.value, candidates, subsets: subsets.value, fit }, issues);
}

function fitterOf({ effects, model }: ModerationInput, design: ModelDesign): FitSubset {
  const spec = { ...model, estimator: ml.id, test: z.id, tau2Interval: "none" };
  return (columns) => {
    const result = fitMetaRegression(effects, part(design, columns), spec);
    if (!result.ok) return result;
    const { coefficients, vcov, tau2, fitStatistics, p } = result.value.fit;
    const estimated = model.kind === "random" && model.tau2 === null;
    return ok({
      logLik: fitStatistics.ml.logLik,
      coefficients: coefficients.map(({ estimate }) => estimate),
      vcov,
      tau2: tau2.estimate ?? 0,
      parameters: p + (estimated ? 1 : 0),
    });
  };
}

/** Some columns of a design, the intercept among them, as a design of their own. */
function part(design: ModelDesign, columns: readonly number[]): ModelDesign {
  const place = (column: number): number => columns.indexOf(column);
  return {
    ...design,
    names: columns.map((column) => design.names[column]!),
    labels: columns.map((column) => design.labels[column]!),
    columns: columns.map((column) => design.columns[column]!),
    terms: design.terms
      .filter((term) => term.columns.length > 0 && term.columns.every((column) => columns.includes(column)))
      .map((term) => ({ ...term, columns: term.columns.map(place) })),
    aliased: [],
    rowOf: (profile) => {
      const row = design.rowOf(profile);
      return row === null ? null : Float64Array.from(columns, (column) => row[column]!);
    },
  };
}

/** Ranks the models of a plan, fitted in one or several parts. */
export function rankPlan(
  input: ModerationInput,
  { design, candidates }: MultimodelPlan,
  fitted: readonly FittedSubset[],
  spec: MultimodelSpec,
): Result<Multimodel> {
  return rankModels(fitted, candidates, design.names, design.rows.length, {
    ...spec,
    level: input.model.level,
  });
}

/** All models of a document's terms in one go: planned, fitted and ranked. */
export function multimodelOf(
  input: ModerationInput,
  spec: MultimodelSpec = MULTIMODEL_DEFAULTS,
): Result<Multimodel> {
  const plan = planMultimodel(input);
  if (!plan.ok) return plan;
  const ranked = rankPlan(input, plan.value, fitSubsets(plan.value.subsets, plan.value.fit), spec);
  const issues = [...plan.issues, ...ranked.issues];
  return ranked.ok ? ok({ ...ranked.value, issues }, issues) : fail(...issues);
}

function collinear({ aliased }: ModelDesign): Issue {
  const names = aliased.map(({ label }) => label).join(", ");
  return issue(
    "collinear-terms-ranked",
    "warning",
    `No model has ${names}: together with the others it tells nothing of its own, so that its importance cannot be told from theirs.`,
    "Offer one of the terms that cannot be told apart.",
    { field: "moderators.terms" },
  );
}
