import type { AnalysisDocument } from "../document/types.ts";
import { styles } from "./registry.ts";
import { type Difference, differingSettings } from "./settings.ts";
import type { HouseStyle, SubgroupTau2 } from "./types.ts";

/** The style a document is nearest to, and what was changed of it. */
export interface NearestStyle {
  readonly style: HouseStyle;
  /** From the style's setting to the document's; [] = the style as it is. */
  readonly changed: readonly Difference[];
}

/**
 * The style from which the fewest settings were changed, of those that pool the measure at all; the first of the menu where
 * several are as near.
 */
export function styleOf(document: AnalysisDocument): NearestStyle {
  const offered = styles.records.filter(({ lacks }) => lacks(document.effects.measure) === null);
  const [first, ...others] = offered.map((style) => ({
    style,
    changed: differingSettings(style.apply(document), document),
  }));
  if (first === undefined) throw new RangeError("there is no house style");
  return others.reduce((best, next) => (next.changed.length < best.changed.length ? next : best), first);
}

/** The τ² that subgroups have where nothing is said of it: that of the style the document is nearest to, else one for all. */
export function usualSubgroupTau2(document: AnalysisDocument): SubgroupTau2 {
  return styleOf(document).style.subgroupTau2 ?? "common";
}
