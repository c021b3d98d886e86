import type { Params } from "@treeline/engine";
import { describe, expect, it } from "vitest";
import { bubble } from "../bubble/bubble.ts";
import { designMap } from "../design-map/design-map.ts";
import { groupedForest } from "../grouped-forest/grouped-forest.ts";
import { orchard } from "../orchard/orchard.ts";
import type { Plot } from "../plot-types.ts";
import { sceneToSvg } from "../svg.ts";
import { type ModeratedOptions, moderatedInput, TWELVE } from "../testing/moderated.ts";
import { RATIO_MEASURE } from "../testing/report-fixture.ts";
import { textFaults } from "../testing/scene-walk.ts";
import { xmlFault } from "../testing/well-formed.ts";
import { darkTheme, lightTheme } from "../themes.ts";

const many = Array.from({ length: 120 }, (_, row) => 0.3 + 0.5 * Math.sin(7 * row));

/** Analyses whose moderators have broken plots elsewhere. */
const cases: Readonly<Record<string, ModeratedOptions>> = {
  "twelve studies": TWELVE,
  "two studies": { yi: [0.1, 0.9], vi: [0.1, 0.02], dose: [1, 2], format: ["a", "b"] },
  "one study": { yi: [0.1], vi: [0.1], dose: [1], format: ["a"] },
  "identical effects": {
    yi: [0.5, 0.5, 0.5, 0.5],
    vi: [0.1, 0.1, 0.1, 0.1],
    dose: [1, 2, 3, 4],
    format: ["a", "a", "b", "b"],
  },
  "a constant moderator": { ...TWELVE, dose: TWELVE.yi.map(() => 7), format: TWELVE.yi.map(() => "online") },
  years: { ...TWELVE, dose: TWELVE.dose!.map((dose) => 1990 + (dose ?? 0)) },
  "huge doses": { ...TWELVE, dose: TWELVE.dose!.map((dose) => 1e9 * (dose ?? 0)) },
  "tiny doses over decades": {
    ...TWELVE,
    dose: TWELVE.dose!.map((_, row) => 10 ** (row - 9)),
    moderator: { shape: "log" },
  },
  "square root with zero": { ...TWELVE, dose: [0, ...TWELVE.dose!.slice(1)], moderator: { shape: "sqrt" } },
  "tiny effects": {
    ...TWELVE,
    yi: TWELVE.yi.map((yi) => 1e-8 * yi),
    vi: TWELVE.vi.map((vi) => 1e-16 * vi),
  },
  "ratios over hundreds of decades": {
    ...TWELVE,
    yi: TWELVE.yi.map((yi, row) => (row % 2 === 0 ? -150 : 150) * yi),
    measure: RATIO_MEASURE,
  },
  "enormous variance ratio": { ...TWELVE, vi: TWELVE.vi.map((_, row) => 10 ** (2 * row - 12)) },
  "twenty levels with long names": {
    yi: many.slice(0, 40),
    vi: many.slice(0, 40).map((yi) => 0.02 + yi * yi),
    dose: many.slice(0, 40).map((_, row) => row + 1),
    format: many.slice(0, 40).map((_, row) => `a delivery format with a long name, number ${row % 20}`),
    leader: many.slice(0, 40).map((_, row) => `leader ${row % 11}`),
  },
  "many studies, hostile levels": {
    yi: many,
    vi: many.map((yi) => 0.02 + yi * yi),
    dose: many.map((_, row) => (row % 9 === 0 ? null : 1 + (row % 30))),
    format: many.map((_, row) => ["<script>alert(1)</script>", "]]>&amp;\u202e", "\u7814\u7a76"][row % 3]!),
    leader: many.map((_, row) => ["peer", "trainer", null][row % 3] ?? null),
    exclusions: [{ rowId: "r2", reason: "" }],
  },
};

/** The defaults, every other choice and switch, and the moderators one at a time. */
function variants({ id, options }: Plot): Params[] {
  const others = options.flatMap((def): Params[] => {
    if (def.type === "boolean") return [{ [def.key]: !def.default }];
    if (def.type === "choice") return def.choices.map(({ value }) => ({ [def.key]: value }));
    return [];
  });
  const moderators = [{ moderator: ["format"] }, { by: ["leader"], labels: "all" }, { by: ["format"] }];
  return [{}, ...others, ...(id === bubble.id ? moderators : [])];
}

const drawn = [bubble, orchard, groupedForest, designMap];

describe.each(Object.entries(cases))("%s", (_name, options) => {
  const input = moderatedInput(options);

  it.each([340, 390, 700, 1000])("is drawn whole and readable at %d px", (width) => {
    for (const plot of drawn) {
      for (const variant of variants(plot)) {
        const document = { ...input.document, plots: { [plot.id]: variant } };
        const scene = plot.scene({ ...input, document, width });
        expect(textFaults(scene), `${plot.id} ${JSON.stringify(variant)}`).toEqual([]);
        const svg = sceneToSvg(scene, { theme: width < 500 ? darkTheme : lightTheme, standalone: true });
        expect(xmlFault(svg)).toBeNull();
        expect(svg).not.toMatch(/NaN|Infinity|undefined|n\/a|"-0"/);
        expect(scene.description).not.toMatch(/NaN|undefined/);
      }
    }
  });

  it("has lines of R that quote what the user typed", () => {
    const { document, report } = input;
    if (report.fit === null) return;
    const lines = drawn.flatMap((plot) => plot.r(document, report.fit!, report)).join("\n");
    expect(lines).not.toMatch(/NaN|Infinity|undefined|\u202e/);
  });
});
