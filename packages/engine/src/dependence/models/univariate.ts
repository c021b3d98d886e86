import { aggregateEffects } from "../../aggregate/aggregate-effects.ts";
import type { EffectSet } from "../../analysis-types.ts";
import { fitModel } from "../../models/fit-model.ts";
import { lacking, type WorkingAnswer, type WorkingInput, type WorkingModel } from "./types.ts";

/** The univariate random-effects model by the document's estimator and test. */
function pooled(effects: EffectSet, { model }: WorkingInput): WorkingAnswer {
  const fit = fitModel(
    { effects, counts: null },
    { ...model, pooling: "IV", poolingParams: {}, kind: "random", tau2: null, weighting: "inverse-variance" },
  );
  const [mean] = fit.ok ? fit.value.coefficients : [];
  if (!fit.ok || mean === undefined) return lacking(fit.issues[0]?.message ?? "There is no pooled effect.");
  return {
    estimate: mean.estimate,
    se: mean.se,
    test: mean.test,
    interval: mean.interval,
    prediction: fit.value.prediction,
    tau2: fit.value.tau2.estimate,
    lack: null,
  };
}

/** Every effect as if it were a study of its own. R: `rma(yi, vi)` */
export const independentEffects: WorkingModel = {
  id: "independent",
  label: "Every effect a study of its own",
  summary:
    "What comes out when dependence is passed over: studies with many effects count many times, and intervals are usually too narrow.",
  reference: "Hedges & Olkin (1985), Statistical Methods for Meta-Analysis",
  answer: (input) => pooled(input.effects, input),
};

/** One effect per study first. R: `rma(yi, vi, data = aggregate(es, cluster = study, struct = "CS", rho = rho))` */
export const aggregatedEffects: WorkingModel = {
  id: "aggregated",
  label: "Effects of a study combined first",
  summary:
    "Each study’s effects are combined under the correlation assumed, then one effect per study is pooled.",
  reference: "Borenstein et al. (2009), Introduction to Meta-Analysis, ch. 24",
  answer(input) {
    const { by, structure, rho, phi, time, obs, covariances } = input.spec;
    const combined = aggregateEffects(input.effects, input.table, {
      by,
      structure,
      rho,
      phi,
      time,
      obs,
      covariances,
      weighted: true,
    });
    return combined.ok ? pooled(combined.value, input) : lacking(combined.issues[0]!.message);
  },
};
