import { describe, expect, it } from "vitest";
import type { Paint } from "./scene.ts";
import { ciede2000, DEFICIENCIES, difference2000, seenAs } from "./testing/color-vision.ts";
import { type Theme, themes } from "./themes.ts";

const SERIES: readonly Paint[] = ["series-1", "series-2", "series-3", "series-4", "series-5", "series-6"];

/** The palettes of figures: which of their colours lie side by side, and how far apart (CIEDE2000) these have to be seen. */
const PALETTES: readonly {
  readonly id: string;
  readonly pairs: readonly (readonly [Paint, Paint])[];
  readonly least: number;
}[] = [
  { id: "series", pairs: everyTwo(SERIES), least: 6 },
  { id: "accent and warning", pairs: [["accent", "warn"]], least: 15 },
  // The judgements have signs besides, and none and not applicable no colour to be told by.
  { id: "risk of bias", pairs: neighbours(["rob-low", "rob-some", "rob-high", "rob-critical"]), least: 9 },
  {
    id: "risk of bias, safe",
    pairs: neighbours(["rob-safe-low", "rob-safe-some", "rob-safe-high", "rob-safe-critical"]),
    least: 9,
  },
  // Lines part the contours, and names stand in them: what lies between two must be seen to differ at all.
  { id: "contours", pairs: neighbours(["contour-1", "contour-2", "contour-3", "surface"]), least: 2.5 },
];

const EYES = [null, ...Object.keys(DEFICIENCIES)];

describe.each(themes)("the palettes of the $id theme", (theme) => {
  it.each(PALETTES)("are told apart by every kind of colour vision: $id", ({ pairs, least }) => {
    for (const deficiency of EYES) {
      for (const [first, second] of pairs) {
        const apart = difference2000(theme.colors[first], theme.colors[second], deficiency);
        expect(apart, `${first} and ${second} to ${deficiency ?? "all"}`).toBeGreaterThanOrEqual(least);
      }
    }
  });
});

describe("what deuteranopes and protanopes see of the palettes", () => {
  it("is as it was when it was looked at", async () => {
    const seen = themes.flatMap((theme) =>
      ["deuteranopia", "protanopia"].flatMap((deficiency) => lines(theme, deficiency)),
    );
    await expect(`${seen.join("\n")}\n`).toMatchFileSnapshot("./testing/palettes-seen.txt");
  });
});

describe("the difference of two colours", () => {
  // Sharma, Wu & Dalal (2005), table 1.
  it.each([
    [[50, 2.6772, -79.7751], [50, 0, -82.7485], 2.0425],
    [[50, 0, 0], [50, -1, 2], 2.3669],
    [[50, 2.5, 0], [50, 0, -2.5], 4.3065],
    [[50, 2.5, 0], [73, 25, -18], 27.1492],
    [[60.2574, -34.0099, 36.2677], [60.4626, -34.1751, 39.4387], 1.2644],
    [[22.7233, 20.0904, -46.694], [23.0331, 14.973, -42.5619], 2.0373],
    [[2.0776, 0.0795, -1.135], [0.9033, -0.0636, -0.5514], 0.9082],
  ] as const)("of %j and %j is %d", (first, second, expected) => {
    expect(ciede2000(first, second)).toBeCloseTo(expected, 4);
    expect(ciede2000(second, first)).toBeCloseTo(expected, 4);
  });
});

/** "light, deuteranopia: series-1 #0072b2 is seen as #2a5fb1" and, palette by palette, the two that are hardest to tell apart. */
function lines(theme: Theme, deficiency: string): string[] {
  const paints = [...new Set(PALETTES.flatMap(({ pairs }) => pairs.flat()))];
  return [
    ...paints.map((paint) => {
      const color = theme.colors[paint];
      return `${theme.id}, ${deficiency}: ${paint} ${color} is seen as ${seenAs(color, deficiency)}`;
    }),
    ...PALETTES.map(({ id, pairs }) => {
      const [nearest] = pairs
        .map(([first, second]) => ({
          first,
          second,
          apart: difference2000(theme.colors[first], theme.colors[second], deficiency),
        }))
        .toSorted((a, b) => a.apart - b.apart);
      const { first, second, apart } = nearest!;
      return `${theme.id}, ${deficiency}: nearest of ${id}: ${first} and ${second}, ${apart.toFixed(1)}`;
    }),
  ];
}

function neighbours(paints: readonly Paint[]): readonly (readonly [Paint, Paint])[] {
  return paints.slice(1).map((paint, at) => [paints[at]!, paint] as const);
}

function everyTwo(paints: readonly Paint[]): readonly (readonly [Paint, Paint])[] {
  return paints.flatMap((second, at) => paints.slice(0, at).map((first) => [first, second] as const));
}
