import { createRegistry, type Registry, type RegistryRecord } from "../../registry.ts";

/** A unit that a dose is counted in. */
export interface DoseUnit extends RegistryRecord {
  /** What it measures: time with the intervention, time on the calendar, or a count; only the same can be converted. */
  readonly kind: "contact" | "calendar" | "count";
  /** How many of the smallest unit of its kind: minutes, days, sessions. */
  readonly size: number;
  /** How it is written, in lower case. */
  readonly words: readonly string[];
}

const SOURCE = "Calendar and clock; a month is 365.25 / 12 days";

function unit(id: string, kind: DoseUnit["kind"], size: number, summary: string, words: string): DoseUnit {
  return { id, label: id, summary, reference: SOURCE, kind, size, words: words.split(" ") };
}

/** The units of a dose, smallest first. */
export const doseUnits: Registry<DoseUnit> = createRegistry<DoseUnit>("dose unit", [
  unit("minutes", "contact", 1, "Minutes spent with the intervention.", "minutes minute mins min m"),
  unit("hours", "contact", 60, "Hours spent with the intervention.", "hours hour hrs hr h"),
  unit("days", "calendar", 1, "Days from the first to the last session.", "days day d"),
  unit("weeks", "calendar", 7, "Weeks from the first to the last session.", "weeks week wks wk w"),
  unit(
    "months",
    "calendar",
    365.25 / 12,
    "Months from the first to the last session.",
    "months month mos mo",
  ),
  unit(
    "sessions",
    "count",
    1,
    "How often people met or were treated.",
    "sessions session meetings meeting lessons lesson modules module classes class visits visit",
  ),
]);

/** The unit that a word stands for; null = none that is known. */
export function unitOfWord(word: string): DoseUnit | null {
  const plain = word.toLowerCase().replace(/\.$/, "");
  return doseUnits.records.find(({ words }) => words.includes(plain)) ?? null;
}
