import type { DistributionName, HypothesisTest } from "../analysis-types.ts";
import { chisqLogTails } from "../numeric/chi-square.ts";
import { exp } from "../numeric/elementary.ts";
import { fLogTails } from "../numeric/f-distribution.ts";
import { normalLogTails, normalQuantile } from "../numeric/normal.ts";
import { tLogTails, tQuantile } from "../numeric/student-t.ts";

/** log10 of a probability from its natural logarithm; never -0, to which the smallest numbers of all divide. */
export function log10OfLog(logP: number): number {
  return logP / Math.LN10 + 0;
}

/** A test whose statistic and log p-value are known. */
export function knownTest(
  name: string,
  symbol: string,
  value: number,
  df: readonly number[],
  distribution: DistributionName,
  logP: number,
): HypothesisTest {
  const bounded = Math.min(0, logP);
  return {
    name,
    // Never -0, which a statistic of nothing at all can come to.
    statistic: { symbol, value: value + 0 },
    df,
    pValue: exp(bounded),
    log10PValue: log10OfLog(bounded),
    distribution,
  };
}

/**
 * Two-sided test of an estimate against 0.
 * @param df degrees of freedom of t, or null for the normal distribution
 * R: `2 * pnorm(-abs(z))`, `2 * pt(-abs(t), df)`
 */
export function twoSidedTest(name: string, estimate: number, se: number, df: number | null): HypothesisTest {
  const value = estimate / se;
  const size = Math.abs(value);
  const tails = df === null ? normalLogTails(size) : tLogTails(size, df);
  const logP = tails[1] + Math.LN2;
  return df === null
    ? knownTest(name, "z", value, [], "normal", logP)
    : knownTest(name, "t", value, [df], "t", logP);
}

/**
 * One-sided test of an estimate against 0.
 * @param side the alternative: `above` or `below` 0
 * @param df degrees of freedom of t, or null for the normal distribution
 * R: `pt(t, df, lower.tail = FALSE)` for `above`, `pt(t, df)` for `below`
 */
export function oneSidedTest(
  name: string,
  estimate: number,
  se: number,
  df: number | null,
  side: "above" | "below",
): HypothesisTest {
  const value = estimate / se;
  const tails = df === null ? normalLogTails(value) : tLogTails(value, df);
  const logP = tails[side === "above" ? 1 : 0];
  return df === null
    ? knownTest(name, "z", value, [], "normal", logP)
    : knownTest(name, "t", value, [df], "t", logP);
}

/** Upper-tailed chi-square test. R: `pchisq(q, df, lower.tail = FALSE)` */
export function chisqTest(name: string, symbol: string, value: number, df: number): HypothesisTest {
  return knownTest(name, symbol, value, [df], "chisq", chisqLogTails(value, df)[1]);
}

/** Upper-tailed F test. R: `pf(q, df1, df2, lower.tail = FALSE)` */
export function fTest(name: string, symbol: string, value: number, df1: number, df2: number): HypothesisTest {
  return knownTest(name, symbol, value, [df1, df2], "F", fLogTails(value, df1, df2)[1]);
}

/** The two-sided critical value of a level: 1.96 for the normal distribution (df null) and 0.95. */
export function criticalValue(level: number, df: number | null): number {
  const p = (1 + level) / 2;
  return df === null ? rememberedNormal(p) : tQuantile(p, df);
}

let lastP = Number.NaN;
let lastZ = Number.NaN;

function rememberedNormal(p: number): number {
  if (p !== lastP) {
    lastP = p;
    lastZ = normalQuantile(p);
  }
  return lastZ;
}
