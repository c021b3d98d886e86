import type { Extent } from "@treeline/plots";
import { type Item, isWithin, type StudyItem } from "./items.ts";

/** More studies than this in view at once are a picture, of which those pointed at or reached by key are elements. */
const CROWD = 900;

/** What of a drawing stands on the page as elements. */
export interface Mounted {
  readonly studies: readonly StudyItem[];
  /** All parts, studies among them, in their order. */
  readonly items: readonly Item[];
  /** What is a picture instead; null = nothing is. */
  readonly crowd: Crowded | null;
}

interface Crowded {
  readonly studies: readonly StudyItem[];
  /** What lies behind the picture. */
  readonly behind: readonly Item[];
}

interface Asked {
  readonly view: Extent;
  /** The key of the study that has the focus, or had it last. */
  readonly current: string | null;
  /** The study pointed at, here or elsewhere. */
  lit(): string | null;
}

/** @param studies those among the items */
export function mountedOf(
  items: readonly Item[],
  studies: readonly StudyItem[],
  { view, current, lit }: Asked,
): Mounted {
  const inView = studies.filter((study) => isWithin(study, view));
  const at = studies.findIndex(({ key }) => key === current);
  if (inView.length > CROWD) {
    const [first, pointed] = [at < 0 ? inView[0] : studies[at], lit()];
    const start = items.findIndex(({ rowId }) => rowId !== null);
    const elements = studies.filter((study) => study === first || study.rowId === pointed);
    const above = items.slice(start).filter(({ rowId }) => rowId === null);
    return {
      studies: elements,
      items: [...above, ...elements],
      crowd: { studies: inView, behind: items.slice(0, start) },
    };
  }
  // The neighbours of the current study too: what looks for them among the elements finds them.
  const kept = new Set<Item>(at < 0 ? [] : studies.slice(Math.max(0, at - 1), at + 2));
  const isThere = (item: Item): boolean => kept.has(item) || isWithin(item, view);
  return { studies: studies.filter(isThere), items: items.filter(isThere), crowd: null };
}
