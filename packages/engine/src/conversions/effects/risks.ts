import type { Quantities } from "../../derivation.ts";
import { formatFixed } from "../../format/index.ts";
import { exp, log, square } from "../../numeric/elementary.ts";
import { positive, proportions } from "../checks.ts";
import { defineConversion, refuse } from "../define.ts";
import type { Conversion } from "../types.ts";

const HANDBOOK = {
  reference: "Cochrane Handbook for Systematic Reviews of Interventions (6.5), section 15.4.4",
  group: "effect",
} as const;

const BASELINE = (risk: number | undefined): readonly string[] => [
  `a baseline risk of ${formatFixed(risk ?? null, 3)} known without error`,
];

/**
 * Log risk ratio from a log odds ratio and the risk of the control group: RR = OR / (1 - p + p OR). Variance by the delta
 * method: d log RR / d log OR = (1 - p) / (1 - p + p OR).
 *
 * R: `exp(yi_OR) / (1 - risk_c + risk_c * exp(yi_OR))`
 */
export const orToRr: Conversion = defineConversion({
  ...HANDBOOK,
  id: "or-to-rr",
  label: "Odds ratio and baseline risk to risk ratio",
  summary: "Log risk ratio with its variance from a log odds ratio and the risk of the control group.",
  from: ["yi_OR", "vi_OR", "risk_c"],
  yields: ["yi_RR", "vi_RR"],
  example: { yi_OR: -0.5, vi_OR: 0.04, risk_c: 0.2 },
  checks: [positive("variance of the log odds ratio", "vi_OR"), proportions("baseline risk", "risk_c")],
  assumes: ({ risk_c }) => BASELINE(risk_c),
  formulas({ yi_OR, vi_OR, risk_c }, { step }) {
    const rest = step("k", "1 - risk_c + risk_c * exp(yi_OR)", 1 - risk_c + risk_c * exp(yi_OR));
    step("yi_RR", "yi_OR - log(k)", yi_OR - log(rest));
    step("vi_RR", "vi_OR * ((1 - risk_c) / k)^2", vi_OR * square((1 - risk_c) / rest));
    return undefined;
  },
});

/**
 * Risk difference from a log odds ratio and the risk of the control group: RD = p1 - p with p1 = p OR / (1 - p + p OR).
 * Variance by the delta method: d RD / d log OR = p1 (1 - p1).
 *
 * R: `risk_t - risk_c`
 */
export const orToRd: Conversion = defineConversion({
  ...HANDBOOK,
  id: "or-to-rd",
  label: "Odds ratio and baseline risk to risk difference",
  summary: "Risk difference with its variance from a log odds ratio and the risk of the control group.",
  from: ["yi_OR", "vi_OR", "risk_c"],
  yields: ["risk_t", "yi_RD", "vi_RD"],
  example: { yi_OR: -0.5, vi_OR: 0.04, risk_c: 0.2 },
  checks: [positive("variance of the log odds ratio", "vi_OR"), proportions("baseline risk", "risk_c")],
  assumes: ({ risk_c }) => BASELINE(risk_c),
  formulas({ yi_OR, vi_OR, risk_c }, { step }) {
    const odds = risk_c * exp(yi_OR);
    const treated = step(
      "risk_t",
      "risk_c * exp(yi_OR) / (1 - risk_c + risk_c * exp(yi_OR))",
      odds / (1 - risk_c + odds),
    );
    step("yi_RD", "risk_t - risk_c", treated - risk_c);
    step("vi_RD", "vi_OR * (risk_t * (1 - risk_t))^2", vi_OR * square(treated * (1 - treated)));
    return undefined;
  },
});

/** What both conversions of a risk ratio start from. */
const FROM_RISK_RATIO = {
  ...HANDBOOK,
  from: ["yi_RR", "vi_RR", "risk_c"] as const,
  example: { yi_RR: -0.4, vi_RR: 0.03, risk_c: 0.2 },
  checks: [positive("variance of the log risk ratio", "vi_RR"), proportions("baseline risk", "risk_c")],
  assumes: ({ risk_c }: Quantities): readonly string[] => BASELINE(risk_c),
};

/** Log odds ratio from a log risk ratio and the risk of the control group: OR = RR (1 - p) / (1 - p RR). */
export const rrToOr: Conversion = defineConversion({
  ...FROM_RISK_RATIO,
  id: "rr-to-or",
  label: "Risk ratio and baseline risk to odds ratio",
  summary: "Log odds ratio with its variance from a log risk ratio and the risk of the control group.",
  yields: ["yi_OR", "vi_OR"],
  formulas({ yi_RR, vi_RR, risk_c }, { step }) {
    const treated = step("risk_t", "risk_c * exp(yi_RR)", risk_c * exp(yi_RR));
    if (treated >= 1) return impossibleRisk(treated);
    step("yi_OR", "yi_RR + log((1 - risk_c) / (1 - risk_t))", yi_RR + log((1 - risk_c) / (1 - treated)));
    step("vi_OR", "vi_RR / (1 - risk_t)^2", vi_RR / square(1 - treated));
    return undefined;
  },
});

/** Risk difference from a log risk ratio and the risk of the control group: RD = p (RR - 1). */
export const rrToRd: Conversion = defineConversion({
  ...FROM_RISK_RATIO,
  id: "rr-to-rd",
  label: "Risk ratio and baseline risk to risk difference",
  summary: "Risk difference with its variance from a log risk ratio and the risk of the control group.",
  yields: ["yi_RD", "vi_RD"],
  formulas({ yi_RR, vi_RR, risk_c }, { step }) {
    const treated = step("risk_t", "risk_c * exp(yi_RR)", risk_c * exp(yi_RR));
    if (treated >= 1) return impossibleRisk(treated);
    step("yi_RD", "risk_t - risk_c", treated - risk_c);
    step("vi_RD", "vi_RR * risk_t^2", vi_RR * square(treated));
    return undefined;
  },
});

function impossibleRisk(risk: number): ReturnType<typeof refuse> {
  return refuse(
    "risk-above-one",
    "risk_c",
    `this risk ratio turns the baseline risk into a risk of ${formatFixed(risk, 2)}, which cannot be.`,
    "Check the baseline risk; 20 % is entered as 0.2.",
  );
}
