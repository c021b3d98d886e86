import {
  type AnalysisDocument,
  type AnalysisReport,
  axisTransformation,
  formatAdaptive,
  formatFixed,
  formatInterval,
  formatRatio,
  namedPer,
  phrase,
  type ShownTransformation,
  type Transformation,
} from "@treeline/engine";
import { median } from "d3";
import type { PlotInput } from "./plot-types.ts";
import { words } from "./words.ts";

/**
 * How effects are shown. Three scales meet in a plot: the analysis scale (log odds ratio), the display scale people read
 * (odds ratio), and the axis coordinate that runs linearly over the paper (the log for ratios, else the display scale).
 */
export interface DisplayScale {
  readonly transformation: ShownTransformation;
  /** Symbol on the display scale, with the unit in which numbers are printed: "RR", "MD (10⁶)". */
  readonly name: string;
  /** Analysis scale; null where there is no value of no effect. */
  readonly nullValue: number | null;
  /** Powers of ten taken out of every printed number. */
  readonly exponent: number;
  /** Analysis scale to axis coordinate. */
  coordinate(value: number): number;
  /** Display scale to axis coordinate. */
  coordinateOfDisplay(value: number): number;
  /** Axis coordinate to display scale. */
  displayOfCoordinate(coordinate: number): number;
  /** A study's effect as the one that is printed as its own share or rate; the same where sizes do not matter. */
  ofStudy(value: number, rowId: string): number;
  /** An effect on the analysis scale as printed. */
  format(value: number): string;
  /** "[0.20, 1.22]" */
  formatInterval(interval: Ends): string;
  /** "0.71 [0.20, 1.22]" */
  formatWithInterval(value: number, interval: Ends): string;
}

interface Ends {
  readonly lower: number;
  readonly upper: number | null;
}

/** Transformed values below this lose every digit at two decimals. */
const SMALL = 0.005;

export function createDisplayScale({ document, report, measure }: PlotInput): DisplayScale {
  const display = document.effects.display ?? measure?.display ?? "identity";
  const transformation = axisTransformation({ ...document.effects, display }, report);
  const { per } = transformation;
  const yi = (report.effects?.yi ?? []).map((effect) => per * effect);
  const sei = (report.effects?.vi ?? []).map((variance) => per * Math.sqrt(variance));
  const linear = transformation.id === "identity";
  const exponent = linear ? sharedExponent(yi, sei) : 0;
  const isLog = transformation.axis === "log";
  const digits = linear
    ? decimals(2 * (median(sei) ?? 0) * 10 ** -exponent)
    : curvedDecimals(transformation, report.effects);
  const format = (value: number): string => {
    const shown = transformation.apply(value);
    if (linear) return formatFixed(scaleByPower(shown, -exponent), digits);
    if (Math.abs(shown) >= 1000 && Math.abs(shown) < 1e9) return formatFixed(shown, 0);
    if (isLog) return formatRatio(shown, digits);
    return shown !== 0 && Math.abs(shown) < SMALL
      ? formatAdaptive(shown, digits)
      : formatFixed(shown, digits);
  };
  const name = effectName(document, transformation, measure);
  return {
    transformation,
    name: exponent === 0 ? name : words.inUnit(name, powerOfTen(exponent)),
    nullValue: measure?.nullValue ?? null,
    exponent,
    coordinate: isLog ? (value) => value : transformation.apply,
    coordinateOfDisplay: isLog ? transformation.inverse : (value) => value,
    displayOfCoordinate: isLog ? transformation.apply : (coordinate) => coordinate,
    ofStudy: (value, rowId) => transformation.ofStudy?.(value, report.sizes?.[rowId]) ?? value,
    format,
    formatInterval: (interval) => formatInterval(interval, format),
    formatWithInterval: (value, interval) => `${format(value)} ${formatInterval(interval, format)}`,
  };
}

/** What the numbers are called once they are back-transformed; an exponentiated log odds ratio is an odds ratio. */
function effectName(
  document: AnalysisDocument,
  transformation: Transformation,
  measure: PlotInput["measure"],
): string {
  const given = document.effects.effectName;
  if (given !== null && given.trim() !== "") {
    const isLog = transformation.axis === "log";
    return namedPer(isLog ? given.replace(/^(log|ln)[ -]/i, "") : given, transformation.per);
  }
  if (measure === undefined) return words.effect;
  if (transformation.id === measure.display)
    return namedPer(phrase(measure.symbol.display), transformation.per);
  const analysis = phrase(measure.symbol.analysis);
  if (transformation.id === "identity") return analysis;
  return words.named(analysis, transformation.label);
}

/** Very large and very small effects are printed in a power of 1000, so that a column stays readable. */
export function sharedExponent(yi: readonly number[], sei: readonly number[]): number {
  const size = Math.max(median(yi, Math.abs) ?? 0, median(sei) ?? 0);
  if (size === 0 || (size >= 1e-3 && size < 1e5)) return 0;
  return 3 * Math.floor(Math.log10(size) / 3);
}

/** Decimals that leave about two figures to a half-width. */
function decimals(halfWidth: number): number {
  if (halfWidth >= 100) return 0;
  if (halfWidth >= 10) return 1;
  if (halfWidth >= 0.1 || halfWidth === 0) return 2;
  return Math.min(8, 1 - Math.floor(Math.log10(halfWidth)));
}

/** An interval narrower than this is one number twice at two decimals. */
const NARROW = 0.05;

/** Two decimals for ratios and shares of ordinary width; more where the middle study's interval would vanish between them. */
function curvedDecimals({ apply }: ShownTransformation, effects: AnalysisReport["effects"]): number {
  const widths = (effects?.yi ?? []).map((yi, row) => {
    const half = 2 * Math.sqrt(effects?.vi[row] ?? 0);
    return Math.abs(apply(yi + half) - apply(yi - half));
  });
  const width = median(widths.filter(Number.isFinite)) ?? 0;
  if (!(width > 0) || width >= NARROW) return 2;
  return Math.min(6, 1 + Math.ceil(-Math.log10(width)));
}

/** Multiplies by a power of ten in two steps, because 10^-320 alone is already subnormal. */
export function scaleByPower(value: number, power: number): number {
  const half = Math.trunc(power / 2);
  return value * 10 ** half * 10 ** (power - half);
}

const SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

/** "10⁻⁸" */
export function powerOfTen(exponent: number): string {
  const digits = [...String(Math.abs(exponent))].map((digit) => SUPERSCRIPTS.charAt(Number(digit))).join("");
  return `10${exponent < 0 ? "⁻" : ""}${digits}`;
}
