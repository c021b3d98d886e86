import { phrase } from "@treeline/engine";

/** A coefficient as it is shown: but for the intercept its name is made of the user's columns and levels. */
export function coefficientLabel(label: string): string {
  return label === "Intercept" ? phrase(label) : label;
}
