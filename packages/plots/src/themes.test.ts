import { describe, expect, it } from "vitest";
import { contrast } from "./testing/contrast.ts";
import { themes } from "./themes.ts";

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
