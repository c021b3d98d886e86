import type { OutcomeEffect, OutcomeFacts } from "../document/certainty-spec.ts";
import { measures } from "../measures/registry.ts";
import { type ShownEffect, showNumbers } from "../measures/show-effect.ts";
import { sidesOf } from "../measures/sides.ts";
import type { Sides } from "../measures/types.ts";
import { phrase } from "../phrases/phrases.ts";

/** What tells two groups apart. */
const OF_GROUPS: ReadonlySet<Sides> = new Set([
  "frequency",
  "conditions",
  "positives",
  "category",
  "rate",
  "hazard",
  "level",
  "spread",
]);
/** What may: who names the groups says so. */
const OF_NAMED_GROUPS: ReadonlySet<Sides> = new Set(["value", "change", "change-of-spread"]);

/** Whether a difference is one of the intervention from the control, rather than a correlation or a proportion. */
export function comparesGroups({ control, intervention }: OutcomeFacts, effect: OutcomeEffect): boolean {
  if (effect.isRatio) return false;
  const sides = measures.has(effect.measure) ? sidesOf(measures.get(effect.measure)) : "value";
  return OF_GROUPS.has(sides) || (OF_NAMED_GROUPS.has(sides) && `${control}${intervention}` !== "");
}

/** "RR 0.49 (0.34 to 0.70)". */
export function effectWords(effect: OutcomeEffect): string {
  const shown = shownOf(effect);
  const range =
    shown.lower === null || shown.upper === null ? "" : ` (${phrase(`${shown.lower} to ${shown.upper}`)})`;
  return `${nameOf(effect)} ${shown.estimate}${range}`;
}

/** "SMD 0.31 lower (0.53 lower to 0.09 lower)"; as any other effect without an interval of two ends. */
export function contrastWords(effect: OutcomeEffect): string {
  const { estimate: value, interval } = effect;
  const shown = shownOf(effect);
  if (interval === undefined || interval.lower === null || interval.upper === null)
    return effectWords(effect);
  const [name, estimate] = [nameOf(effect), sizeOf(shown.estimate)];
  const [lower, upper] = [sizeOf(shown.lower ?? ""), sizeOf(shown.upper ?? "")];
  if (interval.upper < 0) return phrase(`${name} ${estimate} lower (${lower} lower to ${upper} lower)`);
  if (interval.lower > 0) return phrase(`${name} ${estimate} higher (${lower} higher to ${upper} higher)`);
  return value < 0
    ? phrase(`${name} ${estimate} lower (${lower} lower to ${upper} higher)`)
    : phrase(`${name} ${estimate} higher (${lower} lower to ${upper} higher)`);
}

function nameOf({ measure, name }: OutcomeEffect): string {
  const own = measures.has(measure) ? measures.get(measure).symbol.display : measure;
  return phrase(name || own);
}

function shownOf({ axis, estimate, interval }: OutcomeEffect): ShownEffect {
  const ends =
    interval === undefined
      ? null
      : { lower: interval.lower ?? Number.NEGATIVE_INFINITY, upper: interval.upper };
  return showNumbers(axis, estimate, ends);
}

/** A number without its sign, which a word tells. */
function sizeOf(shown: string): string {
  return shown.replace(/^\u2212/u, "");
}
