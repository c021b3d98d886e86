import { assumesPositive, directionOf, formulaChoice, LEVEL } from "../assumed.ts";
import { DIRECTION, positive, proportions } from "../checks.ts";
import { defineConversion, type Refusal, refuse } from "../define.ts";
import { pnorm, qnorm } from "../r-functions.ts";
import type { Conversion } from "../types.ts";

/** Number needed to treat from a risk difference: 1 / |RD|. R: `1 / abs(yi_RD)` */
export const rdToNnt: Conversion = defineConversion({
  id: "rd-to-nnt",
  label: "Risk difference to number needed to treat",
  summary: "The number of people to treat for one more or one fewer event.",
  reference: "Cochrane Handbook for Systematic Reviews of Interventions (6.5), section 15.4.4",
  group: "effect",
  from: ["yi_RD"],
  yields: ["nnt"],
  example: { yi_RD: -0.068 },
  formulas({ yi_RD }, { step }) {
    if (yi_RD === 0) return noNumber("yi_RD");
    step("nnt", "1 / abs(yi_RD)", 1 / Math.abs(yi_RD));
    return undefined;
  },
});

/**
 * Risk difference from a number needed to treat and its interval: RD = ± 1 / NNT. An interval whose ends have different signs
 * runs through infinity and is entered as an interval of the risk difference instead.
 *
 * Source: Altman (1998), doi:10.1136/bmj.317.7168.1309.
 * R: `direction / nnt`
 */
export const nntToRd: Conversion = defineConversion({
  id: "nnt-to-rd",
  label: "Number needed to treat with its interval to risk difference",
  summary: "Risk difference with its variance from a number needed to treat with its interval.",
  reference: "Altman (1998), doi:10.1136/bmj.317.7168.1309",
  group: "effect",
  from: ["nnt", "nnt_lb", "nnt_ub"],
  optional: ["direction"],
  assumed: [LEVEL],
  yields: ["yi_RD", "vi_RD"],
  example: { nnt: 12, nnt_lb: 8, nnt_ub: 24, direction: -1, level: 0.95 },
  checks: [
    positive("number needed to treat", "nnt", "nnt_lb", "nnt_ub"),
    DIRECTION,
    proportions("level", "level"),
  ],
  assumes: assumesPositive,
  formulas(numbers, { step }) {
    const { nnt, nnt_lb, nnt_ub, level } = numbers;
    if (!(nnt_lb < nnt_ub)) {
      return refuse(
        "interval-reversed",
        "nnt_lb",
        "the lower end of the interval has to lie below its upper end, so the row is not converted.",
        "Check whether the two ends were exchanged, or enter the interval of the risk difference.",
      );
    }
    const direction = directionOf(numbers, step);
    const se = (1 / nnt_lb - 1 / nnt_ub) / (-2 * qnorm((1 - level) / 2));
    step("se", "(1 / nnt_lb - 1 / nnt_ub) / (-2 * qnorm((1 - level) / 2))", se);
    step("yi_RD", "direction / nnt", direction / nnt);
    step("vi_RD", "se^2", se * se);
    return undefined;
  },
});

const NNT_METHOD = formulaChoice(
  "nnt_method",
  "Number needed to treat from d",
  "Furukawa & Leucht need the event rate of the control group; Kraemer & Kupfer compare random pairs of people.",
  [
    { value: "furukawa", label: "Furukawa & Leucht (2011)" },
    { value: "kraemer", label: "Kraemer & Kupfer (2006)" },
  ],
  (value) =>
    value === "furukawa" ? "normal outcomes cut at the control group’s event rate" : "normal outcomes",
);

/**
 * Number needed to treat from d: 1 / (Φ(d + Φ⁻¹(p)) - p) with the event rate p of the control group (Furukawa & Leucht), or
 * 1 / (2 Φ(d/√2) - 1) (Kraemer & Kupfer). Negative where group 1 fares worse.
 *
 * Source: Furukawa & Leucht (2011), doi:10.1371/journal.pone.0019070; Kraemer & Kupfer (2006),
 * doi:10.1016/j.biopsych.2005.09.014.
 * R: `1 / (pnorm(d + qnorm(risk_c)) - risk_c)`
 */
export const dToNnt: Conversion = defineConversion({
  id: "d-to-nnt",
  label: "d and event rate to number needed to treat",
  summary: "Number needed to treat from Cohen’s d and the event rate of the control group.",
  reference: "Furukawa & Leucht (2011), doi:10.1371/journal.pone.0019070",
  group: "effect",
  from: ["d", "risk_c"],
  choices: [NNT_METHOD],
  yields: ["nnt_of_d"],
  example: { d: 0.4, risk_c: 0.2 },
  checks: [proportions("event rate of the control group", "risk_c")],
  formulas({ d, risk_c }, { step, choice }) {
    if (d === 0) return noNumber("d");
    if (choice.nnt_method === "furukawa") {
      step("nnt_of_d", "1 / (pnorm(d + qnorm(risk_c)) - risk_c)", 1 / (pnorm(d + qnorm(risk_c)) - risk_c));
    } else {
      step("nnt_of_d", "1 / (2 * pnorm(d / sqrt(2)) - 1)", 1 / (2 * pnorm(d / Math.SQRT2) - 1));
    }
    return undefined;
  },
});

function noNumber(input: string): Refusal {
  return refuse(
    "nnt-infinite",
    input,
    "without an effect no number of people is enough, so there is no number needed to treat.",
    "Report the risk difference instead.",
  );
}
