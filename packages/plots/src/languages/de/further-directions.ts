import type { furtherDirections as english } from "../../directions/further/words.ts";

export const furtherDirections: typeof english = {
  dose: "als bei der Referenzdosis",
  expected: { negative: "Niedriger als erwartet", positive: "Höher als erwartet" },
  upright: (down, up) => `Oben: ${up}. Unten: ${down}.`,
  across: (left, right) => `Links: ${left}. Rechts: ${right}.`,
};
