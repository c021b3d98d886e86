import type { BiasOutcome } from "../../bias-types.ts";
import { formatPEquation } from "../../format/index.ts";
import { oneSidedTest } from "../../inference/tests.ts";
import type { Params } from "../../registry.ts";
import { fail, type Issue, issue, ok, type Result } from "../../result.ts";
import { biasOutcome } from "../outcome.ts";
import type { BiasInput, BiasR, QuickBiasMethod } from "../types.ts";
import { meanInWords } from "./estimate.ts";
import { type FunnelLine, funnelLine, lineChoices } from "./funnel-line.ts";
import { LINE_PARAMS, lineCurve, lineEstimate, lineInWords, lineLack } from "./line-record.ts";
import { lineCode } from "./line-to-r.ts";
import { direction, NO_NULL_VALUE } from "./wording.ts";

/** The one-sided level of the intercept of PET at which PEESE takes over. */
const LEVEL = 0.05;

/**
 * The conditional estimator: PEESE where the intercept of PET differs from no effect in the favoured direction (one-sided p < .05),
 * PET otherwise.
 * Source: Stanley & Doucouliagos (2014), Research Synthesis Methods 5, 60-78, doi:10.1002/jrsm.1095.
 * R: `fit <- lm(yi ~ sei, weights = 1 / vi); pt(coef(summary(fit))[1, 3], df.residual(fit), lower.tail = FALSE) < .05`
 */
export const petPeese: QuickBiasMethod = {
  id: "pet-peese",
  family: "adjusted",
  label: "PET-PEESE",
  summary:
    "PEESE where PET finds an effect in the favoured direction (one-sided p below .05), PET otherwise.",
  reference: "Stanley & Doucouliagos (2014), Research Synthesis Methods 5, 60-78, doi:10.1002/jrsm.1095",
  assumption:
    "Small-study effects are bias; where there is no true effect they are linear in the standard error, where there is one they are quadratic.",
  caution:
    "A sensitivity analysis: a p-value close to .05 decides between two different answers, and its interval ignores that choice.",
  params: LINE_PARAMS,
  usual: true,
  lack(input, params) {
    if (input.nullValue === null) return NO_NULL_VALUE;
    return lineLack(input, params, "se") ?? lineLack(input, params, "variance");
  },
  run: runPetPeese,
  r: petPeeseToR,
};

function runPetPeese(input: BiasInput, params: Params): Result<BiasOutcome> {
  const choices = lineChoices(params, "se");
  const straight = funnelLine(input, choices);
  if (!straight.ok) return straight;
  const bent = funnelLine(input, { ...choices, predictor: "variance" });
  if (!bent.ok) return bent;
  const { intercept, df } = straight.value;
  if (!(intercept.se > 0)) return fail(exactLine());
  const side = input.favours > 0 ? "above" : "below";
  const distance = intercept.estimate - (input.nullValue ?? 0) + 0;
  const test = oneSidedTest("intercept of PET", distance, intercept.se, df, side);
  const peese = test.pValue < LEVEL;
  const line: FunnelLine = peese ? bent.value : straight.value;
  const [chosen, other] = peese ? ["PEESE", "PET"] : ["PET", "PEESE"];
  const estimate = lineEstimate(input, line);
  const otherEstimate = lineEstimate(input, peese ? straight.value : bent.value);
  return ok(
    biasOutcome(input, params, {
      method: petPeese.id,
      ran: `PET-PEESE: ${chosen} chosen, because the one-sided test of PET’s intercept (${direction(input.favours)}, level .05) has ${formatPEquation(test.pValue)}; ${lineInWords(input, line, choices)}`,
      rowIds: line.places.map((place) => input.effects.rowIds[place]!),
      estimate,
      tests: [{ id: "pet-intercept", test }],
      numbers: [{ key: "chosen", label: "Estimator chosen", value: null, as: "value", words: chosen }],
      marks:
        choices.precision === "measured"
          ? {
              curves: [
                lineCurve(input, straight.value, "se", "PET"),
                lineCurve(input, bent.value, "variance", "PEESE"),
              ],
            }
          : {},
      sentences: [
        `${chosen} gives ${meanInWords(input.effects, estimate)} and ${other} ${meanInWords(input.effects, otherEstimate)}; the rule picks ${chosen}.`,
        peese
          ? "PET’s intercept differs from no effect in the favoured direction, which is why the parabola is used; this does not show that the effect is free of bias."
          : "The test of PET’s intercept does not reject no effect in the favoured direction, which is why the straight line is used; this is no proof that there is no effect.",
      ],
    }),
  );
}

function exactLine(): Issue {
  return issue(
    "bias-exact-line",
    "error",
    "PET-PEESE is not shown: the effects lie on a straight line to the last digit, so its intercept has no standard error and nothing decides between PET and PEESE.",
    "Check the data for copied effects, or choose the additive model of errors.",
  );
}

function petPeeseToR(input: BiasInput, outcome: BiasOutcome): BiasR {
  const choices = lineChoices(outcome.params, "se");
  const straight = lineCode(input, choices, "pet_peese_pet");
  const bent = lineCode(input, { ...choices, predictor: "variance" }, "pet_peese_peese");
  const multiplicative = choices.errors === "multiplicative";
  const [test] = outcome.tests;
  const { estimate } = outcome;
  if (test === undefined || estimate === null) return { code: [], compare: [], lacks: [] };
  const se = multiplicative ? `coef(summary(${straight.fit}))[1, 2]` : `${straight.fit}$se[1]`;
  const tail = input.favours > 0 ? ", lower.tail = FALSE" : "";
  const [df] = test.test.df;
  const z = `(coef(${straight.fit})[1] - ${input.nullValue ?? 0}) / ${se}`;
  const p = df === undefined ? `pnorm(${z}${tail})` : `pt(${z}, ${df}${tail})`;
  return {
    code: [
      ...straight.code,
      ...bent.code,
      `pet_peese_p <- unname(${p})`,
      `pet_peese_fit <- if (pet_peese_p < ${LEVEL}) ${bent.fit} else ${straight.fit}`,
    ],
    compare: [
      {
        name: "pet-peese one-sided p",
        value: test.test.pValue,
        r: "pet_peese_p",
        scale: "1",
        tolerance: 1e-5,
      },
      {
        name: "pet-peese estimate",
        value: estimate.estimate,
        r: "unname(coef(pet_peese_fit)[1])",
        scale: "max(abs(bias_yi))",
        tolerance: 1e-5,
      },
    ],
    lacks: [],
  };
}
