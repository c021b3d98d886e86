/** The latest document while the database has yet to take it. A page being left can wait for no database. */
export interface UnsavedCopy {
  readonly text: string;
  readonly savedAt: number;
}

const KEY = "treeline-unsaved";
/** Local storage commonly holds 5 million characters in all; larger documents rely on the database alone. */
const MAX_CHARACTERS = 4_000_000;

/** Keeps a copy at once, or none: an older one would be mistaken for the latest. */
export function keepUnsavedCopy(copy: UnsavedCopy): void {
  try {
    localStorage.removeItem(KEY);
    if (copy.text.length <= MAX_CHARACTERS) localStorage.setItem(KEY, JSON.stringify(copy));
  } catch {
    // Full or blocked: the database is still being written.
  }
}

export function readUnsavedCopy(): UnsavedCopy | null {
  try {
    const copy: unknown = JSON.parse(localStorage.getItem(KEY) ?? "null");
    if (typeof copy !== "object" || copy === null) return null;
    const { text, savedAt } = copy as Record<string, unknown>;
    return typeof text === "string" && typeof savedAt === "number" ? { text, savedAt } : null;
  } catch {
    return null;
  }
}

/** Drops the copy once the database holds what was saved at this time; a later copy stays. */
export function clearUnsavedCopy(savedAt: number): void {
  const copy = readUnsavedCopy();
  if (copy !== null && copy.savedAt > savedAt) return;
  try {
    localStorage.removeItem(KEY);
  } catch {
    // Blocked: there is no copy either.
  }
}

/**
 * The copy, if it is later than what the database holds.
 * @param storedAt null when the database holds nothing
 */
export function laterCopy(copy: UnsavedCopy | null, storedAt: number | null): UnsavedCopy | null {
  return copy !== null && (storedAt === null || copy.savedAt > storedAt) ? copy : null;
}
