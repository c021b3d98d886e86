import { phrase } from "../phrases/phrases.ts";
import type { Family, Measure, Sides } from "./types.ts";

const OF_FAMILY: Readonly<Record<Family, Sides>> = {
  "two-group binary": "frequency",
  "matched pairs": "conditions",
  "two-group ordinal": "category",
  "two-group rates": "rate",
  "two-group means": "level",
  correlation: "association",
  regression: "association",
  "one-group binary": "proportion",
  "one-group rates": "one-rate",
  "one-group means": "mean",
  "dependent means": "change",
  reliability: "reliability",
  survival: "hazard",
  "ready-made": "value",
};

const FAMILIES = Object.keys(OF_FAMILY) as readonly Family[];

/** What a measure's values are lower or higher in; records speak the reader's language, and so does the name of a family. */
export function sidesOf({ family, sides }: Pick<Measure, "family" | "sides">): Sides {
  if (sides !== undefined) return sides;
  const known = FAMILIES.find((name) => name === family || phrase(name) === family);
  return known === undefined ? "value" : OF_FAMILY[known];
}
