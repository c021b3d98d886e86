import type { HypothesisTest } from "../../analysis-types.ts";
import { chisqTest } from "../../inference/tests.ts";
import { inner } from "../../numeric/linear-algebra.ts";
import { ownCoefficients } from "./between-studies.ts";
import type { Information, TrendFit } from "./trend-model.ts";
import type { DoseResponse } from "./types.ts";

function countOf(blocks: readonly Information[]): number {
  return blocks.reduce((sum, { count }) => sum + count, 0);
}

function testUnlessSaturated(name: string, symbol: string, value: number, df: number): HypothesisTest | null {
  return df > 0 ? chisqTest(name, symbol, Math.max(0, value), df) : null;
}

/**
 * Cochran's Q and I2 = (Q - df) / Q. In two stages of the studies' coefficients around the fixed-effect ones, df = (m - 1) p;
 * in one stage of the outcomes around the fixed-effect curve, df = N - p.
 * Source: Gasparrini, Armstrong & Kenward (2012), Statistics in Medicine 31, 3821-3839, section 3.4. R: `res$QE` of `rma.mv()`
 */
export function heterogeneityOf(
  blocks: readonly Information[],
  fixed: TrendFit,
  stages: "one-stage" | "two-stage",
): Pick<DoseResponse, "q" | "i2"> {
  const p = fixed.beta.length;
  const twoStage = stages === "two-stage";
  const df = twoStage ? (blocks.length - 1) * p : countOf(blocks) - p;
  const value = twoStage ? fixed.rss - withinStudies(blocks) : fixed.rss;
  const q = testUnlessSaturated("heterogeneity", "Q", value, df);
  if (q === null) return { q, i2: null };
  return { q, i2: value > df ? 100 * ((value - df) / value) : 0 };
}

/** The part of the deviance that the studies' own curves leave. */
function withinStudies(blocks: readonly Information[]): number {
  return blocks.reduce((sum, block) => {
    const own = ownCoefficients(block);
    return own === null ? sum : sum + Math.max(0, block.q - inner(own.estimate, block.c));
  }, 0);
}

/**
 * How well the fixed-effect curve fits: the deviance D = sum (y - X beta)'S^-1 (y - X beta) with its test, R2 = 1 - D / sum y'S^-1 y,
 * and R2 adjusted for the number of terms, 1 - (1 - R2) N / (N - p).
 * Source: Discacciati, Crippa & Orsini (2017), Research Synthesis Methods 8, 149-160. R: `dosresmeta::gof(fit)`
 */
export function goodnessOf(blocks: readonly Information[], fixed: TrendFit): DoseResponse["goodness"] {
  const n = countOf(blocks);
  const p = fixed.beta.length;
  const total = blocks.reduce((sum, { q }) => sum + q, 0);
  const deviance = testUnlessSaturated("goodness-of-fit", "D", fixed.rss, n - p);
  const r2 = total > 0 ? 1 - fixed.rss / total : null;
  const r2Adjusted = r2 !== null && n > p ? 1 - ((1 - r2) * n) / (n - p) : null;
  return { deviance, r2, r2Adjusted };
}
