import type { EffectSet } from "../analysis-types.ts";
import type { AnalysisDocument } from "../document/types.ts";
import { formatFixed, formatInterval } from "../format/index.ts";
import { showInterval, shownTransformation } from "../measures/shown-transformation.ts";
import { shownI2 } from "../models/shown-i2.ts";
import type { PrintedFit } from "./turned.ts";

/** The two ends of an interval; null = unbounded above. */
export type Ends = readonly [lower: number, upper: number | null];

/** The numbers of a pooled effect on the scale a document shows; null where one does not exist. */
export interface PooledNumbers {
  readonly k: number;
  readonly estimate: number;
  readonly interval: Ends | null;
  readonly level: number;
  readonly p: number | null;
  readonly tau2: number | null;
  /** By the document's definition, percent. */
  readonly i2: number | null;
  readonly prediction: Ends | null;
}

/**
 * The pooled numbers of a fit, back-transformed as a document shows them.
 * @param document its measure, display and definition of I2 count
 */
export function numbersOf(document: AnalysisDocument, effects: EffectSet, fit: PrintedFit): PooledNumbers {
  const shown = shownTransformation(document.effects, { fit, effects });
  const ends = (interval: { readonly lower: number; readonly upper: number | null } | null): Ends | null => {
    if (interval === null) return null;
    const { lower, upper } = showInterval(shown, interval);
    return [tidy(lower), upper === null ? null : tidy(upper)];
  };
  const [coefficient] = fit.coefficients;
  if (coefficient === undefined) throw new RangeError("the fit has no coefficient");
  const { spec, heterogeneity } = fit;
  return {
    k: fit.k,
    estimate: tidy(shown.apply(coefficient.estimate)),
    interval: ends(coefficient.interval),
    level: fit.spec.level,
    p: coefficient.test?.pValue ?? null,
    // One effect for all studies has no tau2, which is not an estimate of 0.
    tau2: spec.kind === "random" ? fit.tau2.estimate : null,
    i2: shownI2({ spec: { ...spec, i2: document.model.i2 }, heterogeneity }).index.estimate,
    prediction: ends(fit.prediction),
  };
}

/** -0 is 0. */
function tidy(value: number): number {
  return value + 0;
}

/** Least decimals of an effect in words. */
const DECIMALS = 2;

/** Decimals that two results next to one another need before they look different, at most six. */
export function decimalsApart(a: PooledNumbers, b: PooledNumbers): number {
  for (let digits = DECIMALS; digits < 6; digits++) {
    if (effectText(a, digits) !== effectText(b, digits)) return digits;
  }
  return DECIMALS;
}

/** "0.57 [0.39, 0.75]". */
export function effectText({ estimate, interval }: PooledNumbers, digits: number = DECIMALS): string {
  const text = formatFixed(estimate, digits);
  if (interval === null) return text;
  const [lower, upper] = interval;
  return `${text} ${formatInterval({ lower, upper }, (value) => formatFixed(value, digits))}`;
}
