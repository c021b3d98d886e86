import type { Moderator } from "../document/types.ts";
import { codings } from "./codings/registry.ts";
import { type Encoded, rName } from "./encoded.ts";
import type { ModeratorValues } from "./types.ts";

/** A factor as columns: L - 1 by its coding, or one per level. */
export function encodeFactor(moderator: Moderator, { levels }: ModeratorValues): Encoded {
  const coding = codings.get(moderator.coding);
  const { column } = moderator;
  const name = rName(column);
  const count = levels.length;
  return {
    column,
    label: column,
    factor: true,
    coded: {
      names: coding.suffixes(levels).map((suffix) => name + suffix),
      labels: coding.labels(levels).map((label) => `${column}: ${label}`),
      of: (place) => coding.row(place, count),
    },
    full: {
      names: levels.map((level) => name + level),
      labels: levels.map((level) => `${column}: ${level}`),
      of: (place) => levels.map((_, j) => (j === place ? 1 : 0)),
    },
    groupMeans: null,
    encoding: { kind: "factor", column, levels, contrasts: coding.r(name, count) },
  };
}
