import { withDefaults } from "../../registry.ts";
import { fail, issue, ok } from "../../result.ts";
import type { LongBiasMethod } from "../types.ts";
import { inUnits, UNIT_PARAM, unitLack, unitOf } from "./effect-units.ts";
import { ensembleOf } from "./ensembles.ts";
import { integrateModel, type ModelIntegral } from "./model-integral.ts";
import { robmaOutcome } from "./robma-outcome.ts";
import { robmaR } from "./robma-r.ts";

const ID = "robma-psma";
const LEAST_STUDIES = 2;
/** A model whose refinements differ by more has no marginal likelihood that could be weighed. */
const WORST = 1e-4;
/** A model whose marginal likelihood is this many times e below the best has no probability that could be told from 0. */
const HOPELESS = 40;
/**
 * Units are models in steps of 7, which has no common divisor with 12 or 36: slow ones, which stand together, come into different parts.
 */
const STRIDE = 7;

/** Models integrated, by their places in the ensemble. */
type Part = readonly { readonly place: number; readonly integral: ModelIntegral }[];

/**
 * Robust Bayesian meta-analysis: models with and without an effect, heterogeneity and publication bias (weight functions of p, PET,
 * PEESE) averaged by their posterior probabilities, each integrated by quadrature instead of sampled.
 * Marginal likelihood p(y | m) = integral of prod f(y_i | mu, tau, theta) p(mu) p(tau) p(theta); inclusion Bayes factor = posterior
 * odds / prior odds of the models that have a component. Effects and priors in units of Cohen's d. docs/bayesian-averaging.md has
 * all priors. R: `RoBMA::RoBMA(d, se, model_type = "PSMA", transformation = "cohens_d")`, by sampling
 */
export const robmaPsma: LongBiasMethod<Part> = {
  id: ID,
  family: "averaging",
  label: "RoBMA (Bayesian averaging)",
  summary:
    "Averages models with and without an effect, heterogeneity and publication bias, by how well each predicted the studies.",
  reference:
    "Bartoš, Maier, Wagenmakers, Doucouliagos & Stanley (2023), Research Synthesis Methods 14, 99-116, doi:10.1002/jrsm.1594",
  assumption:
    "One of the models in the ensemble is close to how the studies came about, and effects of the size of its priors are to be expected.",
  caution:
    "A sensitivity analysis under these priors: another ensemble or other priors give other Bayes factors, and no model of it may be right.",
  params: [
    {
      key: "ensemble",
      label: "Ensemble",
      help: "Which models of publication bias are averaged beside the models without. PSMA: six weight functions, PET and PEESE. PP: PET and PEESE. Original: two two-sided weight functions.",
      type: "choice",
      default: "PSMA",
      choices: [
        { value: "PSMA", label: "PSMA (36 models)" },
        { value: "PP", label: "PP (12 models)" },
        { value: "original", label: "Original (12 models)" },
      ],
    },
    UNIT_PARAM,
  ],
  usual: true,
  units: "models",
  lack(input, params) {
    const k = input.effects.yi.length;
    if (k < LEAST_STUDIES) {
      return "One study cannot tell an effect from heterogeneity or bias: at least two are needed, so the models are not averaged.";
    }
    return unitLack(input, withDefaults(robmaPsma.params, params).unit);
  },
  plan(input, given) {
    const params = withDefaults(robmaPsma.params, given);
    const models = ensembleOf(String(params.ensemble));
    const unit = unitOf(input.effects.measure, params.unit);
    const lack = robmaPsma.lack(input, params);
    if (unit === null || lack !== null) {
      return fail(
        issue(
          "bias-not-assessable",
          "error",
          lack ?? "",
          "Choose another unit of the priors, or leave this method out.",
        ),
      );
    }
    const data = inUnits(input, unit);
    return ok({
      total: models.length,
      run(from, to, tell) {
        const part: { readonly place: number; readonly integral: ModelIntegral }[] = [];
        for (let at = from; at < to; at++) {
          const place = (at * STRIDE) % models.length;
          part.push({ place, integral: integrateModel(models[place]!, data) });
          tell?.(at - from + 1);
        }
        return part;
      },
      combine(parts) {
        const found = parts.flat().toSorted((a, b) => a.place - b.place);
        const integrals = found.map(({ integral }) => integral);
        const failed = unusable(integrals);
        if (failed > 0) return fail(notIntegrated(failed, models.length));
        return ok(robmaOutcome(ID, input, params, models, integrals));
      },
    });
  },
  r: robmaR,
};

/** How many models have no marginal likelihood, or one that is not sure although it counts. */
function unusable(integrals: readonly ModelIntegral[]): number {
  const best = integrals.reduce(
    (most, { logMarginal }) => (Number.isFinite(logMarginal) ? Math.max(most, logMarginal) : most),
    Number.NEGATIVE_INFINITY,
  );
  return integrals.filter(
    ({ logMarginal, error }) =>
      !Number.isFinite(logMarginal) || (logMarginal > best - HOPELESS && !(error <= WORST)),
  ).length;
}

function notIntegrated(failed: number, total: number) {
  return issue(
    "bias-integral-not-found",
    "error",
    `${failed} of ${total} models could not be integrated to four digits, so the models are not averaged: their densities are too ` +
      "narrow or too far from their priors.",
    "Look for an effect or standard error that is mistyped or on another scale, or choose another unit of the priors.",
  );
}
