import type { Moderator, ModeratorRole } from "@treeline/engine";
import { type ProposedLevel, proposeSpellings } from "@treeline/engine/design";

/** A spelling as entered, and the level it stands for. */
export interface SpellingRow {
  readonly text: string;
  readonly rows: number;
  readonly level: string;
}

/** Every spelling of a column, the most frequent first. */
export function spellingRows(
  texts: readonly (string | null)[],
  spellings: Moderator["spellings"],
): readonly SpellingRow[] {
  const counts = new Map<string, number>();
  for (const text of texts) if (text !== null) counts.set(text, (counts.get(text) ?? 0) + 1);
  return [...counts]
    .map(([text, rows]) => ({ text, rows, level: Object.hasOwn(spellings, text) ? spellings[text]! : text }))
    .sort((a, b) => b.rows - a.rows);
}

/** Proposals that the spellings settled so far do not follow yet. */
export function openProposals(
  texts: readonly (string | null)[],
  spellings: Moderator["spellings"],
  role: ModeratorRole | null,
): readonly ProposedLevel[] {
  return proposeSpellings(texts, role).filter(({ spellings: proposed }) => {
    const levels = proposed.map(({ text }) => (Object.hasOwn(spellings, text) ? spellings[text]! : text));
    return new Set(levels).size > 1;
  });
}

/** Spellings with one settled; a spelling that stands for itself needs no entry. */
export function withSpelling(
  spellings: Moderator["spellings"],
  text: string,
  level: string,
): Moderator["spellings"] {
  const { [text]: _, ...others } = spellings;
  const settled = level.trim();
  return settled === "" || settled === text ? others : { ...others, [text]: settled };
}
