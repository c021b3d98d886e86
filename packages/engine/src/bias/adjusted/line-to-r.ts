import type { BiasOutcome } from "../../bias-types.ts";
import { estimators } from "../../estimators/registry.ts";
import { coefficientTests } from "../../inference/coefficient-tests/registry.ts";
import type { BiasInput, BiasR } from "../types.ts";
import { type LineChoices, lineChoices } from "./funnel-line.ts";

/** PET or PEESE in R: `lm()` for the multiplicative model, `rma()` for the additive one. */
export function lineToR(
  input: BiasInput,
  outcome: BiasOutcome,
  record: { readonly id: string; readonly predictor: LineChoices["predictor"] },
): BiasR {
  const choices = lineChoices(outcome.params, record.predictor);
  const name = record.id.replaceAll("-", "_");
  const { code, fit } = lineCode(input, choices, name);
  const { estimate } = outcome;
  if (estimate === null) return { code: [], compare: [], lacks: [] };
  const se = choices.errors === "multiplicative" ? `coef(summary(${fit}))[1, 2]` : `${fit}$se[1]`;
  const comparable =
    choices.errors === "multiplicative" || coefficientTests.get(input.model.test).distribution !== "free";
  return {
    code,
    compare: [
      {
        name: `${record.id} estimate`,
        value: estimate.estimate,
        r: `unname(coef(${fit})[1])`,
        scale: "max(abs(bias_yi))",
        tolerance: 1e-5,
      },
      ...(comparable && estimate.se !== null && estimate.se > 0
        ? [{ name: `${record.id} standard error`, value: estimate.se, r: se, tolerance: 1e-4 }]
        : []),
    ],
    lacks: [],
  };
}

/** The lines that fit a line through the funnel. */
export function lineCode(
  input: BiasInput,
  { errors, precision, predictor }: LineChoices,
  name: string,
): { readonly code: readonly string[]; readonly fit: string } {
  const se = precision === "measured" ? "bias_sei" : "sqrt(1 / bias_n1 + 1 / bias_n2)";
  const x = `${name}_x`;
  const fit = `${name}_fit`;
  const kept = input.moderators !== null && input.moderators.columns.length > 0;
  const use = `${name}_use`;
  const code = [`${x} <- ${predictor === "se" ? se : `(${se})^2`}`];
  if (kept) {
    code.push(
      `${use} <- complete.cases(${x}, bias_mods)`,
      `${name}_mods <- scale(bias_mods[${use}, , drop = FALSE], center = TRUE, scale = FALSE)`,
    );
  }
  const part = (vector: string): string => (kept ? `${vector}[${use}]` : vector);
  const mods = kept ? `cbind(${part(x)}, ${name}_mods)` : x;
  if (errors === "multiplicative") {
    const sized = predictor === "se" ? `${part(x)}^2` : part(x);
    const variances = precision === "measured" ? part("bias_vi") : sized;
    code.push(`${fit} <- lm(${part("bias_yi")} ~ ${mods}, weights = 1 / ${variances})`);
    return { code, fit };
  }
  const { kind, tau2, estimator, test } = input.model;
  const method = kind === "random" ? estimators.get(estimator).r : 'method="EE"';
  const given = kind === "random" && tau2 !== null ? `, tau2 = ${tau2}` : "";
  const options = `${method}, ${coefficientTests.get(test).r}${given}`;
  code.push(
    `${fit} <- rma(${part("bias_yi")}, ${part("bias_vi")}, mods = ~ ${mods}, ${options}, control = bias_control)`,
  );
  return { code, fit };
}
