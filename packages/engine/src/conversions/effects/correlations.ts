import { atanh, square, tanh } from "../../numeric/elementary.ts";
import { assumesPositive, directionOf } from "../assumed.ts";
import { correlations, DIRECTION, positive, varianceShares } from "../checks.ts";
import { defineConversion, refuse } from "../define.ts";
import type { Conversion } from "../types.ts";

const FISHER = { reference: "Fisher (1921), Metron 1, 3-32", group: "effect" } as const;

/** A correlation with the variance that its sample size gives: (1 - r²)² / (n - 1). R: `escalc(measure = "COR", ri, ni)` */
export const rToCor: Conversion = defineConversion({
  id: "r-to-cor",
  label: "r and its sample size",
  summary: "A correlation with its large-sample variance.",
  reference: "Borenstein et al. (2009), Introduction to Meta-Analysis, eq. 6.1",
  group: "effect",
  from: ["r", "ni"],
  yields: ["yi_COR", "vi_COR"],
  example: { r: 0.35, ni: 64 },
  checks: [correlations("r")],
  formulas({ r, ni }, { step }) {
    if (ni <= 1) return tooFew(ni, 2);
    step("yi_COR", "r", r);
    step("vi_COR", "(1 - r^2)^2 / (ni - 1)", square((1 - r) * (1 + r)) / (ni - 1));
    return undefined;
  },
});

/** Fisher's z of a correlation: z = atanh(r), Var z = 1 / (n - 3). R: `escalc(measure = "ZCOR", ri, ni)` */
export const rToZcor: Conversion = defineConversion({
  ...FISHER,
  id: "r-to-zcor",
  label: "r and its sample size to Fisher’s z",
  summary: "Fisher’s z with its variance from a correlation.",
  from: ["r", "ni"],
  yields: ["yi_ZCOR", "vi_ZCOR"],
  example: { r: 0.35, ni: 64 },
  checks: [correlations("r")],
  formulas({ r, ni }, { step }) {
    if (ni <= 3) return tooFew(ni, 4);
    step("yi_ZCOR", "atanh(r)", atanh(r));
    step("vi_ZCOR", "1 / (ni - 3)", 1 / (ni - 3));
    return undefined;
  },
});

/** A correlation from a reported Fisher's z: r = tanh(z). R: `tanh(z_r)` */
export const zToR: Conversion = defineConversion({
  ...FISHER,
  id: "z-r-to-r",
  label: "Fisher’s z to r",
  summary: "A correlation from a reported Fisher’s z.",
  from: ["z_r"],
  yields: ["r"],
  example: { z_r: 0.41 },
  formulas({ z_r }, { step }) {
    step("r", "tanh(z_r)", tanh(z_r));
    return undefined;
  },
});

/** Fisher's z with its variance from a correlation with its variance, by the delta method: Var z = Var r / (1 - r²)². */
export const corToZcor: Conversion = defineConversion({
  ...FISHER,
  id: "cor-to-zcor",
  label: "r with its variance to Fisher’s z",
  summary: "Fisher’s z with its variance from a correlation with its variance.",
  from: ["yi_COR", "vi_COR"],
  yields: ["yi_ZCOR", "vi_ZCOR"],
  example: { yi_COR: 0.35, vi_COR: 0.01 },
  checks: [correlations("yi_COR"), positive("variance of r", "vi_COR")],
  formulas({ yi_COR, vi_COR }, { step }) {
    step("yi_ZCOR", "atanh(yi_COR)", atanh(yi_COR));
    step("vi_ZCOR", "vi_COR / (1 - yi_COR^2)^2", vi_COR / square((1 - yi_COR) * (1 + yi_COR)));
    return undefined;
  },
});

/** A correlation with its variance from Fisher's z with its variance, by the delta method: Var r = Var z (1 - r²)². */
export const zcorToCor: Conversion = defineConversion({
  ...FISHER,
  id: "zcor-to-cor",
  label: "Fisher’s z to r with its variance",
  summary: "A correlation with its variance from Fisher’s z with its variance.",
  from: ["yi_ZCOR", "vi_ZCOR"],
  yields: ["yi_COR", "vi_COR"],
  example: { yi_ZCOR: 0.41, vi_ZCOR: 0.02 },
  checks: [positive("variance of Fisher’s z", "vi_ZCOR")],
  formulas({ yi_ZCOR, vi_ZCOR }, { step }) {
    const r = step("yi_COR", "tanh(yi_ZCOR)", tanh(yi_ZCOR));
    step("vi_COR", "vi_ZCOR * (1 - yi_COR^2)^2", vi_ZCOR * square((1 - r) * (1 + r)));
    return undefined;
  },
});

/** The share of variance a correlation explains. R: `r^2` */
export const rToR2: Conversion = defineConversion({
  id: "r-to-r2",
  label: "r to R²",
  summary: "The share of variance that a correlation explains.",
  reference: "Cohen (1988), Statistical Power Analysis for the Behavioral Sciences, ch. 9",
  group: "effect",
  from: ["r"],
  yields: ["r2"],
  example: { r: -0.35 },
  checks: [correlations("r")],
  formulas({ r }, { step }) {
    step("r2", "r^2", square(r));
    return undefined;
  },
});

/** A correlation from the R² of one predictor, or from eta-squared, with the direction of the effect. */
function shareToR(id: string, from: "r2" | "eta2", name: string): Conversion {
  return defineConversion({
    id,
    label: `${name} to r`,
    summary: `A correlation from the ${name} of one predictor; its sign is the direction of the effect.`,
    reference: "Cohen (1988), Statistical Power Analysis for the Behavioral Sciences, chs. 8 and 9",
    group: "effect",
    from: [from],
    optional: ["direction"],
    yields: ["r"],
    example: { [from]: 0.12, direction: -1 },
    checks: [varianceShares(from), DIRECTION],
    assumes: (given) => [`an ${name} of one predictor`, ...assumesPositive(given)],
    formulas(numbers, { step }) {
      const direction = directionOf(numbers, step);
      step("r", `direction * sqrt(${from})`, direction * Math.sqrt(numbers[from]));
      return undefined;
    },
  });
}

export const r2ToR: Conversion = shareToR("r2-to-r", "r2", "R²");
export const eta2ToR: Conversion = shareToR("eta2-to-r", "eta2", "eta²");

function tooFew(n: number, least: number): ReturnType<typeof refuse> {
  return refuse(
    "too-few-people",
    "ni",
    `${n} people are too few for the variance of a correlation, which needs ${least}.`,
    "Check the size, or leave the study out with a reason.",
  );
}
