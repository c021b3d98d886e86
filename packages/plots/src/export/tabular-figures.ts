import { characterGlyphs, characterTable } from "./font-characters.ts";
import { tableOf, tagAt } from "./font-tables.ts";

/** What stands in columns of numbers; hyphens and brackets of names keep their width. */
const IN_COLUMNS = "0123456789+\u2212";
const FEATURE = "tnum";
const SINGLE_SUBSTITUTION = 1;

/**
 * A font whose figures are as wide as each other, as `font-feature-settings: "tnum"` sets them in a browser: PDF and the rasteriser
 * of the command line know no such features, so the characters point to these figures themselves.
 * @param font a whole .ttf file
 * @returns the font with another table of characters; the same where it has no such figures
 */
export function withTabularFigures(font: Uint8Array): Uint8Array {
  const view = new DataView(font.buffer, font.byteOffset, font.byteLength);
  const others = substitutions(view);
  const glyphs = characterGlyphs(view);
  for (const character of IN_COLUMNS) {
    const code = character.codePointAt(0) ?? 0;
    const other = others.get(glyphs.get(code) ?? -1);
    if (other !== undefined) glyphs.set(code, other);
  }
  return others.size === 0 ? font : withTable(font, "cmap", characterTable(glyphs));
}

/** Glyphs that the feature puts in the place of others (OpenType 1.9, "GSUB", lookup type 1). */
function substitutions(view: DataView): Map<number, number> {
  const found = new Map<number, number>();
  const gsub = tableOf(view, "GSUB")?.start;
  if (gsub === undefined) return found;
  const features = gsub + view.getUint16(gsub + 6);
  const lookups = gsub + view.getUint16(gsub + 8);
  for (let index = 0; index < view.getUint16(features); index++) {
    const record = features + 2 + 6 * index;
    if (tagAt(view, record) !== FEATURE) continue;
    const feature = features + view.getUint16(record + 4);
    for (let place = 0; place < view.getUint16(feature + 2); place++) {
      const number = view.getUint16(feature + 4 + 2 * place);
      addLookup(view, lookups + view.getUint16(lookups + 2 + 2 * number), found);
    }
  }
  return found;
}

function addLookup(view: DataView, lookup: number, found: Map<number, number>): void {
  if (view.getUint16(lookup) !== SINGLE_SUBSTITUTION) return;
  for (let index = 0; index < view.getUint16(lookup + 4); index++) {
    const table = lookup + view.getUint16(lookup + 6 + 2 * index);
    const isByDelta = view.getUint16(table) === 1;
    for (const [place, glyph] of covered(view, table + view.getUint16(table + 2)).entries()) {
      const other = isByDelta
        ? (glyph + view.getInt16(table + 4)) & 0xffff
        : view.getUint16(table + 6 + 2 * place);
      found.set(glyph, other);
    }
  }
}

/** The glyphs of a coverage table, in its order. */
function covered(view: DataView, at: number): number[] {
  const count = view.getUint16(at + 2);
  if (view.getUint16(at) === 1) {
    return Array.from({ length: count }, (_, index) => view.getUint16(at + 4 + 2 * index));
  }
  return Array.from({ length: count }, (_, index) => at + 4 + 6 * index).flatMap((range) => {
    const [first, last] = [view.getUint16(range), view.getUint16(range + 2)];
    return Array.from({ length: last - first + 1 }, (_, place) => first + place);
  });
}

/** The file with another table in the place of its own, at the end. */
function withTable(font: Uint8Array, tag: string, table: Uint8Array): Uint8Array {
  const start = Math.ceil(font.length / 4) * 4;
  const file = new Uint8Array(start + Math.ceil(table.length / 4) * 4);
  file.set(font);
  file.set(table, start);
  const view = new DataView(file.buffer);
  const entry = tableOf(view, tag)?.entry;
  if (entry === undefined) throw new RangeError(`the font has no table ${tag}`);
  let sum = 0;
  for (let at = start; at < file.length; at += 4) sum = (sum + view.getUint32(at)) >>> 0;
  view.setUint32(entry + 4, sum);
  view.setUint32(entry + 8, start);
  view.setUint32(entry + 12, table.length);
  return file;
}
