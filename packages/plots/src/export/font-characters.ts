import { tableOf } from "./font-tables.ts";

/** Characters in a row whose glyphs stand in a row too. */
interface Run {
  readonly first: number;
  readonly last: number;
  readonly glyph: number;
}

const BASIC_PLANE = 0xffff;
/** Header of the table with its two entries. */
const HEADER = 20;

/**
 * The glyph of every character, from the `cmap` table (format 12; OpenType 1.9, "cmap").
 * @throws RangeError where the font has no such table
 */
export function characterGlyphs(view: DataView): Map<number, number> {
  const at = wholeTable(view);
  const glyphs = new Map<number, number>();
  for (let index = 0; index < view.getUint32(at + 12); index++) {
    const group = at + 16 + 12 * index;
    const [first, last, glyph] = [0, 4, 8].map((place) => view.getUint32(group + place));
    for (let code = first!; code <= last!; code++) glyphs.set(code, glyph! + code - first!);
  }
  return glyphs;
}

function wholeTable(view: DataView): number {
  const start = tableOf(view, "cmap")?.start;
  if (start !== undefined) {
    for (let index = 0; index < view.getUint16(start + 2); index++) {
      const at = start + view.getUint32(start + 4 + 8 * index + 4);
      if (view.getUint16(at) === 12) return at;
    }
  }
  throw new RangeError("the font has no table of all its characters");
}

/** A `cmap` table of these characters: in format 4, which every reader knows, and in format 12 with those beyond the basic plane. */
export function characterTable(glyphs: ReadonlyMap<number, number>): Uint8Array {
  const runs = runsOf(glyphs);
  const basic = segments(runs.filter(({ last }) => last < BASIC_PLANE));
  const whole = groups(runs);
  const table = new Uint8Array(HEADER + basic.length + whole.length);
  const view = new DataView(table.buffer);
  view.setUint16(2, 2);
  for (const [index, [encoding, offset]] of [
    [1, HEADER],
    [10, HEADER + basic.length],
  ].entries()) {
    view.setUint16(4 + 8 * index, 3);
    view.setUint16(6 + 8 * index, encoding!);
    view.setUint32(8 + 8 * index, offset!);
  }
  table.set(basic, HEADER);
  table.set(whole, HEADER + basic.length);
  return table;
}

function runsOf(glyphs: ReadonlyMap<number, number>): Run[] {
  const runs: Run[] = [];
  for (const [code, glyph] of [...glyphs].toSorted(([a], [b]) => a - b)) {
    const run = runs.at(-1);
    if (run !== undefined && code === run.last + 1 && glyph === run.glyph + code - run.first) {
      runs[runs.length - 1] = { ...run, last: code };
    } else {
      runs.push({ first: code, last: code, glyph });
    }
  }
  return runs;
}

function segments(runs: readonly Run[]): Uint8Array {
  // The last segment says that there is nothing more.
  const all = [...runs, { first: BASIC_PLANE, last: BASIC_PLANE, glyph: 0 }];
  const count = all.length;
  const table = new Uint8Array(16 + 8 * count);
  const view = new DataView(table.buffer);
  const power = 2 ** Math.floor(Math.log2(count));
  const header = [4, table.length, 0, 2 * count, 2 * power, Math.log2(power), 2 * (count - power)];
  for (const [place, value] of header.entries()) view.setUint16(2 * place, value);
  for (const [index, { first, last, glyph }] of all.entries()) {
    view.setUint16(14 + 2 * index, last);
    view.setUint16(16 + 2 * (count + index), first);
    view.setUint16(16 + 2 * (2 * count + index), (glyph - first) & BASIC_PLANE);
  }
  return table;
}

function groups(runs: readonly Run[]): Uint8Array {
  const table = new Uint8Array(16 + 12 * runs.length);
  const view = new DataView(table.buffer);
  view.setUint16(0, 12);
  view.setUint32(4, table.length);
  view.setUint32(12, runs.length);
  for (const [index, { first, last, glyph }] of runs.entries()) {
    for (const [place, value] of [first, last, glyph].entries()) {
      view.setUint32(16 + 12 * index + 4 * place, value);
    }
  }
  return table;
}
