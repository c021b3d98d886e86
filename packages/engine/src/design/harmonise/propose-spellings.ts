import type { ModeratorRole } from "../../document/types.ts";
import { plainSpelling } from "./plain-spelling.ts";
import { SYNONYMS } from "./synonyms.ts";

/** Spellings that seem to mean one level. Nothing changes until the user accepts it. */
export interface ProposedLevel {
  /** The level they would all be. */
  readonly level: string;
  /** As entered, trimmed, the most frequent first, with how many cells have it. */
  readonly spellings: readonly { readonly text: string; readonly cells: number }[];
  /** `spelling`: they differ in case, hyphens, spaces or accents; `synonym`: in the word. */
  readonly because: "spelling" | "synonym";
}

/**
 * Proposes which spellings of a column's cells are one level. Levels of one spelling are left as they are, unless the
 * column's role has a name for them that another cell uses.
 * @param values cells as text; null = empty
 * @returns levels in the order in which they first appear; empty where all spellings are different levels
 */
export function proposeSpellings(
  values: readonly (string | null)[],
  role: ModeratorRole | null,
): readonly ProposedLevel[] {
  const counts = new Map<string, number>();
  for (const value of values) {
    const text = value?.trim() ?? "";
    if (text !== "") counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  const levels = new Map<string, { readonly name: string | null; readonly texts: string[] }>();
  for (const text of counts.keys()) {
    const plain = plainSpelling(text);
    const name = synonymOf(plain, role);
    // Texts of signs alone (">", "+/-") have nothing left to compare.
    const key = name ?? (plain === "" ? text : plain);
    const level = levels.get(key);
    if (level === undefined) levels.set(key, { name, texts: [text] });
    else level.texts.push(text);
  }
  return [...levels.values()]
    .filter(({ texts }) => texts.length > 1)
    .map(({ name, texts }) => {
      const spellings = texts
        .map((text) => ({ text, cells: counts.get(text)! }))
        .sort((a, b) => b.cells - a.cells);
      const because = new Set(texts.map(plainSpelling)).size > 1 ? "synonym" : "spelling";
      return { level: because === "synonym" ? name! : spellings[0]!.text, spellings, because };
    });
}

/** The proposals as a document keeps them once they are accepted: spelling to level. */
export function spellingsOf(proposals: readonly ProposedLevel[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    proposals.flatMap(({ level, spellings }) =>
      spellings.filter(({ text }) => text !== level).map(({ text }) => [text, level]),
    ),
  );
}

function synonymOf(plain: string, role: ModeratorRole | null): string | null {
  if (role === null) return null;
  return SYNONYMS[role].find(({ words }) => words.includes(plain))?.level ?? null;
}
