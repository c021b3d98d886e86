import { listed } from "../format/told.ts";
import type { ConclusionChange, StudyName } from "../sensitivity-types.ts";

/** What changes, in words that go on after "without it". */
const CHANGE_WORDS: Readonly<Record<ConclusionChange, string>> = {
  "no-longer-excludes": "the interval takes in no effect",
  "now-excludes": "the interval excludes no effect",
  "other-side": "the estimate lies on the other side of no effect",
};

export function changeWords(changes: readonly ConclusionChange[]): string {
  return listed(changes.map((change) => CHANGE_WORDS[change]));
}

const MOST_NAMES = 6;

/** Studies by their names; of many the first ones and how many more. */
export function named(studies: readonly StudyName[]): string {
  const shown = studies.slice(0, MOST_NAMES).map(({ label }) => `\u201c${label}\u201d`);
  const more = studies.length - shown.length;
  return more > 0 ? `${shown.join(", ")} and ${more} more` : listed(shown);
}
