import { describe, expect, it } from "vitest";
import { contrastRatio, DEFICIENCIES, difference } from "./testing/color-vision.ts";
import { contrast } from "./testing/contrast.ts";
import { themes } from "./themes.ts";

const SERIES = [1, 2, 3, 4, 5, 6] as const;
/** What marks may stand on: the page, and the areas drawn behind them. */
const GROUNDS = ["surface", "accent-soft", "contour-1", "contour-2", "contour-3"] as const;

describe.each(themes)("the $id theme", (theme) => {
  it.each(["ink", "muted", "accent", "warn"] as const)("sets %s text at 4.5:1 or more", (paint) => {
    expect(contrast(theme, paint, "surface")).toBeGreaterThanOrEqual(4.5);
  });

  it.each(["ink", "muted", "faint", "accent", "warn"] as const)("draws %s marks at 3:1 or more", (paint) => {
    expect(contrast(theme, paint, "surface")).toBeGreaterThanOrEqual(3);
  });

  it.each(SERIES)("draws lines of series %d at 3:1 or more", (series) => {
    expect(contrast(theme, `series-${series}`, "surface")).toBeGreaterThanOrEqual(3);
  });

  it.each(SERIES)("draws series %d at 3:1 or more on the band of an interval", (series) => {
    expect(contrast(theme, `series-${series}`, "accent-soft")).toBeGreaterThanOrEqual(3);
  });

  it.each(GROUNDS)("draws the lines that part areas at 3:1 or more on %s", (ground) => {
    expect(contrast(theme, "muted", ground)).toBeGreaterThanOrEqual(3);
  });

  it.each([null, ...Object.keys(DEFICIENCIES)])("keeps the series apart to eyes with %s", (deficiency) => {
    for (const [first, second] of pairs(SERIES)) {
      const [a, b] = [theme.colors[`series-${first}`], theme.colors[`series-${second}`]];
      // Three times what is just seen, and more.
      expect(difference(a, b, deficiency), `${first} ${a} and ${second} ${b}`).toBeGreaterThanOrEqual(8);
    }
    const { accent, warn } = theme.colors;
    expect(difference(accent, warn, deficiency)).toBeGreaterThanOrEqual(20);
  });

  it.each(["accent-soft", "contour-1", "contour-2", "contour-3"] as const)(
    "keeps marks and names readable on %s",
    (ground) => {
      expect(contrast(theme, "accent", ground)).toBeGreaterThanOrEqual(3);
      expect(contrast(theme, "ink", ground)).toBeGreaterThanOrEqual(4.5);
    },
  );
});

describe("the palette for print in colour", () => {
  it("is told apart in a copy in grey", () => {
    const { colors } = themes.find(({ id }) => id === "press")!;
    const greys = SERIES.map((series) => contrastRatio(colors[`series-${series}`], "#000000")).sort(
      (a, b) => a - b,
    );
    for (const [index, grey] of greys.slice(1).entries()) expect(grey / greys[index]!).toBeGreaterThan(1.2);
  });
});

describe("simulated colour vision", () => {
  it("leaves grey as it is, and takes red and green of one lightness together for those without red cones", () => {
    for (const kind of Object.keys(DEFICIENCIES)) {
      expect(difference("#777777", "#777777", kind)).toBe(0);
    }
    expect(difference("#a35a00", "#5f7000", null)).toBeGreaterThan(35);
    expect(difference("#a35a00", "#5f7000", "deuteranopia")).toBeLessThan(15);
  });
});

function pairs(
  numbers: readonly (1 | 2 | 3 | 4 | 5 | 6)[],
): [1 | 2 | 3 | 4 | 5 | 6, 1 | 2 | 3 | 4 | 5 | 6][] {
  return numbers.flatMap((first, at) =>
    numbers.slice(0, at).map((second): [1 | 2 | 3 | 4 | 5 | 6, 1 | 2 | 3 | 4 | 5 | 6] => [first, second]),
  );
}
