import { createDerivation, type Derivation, type Quantities } from "../derivation.ts";
import { log, square } from "../numeric/elementary.ts";
import { type ParamDef, type Params, withDefaults } from "../registry.ts";
import { effectAlone, finishSteps } from "./derive-alone.ts";
import { applyFlip, FLIP_INPUT } from "./flip.ts";
import { generalisedOddsInR } from "./genor-in-r.ts";
import {
  CATEGORY_INPUTS,
  categoryKeys,
  LIST_INPUTS,
  type OrdinalCounts,
  readOrdinalCounts,
} from "./ordinal-counts.ts";
import { createRowIssues, type RowIssues, toOutput } from "./row-issues.ts";
import type { Measure } from "./types.ts";

const params: readonly ParamDef[] = [
  {
    key: "ties",
    label: "Pairs in the same category",
    help: "Split: half of them count for each group (odds of Wilcoxon, Mann and Whitney). Dropped: they count for neither (Agresti).",
    type: "choice",
    default: "split",
    choices: [
      { value: "split", label: "split between the groups" },
      { value: "drop", label: "dropped" },
    ],
  },
];

const compute: Measure["compute"] = (inputs, given) => {
  const issues = createRowIssues();
  const rows = Math.max(0, ...Object.values(inputs).map((column) => column.length));
  const yi = new Float64Array(rows).fill(Number.NaN);
  const vi = new Float64Array(rows).fill(Number.NaN);
  const ni = new Array<number | null>(rows).fill(null);
  const share = tieShare(given);
  for (let row = 0; row < rows; row++) {
    const counts = readOrdinalCounts(inputs, row, issues);
    if (counts === null) continue;
    ni[row] = sum(counts.first) + sum(counts.second);
    const { higher, lower, variance } = compare(counts, share);
    if (!checkComparable(higher, lower, row, issues)) continue;
    yi[row] = log(higher / lower);
    vi[row] = variance;
  }
  return applyFlip(toOutput(yi, vi, ni, issues), inputs);
};

/**
 * Log generalised odds ratio of an ordinal outcome: y = log(A / B) with A = P(X1 > X2) + w P(X1 = X2) and
 * B = P(X1 < X2) + w P(X1 = X2) for one person of each group, w = 1/2 where ties are split and 0 where they are dropped.
 * By the delta method on two multinomial samples v = sum p_i g_i^2 / n1 + sum q_j h_j^2 / n2, where g_i = A_i/A - B_i/B are the
 * contributions of a person of group 1 in category i against all of group 2, and h_j the same for group 2; both average 0.
 * With two categories and ties dropped it is Woolf's log odds ratio.
 *
 * Source: Agresti (1980), Biometrics 36, 59-67, doi:10.2307/2530495; Churilov et al. (2014), Int. J. Stroke 9, 999-1005,
 * doi:10.1111/ijs.12364; O'Brien & Castelloe (2006), SUGI 31, paper 209-31.
 * R: `genodds(response, group, ties = "split")` of the package genodds, with its groups in the other order
 */
export const generalisedOddsRatio: Measure = {
  id: "GENOR",
  label: "Generalised odds ratio (ordinal)",
  summary:
    "Odds that a person of group 1 is in a higher category than one of group 2; from counts by category, pooled on the log scale.",
  reference: "Agresti (1980), doi:10.2307/2530495; Churilov et al. (2014), doi:10.1111/ijs.12364",
  family: "two-group ordinal",
  symbol: { analysis: "log GenOR", display: "GenOR" },
  inputs: [...LIST_INPUTS, ...CATEGORY_INPUTS, FLIP_INPUT],
  inputSets: [
    ["o1i", "o2i"],
    ["o1i_1", "o1i_2", "o2i_1", "o2i_2"],
  ],
  params,
  nullValue: 0,
  display: "exp",
  compute,
  derive(given, chosen) {
    const result = effectAlone(compute, given, chosen);
    if (result === null) return [];
    const to = createDerivation();
    const [yi, vi] = writeSteps(to, given, tieShare(chosen));
    return finishSteps(to, yi, vi, result);
  },
  r: () => 'measure = "GEN"',
  rMeasure: "GEN",
  rData: (columns, chosen) => generalisedOddsInR(columns, tieShare(chosen)),
};

/** How much of a tie counts for each group. */
function tieShare(given: Params): number {
  return withDefaults(params, given).ties === "drop" ? 0 : 0.5;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

interface Comparison {
  readonly higher: number;
  readonly lower: number;
  readonly variance: number;
}

function compare({ first, second }: OrdinalCounts, share: number): Comparison {
  const [n1, n2] = [sum(first), sum(second)];
  const p = first.map((count) => count / n1);
  const q = second.map((count) => count / n2);
  const below2 = below(q, share);
  const below1 = below(p, share);
  const higher = sum(p.map((share1, index) => share1 * below2[index]!));
  const lower = sum(q.map((share2, index) => share2 * below1[index]!));
  const above2 = below(q.toReversed(), share).reverse();
  const above1 = below(p.toReversed(), share).reverse();
  const g = p.map((_, index) => below2[index]! / higher - above2[index]! / lower);
  const h = q.map((_, index) => above1[index]! / higher - below1[index]! / lower);
  const variance =
    sum(p.map((share1, index) => share1 * square(g[index]!))) / n1 +
    sum(q.map((share2, index) => share2 * square(h[index]!))) / n2;
  return { higher, lower, variance };
}

/** For each category the share of people in lower ones, and `share` of those in it. */
function below(shares: readonly number[], share: number): number[] {
  let passed = 0;
  return shares.map((own) => {
    const result = passed + share * own;
    passed += own;
    return result;
  });
}

function checkComparable(higher: number, lower: number, row: number, issues: RowIssues): boolean {
  if (higher > 0 && lower > 0) return true;
  issues.error(
    row,
    "groups-apart",
    null,
    "no two people of the two groups are in the reverse order of the others, so the odds are 0 or infinite and have no logarithm.",
    "Check the counts; or merge categories, or leave the study out with a reason.",
  );
  return false;
}

/** Writes sizes, the two probabilities and the contributions of each category; returns the expressions of effect and variance. */
function writeSteps(to: Derivation, given: Quantities, share: number): readonly [string, string] {
  const keys = ([1, 2] as const).map((group) =>
    categoryKeys(group).filter((key) => given[key] !== undefined),
  );
  const [x, y] = [keys[0]!, keys[1]!];
  const counts = { first: x.map((key) => given[key]!), second: y.map((key) => given[key]!) };
  const { higher, lower } = compare(counts, share);
  const [n1, n2] = [sum(counts.first), sum(counts.second)];
  to.step("n1", x.join(" + "), n1);
  to.step("n2", y.join(" + "), n2);
  const belowOf = (names: readonly string[], at: number): string =>
    sumText(names.slice(0, at), names[at]!, share);
  const aboveOf = (names: readonly string[], at: number): string =>
    sumText(names.slice(at + 1), names[at]!, share);
  const pairs = (side: typeof belowOf): string =>
    x
      .map((name, at) => [name, side(y, at)])
      .filter(([, others]) => others !== "0")
      .map(([name, others]) => `${name} * (${others})`)
      .join(" + ");
  to.step("A", `(${pairs(belowOf)}) / (n1 * n2)`, higher);
  to.step("B", `(${pairs(aboveOf)}) / (n1 * n2)`, lower);
  const terms = (
    names: readonly string[],
    others: readonly string[],
    values: readonly number[],
    [size, otherSize, symbol]: readonly [string, string, string],
    isFirst: boolean,
  ): string => {
    const total = sum(values);
    const shares = values.map((value) => value / total);
    const [low, high] = [below(shares, share), below(shares.toReversed(), share).reverse()];
    return names
      .map((name, at) => {
        const [up, down] = isFirst ? [belowOf, aboveOf] : [aboveOf, belowOf];
        const value = isFirst ? low[at]! / higher - high[at]! / lower : high[at]! / higher - low[at]! / lower;
        to.step(
          `${symbol}${at + 1}`,
          `((${up(others, at)}) / A - (${down(others, at)}) / B) / ${otherSize}`,
          value,
        );
        return `${name} * ${symbol}${at + 1}^2 / ${size}^2`;
      })
      .join(" + ");
  };
  const first = terms(x, y, counts.second, ["n1", "n2", "g"], true);
  const second = terms(y, x, counts.first, ["n2", "n1", "h"], false);
  return ["log(A / B)", `${first} + ${second}`];
}

function sumText(names: readonly string[], tied: string, share: number): string {
  const terms = share === 0 ? names : [...names, `${share} * ${tied}`];
  return terms.length === 0 ? "0" : terms.join(" + ");
}
