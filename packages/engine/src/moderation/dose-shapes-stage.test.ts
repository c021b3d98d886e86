import { describe, expect, it } from "vitest";
import { runAnalysis } from "../analysis.ts";
import { createDocument } from "../document/defaults.ts";
import { createModerator, createModerators } from "../document/moderators.ts";
import type { ModeratorRole } from "../document/types.ts";
import { shapeSentences } from "./dose-response/shape-sentences.ts";

const DOSES = [1, 2, 4, 6, 8, 10, 14, 20, 26, 32, 40, null];

function shapes(
  effect: (dose: number) => number,
  columns: readonly (readonly [string, ModeratorRole | null])[] = [["hours", "dose"]],
  variance = 0.001,
) {
  const rowIds = DOSES.map((_, i) => `r${i}`);
  const number = (name: string, values: readonly (number | null)[]) =>
    ({ name, kind: "number", values, unparsed: {} }) as const;
  const yi = DOSES.map((dose, i) => effect(dose ?? 5) + (i % 2 === 0 ? 0.01 : -0.01));
  const document = createDocument({
    table: {
      rowIds,
      columns: [
        number("hours", DOSES),
        number(
          "year",
          DOSES.map((_, i) => 2000 + i),
        ),
        number("yi", yi),
        number(
          "vi",
          DOSES.map(() => variance),
        ),
      ],
    },
    roles: { label: null, inputs: { yi: "yi", vi: "vi" }, weights: null },
    effects: { measure: "GEN" },
    moderators: createModerators({
      variables: columns.map(([column, role]) => createModerator({ column, role, kind: "numeric" })),
    }),
  });
  const found = runAnalysis(document).moderation?.doseShapes;
  if (found === undefined || found === null) throw new Error("no shapes");
  return found;
}

describe("the moderator whose shapes are compared", () => {
  it("is the one with the role of the dose, wherever it stands", () => {
    expect(
      shapes(
        (d) => d,
        [
          ["year", null],
          ["hours", "dose"],
        ],
      ).column,
    ).toBe("hours");
    expect(
      shapes(
        (d) => d,
        [
          ["year", null],
          ["hours", null],
        ],
      ).column,
    ).toBe("year");
  });

  it("counts the studies without it", () => {
    expect(shapes((d) => d / 10)).toMatchObject({ k: 11, missing: 1 });
  });
});

describe("what the shapes tell", () => {
  it("finds a plateau, its ED50, and speaks against the straight line", () => {
    const found = shapes((d) => d / (5 + d), undefined, 0.0002);
    expect(found.shapes[0]?.id).toBe("emax");
    expect(found.shapes[0]?.ed50?.estimate).toBeGreaterThan(3.5);
    expect(found.shapes[0]?.ed50?.estimate).toBeLessThan(7);
    expect(found.sentences[0]).toContain("Emax");
    expect(found.sentences.join(" ")).toMatch(/speak against .*linear/);
    // An estimated dose, and the ends of its interval, in three figures.
    expect(found.sentences.join(" ")).toMatch(
      /half of the largest effect is reached at \d\.\d{1,2} \w*\s?\(profile likelihood interval from \d\.\d{1,2} to \d{1,2}\.?\d{0,2}\)/,
    );
  });

  it("says that hardly anything can be told apart where errors are large", () => {
    const found = shapes((d) => d / 400, undefined, 1);
    const text = found.sentences.join(" ");
    expect(text).toContain("cannot tell it apart from");
    expect(text).not.toContain("speak against");
    expect(found.shapes.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1, 12);
  });

  it("says nothing of nothing", () => {
    expect(shapeSentences([], null)).toEqual([]);
  });
});
