import type { Interval } from "../analysis-types.ts";
import type { ScaledEffects } from "../bias-types.ts";
import { formatAdaptive, formatInterval } from "../format/index.ts";
import { measures } from "../measures/registry.ts";
import { showEffect } from "../measures/show-effect.ts";
import { type ShownTransformation, shownTransformation } from "../measures/shown-transformation.ts";

const DIGITS = 3;

/** Transformations that need nothing but the effect, and whose result has a name of its own ("r"). */
const NATURAL: readonly string[] = ["exp", "tanh"];

/**
 * An effect in a sentence: of ratios and correlations in their natural unit with its name ("RR 0.65 [0.42, 1.01]", "r 0.23"), of
 * measures that are analysed as they are shown the number itself, and of all others the number with a word on its scale.
 * @param value on the analysis scale
 */
export function effectInWords(of: ScaledEffects, value: number, interval: Interval | null = null): string {
  const transformation = shownOf(of);
  if (transformation.axis === "log" || NATURAL.includes(transformation.id)) {
    const shown = showEffect({ transformation }, value, interval).full;
    return `${nameOf(of)}${shown}`;
  }
  const number = (end: number): string => formatAdaptive(end, DIGITS);
  const ends = interval === null ? "" : ` ${formatInterval(interval, number)}`;
  return onScale(of, `${number(value)}${ends}`);
}

/** A distance between two effects, which has a natural unit only where effects are analysed as they are shown. */
export function distanceInWords(of: ScaledEffects, distance: number): string {
  return onScale(of, formatAdaptive(distance, DIGITS));
}

function onScale(of: ScaledEffects, numbers: string): string {
  return shownOf(of).id === "identity" ? numbers : `${numbers} on the analysis scale`;
}

function shownOf({ measure, display }: ScaledEffects): ShownTransformation {
  return shownTransformation({ measure, display: display ?? null, displayParams: {} }, null);
}

/** Ready-made effects are shown as ratios without a name of their own. */
function nameOf({ measure, display }: ScaledEffects): string {
  const own = measures.get(measure);
  return display === undefined || display === own.display ? `${own.symbol.display} ` : "";
}
