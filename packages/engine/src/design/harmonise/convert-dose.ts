import { type DoseUnit, doseUnits } from "./units.ts";

/** A dose as it is reported. */
export interface Dose {
  readonly value: number;
  /** Id of its unit. */
  readonly unit: string;
}

/** How long one session is, in a unit of contact time. */
export type SessionLength = Dose | null;

/**
 * A dose in another unit: value x size of its unit / size of the other. Sessions become time, and time sessions, by the
 * length of one session.
 * @returns null where the units measure different things (weeks on the calendar, hours of contact), or where the length of a
 *   session is needed and not known
 */
export function convertDose(dose: Dose, into: string, session: SessionLength): number | null {
  const from = doseUnits.get(dose.unit);
  const to = doseUnits.get(into);
  if (from.kind === to.kind) return from.id === to.id ? dose.value : (dose.value * from.size) / to.size;
  const length = session === null ? null : minutesOf(session);
  if (length === null || length <= 0) return null;
  if (from.kind === "count" && to.kind === "contact") return (dose.value * length) / to.size;
  if (from.kind === "contact" && to.kind === "count") return (dose.value * from.size) / length;
  return null;
}

/** Whether a dose of one unit can be counted in another at all, given the length of its sessions. */
export function convertible(from: string, into: string): boolean {
  const kinds = [doseUnits.get(from).kind, doseUnits.get(into).kind];
  return kinds[0] === kinds[1] || !kinds.includes("calendar");
}

function minutesOf({ value, unit }: Dose): number | null {
  const record: DoseUnit = doseUnits.get(unit);
  return record.kind === "contact" ? value * record.size : null;
}
