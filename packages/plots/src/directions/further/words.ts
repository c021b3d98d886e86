import { spoken, type Words } from "../../spoken.ts";

const english = {
  dose: "than at the reference dose",
  /** Of deviations from what a model says. */
  expected: { negative: "Lower than expected", positive: "Higher than expected" },
  upright: (down: string, up: string): string => `Up: ${up}. Down: ${down}.`,
  across: (left: string, right: string): string => `Left: ${left}. Right: ${right}.`,
} as const;

/** What figures beside the first one say of directions. */
export const furtherDirections: Words<typeof english> = spoken("furtherDirections", english);
