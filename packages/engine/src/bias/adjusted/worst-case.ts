import type { BiasOutcome } from "../../bias-types.ts";
import { estimators } from "../../estimators/registry.ts";
import { counted } from "../../format/told.ts";
import { coefficientTests } from "../../inference/coefficient-tests/registry.ts";
import { fitUnivariate } from "../../models/univariate.ts";
import { within } from "../../phrases/within.ts";
import type { Params } from "../../registry.ts";
import { fail, ok, type Result } from "../../result.ts";
import { biasOutcome } from "../outcome.ts";
import type { BiasInput, BiasR, QuickBiasMethod } from "../types.ts";
import { affirmativeRows, affirmativeToR, affirmedBy } from "./affirmative.ts";
import { effectSetOf } from "./effect-set.ts";
import { beyondRange, meanInWords } from "./estimate.ts";
import { direction, NO_NULL_VALUE } from "./wording.ts";

/**
 * The worst case of selection: the mean of the non-affirmative studies alone, by the document's estimator and test, as if
 * affirmative ones were infinitely more likely to be published.
 * Source: Mathur & VanderWeele (2020), J. Royal Statistical Society C 69, 1091-1119, doi:10.1111/rssc.12440.
 * R: `rma(yi, vi, subset = !affirmative)`
 */
export const worstCase: QuickBiasMethod = {
  id: "worst-case",
  family: "adjusted",
  label: "Worst case",
  summary:
    "The mean of the studies that are not significant in the favoured direction, all others set aside.",
  reference:
    "Mathur & VanderWeele (2020), J. Royal Statistical Society C 69, 1091-1119, doi:10.1111/rssc.12440",
  assumption:
    "Studies significant in the favoured direction are infinitely more likely to be published than the others; among the others nothing is selected.",
  caution:
    "A bound, not an estimate of the effect: it leaves out every study that found the favoured result.",
  params: [],
  usual: true,
  lack(input) {
    if (input.nullValue === null) return NO_NULL_VALUE;
    const { others } = affirmedBy(input);
    if (others.length > 0) return null;
    return "Every study is significant in the favoured direction, so no study is left for the worst case.";
  },
  run: runWorstCase,
  r: worstCaseToR,
};

function runWorstCase(input: BiasInput, params: Params): Result<BiasOutcome> {
  const affirmed = affirmedBy(input);
  const { affirmative, others } = affirmed;
  const spec = {
    ...input.model,
    weighting: "inverse-variance" as const,
    tau2Interval: "none",
    threshold: null,
    equivalence: null,
  };
  const fitted = fitUnivariate(effectSetOf(input, others), spec);
  if (!fitted.ok) return fitted;
  const { coefficients, tau2, testUsed } = fitted.value;
  const [mean] = coefficients;
  if (mean === undefined) return fail(beyondRange("The worst case"));
  const shifted = input.nullValue === 0 ? mean.test : null;
  const estimate = {
    estimate: mean.estimate + 0,
    se: mean.se,
    interval: mean.interval,
    test: shifted,
    tau2: spec.kind === "random" ? tau2.estimate : null,
  };
  const spread =
    spec.kind === "random" ? `τ² by ${within(estimators.get(spec.estimator).label)}` : "no heterogeneity";
  return ok(
    biasOutcome(input, params, {
      method: worstCase.id,
      ran: `Worst case: ${counted(others.length, "study", "studies")} not significant ${direction(input.favours)} (two-sided p of ${input.alpha} or more, or the other direction), ${spread}, ${coefficientTests.get(testUsed).label}`,
      rowIds: others.map((place) => input.effects.rowIds[place]!),
      estimate,
      numbers: [
        { key: "affirmative", label: "Affirmative studies", value: affirmative.length, as: "count" },
        { key: "nonaffirmative", label: "Non-affirmative studies", value: others.length, as: "count" },
      ],
      marks: { affirmative: affirmativeRows(input, affirmed) },
      sentences: [
        ...(affirmative.length === 0
          ? [
              `No study is significant in the favoured direction, so the worst case is the mean of all studies, ${meanInWords(input.effects, estimate)}: nothing has been adjusted.`,
            ]
          : [
              `Without the ${counted(affirmative.length, "study", "studies")} significant in the favoured direction the mean is ${meanInWords(input.effects, estimate)}.`,
              "Under selection of this kind alone, however strong, the mean is not expected beyond this worst case.",
            ]),
      ],
    }),
    fitted.issues,
  );
}

function worstCaseToR(input: BiasInput, outcome: BiasOutcome): BiasR {
  const { estimate } = outcome;
  const { kind, estimator, tau2, test } = input.model;
  if (estimate === null) return { code: [], compare: [], lacks: [] };
  const method = kind === "random" ? estimators.get(estimator).r : 'method="EE"';
  const given = kind === "random" && tau2 !== null ? `, tau2 = ${tau2}` : "";
  return {
    code: [
      affirmativeToR("worst_case_affirmative", input),
      `worst_case_fit <- rma(bias_yi[!worst_case_affirmative], bias_vi[!worst_case_affirmative], ${method}, ${coefficientTests.get(test).r}${given}, control = bias_control)`,
    ],
    compare: [
      {
        name: "worst-case estimate",
        value: estimate.estimate,
        r: "unname(worst_case_fit$beta[1])",
        scale: "max(abs(bias_yi))",
        tolerance: 1e-4,
      },
    ],
    lacks: [],
  };
}
