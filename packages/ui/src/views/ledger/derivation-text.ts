import { formatShort, measures } from "@treeline/engine";
import { formatSteps, type Step } from "@treeline/engine/ledger";
import { later } from "../../strings/later.ts";
import { type Reported, wayLabels } from "./quantity-words.ts";

/** What a derivation says, as text for a paper's appendix or an e-mail. */
export interface DerivationParts {
  readonly title: string;
  readonly measure: string;
  readonly reported: readonly Reported[];
  readonly route: readonly string[];
  readonly steps: readonly Step[];
  readonly quantities: Readonly<Record<string, number>>;
  readonly assumptions: readonly string[];
  /** The effect with its interval and variance, each line ready. */
  readonly effect: readonly string[];
  readonly place: string;
  readonly note: string;
}

export function derivationText(parts: DerivationParts): string {
  const { place, note, assumptions } = parts;
  return [
    parts.title,
    later.derivation.measureLine(measures.get(parts.measure).label),
    ...parts.effect,
    later.derivation.wayLine(wayName(parts.route)),
    "",
    later.derivation.reported,
    ...parts.reported.map(({ label, value }) => later.derivation.reportedLine(label, formatShort(value))),
    "",
    later.derivation.stepsAlone,
    ...formatSteps(parts.steps, parts.quantities, parts.measure).map(({ text }) =>
      later.derivation.assumptionLine(text),
    ),
    ...(assumptions.length === 0
      ? []
      : ["", later.derivation.assumptions, ...assumptions.map(later.derivation.assumptionLine)]),
    ...(place === "" && note === "" ? [] : [""]),
    ...(place === "" ? [] : [later.derivation.placeLine(place)]),
    ...(note === "" ? [] : [later.derivation.noteLine(note)]),
  ].join("\n");
}

export function wayName(route: readonly string[]): string {
  return route.length === 0 ? later.derivation.ownWay : later.derivation.way(wayLabels(route));
}
