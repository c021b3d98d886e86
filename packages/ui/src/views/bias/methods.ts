import { biasMethods } from "@treeline/engine/bias";

/** Whether a method runs on request; the page knows methods as data, of which only long ones count in units. */
export function isLongMethod(id: string): boolean {
  return unitsOf(id) !== null;
}

/** What the work of a long method is counted in; null = it is computed with the audit. */
export function unitsOf(id: string): string | null {
  const method = biasMethods.get(id);
  return "units" in method ? method.units : null;
}
