import type { Derivation, Quantities } from "../derivation.ts";
import { square } from "../numeric/elementary.ts";
import { withDefaults } from "../registry.ts";
import { FLIP_INPUT } from "./flip.ts";
import { byFormula } from "./formula-measure.ts";
import { needInput, readInput } from "./one-sample-checks.ts";
import type { RowIssues } from "./row-issues.ts";
import { vtypeParam, vtypeToR } from "./two-by-two-inputs.ts";
import { checkSize, MEAN_INPUTS } from "./two-means.ts";
import type { InputColumns, Measure, MeasureInput } from "./types.ts";

/** What a name of the probability of superiority says for itself: the common-language effect size and the AUC are one number. */
export type SuperiorityName = Pick<Measure, "id" | "label" | "summary" | "symbol">;

/** The probability itself, as papers report it. */
export const SUPERIORITY_INPUT: MeasureInput = {
  key: "ai",
  quantity: "cles",
  label: "Probability of superiority (AUC)",
  aliases: "cles auc auroc cstatistic cindex probabilityofsuperiority psup stochasticsuperiority ai".split(
    " ",
  ),
};

const TIES: MeasureInput = {
  key: "mi",
  quantity: "ties",
  label: "Proportion of tied pairs",
  aliases: ["ties", "proportionties", "ptied", "tied", "mi"],
};

const params = [
  vtypeParam([
    { value: "LS", label: "from both exponential tails, averaged (Newcombe 2006)" },
    { value: "LS2", label: "from exponential tails, with ties (Hanley & McNeil 1982)" },
    { value: "H0", label: "as if both groups were alike" },
    { value: "MAX", label: "the largest possible for the smaller group" },
  ]),
];

/**
 * Probability that somebody of group 1 exceeds somebody of group 2, half the ties counted: y = p. With q1 = p/(2 − p) − p²
 * and q2 = 2p²/(1 + p) − p², and D = (n1 − 1)(n2 − 1): `LS` [p(1 − p) + (n1 + n2 − 2)(q1 + q2)/2]/D; `LS2` with the
 * proportion t of tied pairs [p(1 − p) − t/4 + (n1 − 1) q1 + (n2 − 1) q2]/D; `H0` (n1 + n2 + 1)/(12 n1 n2); `MAX`
 * p(1 − p)/(min(n1, n2) − 1).
 *
 * Source: Newcombe (2006), Stat. Med. 25, 559-573, doi:10.1002/sim.2324; Hanley & McNeil (1982), doi:10.1148/radiology.143.1.7063747.
 * R: `escalc(measure = "CLES", ai, n1i, n2i, mi, vtype = "LS")`
 */
export function superiorityMeasure(name: SuperiorityName): Measure {
  return {
    ...name,
    reference: "Newcombe (2006), doi:10.1002/sim.2324",
    family: "two-group means",
    inputs: [
      SUPERIORITY_INPUT,
      ...MEAN_INPUTS.filter(({ key }) => key === "n1i" || key === "n2i"),
      TIES,
      FLIP_INPUT,
    ],
    inputSets: [["ai", "n1i", "n2i"]],
    params,
    nullValue: 0.5,
    display: "identity",
    ...byFormula({
      params,
      sizes: ["n1i", "n2i"],
      read: (inputs, row, { vtype }, issues) => readRanks(inputs, row, vtype === "H0" ? 1 : 2, issues),
      formula: (given, { vtype }, to) => superioritySteps(given, String(vtype), to),
    }),
    r: (given) => `measure = "${name.id}"${vtypeToR(withDefaults(params, given))}`,
    older: { absent: true },
  };
}

/** The probability in [0, 1]; null, with an issue, where it is missing or cannot be one. */
export function needProbability(inputs: InputColumns, row: number, issues: RowIssues): number | null {
  const p = needInput(inputs, "ai", row, "the probability of superiority", issues);
  return p === null || checkProbability("ai", p, row, issues) ? p : null;
}

function checkProbability(key: string, p: number, row: number, issues: RowIssues): boolean {
  if (p >= 0 && p <= 1) return true;
  issues.error(
    row,
    "probability-out-of-range",
    key,
    `the ${key === "ai" ? "probability of superiority" : "proportion of ties"} is ${p}; it lies between 0 and 1.`,
    "Check the value; 72 may stand for .72.",
  );
  return false;
}

function readRanks(inputs: InputColumns, row: number, minimum: 1 | 2, issues: RowIssues): Quantities | null {
  const ai = needProbability(inputs, row, issues);
  const n1i = readInput(inputs, "n1i", row);
  const n2i = readInput(inputs, "n2i", row);
  // A table without ties need not say so in every row.
  const mi = readInput(inputs, "mi", row) ?? 0;
  const isGood = [
    checkSize(n1i, minimum, "1", row, issues),
    checkSize(n2i, minimum, "2", row, issues),
    checkProbability("mi", mi, row, issues),
  ].every(Boolean);
  return ai === null || n1i === null || n2i === null || !isGood ? null : { ai, n1i, n2i, mi };
}

function superioritySteps(given: Quantities, vtype: string, to: Derivation): void {
  const [p, n1, n2, ties] = [given.ai!, given.n1i!, given.n2i!, given.mi!];
  if (vtype === "H0" || vtype === "MAX") {
    to.step("yi", "ai", p);
    if (vtype === "H0") to.step("vi", "(n1i + n2i + 1) / (12 * n1i * n2i)", (n1 + n2 + 1) / (12 * n1 * n2));
    else {
      const smaller = n1 <= n2 ? "n1i" : "n2i";
      to.step("vi", `ai * (1 - ai) / (${smaller} - 1)`, (p * (1 - p)) / (Math.min(n1, n2) - 1));
    }
    return;
  }
  const q1 = to.step("q1", "ai / (2 - ai) - ai^2", p / (2 - p) - square(p));
  const q2 = to.step("q2", "2 * ai^2 / (1 + ai) - ai^2", (2 * square(p)) / (1 + p) - square(p));
  to.step("yi", "ai", p);
  const pairs = (n1 - 1) * (n2 - 1);
  if (vtype === "LS2") {
    to.step(
      "vi",
      `(ai * (1 - ai) - ${ties} / 4 + (n1i - 1) * q1 + (n2i - 1) * q2) / ((n1i - 1) * (n2i - 1))`,
      (p * (1 - p) - ties / 4 + (n1 - 1) * q1 + (n2 - 1) * q2) / pairs,
    );
  } else {
    to.step(
      "vi",
      "(ai * (1 - ai) + (n1i + n2i - 2) * (q1 + q2) / 2) / ((n1i - 1) * (n2i - 1))",
      (p * (1 - p) + ((n1 + n2 - 2) * (q1 + q2)) / 2) / pairs,
    );
  }
}
