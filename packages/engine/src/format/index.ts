import { log, power } from "../numeric/elementary.ts";

/** The one formatter for every number shown, on screen and in exports. Numbers are rounded here and nowhere else. */
export interface NumberStyle {
  /** The minus sign: U+2212 on screen and in plots, ASCII in files that programs read. */
  readonly minus: string;
  /** Between whole numbers and decimals. */
  readonly decimal: string;
}

const screen = { minus: "\u2212", decimal: "." };
export const SCREEN: NumberStyle = screen;
export const PLAIN: NumberStyle = { minus: "-", decimal: "." };

/** Sets the decimal mark of everything that is shown from now on; files that programs read keep the point. */
export function setDecimalMark(mark: "." | ","): void {
  screen.decimal = mark;
}

/** Shows numbers with another decimal mark while something is made. */
export function withDecimalMark<T>(mark: "." | ",", work: () => T): T {
  const before = screen.decimal;
  screen.decimal = mark;
  try {
    return work();
  } finally {
    screen.decimal = before;
  }
}

/** A number's text with the style's decimal mark. */
function marked(text: string, { decimal }: NumberStyle): string {
  return decimal === "." ? text : text.replace(".", decimal);
}

/** Printed where a number does not exist. */
export const NOT_AVAILABLE = "n/a";

/** Fixed decimals; a value that rounds to zero carries no sign. */
export function formatFixed(value: number | null, digits: number, style: NumberStyle = SCREEN): string {
  if (value === null || !Number.isFinite(value)) return NOT_AVAILABLE;
  const magnitude = Math.abs(value);
  // toFixed falls back to an exponent by itself from 1e21 on; long digit strings help nobody before that either.
  const text = marked(magnitude >= 1e9 ? magnitude.toExponential(digits) : magnitude.toFixed(digits), style);
  const isZero = !/[1-9]/.test(text);
  return value < 0 && !isZero ? style.minus + text : text;
}

/**
 * At least `digits` decimals, more where the value is so small that it would lose its leading significant figures, of which two
 * are shown (0.0080 beside 0.0081): tau2 = 0.00034 is not shown as 0.000, and a variance estimated as 0 is shown as 0, not as a number rounded to it.
 */
export function formatAdaptive(value: number | null, digits: number, style: NumberStyle = SCREEN): string {
  if (value === null || !Number.isFinite(value)) return NOT_AVAILABLE;
  const magnitude = Math.abs(value);
  if (magnitude === 0) return "0";
  if (magnitude >= power(10, 1 - digits)) return formatFixed(value, digits, style);
  const sign = value < 0 ? style.minus : "";
  if (magnitude < 1e-6) return sign + marked(magnitude.toExponential(2).replace("-", style.minus), style);
  return sign + marked(magnitude.toFixed(decimalsOfTwoFigures(magnitude)), style);
}

/**
 * A ratio: fixed decimals, and two significant figures where these would leave nothing but zeros, because no ratio is 0:
 * 0.0031 is not shown as 0.00. A limit of exactly 0 keeps its fixed decimals.
 */
export function formatRatio(value: number | null, digits: number, style: NumberStyle = SCREEN): string {
  if (value === null || !(value > 0) || value >= 0.5 * power(10, -digits))
    return formatFixed(value, digits, style);
  const text =
    value < 1e-6
      ? value.toExponential(1).replace("-", style.minus)
      : value.toFixed(decimalsOfTwoFigures(value));
  return marked(text, style);
}

function decimalsOfTwoFigures(value: number): number {
  const exponent = Number(value.toExponential(1).split("e")[1]);
  return 1 - exponent;
}

/** Figures beyond which a number in a formula is rounded rather than shown as it is. */
const MOST_FIGURES = 6;

/**
 * A number within a formula: as it was entered where that is short (20, 2.5, 0.0412), else with three decimals, more where
 * it is so small that it would lose its leading figures.
 */
export function formatShort(value: number, style: NumberStyle = SCREEN): string {
  const text = String(withoutNoise(Math.abs(value)));
  const figures = text.replace(/\D/g, "").replace(/^0+/, "").length;
  const isLong = figures > MOST_FIGURES && !Number.isInteger(value);
  if (text.includes("e") || isLong) return formatAdaptive(value, 3, style);
  return (value < 0 ? style.minus : "") + marked(text, style);
}

/** A number as it was entered, with a true minus: in what is said of an entry no digit of it is lost. */
export function formatEntered(value: number, style: NumberStyle = SCREEN): string {
  return String(value).replaceAll("-", style.minus);
}

/** A power of ten as such, whatever its size: tolerances from 1e-9 to 1e-2 are read beside one another. */
export function formatScientific(value: number, style: NumberStyle = SCREEN): string {
  return marked(value.toExponential().replaceAll("-", style.minus).replace("e+0", ""), style);
}

/** By which a number may miss a short decimal, or what single precision makes of one, and still stand for it. */
const NOISE = 1e-10;

/** The short decimal that a computed number stands for: 52.2000000000001, or 64.8000030518 where files have single precision. */
function withoutNoise(value: number): number {
  if (Number.isInteger(value)) return value;
  const short = Number(value.toPrecision(MOST_FIGURES - 1));
  const missed = Math.min(Math.abs(value - short), Math.abs(value - Math.fround(short)));
  return missed <= NOISE * value ? short : value;
}

export function formatInteger(value: number, style: NumberStyle = SCREEN): string {
  return formatFixed(value, 0, style);
}

/** A percentage already in percent: 62.6 -> "62.6 %". */
export function formatPercent(value: number | null, digits = 1, style: NumberStyle = SCREEN): string {
  const text = formatFixed(value, digits, style);
  return text === NOT_AVAILABLE ? text : `${text}\u00a0%`;
}

/** A chance in per cent: one that is rounded away is small, and one that is rounded up to all is not certain. */
export function formatChance(chance: number, digits = 1): string {
  const least = power(10, -digits);
  if (chance > 0 && 100 * chance < least / 2) return `< ${formatPercent(least, digits)}`;
  if (chance < 1 && 100 * (1 - chance) <= least / 2) return `> ${formatPercent(100 - least, digits)}`;
  return formatPercent(100 * chance, digits);
}

/** A weight in percent as rounded among the others; one that is rounded away is small, not nothing. */
export function formatWeight(rounded: number, weight: number, digits = 1): string {
  const isRoundedAway = rounded === 0 && weight > 0;
  return isRoundedAway ? `< ${formatPercent(power(10, -digits), digits)}` : formatPercent(rounded, digits);
}

const log10 = (x: number): number => log(x) / Math.LN10;

/** Decimals beyond these show the rounding of doubles. */
const MOST_DECIMALS = 15;

/**
 * Decimals that leave an interval of this width two figures, so that a narrow one does not collapse into one number.
 * @param base the least number of decimals
 */
export function decimalsFor(width: number, base: number): number {
  if (!(width > 0)) return base;
  return Math.min(MOST_DECIMALS, Math.max(base, Math.ceil(-log10(width)) + base - 1));
}

/** What a printed interval needs; `empty` where no value at all is compatible with the data. */
export interface PrintableInterval {
  readonly lower: number;
  /** null = without an upper end. */
  readonly upper: number | null;
  readonly empty?: boolean;
}

/** Ends that the same text would stand for, with as many figures as tell them apart. */
function formatApart(lower: number, upper: number): readonly [lower: string, upper: string] {
  const width = upper - lower;
  const size = Math.max(Math.abs(lower), Math.abs(upper));
  const print =
    size >= 1e9 || size < 1e-6
      ? (value: number): string => value.toExponential(Math.max(1, Math.ceil(log10(size / width)) + 1))
      : (value: number): string => value.toFixed(Math.max(0, Math.ceil(-log10(width)) + 1));
  const signed = (value: number): string =>
    value === 0 ? "0" : marked(print(value).replace(/-/g, SCREEN.minus), SCREEN);
  return [signed(lower), signed(upper)];
}

/**
 * Both ends of an interval as texts that are never the same; where there are no two ends, words that say so: an empty set, or ends
 * that are one number.
 */
export function formatEnds(
  { lower, upper, empty }: PrintableInterval,
  format: (value: number) => string = (value) => formatFixed(value, 2),
): readonly [lower: string, upper: string] | string {
  if (empty === true) return "empty set: every value is rejected";
  const low = format(lower);
  if (upper === null) return [low, "\u221e"];
  const high = format(upper);
  if (low !== high) return [low, high];
  if (!(upper > lower) || !Number.isFinite(upper - lower)) return `${low} at both ends`;
  const unit = /[^\d\u221e]*$/.exec(low)?.[0] ?? "";
  const [first, second] = formatApart(lower, upper);
  return [first + unit, second + unit];
}

/** Between numbers of a list; a decimal comma beside commas between numbers could not be read. */
export function listMark(): string {
  return SCREEN.decimal === "." ? "," : ";";
}

/** "[0.38, 0.78]"; the bracket is open at an end that is infinite: "[0.38, \u221e)". */
export function bracketed(lower: string, upper: string): string {
  const opens = /^[-\u2212]\u221e/u.test(lower) ? "(" : "[";
  return `${opens}${lower}${listMark()} ${upper}${upper.endsWith("\u221e") ? ")" : "]"}`;
}

/**
 * "[0.38, 0.78]"; an interval without an upper end prints an infinity sign. Its ends are told apart, with more decimals than
 * `format` has if need be, and words stand for an interval that has no two ends.
 */
export function formatInterval(
  interval: PrintableInterval | null,
  format?: (value: number) => string,
): string {
  if (interval === null) return NOT_AVAILABLE;
  const ends = formatEnds(interval, format);
  return typeof ends === "string" ? `(${ends})` : bracketed(...ends);
}

/** Several numbers beside one another, apart by what the decimal mark leaves free: "3.2, 15", "3,2; 15". */
export function formatNumbers(values: readonly number[], format: (value: number) => string): string {
  return values.map((value) => format(value)).join(`${listMark()} `);
}

/** Publication style without the symbol: "< .001", ".013", ".42"; with a decimal comma the 0 before it is written. */
export function formatPValue(p: number | null): string {
  if (p === null || !Number.isFinite(p)) return NOT_AVAILABLE;
  if (p < 0.001) return `< ${withoutZero("0.001")}`;
  if (p > 0.999) return `> ${withoutZero("0.999")}`;
  return withoutZero(p.toFixed(3));
}

function withoutZero(text: string): string {
  return SCREEN.decimal === "." ? text.replace(/^0/, "") : marked(text, SCREEN);
}

/** "p = .013" or "p < .001". */
export function formatPEquation(p: number | null): string {
  const text = formatPValue(p);
  return text.startsWith("<") || text.startsWith(">") ? `p ${text}` : `p = ${text}`;
}

/** A level as a percentage without needless decimals: 0.95 -> "95 %", 0.999 -> "99.9 %". */
export function formatLevel(level: number): string {
  return `${marked(String(Number((level * 100).toPrecision(12))), SCREEN)}\u00a0%`;
}

/** Degrees of freedom: whole numbers as such, others with two decimals. */
export function formatDf(df: number): string {
  return Number.isInteger(df) ? String(df) : formatFixed(df, 2);
}

/** The shortest text that reads back to the same double, for files; never rounded, ASCII minus. */
export function formatExact(value: number | null): string {
  return value === null ? "" : String(value);
}

/**
 * Percentages rounded so that they still add up to 100 (largest remainder).
 * @param weights percent, summing to 100
 */
export function roundWeights(weights: readonly number[], digits = 1): number[] {
  const unit = power(10, digits);
  const floors = weights.map((weight) => Math.floor(weight * unit));
  let missing = Math.round(100 * unit) - floors.reduce((sum, value) => sum + value, 0);
  const byRemainder = weights
    .map((weight, index) => ({ index, remainder: weight * unit - floors[index]! }))
    .sort((a, b) => b.remainder - a.remainder || a.index - b.index);
  for (const { index } of byRemainder) {
    if (missing <= 0) break;
    floors[index]! += 1;
    missing -= 1;
  }
  return floors.map((value) => value / unit);
}
