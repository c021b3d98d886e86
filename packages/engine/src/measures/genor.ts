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

/** The people of one group by category: names in expressions, and counts. */
interface Side {
  readonly names: readonly string[];
  readonly counts: readonly number[];
  /** Name of the group's size. */
  readonly size: string;
}

/** Writes sizes, the two probabilities and the contributions of each category; returns the expressions of effect and variance. */
function writeSteps(to: Derivation, given: Quantities, share: number): readonly [string, string] {
  const [x, y] = ([1, 2] as const).map((group): Side => {
    const names = categoryKeys(group).filter((key) => given[key] !== undefined);
    return { names, counts: names.map((key) => given[key]!), size: `n${group}` };
  }) as [Side, Side];
  for (const { names, counts, size } of [x, y]) to.step(size, names.join(" + "), sum(counts));
  const { higher, lower } = compare({ first: x.counts, second: y.counts }, share);
  to.step("A", `(${pairsText(x, lowerText(y, share))}) / (n1 * n2)`, higher);
  to.step("B", `(${pairsText(x, higherText(y, share))}) / (n1 * n2)`, lower);
  const first = writeContributions(to, "g", x, y, share, { higher, lower });
  const second = writeContributions(to, "h", y, x, share, { higher: lower, lower: higher });
  return ["log(A / B)", `${first} + ${second}`];
}

/** For each category the people of a group below it, with their share of those in it. */
function lowerText({ names }: Side, share: number): string[] {
  return names.map((name, at) => sumText(names.slice(0, at), name, share));
}

function higherText({ names }: Side, share: number): string[] {
  return names.map((name, at) => sumText(names.slice(at + 1), name, share));
}

function sumText(names: readonly string[], tied: string, share: number): string {
  const terms = share === 0 ? names : [...names, `${share} * ${tied}`];
  return terms.length === 0 ? "0" : terms.join(" + ");
}

function pairsText({ names }: Side, others: readonly string[]): string {
  const terms = names.flatMap((name, at) => (others[at] === "0" ? [] : [`${name} * (${others[at]})`]));
  return terms.join(" + ");
}

/**
 * Writes what a person of each category contributes beside the other group; returns the group's part of the variance.
 * @param odds the probabilities that a person of this group is the higher or the lower one
 */
function writeContributions(
  to: Derivation,
  symbol: "g" | "h",
  own: Side,
  other: Side,
  share: number,
  odds: { readonly higher: number; readonly lower: number },
): string {
  const [above, beneath] = symbol === "g" ? ["A", "B"] : ["B", "A"];
  const shares = other.counts.map((count) => count / sum(other.counts));
  const [lows, highs] = [below(shares, share), below(shares.toReversed(), share).reverse()];
  const [lowTexts, highTexts] = [lowerText(other, share), higherText(other, share)];
  const terms = own.names.map((name, at) => {
    const contribution = `${symbol}${at + 1}`;
    to.step(
      contribution,
      `((${lowTexts[at]}) / ${above} - (${highTexts[at]}) / ${beneath}) / ${other.size}`,
      lows[at]! / odds.higher - highs[at]! / odds.lower,
    );
    return `${name} * ${contribution}^2 / ${own.size}^2`;
  });
  return terms.join(" + ");
}
