import type { Paint } from "../scene.ts";
import type { Theme } from "../themes.ts";
import { contrastRatio } from "./color-vision.ts";

/** WCAG 2.1: contrast of two paints of a theme, 1 to 21. */
export function contrast({ colors }: Theme, first: Paint, second: Paint): number {
  return contrastRatio(colors[first], colors[second]);
}
