import type { HypothesisTest, Interval } from "../analysis-types.ts";
import {
  formatAdaptive,
  formatDf,
  formatFixed,
  formatInterval,
  formatLevel,
  formatPEquation,
  formatRatio,
  formatShort,
} from "../format/index.ts";
import { measures } from "../measures/registry.ts";
import { exp, log, tanh } from "../numeric/elementary.ts";

/** How effects of a measure are said: as ratios, as correlations, or as they are. */
export interface EffectWords {
  /** Of a mean effect: "OR", "SMD", "r". */
  readonly name: string;
  /** Of a difference between effects: "OR", "SMD", "Fisher's z". */
  readonly changeName: string;
  /** A ratio is multiplied; everything else is added to. */
  readonly ratio: boolean;
  /** A mean effect as people read it. */
  effect(value: number): string;
  /** A difference of two effects: a ratio of ratios, or a difference. */
  change(value: number): string;
}

const SHOWN: Readonly<Record<string, (value: number) => number>> = { exp, tanh };

/** The words for effects of a measure, by its own scale of display. */
export function effectWords(measure: string): EffectWords {
  const { display, symbol } = measures.get(measure);
  const ratio = display === "exp";
  const apply = SHOWN[display];
  return {
    name: apply === undefined ? symbol.analysis : symbol.display,
    changeName: ratio ? symbol.display : symbol.analysis,
    ratio,
    effect: (value) => (ratio ? formatRatio(exp(value), 2) : formatFixed(apply?.(value) ?? value, 2)),
    change: (value) => (ratio ? formatRatio(exp(value), 2) : formatAdaptive(value, 2)),
  };
}

/**
 * A difference and its interval with as many decimals as the interval has something to say about, and one more where a number
 * that is not 0 would be shown as 0.
 */
export function changeBeside(
  { ratio, change }: EffectWords,
  interval: Interval | null,
): (value: number) => string {
  if (interval === null || interval.upper === null) return change;
  const shown = (value: number): number => (ratio ? exp(value) : value);
  const half = Math.abs(shown(interval.upper) - shown(interval.lower)) / 2;
  if (!(half > 0 && Number.isFinite(half))) return change;
  const decimals = Math.min(8, Math.max(2, 1 - Math.floor(log(half) / Math.LN10)));
  const vanishes = (value: number): boolean => value !== 0 && Number(shown(value).toFixed(decimals)) === 0;
  const more = vanishes(interval.lower) || vanishes(interval.upper) ? 1 : 0;
  return (value) => formatFixed(shown(value), decimals + more);
}

/** "95 % CI 0.10 to 0.60"; "" for none. */
export function intervalWords(
  interval: Interval | null,
  format: (value: number) => string,
  name = "CI",
): string {
  if (interval === null) return "";
  const { lower, upper, level } = interval;
  const range = upper === null ? formatInterval(interval, format) : `${format(lower)} to ${format(upper)}`;
  return `${formatLevel(level)} ${name} ${range}`;
}

/** "QM(2) = 4.30, p = .12"; "t(12) = 2.10, p = .057". */
export function testWords({ statistic, df, pValue }: HypothesisTest): string {
  const freedom = df.length === 0 ? "" : `(${df.map(formatDf).join(", ")})`;
  return `${statistic.symbol}${freedom} = ${formatFixed(statistic.value, 2)}, ${formatPEquation(pValue)}`;
}

/** "1 study", "7 studies". */
export function studiesWords(k: number): string {
  return k === 1 ? "1 study" : `${k} studies`;
}

/** "12 hours"; "12" without a unit. */
export function amountWords(value: number, unit: string | null): string {
  const number = formatShort(Number(value.toPrecision(4)));
  return unit === null ? number : `${number} ${unit}`;
}

/** "dose 12 hours"; "12 hours" where the column is called by its unit. */
export function namedAmount(column: string, value: number, unit: string | null): string {
  return unit === column ? amountWords(value, unit) : `${column} ${amountWords(value, unit)}`;
}

/** Clauses in brackets; "" without any. */
export function inBrackets(clauses: readonly string[]): string {
  const said = clauses.filter((clause) => clause !== "");
  return said.length === 0 ? "" : ` (${said.join("; ")})`;
}

/** Whether a test finds what it looks for at the level of the model. */
export function isClear(test: HypothesisTest | null, level: number): boolean {
  return test !== null && test.pValue < 1 - level;
}
