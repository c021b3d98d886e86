import type { HypothesisTest } from "../../analysis-types.ts";
import type { DoseTrendSpec } from "../../document/types.ts";
import {
  formatDf,
  formatFixed,
  formatLevel,
  formatPEquation,
  formatPercent,
  formatRatio,
  formatShort,
} from "../../format/index.ts";
import { exp } from "../../numeric/elementary.ts";
import type { BetweenMethod, CurvePoint, DoseDesign, DoseResponse } from "./types.ts";

/** What the words of a dose-response analysis are made from beside its result. */
export interface DoseWords {
  readonly outcome: DoseTrendSpec["outcome"];
  readonly design: DoseDesign | null;
  readonly table: readonly CurvePoint[];
  readonly level: number;
}

const RATIOS: Readonly<Record<DoseDesign, string>> = {
  cc: "odds ratio",
  ci: "risk ratio",
  ir: "rate ratio",
};

const METHODS: Readonly<Record<BetweenMethod, string>> = {
  FE: "fixed effects",
  ML: "random effects by ML",
  REML: "random effects by REML",
  MM: "random effects by the method of moments",
};

/** What the curve is of, as a part of a sentence. */
function doseOutcomeWords(outcome: DoseTrendSpec["outcome"], design: DoseDesign | null): string {
  if (outcome === "ratio") return design === null ? "ratio" : RATIOS[design];
  return outcome === "mean-difference" ? "mean difference" : "standardised mean difference";
}

/** A result in sentences: what was fitted, what the curve says, whether it bends, how studies differ, how well it fits. */
export function doseSentences(result: DoseResponse, words: DoseWords): string[] {
  return [
    fitted(result, words),
    ...farthest(result, words),
    bend(result),
    ...heterogeneity(result),
    ...(result.stages === "one-stage" ? [] : goodness(result)),
  ];
}

function fitted({ studies, outcomes, shape, stages, method }: DoseResponse, words: DoseWords): string {
  const knots =
    shape.knots.length === 0 ? "" : ` at ${shape.knots.map((knot) => formatShort(knot)).join("; ")}`;
  const way = stages === "one-stage" ? "one stage" : "two stages";
  const count = studies.length === 1 ? "1 study" : `${studies.length} studies`;
  return `${capital(doseOutcomeWords(words.outcome, words.design))} by dose: ${count} with ${outcomes} categories beside their references; ${shape.label.toLowerCase()}${knots}, ${way}, ${METHODS[method]}.`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** The table's dose farthest from the reference. */
function farthest({ referenceDose }: DoseResponse, { table, outcome, design, level }: DoseWords): string[] {
  const away = (point: CurvePoint): number => Math.abs(point.dose - referenceDose);
  const [first, ...others] = table;
  if (first === undefined) return [];
  const point = others.reduce((best, next) => (away(next) > away(best) ? next : best), first);
  if (away(point) === 0) return [];
  const shown = (x: number): string => (outcome === "ratio" ? formatRatio(exp(x), 2) : formatFixed(x, 2));
  const interval = `${formatLevel(level)} interval ${shown(point.lower)} to ${shown(point.upper)}`;
  return [
    `At dose ${formatShort(point.dose)} against ${formatShort(referenceDose)} the ${doseOutcomeWords(outcome, design)} is ${shown(point.estimate)} (${interval}).`,
  ];
}

function bend({ nonlinearity, overall, shape }: DoseResponse): string {
  const trend = overall === null ? "" : ` All terms together: ${testWords(overall)}.`;
  if (nonlinearity === null) {
    return shape.names[0] === "dose"
      ? `A straight line was fitted, so that nothing tests whether the curve bends.${trend}`
      : `The shape does not contain a straight line, so that nothing tests whether the curve bends.${trend}`;
  }
  const verdict =
    nonlinearity.pValue < 0.05
      ? "The curve departs from a straight line"
      : "The data do not show a departure from a straight line";
  return `${verdict}: ${testWords(nonlinearity)}.${trend}`;
}

function testWords({ statistic, df, pValue }: HypothesisTest): string {
  const degrees = df.length === 0 ? "" : `(${df.map(formatDf).join(", ")})`;
  const symbol = statistic.symbol === "X2" ? "\u03c7\u00b2" : statistic.symbol;
  return `${symbol}${degrees} = ${formatFixed(statistic.value, 2)}, ${formatPEquation(pValue)}`;
}

function heterogeneity({ q, i2 }: DoseResponse): string[] {
  if (q === null) return [];
  const share = i2 === null ? "" : `, I\u00b2 ${formatPercent(i2, 1)}`;
  return [`Studies differ around the common curve by ${testWords(q)}${share}.`];
}

function goodness({ goodness: { deviance, r2 } }: DoseResponse): string[] {
  if (deviance === null) return [];
  const share = r2 === null ? "" : `; it accounts for ${formatPercent(100 * r2, 1)} of the variation`;
  return [`Deviance from the fixed-effect curve: ${testWords(deviance)}${share}.`];
}
