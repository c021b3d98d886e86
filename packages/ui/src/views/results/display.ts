import {
  type AnalysisDocument,
  type AnalysisReport,
  decimalsFor,
  formatDf,
  formatEnds,
  formatFixed,
  formatLevel,
  formatRatio,
  type HypothesisTest,
  type Interval,
  type Measure,
  measures,
  namedPer,
  type ShownTransformation,
  showInterval,
  shownTransformation,
  type Transformation,
} from "@treeline/engine";
import { t } from "../../strings/t.ts";

/** How effects of a document are named and shown: symbol, back-transformation, level. */
export interface Display {
  readonly measure: Measure;
  readonly transformation: ShownTransformation;
  /** "RR", or the name given to ready-made effects. */
  readonly symbol: string;
  /** Ready-made effects may have no name of their own. */
  readonly isNamed: boolean;
  /** "95 %". */
  readonly level: string;
}

export function displayOf(document: AnalysisDocument, report: AnalysisReport | null): Display {
  const measure = measures.get(document.effects.measure);
  const transformation = shownTransformation(document.effects, report);
  return {
    measure,
    transformation,
    symbol: symbolOf(document, measure, transformation),
    isNamed: (document.effects.effectName?.trim() ?? "") !== "" || measure.family !== "ready-made",
    level: formatLevel(document.model.level),
  };
}

/** What the numbers are called once they are back-transformed; an exponentiated log odds ratio is an odds ratio. */
function symbolOf({ effects }: AnalysisDocument, measure: Measure, transformation: Transformation): string {
  const given = effects.effectName?.trim() ?? "";
  if (given !== "") {
    const isLog = transformation.axis === "log";
    return namedPer(isLog ? given.replace(/^(log|ln)[ -]/i, "") : given, transformation.per);
  }
  if (transformation.id === measure.display) return namedPer(measure.symbol.display, transformation.per);
  const { analysis } = measure.symbol;
  return transformation.id === "identity" ? analysis : t.results.onScale(analysis, transformation.label);
}

/** The decimals that one interval asks for on the scale it is shown on. */
export function decimalsOf(display: Display, interval: Interval | null, base: number): number {
  if (interval === null || interval.upper === null) return base;
  const { lower, upper } = showInterval(display.transformation, interval);
  return upper === null ? base : decimalsFor(upper - lower, base);
}

/** An effect with its interval on the scale it is shown on, ready to be printed. */
export interface ShownEffect {
  readonly estimate: string;
  /** "[0.38, 0.78]", or null without an interval. */
  readonly interval: string | null;
  readonly lower: string | null;
  readonly upper: string | null;
  /** "0.58 [0.38, 0.78]". */
  readonly full: string;
}

/**
 * An effect with its interval, back-transformed and rounded.
 * @param digits decimals; by default as many as its own interval asks for, and no fewer than 2
 */
export function showEffect(
  display: Display,
  estimate: number,
  interval: Interval | null,
  digits: number = decimalsOf(display, interval, 2),
): ShownEffect {
  const map = (value: number): number => display.transformation.apply(value);
  const number = display.transformation.axis === "log" ? formatRatio : formatFixed;
  const format = (value: number): string =>
    value === Number.NEGATIVE_INFINITY ? "\u2212\u221e" : number(value, digits);
  const text = format(map(estimate));
  if (interval === null) return { estimate: text, interval: null, lower: null, upper: null, full: text };
  const ends = formatEnds(showInterval(display.transformation, interval), format);
  if (typeof ends === "string") {
    return { estimate: text, interval: ends, lower: null, upper: null, full: `${text}, ${ends}` };
  }
  const [lower, upper] = ends;
  const bracket = `[${lower}, ${upper}]`;
  return { estimate: text, interval: bracket, lower, upper, full: `${text} ${bracket}` };
}

/** "t(17) = 6.12", "z = 6.64". */
export function showStatistic(test: HypothesisTest): string {
  const df = test.df.length === 0 ? "" : `(${test.df.map(formatDf).join(", ")})`;
  return `${test.statistic.symbol}${df} = ${formatFixed(test.statistic.value, 2)}`;
}
