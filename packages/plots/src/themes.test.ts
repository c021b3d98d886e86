import { describe, expect, it } from "vitest";
import type { Paint } from "./scene.ts";
import { type Theme, themes } from "./themes.ts";

/** WCAG 2.1: relative luminance of an sRGB colour written as #rrggbb. */
function luminance(color: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
}

function contrast({ colors }: Theme, first: Paint, second: Paint): number {
  const [light, dark] = [luminance(colors[first]), luminance(colors[second])].sort((a, b) => b - a);
  return (light! + 0.05) / (dark! + 0.05);
}

describe.each(themes)("the $id theme", (theme) => {
  it.each(["ink", "muted", "accent", "warn"] as const)("sets %s text at 4.5:1 or more", (paint) => {
    expect(contrast(theme, paint, "surface")).toBeGreaterThanOrEqual(4.5);
  });

  it.each(["ink", "muted", "faint", "accent", "warn"] as const)("draws %s marks at 3:1 or more", (paint) => {
    expect(contrast(theme, paint, "surface")).toBeGreaterThanOrEqual(3);
  });

  it.each([1, 2, 3, 4, 5, 6] as const)("draws lines of series %d at 3:1 or more", (series) => {
    expect(contrast(theme, `series-${series}`, "surface")).toBeGreaterThanOrEqual(3);
  });

  it.each(["accent-soft", "contour-1", "contour-2", "contour-3"] as const)(
    "keeps marks and names readable on %s",
    (ground) => {
      expect(contrast(theme, "accent", ground)).toBeGreaterThanOrEqual(3);
      expect(contrast(theme, "ink", ground)).toBeGreaterThanOrEqual(4.5);
    },
  );
});
