import {
  type Fit,
  formatDf,
  formatFixed,
  formatNumbers,
  formatPercent,
  type HypothesisTest,
  shownI2,
} from "@treeline/engine";
import type { FigureContext } from "../context.ts";

/** "P = 0.26", "P = 0.003", "P < 0.00001": as many decimals as show a figure, two at least. */
export function cochraneP(p: number): string {
  if (p < 0.00001) return `P < ${formatFixed(0.00001, 5)}`;
  if (p < 0.0001) return `P < ${formatFixed(0.0001, 4)}`;
  const digits = p >= 0.01 ? 2 : Math.ceil(-Math.log10(p));
  return `P = ${formatFixed(p, digits)}`;
}

/** "P = .26", ".004", "< .001": no zero before the point, three figures up to .01, else two. */
export function jamaP(p: number): string {
  if (p < 0.001) return `< ${withoutZero(formatFixed(0.001, 3))}`;
  if (p > 0.99) return `> ${withoutZero(formatFixed(0.99, 2))}`;
  return `= ${withoutZero(formatFixed(p, p <= 0.01 ? 3 : 2))}`;
}

function withoutZero(text: string): string {
  return text.replace(/^0/, "");
}

/** "P=0.26", "P<0.01": two decimals, no spaces, never 0.00. */
export function bmjP(p: number): string {
  return p < 0.01 ? `P<${formatFixed(0.01, 2)}` : `P=${formatFixed(p, 2)}`;
}

/** I2 of a fit as the document asks for it, in whole percent: "92%"; null where there is none. */
export function wholeI2(fit: Pick<Fit, "heterogeneity" | "spec">): string | null {
  const { estimate } = shownI2(fit).index;
  return estimate === null ? null : formatPercent(estimate, 0).replace("\u00a0", "");
}

/** tau2 with three decimals; none is "= 0", and a value that they would round to nothing "< 0.001". */
export function threeDecimals(tau2: number): string {
  if (tau2 === 0) return `= ${formatFixed(0, 0)}`;
  return tau2 < 0.0005 ? `< ${formatFixed(0.001, 3)}` : `= ${formatFixed(tau2, 3)}`;
}

const SUBSCRIPTS = "\u2080\u2081\u2082\u2083\u2084\u2085\u2086\u2087\u2088\u2089";

/** Degrees of freedom below the line: "12" -> "\u2081\u2082". */
export function subscript(df: readonly number[]): string {
  return df
    .map(formatDf)
    .join(",")
    .replace(/\d/g, (digit) => SUBSCRIPTS.charAt(Number(digit)));
}

/** Degrees of freedom of a test as text. */
export function dfText({ df }: HypothesisTest): string {
  return formatNumbers(df, formatDf);
}

/** The test of the mean; null where there is no value of no effect, such as of a proportion. */
export function overallTest({ fit, scale }: Pick<FigureContext, "fit" | "scale">): HypothesisTest | null {
  return scale.nullValue === null ? null : (fit?.coefficients[0]?.test ?? null);
}

/** The statistic of the test of the mean: "Z" for a normal one, else its own letter. */
export function overallSymbol({ statistic, distribution }: HypothesisTest): string {
  return distribution === "normal" ? "Z" : statistic.symbol;
}
