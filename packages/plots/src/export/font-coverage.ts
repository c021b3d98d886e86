import { tableOf } from "./font-tables.ts";

/**
 * The characters that a TrueType font has, from its `cmap` table (formats 4 and 12; OpenType 1.9, "cmap").
 * @param font a whole .ttf file
 * @returns whether a character, given by its code point, has a picture
 * @throws RangeError when the bytes are no font with such a table
 */
export function fontCoverage(font: Uint8Array): (codePoint: number) => boolean {
  const view = new DataView(font.buffer, font.byteOffset, font.byteLength);
  const start = tableStart(view);
  const count = view.getUint16(start + 2);
  let best: { offset: number; format: number } | null = null;
  for (let index = 0; index < count; index++) {
    const offset = start + view.getUint32(start + 4 + 8 * index + 4);
    const format = view.getUint16(offset);
    if ((format === 12 || format === 4) && format > (best?.format ?? 0)) best = { offset, format };
  }
  if (best === null) throw new RangeError("the font has no table of characters that can be read");
  const ranges = best.format === 12 ? groups(view, best.offset) : segments(view, best.offset);
  return (codePoint) => {
    const range = ranges.find(({ last }) => codePoint <= last);
    return range !== undefined && codePoint >= range.first;
  };
}

/** Characters of texts that a font has no picture of; invisible ones are not missed. Each once, in the order met. */
export function missingCharacters(
  texts: Iterable<string>,
  covers: (codePoint: number) => boolean,
): readonly string[] {
  const missing = new Set<string>();
  for (const text of texts) {
    for (const character of text) {
      if (/\p{Default_Ignorable_Code_Point}|\p{Control}|\p{Surrogate}/u.test(character)) continue;
      if (!covers(character.codePointAt(0)!)) missing.add(character);
    }
  }
  return [...missing];
}

interface Range {
  readonly first: number;
  readonly last: number;
}

function tableStart(view: DataView): number {
  const table = tableOf(view, "cmap");
  if (table === null) throw new RangeError("the bytes are no font with a table of characters");
  return table.start;
}

function groups(view: DataView, at: number): Range[] {
  return Array.from({ length: view.getUint32(at + 12) }, (_, index) => ({
    first: view.getUint32(at + 16 + 12 * index),
    last: view.getUint32(at + 20 + 12 * index),
  }));
}

function segments(view: DataView, at: number): Range[] {
  const doubled = view.getUint16(at + 6);
  return Array.from({ length: doubled / 2 }, (_, index) => ({
    first: view.getUint16(at + 16 + doubled + 2 * index),
    last: view.getUint16(at + 14 + 2 * index),
  })).filter(({ last }) => last !== 0xffff);
}
