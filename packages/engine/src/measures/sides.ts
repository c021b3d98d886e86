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

/** What a measure's values are lower or higher in. */
export function sidesOf({ family, sides }: Pick<Measure, "family" | "sides">): Sides {
  return sides ?? OF_FAMILY[family];
}
