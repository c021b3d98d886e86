import { square } from "../../numeric/elementary.ts";
import { formulaChoice } from "../assumed.ts";
import { positive } from "../checks.ts";
import { defineConversion, type Tools } from "../define.ts";
import type { Conversion } from "../types.ts";
import { DIFFERENCE_SOURCES, type DifferenceSource } from "./difference-sources.ts";

const LATENT = formulaChoice(
  "latent",
  "Distribution behind the odds ratio",
  "The shape that the continuous outcome behind yes and no is taken to have.",
  [
    { value: "logistic", label: "logistic: log OR = d π/√3" },
    { value: "cox", label: "normal (Cox): log OR = 1.65 d" },
  ],
  (value) =>
    value === "cox"
      ? "a normal distribution behind the odds ratio (Cox, 1.65)"
      : "a logistic distribution behind the odds ratio",
);

/** log OR per unit of d. */
function scaleOf(latent: string, step: Tools<never>["step"]): number {
  return latent === "cox"
    ? step("scale", "1.65", 1.65)
    : step("scale", "pi / sqrt(3)", Math.PI / Math.sqrt(3));
}

/**
 * Log odds ratio from d: log OR = d pi / sqrt(3), Var = Var d pi²/3 (logistic); or 1.65 d (Cox).
 *
 * Source: Borenstein et al. (2009), Introduction to Meta-Analysis, eqs. 7.3-7.4; Cox (1970); Sánchez-Meca et al. (2003),
 * doi:10.1037/1082-989X.8.4.448.
 * R: `d * pi / sqrt(3)`; metafor: `escalc(measure = "D2ORL")`, `"D2ORN"`
 */
function toOr({ id, d, variance, name }: DifferenceSource): Conversion {
  return defineConversion({
    id: `${id}-to-or`,
    label: `${name} to log odds ratio`,
    summary: `Log odds ratio with its variance from ${name} with its variance.`,
    reference: "Borenstein et al. (2009), Introduction to Meta-Analysis, eqs. 7.3-7.4",
    group: "effect",
    from: [d, variance],
    choices: [LATENT],
    yields: ["yi_OR", "vi_OR"],
    example: { [d]: 0.5, [variance]: 0.0205 },
    checks: [positive("variance of d", variance)],
    formulas(numbers, { step, choice }) {
      const scale = scaleOf(choice.latent, step);
      step("yi_OR", `scale * ${d}`, scale * numbers[d]!);
      step("vi_OR", `scale^2 * ${variance}`, square(scale) * numbers[variance]!);
      return undefined;
    },
  });
}

export const D_TO_OR: readonly Conversion[] = DIFFERENCE_SOURCES.map(toOr);

/**
 * d from a log odds ratio: d = log OR sqrt(3) / pi, Var d = Var 3/pi² (logistic); or log OR / 1.65 (Cox).
 *
 * Source: Borenstein et al. (2009), Introduction to Meta-Analysis, eqs. 7.1-7.2; Cox (1970); Sánchez-Meca et al. (2003).
 * R: `yi_OR * sqrt(3) / pi`; metafor: `escalc(measure = "OR2DL")`, `"OR2DN"`
 */
export const orToD: Conversion = defineConversion({
  id: "or-to-d",
  label: "Log odds ratio to d",
  summary: "Cohen’s d with its variance from a log odds ratio with its variance.",
  reference: "Borenstein et al. (2009), Introduction to Meta-Analysis, eqs. 7.1-7.2",
  group: "effect",
  from: ["yi_OR", "vi_OR"],
  choices: [LATENT],
  yields: ["d_other", "d_other_var"],
  example: { yi_OR: 0.9069, vi_OR: 0.0676 },
  checks: [positive("variance of the log odds ratio", "vi_OR")],
  formulas({ yi_OR, vi_OR }, { step, choice }) {
    const scale = scaleOf(choice.latent, step);
    step("d_other", "yi_OR / scale", yi_OR / scale);
    step("d_other_var", "vi_OR / scale^2", vi_OR / square(scale));
    return undefined;
  },
});

/** Peto's log odds ratio taken for the ordinary one, which it approximates near 1 with arms of similar size. */
export const petoToOr: Conversion = defineConversion({
  id: "peto-to-or",
  label: "Peto’s log odds ratio to log odds ratio",
  summary: "Takes Peto’s one-step log odds ratio for the ordinary one.",
  reference: "Sánchez-Meca et al. (2003), doi:10.1037/1082-989X.8.4.448",
  group: "effect",
  from: ["yi_PETO", "vi_PETO"],
  yields: ["yi_OR", "vi_OR"],
  example: { yi_PETO: 0.31, vi_PETO: 0.05 },
  checks: [positive("variance of the log odds ratio", "vi_PETO")],
  assumes: () => ["Peto’s odds ratio standing for the ordinary one"],
  formulas({ yi_PETO, vi_PETO }, { step }) {
    step("yi_OR", "yi_PETO", yi_PETO);
    step("vi_OR", "vi_PETO", vi_PETO);
    return undefined;
  },
});
