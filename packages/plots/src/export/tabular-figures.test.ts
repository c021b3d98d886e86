import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { describe, expect, it } from "vitest";
import { characterGlyphs } from "./font-characters.ts";
import { fontCoverage } from "./font-coverage.ts";
import { tableOf } from "./font-tables.ts";
import { withTabularFigures } from "./tabular-figures.ts";

const { resolve } = createRequire(import.meta.url);
const FACES = ["400Regular/Inter_400Regular.ttf", "600SemiBold/Inter_600SemiBold.ttf"];

/** Advance widths of characters, from the tables `hhea` and `hmtx`. */
function widths(font: Uint8Array, characters: string): number[] {
  const view = new DataView(font.buffer, font.byteOffset, font.byteLength);
  const glyphs = characterGlyphs(view);
  const last = view.getUint16(tableOf(view, "hhea")!.start + 34) - 1;
  return [...characters].map((character) => {
    const glyph = glyphs.get(character.codePointAt(0)!)!;
    return view.getUint16(tableOf(view, "hmtx")!.start + 4 * Math.min(glyph, last));
  });
}

describe.each(FACES)("withTabularFigures of %s", (face) => {
  const font = new Uint8Array(readFileSync(resolve(`@expo-google-fonts/inter/${face}`)));
  const tabular = withTabularFigures(font);

  it("makes figures, the minus sign and the figure space as wide as each other", () => {
    expect(new Set(widths(font, "0123456789")).size).toBeGreaterThan(5);
    expect(new Set(widths(tabular, "0123456789+\u2212\u2007")).size).toBe(1);
  });

  it("leaves every other character as it was", () => {
    const letters = "Aronson & Müller (2019), τ² = χ²; p < .001 ≥ – - \u{1d6fc}";
    const others = letters.replace(/[0-9]/g, "");
    expect(widths(tabular, others)).toEqual(widths(font, others));
    const [before, after] = [fontCoverage(font), fontCoverage(tabular)];
    for (let code = 32; code < 0x2600; code++) expect(after(code)).toBe(before(code));
  });

  it("comes to the same when it is done twice", () => {
    const all = "0123456789+\u2212 abc";
    expect(widths(withTabularFigures(tabular), all)).toEqual(widths(tabular, all));
  });
});
