import type { Paint } from "../scene.ts";
import type { Theme } from "../themes.ts";

/** WCAG 2.1: relative luminance of an sRGB colour written as #rrggbb. */
function luminance(color: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
}

/** WCAG 2.1: contrast of two paints of a theme, 1 to 21. */
export function contrast({ colors }: Theme, first: Paint, second: Paint): number {
  const [light, dark] = [luminance(colors[first]), luminance(colors[second])].sort((a, b) => b - a);
  return (light! + 0.05) / (dark! + 0.05);
}
