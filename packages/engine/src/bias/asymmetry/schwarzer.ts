import { INFORMATION, SLOPE } from "../../glmm/families.ts";
import { noncentralHypergeometric } from "../../glmm/noncentral-hypergeometric.ts";
import { log } from "../../numeric/elementary.ts";
import type { BiasInput, QuickBiasMethod } from "../types.ts";
import { rankToR } from "./begg.ts";
import { lineLack, withTypeOne } from "./line-test.ts";
import { P_VALUE, type RankPoint, rankOutcome } from "./rank-test.ts";
import { LEVEL } from "./shared-params.ts";
import { COUNTS, type TableStudy, tableStudies } from "./studies.ts";

const LABEL = "Schwarzer’s test";

/**
 * Schwarzer's rank test of counts: Kendall's tau-b of (a - E) / sqrt(V) with 1 / V, where E and V are mean and variance of the
 * events a of the first group given all margins (noncentral hypergeometric) at the Mantel-Haenszel odds ratio of all studies.
 * Source: Schwarzer, Antes & Schumacher (2007), Statistics in Medicine 26, 721-733, doi:10.1002/sim.2588.
 * R: `meta::metabias(x, method.bias = "Schwarzer")`
 */
export const schwarzer: QuickBiasMethod = {
  id: "schwarzer",
  label: LABEL,
  get summary(): string {
    return withTypeOne(
      "Kendall’s rank correlation of standardised counts with their precision, for sparse two-by-two tables.",
      "schwarzer",
    );
  },
  reference: "Schwarzer et al. (2007), doi:10.1002/sim.2588",
  family: "asymmetry",
  assumption:
    "Without small-study effects all studies share one odds ratio, and how far a count lies from it says nothing of the study’s size.",
  caution:
    "It keeps its level with sparse counts, and has little power. An asymmetric funnel is not yet publication bias, and a test that does not reject shows no symmetry.",
  usual: false,
  params: [P_VALUE, LEVEL],
  lack: (input) => {
    const points = cellPoints(input);
    if (points === null) {
      return "The Mantel-Haenszel odds ratio of the studies is 0 or infinite, or the counts are not whole numbers, so the counts have no expectation to be compared with.";
    }
    const asLine = points.map(({ place, deviate, precision }) => ({
      place,
      y: deviate,
      x: precision,
      weight: 1,
    }));
    return lineLack(asLine, input.effects.yi.length, COUNTS, "the variance of the counts");
  },
  run: (input, params) =>
    rankOutcome(input, params, cellPoints(input) ?? [], {
      method: schwarzer.id,
      label: LABEL,
      what: "standardised counts with the inverse of their variances, expected at the Mantel-Haenszel odds ratio",
      along: "the precision of the counts",
      smallIs: -1,
      pValue: params.p ?? "normal",
    }),
  r: (_, outcome) => rankToR(outcome, "schwarzer", R_LINES, "schwarzer_deviates", "schwarzer_precisions"),
};

/** Mean and variance of the noncentral hypergeometric distribution, by its definition. */
const R_LINES: readonly string[] = [
  "schwarzer_tables <- na.omit(data.frame(a = bias_ai, n1 = bias_n1, c = bias_ci, n2 = bias_n2))",
  "schwarzer_odds <- with(schwarzer_tables, sum(a * (n2 - c) / (n1 + n2)) / sum(c * (n1 - a) / (n1 + n2)))",
  "schwarzer_moments <- with(schwarzer_tables, mapply(function(a, n1, c, n2) {",
  "  x <- max(0, a + c - n2):min(n1, a + c)",
  "  w <- lchoose(n1, x) + lchoose(n2, a + c - x) + x * log(schwarzer_odds)",
  "  w <- exp(w - max(w)) / sum(exp(w - max(w)))",
  "  c(sum(w * x), sum(w * (x - sum(w * x))^2), length(x) > 1)",
  "}, a, n1, c, n2))",
  "schwarzer_use <- schwarzer_moments[3, ] == 1",
  "schwarzer_deviates <- ((schwarzer_tables$a - schwarzer_moments[1, ]) / sqrt(schwarzer_moments[2, ]))[schwarzer_use]",
  "schwarzer_precisions <- (1 / schwarzer_moments[2, ])[schwarzer_use]",
];

/** null where the counts have no expectation. Tables whose margins leave one value only have no variance and are left out. */
function cellPoints(input: BiasInput): RankPoint[] | null {
  const studies = tableStudies(input);
  if (!studies.every(isWhole)) return null;
  const odds = mantelHaenszelOdds(studies);
  if (studies.length > 0 && !(odds > 0 && Number.isFinite(odds))) return null;
  const out = new Float64Array(3);
  return studies.flatMap(({ place, ai, n1i, ci, n2i }): RankPoint[] => {
    noncentralHypergeometric(ai, n1i - ai, ci, n2i - ci).evaluate(log(odds), out);
    const variance = out[INFORMATION]!;
    if (!(variance > 0)) return [];
    return [{ place, deviate: out[SLOPE]! / Math.sqrt(variance) + 0, precision: 1 / variance }];
  });
}

function isWhole({ ai, n1i, ci, n2i }: TableStudy): boolean {
  return [ai, n1i, ci, n2i].every(Number.isInteger);
}

function mantelHaenszelOdds(studies: readonly TableStudy[]): number {
  let [above, below] = [0, 0];
  for (const { ai, n1i, ci, n2i } of studies) {
    const n = n1i + n2i;
    above += ai * ((n2i - ci) / n);
    below += ci * ((n1i - ai) / n);
  }
  return above / below;
}
