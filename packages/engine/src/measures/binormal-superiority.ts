import type { Derivation, Quantities } from "../derivation.ts";
import { exp, square } from "../numeric/elementary.ts";
import { lowerTail } from "../numeric/log-tails.ts";
import { normalCdf, normalLogDensity, normalQuantileOf } from "../numeric/normal.ts";
import { type Params, withDefaults } from "../registry.ts";
import { FLIP_INPUT } from "./flip.ts";
import { byFormula } from "./formula-measure.ts";
import { readInput } from "./one-sample-checks.ts";
import { type RowIssues, reportMissing } from "./row-issues.ts";
import { checkP } from "./standardised-difference.ts";
import { needProbability, SUPERIORITY_INPUT, type SuperiorityName } from "./stochastic-superiority.ts";
import { tFromTwoSidedP } from "./t-from-p.ts";
import { vtypeParam, vtypeToR } from "./two-by-two-inputs.ts";
import { checkGroupSummary, checkSize, MEAN_INPUTS, readMeans } from "./two-means.ts";
import type { InputColumns, Measure } from "./types.ts";

const params = [
  vtypeParam([
    { value: "LS", label: "each group’s own SD, n − 1" },
    { value: "LS2", label: "each group’s own SD, n" },
    { value: "LS3", label: "each group’s own SD, n for the means and n − 1 for the SDs" },
    { value: "HO", label: "one pooled SD" },
    { value: "H0", label: "as if both groups were alike" },
  ]),
];

/**
 * Probability of superiority for normally distributed groups: y = Φ(d), d = (m1 − m2)/√(sd1² + sd2²), or with one pooled SD
 * (`HO`, and wherever a row gives Cohen's d, t, a signed p or the probability itself) y = Φ(d/√2). By the delta method
 * v = φ(d)² [(sd1²/k1 + sd2²/k2)/S + d² (sd1⁴/h1 + sd2⁴/h2)/(2S²)] with S = sd1² + sd2²: `LS` k = h = n − 1, `LS2` k = h = n,
 * `LS3` k = n and h = n − 1; `H0` the first term of `LS` at d = 0; `HO` φ(d/√2)² [1/n1 + 1/n2 + d²/(2(n1 + n2))]/2.
 *
 * Source: Ruscio (2008), Psychological Methods 13, 19-30, doi:10.1037/1082-989X.13.1.19; Goddard & Hinberg (1990),
 * doi:10.1002/sim.4780090310.
 * R: `escalc(measure = "CLESN", m1i, sd1i, n1i, m2i, sd2i, n2i, vtype = "LS")`
 */
export function binormalMeasure(name: SuperiorityName): Measure {
  return {
    ...name,
    reference: "Ruscio (2008), doi:10.1037/1082-989X.13.1.19",
    family: "two-group means",
    inputs: [
      ...MEAN_INPUTS,
      { key: "di", label: "Cohen’s d", quantity: "d", aliases: ["cohensd", "cohend", "di", "d"] },
      {
        key: "ti",
        label: "t statistic",
        quantity: "t",
        aliases: ["tvalue", "tval", "tstat", "tstatistic", "ti", "t"],
      },
      { key: "pi", quantity: "p", label: "Two-sided p, signed", aliases: ["pvalue", "pval", "pi", "p"] },
      SUPERIORITY_INPUT,
      FLIP_INPUT,
    ],
    inputSets: [
      ["m1i", "sd1i", "n1i", "m2i", "sd2i", "n2i"],
      ...STATISTICS.map((key) => [key, "n1i", "n2i"]),
    ],
    params,
    nullValue: 0.5,
    display: "identity",
    guess: false,
    ...byFormula({ params, sizes: ["n1i", "n2i"], read, formula }),
    r: (given) => `measure = "${name.id}"${vtypeToR(withDefaults(params, given))}`,
    older: { absent: true },
  };
}

const STATISTICS = ["di", "ti", "pi", "ai"] as const;
type Statistic = (typeof STATISTICS)[number];

function read(inputs: InputColumns, row: number, _params: Params, issues: RowIssues): Quantities | null {
  const values = readMeans(inputs, row);
  const key = STATISTICS.find((statistic) => readInput(inputs, statistic, row) !== null);
  const hasMeans = [values.m1, values.m2, values.sd1, values.sd2].every((value) => value !== null);
  if (hasMeans || (key === undefined && inputs.m1i !== undefined)) {
    const study = checkGroupSummary(values, row, issues);
    if (study === null) return null;
    const { m1, sd1, n1, m2, sd2, n2 } = study;
    return { m1i: m1, sd1i: sd1, n1i: n1, m2i: m2, sd2i: sd2, n2i: n2 };
  }
  return readStatistic(inputs, row, key, issues);
}

function readStatistic(
  inputs: InputColumns,
  row: number,
  key: Statistic | undefined,
  issues: RowIssues,
): Quantities | null {
  const n1i = readInput(inputs, "n1i", row);
  const n2i = readInput(inputs, "n2i", row);
  const sizes = [checkSize(n1i, 1, "1", row, issues), checkSize(n2i, 1, "2", row, issues)];
  if (key === undefined) {
    const mapped = STATISTICS.find((statistic) => inputs[statistic] !== undefined);
    reportMissing(
      issues,
      row,
      mapped ?? "m1i",
      "the value the effect is computed from (d, t, p or the probability)",
    );
    return null;
  }
  const value = key === "ai" ? needInner(inputs, row, issues) : readInput(inputs, key, row);
  if (value === null || n1i === null || n2i === null || !sizes.every(Boolean)) return null;
  if (key === "pi" && !checkP(value, row, issues)) return null;
  return { [key]: value, n1i, n2i };
}

/** A probability other than 0 and 1, which no normal distributions have. */
function needInner(inputs: InputColumns, row: number, issues: RowIssues): number | null {
  const p = needProbability(inputs, row, issues);
  if (p === null || (p > 0 && p < 1)) return p;
  issues.error(
    row,
    "probability-out-of-range",
    "ai",
    `the probability of superiority is ${p}, which normally distributed groups never reach.`,
    "Use the measure that does not assume normal distributions, or leave the study out.",
  );
  return null;
}

function density(x: number): number {
  return exp(normalLogDensity(x));
}

function formula(given: Quantities, { vtype }: Params, to: Derivation): void {
  if (given.m1i === undefined) {
    const d = standardisedOf(given, to);
    pooledSteps(d, given, given.ai === undefined ? "pnorm(d / sqrt(2))" : "ai", String(vtype), to);
  } else if (vtype === "HO") {
    const { m1i, sd1i, n1i, m2i, sd2i, n2i } = given as Record<string, number>;
    const s2 = ((n1i! - 1) * square(sd1i!) + (n2i! - 1) * square(sd2i!)) / (n1i! + n2i! - 2);
    to.step("s2", "((n1i - 1) * sd1i^2 + (n2i - 1) * sd2i^2) / (n1i + n2i - 2)", s2);
    const d = to.step("d", "(m1i - m2i) / sqrt(s2)", (m1i! - m2i!) / Math.sqrt(s2));
    pooledSteps(d, given, "pnorm(d / sqrt(2))", "HO", to);
  } else separateSteps(given, String(vtype), to);
}

/** Cohen's d behind what the row gives. */
function standardisedOf({ di, ti, pi, ai, n1i, n2i }: Quantities, to: Derivation): number {
  if (di !== undefined) return to.step("d", "di", di);
  if (ai !== undefined) {
    return to.step("d", "qnorm(ai) * sqrt(2)", normalQuantileOf(lowerTail(ai)) * Math.SQRT2);
  }
  const scale = Math.sqrt(1 / n1i! + 1 / n2i!);
  if (ti !== undefined) return to.step("d", "ti * sqrt(1 / n1i + 1 / n2i)", ti * scale);
  const t = tFromTwoSidedP(pi!, n1i! + n2i! - 2);
  to.step("t", pi! < 0 ? "qt(abs(pi) / 2, n1i + n2i - 2)" : "-qt(pi / 2, n1i + n2i - 2)", t);
  return to.step("d", "t * sqrt(1 / n1i + 1 / n2i)", t * scale);
}

function pooledSteps(
  d: number,
  { ai, n1i, n2i }: Quantities,
  yi: string,
  vtype: string,
  to: Derivation,
): void {
  const z = d / Math.SQRT2;
  const u = to.step("u", "1 / n1i + 1 / n2i", 1 / n1i! + 1 / n2i!);
  to.step("yi", yi, ai ?? normalCdf(z));
  if (vtype === "H0") to.step("vi", "dnorm(0)^2 * u / 2", (square(density(0)) * u) / 2);
  else {
    const spread = u + square(d) / (2 * (n1i! + n2i!));
    to.step(
      "vi",
      "dnorm(d / sqrt(2))^2 * (u + d^2 / (2 * (n1i + n2i))) / 2",
      (square(density(z)) * spread) / 2,
    );
  }
}

function separateSteps(given: Quantities, vtype: string, to: Derivation): void {
  const { m1i, sd1i, n1i, m2i, sd2i, n2i } = given as Record<string, number>;
  const [a, b] = [square(sd1i!), square(sd2i!)];
  const s2 = to.step("s2", "sd1i^2 + sd2i^2", a + b);
  const d = to.step("d", "(m1i - m2i) / sqrt(s2)", (m1i! - m2i!) / Math.sqrt(s2));
  const less = (lessOne: boolean): readonly [string, number] => (lessOne ? [" - 1", 1] : ["", 0]);
  const [forMeans, k] = less(vtype === "LS" || vtype === "H0");
  const [forSds, h] = less(vtype !== "LS2");
  const means = to.step(
    "v1",
    `(sd1i^2 / (n1i${forMeans}) + sd2i^2 / (n2i${forMeans})) / s2`,
    (a / (n1i! - k) + b / (n2i! - k)) / s2,
  );
  if (vtype === "H0") {
    to.step("yi", "pnorm(d)", normalCdf(d));
    to.step("vi", "dnorm(0)^2 * v1", square(density(0)) * means);
    return;
  }
  const sds = to.step(
    "v2",
    `d^2 * (sd1i^4 / (n1i${forSds}) + sd2i^4 / (n2i${forSds})) / (2 * s2^2)`,
    (square(d) * (square(a) / (n1i! - h) + square(b) / (n2i! - h))) / (2 * square(s2)),
  );
  to.step("yi", "pnorm(d)", normalCdf(d));
  to.step("vi", "dnorm(d)^2 * (v1 + v2)", square(density(d)) * (means + sds));
}
