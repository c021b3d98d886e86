import type { BiasOutcome } from "../../bias-types.ts";
import type { ModelSpec } from "../../document/types.ts";
import { estimators } from "../../estimators/registry.ts";
import { formatExact } from "../../format/index.ts";
import { coefficientTests } from "../../inference/coefficient-tests/registry.ts";
import type { BiasInput, BiasR } from "../types.ts";
import { predictorOf } from "./egger-predictors.ts";
import { slopeComparisons } from "./line-test.ts";
import { lineModel } from "./random-line.ts";

/** Egger's test in R: `lm()` for the classic form, `rma()` for the meta-regression. */
export function eggerToR(input: BiasInput, outcome: BiasOutcome): BiasR {
  const { params } = outcome;
  const predictor = predictorOf(params);
  const kept = input.moderators !== null && params.moderators !== false;
  const x = `egger_x <- ${kept ? `cbind(${predictor.r}, bias_mods)` : predictor.r}`;
  if (params.form !== "meta-regression") {
    return {
      code: [x, "egger <- summary(lm(bias_yi ~ egger_x, weights = 1 / bias_vi))"],
      compare: slopeComparisons(outcome, "coef(egger)"),
      lacks: [],
    };
  }
  return {
    code: [x, `egger <- ${rmaOf("bias_yi", "bias_vi", "egger_x", lineModel(input.model))}`],
    ...rmaComparisons(outcome, "egger", lineModel(input.model)),
  };
}

/**
 * The call that fits a meta-regression with every option of the model.
 * @param control R's name of the limits of its iterations, as tight as the script has them
 */
export function rmaOf(
  yi: string,
  vi: string,
  mods: string,
  { kind, estimator, test, tau2, level }: ModelSpec,
  control = "bias_control",
): string {
  const method = kind === "random" ? estimators.get(estimator).r : 'method = "EE"';
  const given = kind === "random" && tau2 !== null ? `, tau2 = ${formatExact(tau2)}` : "";
  return `rma(${yi}, ${vi}, mods = ${mods}, ${method}, ${coefficientTests.get(test).r}, level = ${formatExact(100 * level)}${given}, control = ${control})`;
}

/** Slope, standard error and p-value of a meta-regression, as far as metafor has the coefficient test. */
export function rmaComparisons(
  outcome: BiasOutcome,
  fit: string,
  { test }: ModelSpec,
): Pick<BiasR, "compare" | "lacks"> {
  const record = coefficientTests.get(test);
  const number = (key: string): number => outcome.numbers.find((own) => own.key === key)?.value ?? 0;
  const slope = {
    name: "slope",
    value: number("slope"),
    r: `${fit}$beta[2]`,
    scale: `${fit}$se[2]`,
    tolerance: 1e-4,
  };
  if (record.distribution === "free" || record.rInference !== undefined) {
    return {
      compare: [slope],
      lacks: [{ name: "p-value", reason: `rma() has no ${record.label} test of a slope` }],
    };
  }
  return {
    compare: [
      slope,
      { name: "SE of the slope", value: number("slopeSe"), r: `${fit}$se[2]`, tolerance: 1e-4 },
      {
        name: "p-value",
        value: outcome.tests[0]?.test.pValue ?? 1,
        r: `${fit}$pval[2]`,
        scale: `max(${fit}$pval[2], 1e-6)`,
        tolerance: 1e-3,
      },
    ],
    lacks: [],
  };
}
