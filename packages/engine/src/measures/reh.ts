import { createDerivation } from "../derivation.ts";
import { log } from "../numeric/elementary.ts";
import { effectAlone, finishSteps } from "./derive-alone.ts";
import { applyFlip, FLIP_INPUT } from "./flip.ts";
import { createRowIssues, type RowIssues, reportMissing, toOutput } from "./row-issues.ts";
import { checkCount } from "./two-by-two.ts";
import type { InputColumns, Measure } from "./types.ts";

const GENOTYPES = [
  ["ai", "the number of homozygotes of the first kind"],
  ["bi", "the number of heterozygotes"],
  ["ci", "the number of homozygotes of the second kind"],
] as const;

const compute: Measure["compute"] = (inputs) => {
  const issues = createRowIssues();
  const rows = Math.max(0, ...GENOTYPES.map(([key]) => inputs[key]?.length ?? 0));
  const yi = new Float64Array(rows).fill(Number.NaN);
  const vi = new Float64Array(rows).fill(Number.NaN);
  const ni = new Array<number | null>(rows).fill(null);
  for (let row = 0; row < rows; row++) {
    const counts = readRow(inputs, row, issues);
    if (counts === null) continue;
    const [a, b, c] = counts;
    ni[row] = a + b + c;
    if (!checkPositive(counts, row, issues)) continue;
    yi[row] = log(b / (2 * Math.sqrt(a) * Math.sqrt(c)));
    vi[row] = 1 / (4 * a) + 1 / b + 1 / (4 * c);
  }
  return applyFlip(toOutput(yi, vi, ni, issues), inputs);
};

/**
 * Relative excess heterozygosity: y = log(b / (2 sqrt(a c))), v = 1/(4a) + 1/b + 1/(4c), from the numbers of people with
 * genotypes AA (a), Aa (b) and aa (c). It is 0 under Hardy-Weinberg equilibrium.
 *
 * Source: Wellek (2004), Biometrics 60, 694-703, doi:10.1111/j.0006-341X.2004.00219.x; Ziegler, Steen & Wellek (2011), Hum.
 * Hered. 72, 125-132, doi:10.1159/000330149.
 * R: `escalc(measure = "REH", ai, bi, ci)`
 */
export const excessHeterozygosity: Measure = {
  id: "REH",
  label: "Relative excess heterozygosity",
  summary: "Departure of genotype counts from Hardy-Weinberg equilibrium, pooled on the log scale.",
  reference: "Wellek (2004), doi:10.1111/j.0006-341X.2004.00219.x",
  family: "one-group binary",
  sides: "heterozygotes",
  symbol: { analysis: "log REH", display: "REH" },
  inputs: [
    {
      key: "ai",
      quantity: "genotype_AA",
      label: "Homozygotes, first allele",
      aliases: ["homodom", "genotypeaa"],
    },
    { key: "bi", quantity: "genotype_Aa", label: "Heterozygotes", aliases: ["hetero", "heterozygotes"] },
    {
      key: "ci",
      quantity: "genotype_aa",
      label: "Homozygotes, second allele",
      aliases: ["homorec", "genotypebb"],
    },
    FLIP_INPUT,
  ],
  inputSets: [["ai", "bi", "ci"]],
  params: [],
  nullValue: 0,
  display: "exp",
  compute,
  derive(given) {
    const result = effectAlone(compute, given, {});
    if (result === null) return [];
    return finishSteps(
      createDerivation(),
      "log(bi / (2 * sqrt(ai) * sqrt(ci)))",
      "1 / (4 * ai) + 1 / bi + 1 / (4 * ci)",
      result,
    );
  },
  r: () => `measure = "REH"`,
};

function readRow(
  inputs: InputColumns,
  row: number,
  issues: RowIssues,
): readonly [number, number, number] | null {
  const counts = GENOTYPES.map(([key, what]) => {
    const count = inputs[key]?.[row] ?? null;
    if (count === null) reportMissing(issues, row, key, what);
    return checkCount(issues, row, key, count, what) ? count : null;
  });
  return counts.includes(null) ? null : (counts as [number, number, number]);
}

function checkPositive(counts: readonly number[], row: number, issues: RowIssues): boolean {
  const empty = counts.indexOf(0);
  if (empty === -1) return true;
  const [key, what] = GENOTYPES[empty]!;
  issues.error(
    row,
    "genotype-absent",
    key,
    `${what} is 0, so the ratio has no finite logarithm.`,
    "Check the count, or leave the study out with a reason.",
  );
  return false;
}
