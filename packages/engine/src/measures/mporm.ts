import { createDerivation } from "../derivation.ts";
import { type ParamDef, withDefaults } from "../registry.ts";
import { dependsOnOthers, effectAlone, finishSteps } from "./derive-alone.ts";
import { applyFlip, FLIP_INPUT } from "./flip.ts";
import { logOddsRatio, logOddsRatioVariance } from "./or.ts";
import { createRowIssues, type RowIssues, reportMissing, toOutput } from "./row-issues.ts";
import { checkCorrelation } from "./standardised-difference.ts";
import { prepareTables } from "./two-by-two.ts";
import { deriveTables } from "./two-by-two-derive.ts";
import { correctionParams, correctionToR, TWO_BY_TWO_INPUTS } from "./two-by-two-inputs.ts";
import { logOddsText } from "./two-by-two-steps.ts";
import type { InputColumns, Measure } from "./types.ts";

const params: readonly ParamDef[] = correctionParams(0.5);

/**
 * Marginal log odds ratio of matched pairs of which only the marginal table is reported (treatment 1: a with the event, b
 * without; treatment 2: c and d): y = log(ad / (bc)), v = 1/a + 1/b + 1/c + 1/d - 2 r / (n sqrt(p1 q1 p2 q2)) with the phi
 * coefficient r between the two outcomes of a pair, or the share p11 of pairs with the event under both:
 * r = (p11 - p1 p2) / sqrt(p1 q1 p2 q2).
 *
 * Source: Becker & Balagtas (1993), Biometrics 49, 997-1009, doi:10.2307/2532241; Elbourne et al. (2002),
 * doi:10.1093/ije/31.1.140.
 * R: `escalc(measure = "MPORM", ai, bi, ci, di, ri)`
 */
export const marginalTableOddsRatio: Measure = {
  id: "MPORM",
  label: "Odds ratio (matched pairs, marginal table)",
  summary:
    "Odds ratio of two conditions of the same people whose paired table is not reported but for its correlation.",
  reference: "Becker & Balagtas (1993), doi:10.2307/2532241",
  family: "matched pairs",
  symbol: { analysis: "log OR", display: "OR" },
  inputs: [
    ...TWO_BY_TWO_INPUTS.filter(({ key }) => key !== FLIP_INPUT.key),
    {
      key: "ri",
      quantity: "r_pairs",
      label: "Correlation of the paired outcomes (phi)",
      aliases: ["rpairs", "phi", "ri"],
    },
    {
      key: "pi",
      quantity: "share_both",
      label: "Share of pairs with the event under both",
      aliases: ["shareboth", "pboth", "p11"],
    },
    FLIP_INPUT,
  ],
  inputSets: [
    ["ai", "n1i", "ci", "n2i", "ri"],
    ["ai", "bi", "ci", "di", "ri"],
    ["ai", "n1i", "ci", "n2i", "pi"],
    ["ai", "bi", "ci", "di", "pi"],
  ],
  params,
  nullValue: 0,
  display: "exp",
  compute,
  derive(given, chosen) {
    const values = withDefaults(params, chosen);
    const result = dependsOnOthers(params, values) ? null : effectAlone(compute, given, values);
    if (result === null) return [];
    const to = createDerivation();
    const { effect } = deriveTables(to, given, values);
    const { a, b, c, d, n1, n2, cells } = effect;
    if (given.ri === undefined) {
      const raw = given.bi === undefined ? "n1i" : "(ai + bi)";
      const n = given.n1i ?? given.ai! + given.bi!;
      to.step("p1", `ai / ${raw}`, given.ai! / n);
      to.step("p2", `ci / ${raw}`, given.ci! / n);
      const r = "(share_both - p1 * p2) / sqrt(p1 * (1 - p1) * p2 * (1 - p2))";
      to.step("r_pairs", r, correlationOf(given.pi!, given.ai! / n, given.ci! / n));
    }
    to.step("s", `sqrt((${a} / ${n1}) * (${b} / ${n1}) * (${c} / ${n2}) * (${d} / ${n2}))`, spread(cells));
    return finishSteps(
      to,
      logOddsText(effect),
      `1 / ${a} + 1 / ${b} + 1 / ${c} + 1 / ${d} - 2 * r_pairs / (${n1} * s)`,
      result,
    );
  },
  r: (given) => `measure = "MPORM", ${correctionToR(withDefaults(params, given))}, drop00 = FALSE`,
  older: { inputs: ["pi"] },
  guess: false,
};

function compute(
  inputs: InputColumns,
  given: Parameters<Measure["compute"]>[1],
): ReturnType<Measure["compute"]> {
  const issues = createRowIssues();
  const tables = prepareTables(inputs, withDefaults(params, given), issues);
  const { a, b, c, d } = tables.effect;
  const yi = new Float64Array(tables.rows).fill(Number.NaN);
  const vi = new Float64Array(tables.rows).fill(Number.NaN);
  const ni = new Array<number | null>(tables.rows).fill(null);
  for (let row = 0; row < tables.rows; row++) {
    const n = pairsOf(inputs, row, tables.ni[row]!, issues);
    ni[row] = n;
    const r = n === null ? null : readCorrelation(inputs, row, n, issues);
    if (r === null) continue;
    const cells = { a: a[row]!, b: b[row]!, c: c[row]!, d: d[row]! };
    const shared = (2 * r) / ((cells.a + cells.b) * spread(cells));
    yi[row] = logOddsRatio(cells.a, cells.b, cells.c, cells.d);
    vi[row] = logOddsRatioVariance(cells.a, cells.b, cells.c, cells.d) - shared;
  }
  return applyFlip(toOutput(yi, vi, ni, issues), inputs);
}

/** sqrt(p1 q1 p2 q2) of the two margins. */
function spread({ a, b, c, d }: Readonly<Record<"a" | "b" | "c" | "d", number>>): number {
  return (Math.sqrt(a * b) / (a + b)) * (Math.sqrt(c * d) / (c + d));
}

function correlationOf(both: number, p1: number, p2: number): number {
  return (both - p1 * p2) / Math.sqrt(p1 * (1 - p1) * p2 * (1 - p2));
}

/** The number of pairs, which both rows of the marginal table count. */
function pairsOf(inputs: InputColumns, row: number, total: number | null, issues: RowIssues): number | null {
  if (total === null) return null;
  const n1 = inputs.n1i?.[row] ?? inputs.ai![row]! + inputs.bi![row]!;
  const n2 = total - n1;
  if (Math.abs(n1 - n2) <= 1e-9 * total) return n1;
  issues.error(
    row,
    "pairs-inconsistent",
    inputs.n2i === undefined ? "di" : "n2i",
    `treatment 1 counts ${n1} and treatment 2 counts ${n2}; in matched pairs both count the same people.`,
    "Correct the counts, or use the odds ratio of independent groups.",
  );
  return null;
}

function readCorrelation(inputs: InputColumns, row: number, n: number, issues: RowIssues): number | null {
  const given = inputs.ri?.[row] ?? null;
  if (given !== null) return checkCorrelation(given, row, issues) ? given : null;
  const both = inputs.pi?.[row] ?? null;
  if (both === null) {
    reportMissing(
      issues,
      row,
      inputs.ri ? "ri" : "pi",
      "the correlation of the pairs (or the share with both events)",
    );
    return null;
  }
  const [p1, p2] = [inputs.ai![row]! / n, inputs.ci![row]! / n];
  if (both >= Math.max(0, p1 + p2 - 1) - 1e-12 && both <= Math.min(p1, p2) + 1e-12) {
    return correlationOf(both, p1, p2);
  }
  issues.error(
    row,
    "share-impossible",
    "pi",
    `a share of ${both} with the event under both cannot be: ${p1} have it under treatment 1 and ${p2} under treatment 2.`,
    "Enter a share between 0 and 1 of all pairs that is no larger than either of the two.",
  );
  return null;
}
