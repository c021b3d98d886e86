import { formatFixed, formatPercent, formatShort } from "../../format/index.ts";
import { within } from "../../phrases/within.ts";
import type { ShapeFit } from "./types.ts";

/** Differences of AICc (Burnham & Anderson 2002, section 2.6): up to 2 = hardly any less support, above 10 = hardly any left. */
const ALIKE = 2;
const HOPELESS = 10;

/**
 * What a comparison of shapes says: which shapes the studies cannot tell apart, which they speak against, and the ED50 of Emax.
 * @param shapes best AICc first
 */
export function shapeSentences(shapes: readonly ShapeFit[], unit: string | null): string[] {
  const [best, ...others] = shapes;
  if (best === undefined) return [];
  const behind = ({ aicc }: ShapeFit): number => aicc - best.aicc;
  const alike = others.filter((shape) => behind(shape) <= ALIKE);
  const weaker = others.filter((shape) => behind(shape) > ALIKE && behind(shape) <= HOPELESS);
  const against = others.filter((shape) => behind(shape) > HOPELESS);
  return [
    `${best.label} has the smallest AICc (weight ${formatPercent(100 * best.weight, 0)}).`,
    ...(alike.length === 0
      ? []
      : [`These studies cannot tell it apart from ${listed(alike)}: AICc within ${ALIKE} of the best.`]),
    ...(weaker.length === 0 ? [] : [`${capital(listed(weaker))}: less support, not ruled out.`]),
    ...(against.length === 0
      ? []
      : [`These studies speak against ${listed(against)}: AICc more than ${HOPELESS} above the best.`]),
    ...(others.length > 0 && alike.length === 0
      ? [`No other shape comes within ${ALIKE} of it; the shapes not compared here remain open.`]
      : []),
    ...straight(best, shapes),
    ...shapes.flatMap((shape) => ed50Words(shape, unit)),
  ];
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function listed(shapes: readonly ShapeFit[]): string {
  const names = shapes.map(({ label }) => within(label));
  const last = names.at(-1)!;
  return names.length === 1 ? last : `${names.slice(0, -1).join(", ")} and ${last}`;
}

/** Whether a bend is needed at all is what most readers ask. */
function straight(best: ShapeFit, shapes: readonly ShapeFit[]): string[] {
  const line = shapes.find(({ id }) => id === "linear");
  if (line === undefined || line === best) return [];
  const gap = line.aicc - best.aicc;
  return gap <= ALIKE
    ? ["A straight line does as well as any: these studies do not show that the effect levels off or bends."]
    : [`The straight line lies ${formatFixed(gap, 1)} behind.`];
}

/** A dose that was estimated is not known to the figures of one that was given. */
function estimated(dose: number): string {
  return formatShort(Number(dose.toPrecision(3)));
}

function ed50Words({ ed50 }: ShapeFit, unit: string | null): string[] {
  if (ed50 === null) return [];
  if (ed50.se === null) {
    return [
      "Emax: these studies show no dose at which half of the largest effect is reached, because no bend can be seen.",
    ];
  }
  const { lower, upper } = ed50.interval;
  const inUnit = unit === null ? "" : ` ${unit}`;
  const from = lower === 0 ? "from 0" : `from ${estimated(lower)}`;
  const to = upper === null ? "without an upper end" : `to ${estimated(upper)}`;
  const known = lower > 0 && upper !== null ? "" : " These studies do not bound it on both sides.";
  return [
    `Emax: half of the largest effect is reached at ${estimated(ed50.estimate)}${inUnit} (profile likelihood interval ${from} ${to}).${known}`,
  ];
}
