import type { DoseUnits, Moderator, ModeratorRole } from "../../document/types.ts";
import type { Column } from "../../table/study-table.ts";
import { parseDose } from "./parse-dose.ts";
import { plainSpelling } from "./plain-spelling.ts";
import { unitOfWord } from "./units.ts";

/** What a column may be as a moderator, from its name and its cells. */
export type GuessedModerator = Pick<Moderator, "column" | "role" | "kind" | "dose">;

const ROLE_WORDS: Readonly<Record<ModeratorRole, readonly string[]>> = {
  format: ["format", "delivery", "mode", "modality", "setting", "channel", "medium"],
  dose: ["dose", "dosage", "duration", "intensity", "length", "hours", "minutes", "sessions", "weeks", "hrs"],
  facilitator: [
    "facilitator",
    "facilitation",
    "instructor",
    "therapist",
    "provider",
    "leader",
    "trainer",
    "coach",
  ],
};

/**
 * Guesses role and kind of a column for when the user takes it as a moderator: a factor for text, a number for numbers, a
 * dose for cells such as "90 min"; the role from words of its name. The user can change all of it.
 */
export function guessModerator(column: Column): GuessedModerator {
  const words = wordsOf(column.name);
  const role = roleOf(words);
  const numeric = column.kind === "number" && column.values.some((value) => value !== null);
  const written = column.kind === "text" ? unitOfCells(column.values) : null;
  const unit = written ?? unitOfName(words);
  if (!numeric && written === null) return { column: column.name, role, kind: "factor", dose: null };
  const isDose = role === "dose" || written !== null;
  return {
    column: column.name,
    role: isDose ? "dose" : null,
    kind: "numeric",
    dose: isDose && unit !== null ? plainDose(unit) : null,
  };
}

function plainDose(unit: string): DoseUnits {
  return { unit, into: unit, session: null };
}

/** "deliveryFormat", "delivery_format" and "Delivery format" are the same words. */
function wordsOf(name: string): string[] {
  return plainSpelling(name.replace(/([a-z])([A-Z])/g, "$1 $2")).split(" ");
}

function roleOf(words: readonly string[]): ModeratorRole | null {
  const roles = Object.entries(ROLE_WORDS) as [ModeratorRole, readonly string[]][];
  return roles.find(([, known]) => words.some((word) => known.includes(word)))?.[0] ?? null;
}

function unitOfName(words: readonly string[]): string | null {
  // Of one letter a name says too little: "m" is a mean as often as a minute.
  return words.flatMap((word) => (word.length < 2 ? [] : (unitOfWord(word)?.id ?? [])))[0] ?? null;
}

/** The most frequent unit where most cells are doses with a unit of their own. */
function unitOfCells(values: readonly (string | null)[]): string | null {
  const cells = values.filter((value) => value !== null && value.trim() !== "");
  const units = cells.flatMap((value) => {
    const parsed = parseDose(value!, null);
    return parsed.kind === "dose" ? [parsed.dose.unit] : [];
  });
  if (units.length * 2 <= cells.length) return null;
  const count = (unit: string): number => units.filter((other) => other === unit).length;
  return units.reduce<string | null>(
    (best, unit) => (best === null || count(unit) > count(best) ? unit : best),
    null,
  );
}
