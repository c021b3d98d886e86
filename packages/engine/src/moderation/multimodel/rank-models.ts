import { exp } from "../../numeric/elementary.ts";
import { fail, type Issue, issue, ok, type Result } from "../../result.ts";
import { averagedCoefficients } from "./average.ts";
import { akaikeWeights, criterionOf } from "./criteria.ts";
import type {
  Candidates,
  FitSubset,
  Multimodel,
  MultimodelSpec,
  RankedModel,
  Subset,
  SubsetFit,
  TermImportance,
} from "./types.ts";

/** A subset with its fit, or with what prevented it. */
export interface FittedSubset {
  readonly subset: Subset;
  readonly fit: Result<SubsetFit>;
}

/** Fits some of the models, those from `from` up to but not including `to`: a part of the work for one worker. */
export function fitSubsets(
  subsets: readonly Subset[],
  fit: FitSubset,
  from: number = 0,
  to: number = subsets.length,
): FittedSubset[] {
  return subsets.slice(from, to).map((subset) => ({ subset, fit: fit(subset.columns) }));
}

/**
 * Ranks fitted models by an information criterion and averages what they say. The models have different fixed effects, so they
 * have to be fitted by maximum likelihood: the restricted likelihoods of different fixed parts are those of different data.
 * @param names of all columns of the design, by place
 * @param k number of studies, the same in all models
 * @returns issues `model-not-ranked` for each model left out, `no-model-ranked` where none remains
 * Source: Burnham & Anderson (2002), Model Selection and Multimodel Inference, 2nd ed., chapters 2 and 4.
 * R: `glmulti(..., fitfunction = function(formula, data) rma(formula, vi, data=data, method="ML"))`, `MuMIn::dredge`
 */
export function rankModels(
  fitted: readonly FittedSubset[],
  candidates: Candidates,
  names: readonly string[],
  k: number,
  spec: MultimodelSpec,
): Result<Multimodel> {
  const scored = fitted.map(({ subset, fit }) => scoreOf(subset, fit, k, spec, candidates));
  const usable = scored.flatMap((score) => ("reason" in score ? [] : [score]));
  const issues = leftOut(scored.flatMap((score) => ("reason" in score ? [score] : [])));
  if (usable.length === 0) return fail(...issues, noneRanked(k));
  const weights = akaikeWeights(usable.map(({ criterion }) => criterion));
  const best = Math.min(...usable.map(({ criterion }) => criterion));
  const models = usable
    .map((score, index): RankedModel => {
      const delta = score.criterion - best;
      return {
        ...score,
        delta,
        weight: weights[index]!,
        evidenceRatio: delta < 1400 ? exp(delta / 2) : null,
      };
    })
    .sort((a, b) => a.criterion - b.criterion || a.columns.length - b.columns.length);
  const coefficients = averagedCoefficients(models, names, spec);
  const importance = importanceOf(models, candidates);
  return ok({ spec, k, models, coefficients, importance, issues }, issues);
}

type Score = Omit<RankedModel, "delta" | "weight" | "evidenceRatio">;
type Unranked = { readonly label: string; readonly reason: string };

function scoreOf(
  subset: Subset,
  fit: Result<SubsetFit>,
  k: number,
  spec: MultimodelSpec,
  candidates: Candidates,
): Score | Unranked {
  const label = labelOf(subset, candidates);
  if (!fit.ok) return { label, reason: fit.issues[0]?.message ?? "it could not be fitted" };
  const criterion = criterionOf(spec.criterion, fit.value, k);
  if (criterion === null) {
    const { parameters } = fit.value;
    return { label, reason: `its ${parameters} parameters are too many for AICc with ${k} studies` };
  }
  return { ...subset, ...fit.value, label, criterion };
}

function labelOf(subset: Subset, { terms, always, alwaysModerators }: Candidates): string {
  const kept = alwaysModerators.map((moderators) => moderators.join(" \u00d7 "));
  const own = subset.terms.map((place) => terms[place]!.label);
  const constant = always.length > 0 ? ["1"] : [];
  const parts = [...constant, ...kept, ...own];
  return parts.length > 0 ? parts.join(" + ") : "0";
}

function importanceOf(models: readonly RankedModel[], { terms }: Candidates): TermImportance[] {
  return terms
    .map(({ label }, place) => {
      const having = models.filter((model) => model.terms.includes(place));
      const importance = Math.min(
        1,
        having.reduce((sum, { weight }) => sum + weight, 0),
      );
      return { label, importance, models: having.length };
    })
    .sort((a, b) => b.importance - a.importance);
}

function leftOut(unranked: readonly Unranked[]): Issue[] {
  const first = unranked[0];
  if (first === undefined) return [];
  const many = unranked.length === 1 ? "1 model is" : `${unranked.length} models are`;
  return [
    issue(
      "model-not-ranked",
      "warning",
      `${many} not ranked, and the weights are those among the others: ${first.label}, because ${first.reason}.`,
      "Offer fewer terms, so that every model can be compared.",
      { field: "moderators.terms" },
    ),
  ];
}

function noneRanked(k: number): Issue {
  return issue(
    "no-model-ranked",
    "error",
    `No model is ranked: with ${k} studies none of them could be fitted and compared.`,
    "Offer fewer terms, or rank by AIC, which has no correction for few studies.",
    { field: "moderators.terms" },
  );
}
