import { coefficientOf } from "../inference.ts";
import { robustCovariance, robustError } from "../robust.ts";
import { satterthwaiteDf } from "../robust-tests.ts";
import { correlatedEffects, hierarchicalEffects, type RveFit, type RveInput } from "../rve.ts";
import { tooFewClusters } from "./multilevel.ts";
import { lacking, type WorkingAnswer, type WorkingInput, type WorkingModel } from "./types.ts";

function inputOf({ effects, cluster }: WorkingInput): RveInput {
  return { yi: effects.yi, vi: effects.vi, x: effects.yi.map(() => [1]), cluster };
}

function answerOf(fit: RveFit | null, lack: string, { model, cluster }: WorkingInput): WorkingAnswer {
  const few = tooFewClusters(new Set(cluster).size);
  if (few !== null) return lacking(few);
  if (fit === null) return lacking(lack);
  const { clustered } = fit;
  const robust = robustCovariance(clustered, "CR2");
  const se = robust === null ? null : robustError(clustered, robust, 0);
  if (robust === null || se === null) return lacking(lack);
  const { estimate, test, interval } = coefficientOf(
    "intrcpt",
    clustered.beta[0]!,
    se,
    satterthwaiteDf(clustered, robust, [1]),
    model.level,
  );
  return { estimate, se, test, interval, prediction: null, tau2: fit.tau2 + (fit.omega2 ?? 0), lack: null };
}

const SOURCE = "Hedges, Tipton & Johnson (2010), doi:10.1002/jrsm.5; Tipton (2015), doi:10.1037/met0000011";

/** R: `robumeta::robu(yi ~ 1, studynum = study, var.eff.size = vi, modelweights = "CORR", rho = rho)` */
export const robustCorrelated: WorkingModel = {
  id: "rve-corr",
  label: "Robust variance estimation, correlated effects",
  summary:
    "Approximate weights for effects whose sampling errors are correlated; the standard error is robust.",
  reference: SOURCE,
  answer: (input) =>
    answerOf(
      correlatedEffects(inputOf(input), Math.max(0, input.spec.rho)),
      "The mean has no robust variance under these weights.",
      input,
    ),
};

/** R: `robumeta::robu(yi ~ 1, studynum = study, var.eff.size = vi, modelweights = "HIER")` */
export const robustHierarchical: WorkingModel = {
  id: "rve-hier",
  label: "Robust variance estimation, hierarchical effects",
  summary: "Approximate weights for effects that differ within studies; the standard error is robust.",
  reference: SOURCE,
  answer: (input) =>
    answerOf(
      hierarchicalEffects(inputOf(input)),
      "No study has several effects, so that variance within studies cannot be told from variance between them.",
      input,
    ),
};
