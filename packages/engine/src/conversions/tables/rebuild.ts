import { square } from "../../numeric/elementary.ts";
import { assumesPositive, directionOf, formulaChoice } from "../assumed.ts";
import { correlations, DIRECTION, notNegative, positive } from "../checks.ts";
import { defineConversion } from "../define.ts";
import type { Conversion } from "../types.ts";
import { cellSteps, MARGINS } from "./cells.ts";

const YIELDS = ["ai", "bi", "ci", "di"];

/**
 * A 2x2 table from its odds ratio and margins: the events of group 1 solve
 * (1 - OR) a² + (n2 - e + OR (n1 + e)) a - OR n1 e = 0, the other cells follow; rounded to whole people.
 *
 * Source: Bonett (2007), doi:10.1037/1082-989X.12.4.430 (reconstruction from margins).
 * R: `conv.2x2(ori, ni = n1i + n2i, n1i, n2i = n_events)` of metafor, whose `n2i` is the margin of events
 */
export const orToTable: Conversion = defineConversion({
  id: "or-to-table",
  detour: 4,
  label: "Odds ratio and margins to 2×2 table",
  summary: "The four cells behind an odds ratio, from the sizes of the groups and the number of events.",
  reference: "Bonett (2007), doi:10.1037/1082-989X.12.4.430",
  group: "table",
  from: ["ori", "n1i", "n2i", "n_events"],
  yields: YIELDS,
  example: { ori: 2.5, n1i: 50, n2i: 50, n_events: 30 },
  checks: [positive("odds ratio", "ori"), MARGINS],
  assumes: () => ["an odds ratio that is not adjusted for covariates"],
  formulas(numbers, { step }) {
    const { ori, n1i, n2i, n_events } = numbers;
    const linear = step(
      "B",
      "n2i - n_events + ori * (n1i + n_events)",
      n2i - n_events + ori * (n1i + n_events),
    );
    const constant = step("C", "ori * n1i * n_events", ori * n1i * n_events);
    // 2 C / (B + root) stays accurate where the odds ratio is near 1 and the equation near linear.
    const root = Math.sqrt(square(linear) + 4 * (1 - ori) * constant);
    const events = constant === 0 ? 0 : (2 * constant) / (linear + root);
    const expression = constant === 0 ? "C" : "2 * C / (B + sqrt(B^2 + 4 * (1 - ori) * C))";
    return cellSteps(events, expression, numbers, step);
  },
});

/**
 * A 2x2 table from phi and margins: a = (n1 e + phi sqrt(n1 n2 e (n - e))) / n, rounded to whole people.
 *
 * R: `conv.2x2(ri = phi, ni = n1i + n2i, n1i, n2i = n_events)` of metafor
 */
export const phiToTable: Conversion = defineConversion({
  id: "phi-to-table",
  detour: 4,
  label: "Phi and margins to 2×2 table",
  summary: "The four cells behind a phi coefficient, from the sizes of the groups and the number of events.",
  reference: "Lipsey & Wilson (2001), Practical Meta-Analysis, appendix B",
  group: "table",
  from: ["phi", "n1i", "n2i", "n_events"],
  yields: YIELDS,
  example: { phi: 0.3, n1i: 50, n2i: 50, n_events: 30 },
  checks: [correlations("phi"), MARGINS],
  formulas(numbers, { step }) {
    const { phi, n1i, n2i, n_events } = numbers;
    const n = step("N", "n1i + n2i", n1i + n2i);
    const spread = Math.sqrt(n1i * n2i * n_events * (n - n_events));
    const events = (n1i * n_events + phi * spread) / n;
    return cellSteps(
      events,
      "(n1i * n_events + phi * sqrt(n1i * n2i * n_events * (N - n_events))) / N",
      numbers,
      step,
    );
  },
});

const YATES = formulaChoice(
  "yates",
  "Continuity correction",
  "Whether the reported chi-square has Yates’ continuity correction.",
  [
    { value: "with", label: "with Yates’ correction" },
    { value: "without", label: "without correction" },
  ],
  (value) => `a chi-square ${value} continuity correction`,
);

/**
 * A 2x2 table from chi-square and margins: |ad - bc| = sqrt(chi2 n1 n2 e (n - e) / n), plus n/2 with Yates' correction, and
 * a = (n1 e ± |ad - bc|) / n, rounded to whole people.
 *
 * R: `conv.2x2(x2i = direction * chi2, ni = n1i + n2i, n1i, n2i = n_events, correct = TRUE)` of metafor
 */
export const chi2ToTable: Conversion = defineConversion({
  id: "chi2-to-table",
  detour: 4,
  label: "Chi-square (1 df) and margins to 2×2 table",
  summary: "The four cells behind a chi-square, from the sizes of the groups and the number of events.",
  reference: "Yates (1934), doi:10.2307/2983604",
  group: "table",
  from: ["chi2", "n1i", "n2i", "n_events"],
  optional: ["direction"],
  choices: [YATES],
  yields: YIELDS,
  example: { chi2: 5.1, n1i: 50, n2i: 50, n_events: 30, direction: 1 },
  checks: [notNegative("chi-square", "chi2"), DIRECTION, MARGINS],
  assumes: assumesPositive,
  formulas(numbers, { step, choice }) {
    const { chi2, n1i, n2i, n_events } = numbers;
    const direction = directionOf(numbers, step);
    const n = step("N", "n1i + n2i", n1i + n2i);
    const spread = Math.sqrt((chi2 * n1i * n2i * n_events * (n - n_events)) / n);
    step("D", "sqrt(chi2 * n1i * n2i * n_events * (N - n_events) / N)", spread);
    // A chi-square of 0 leaves the table without association, whatever was subtracted from it.
    const corrected = choice.yates === "with" && chi2 > 0;
    const difference = corrected ? step("D", "D + N / 2", spread + n / 2) : spread;
    return cellSteps(
      (n1i * n_events + direction * difference) / n,
      "(n1i * n_events + direction * D) / N",
      numbers,
      step,
    );
  },
});
