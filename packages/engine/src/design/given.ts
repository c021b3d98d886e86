import type { ModeratorsSpec } from "../document/types.ts";
import { phrase } from "../phrases/phrases.ts";
import type { StudyTable } from "../table/study-table.ts";

/** What a design is made from. */
export interface DesignGiven {
  readonly spec: Pick<ModeratorsSpec, "variables" | "terms" | "intercept">;
  /** The study table with its computed columns. */
  readonly table: StudyTable;
  /** Row of the table behind each effect, in the order of the effect set. */
  readonly rowIds: readonly string[];
  /** Study names in the same order, for messages; absent = numbers of rows. */
  readonly labels?: readonly string[];
  /** The rows behind each effect where effects of a study were combined; absent = each its own row. */
  readonly groups?: readonly (readonly string[])[];
  /** What an empty cell of a factor means: not known, or a level of its own. */
  readonly blanks?: "missing" | "level";
}

/** The level of studies whose cell is empty, where empty cells are a level. */
export const NO_LEVEL: string = "(none)";

/** A level as people read it: all but that of empty cells are the user's own words. */
export function levelName(level: string): string {
  return level === NO_LEVEL ? phrase(level) : level;
}

/** The name of an effect in messages. */
export function nameOf(given: DesignGiven, place: number): string {
  return given.labels?.[place] ?? `Row ${given.table.rowIds.indexOf(given.rowIds[place] ?? "") + 1}`;
}

/** Names in a sentence: all of a few, else the first ones and how many more. */
export function listNames(names: readonly string[], most = 8): string {
  if (names.length > most) return `${names.slice(0, most).join(", ")} and ${names.length - most} more`;
  if (names.length < 2) return names.join("");
  return `${names.slice(0, -1).join(", ")} and ${names[names.length - 1]}`;
}
