import { joined } from "./bytes.ts";
import { lzw } from "./lzw.ts";

/** A picture as canvases and rasterisers hand it over: four bytes a dot, row by row from the top. */
export interface Raster {
  readonly width: number;
  readonly height: number;
  readonly rgba: Uint8Array | Uint8ClampedArray;
}

const SHORT = 3;
const LONG = 4;
const RATIONAL = 5;
const ENTRY = 12;

type Entry = readonly [tag: number, type: number, values: readonly number[]];

/**
 * Pictures as one TIFF 6.0 file: one page each, 8 bits of red, green and blue a dot on white, one LZW strip, with the resolution
 * that printers read. Sources: TIFF Revision 6.0 (Adobe, 1992).
 * @param dpi dots per inch, the same both ways
 * @throws RangeError when a picture has no dots, or another number of bytes than its size asks for
 */
export function toTiff(pages: readonly Raster[], dpi: number): Uint8Array<ArrayBuffer> {
  const pieces: Uint8Array[] = [Uint8Array.of(0x49, 0x49, 42, 0, 8, 0, 0, 0)];
  let at = 8;
  for (const [index, page] of pages.entries()) {
    const piece = directory(page, dpi, at, index === pages.length - 1);
    pieces.push(piece);
    at += piece.length;
  }
  return joined(pieces);
}

/** A page's directory, the values that do not fit into it, and its dots; each starts at an even place. */
function directory(page: Raster, dpi: number, at: number, isLast: boolean): Uint8Array {
  const { width, height, rgba } = page;
  if (width < 1 || height < 1 || rgba.length !== 4 * width * height) {
    throw new RangeError(`a picture of ${width} x ${height} dots has ${rgba.length} bytes`);
  }
  const strip = lzw(onWhite(page));
  const entries: Entry[] = [
    [256, LONG, [width]],
    [257, LONG, [height]],
    [258, SHORT, [8, 8, 8]],
    [259, SHORT, [5]],
    [262, SHORT, [2]],
    [273, LONG, [0]],
    [277, SHORT, [3]],
    [278, LONG, [height]],
    [279, LONG, [strip.length]],
    [282, RATIONAL, [Math.round(dpi * 1000), 1000]],
    [283, RATIONAL, [Math.round(dpi * 1000), 1000]],
    [296, SHORT, [2]],
  ];
  const fixed = 2 + ENTRY * entries.length + 4;
  const beside = 6 + 8 + 8;
  const bytes = new Uint8Array(fixed + beside + strip.length + (strip.length % 2));
  const view = new DataView(bytes.buffer);
  view.setUint16(0, entries.length, true);
  let free = fixed;
  for (const [index, [tag, type, values]] of entries.entries()) {
    const place = 2 + ENTRY * index;
    view.setUint16(place, tag, true);
    view.setUint16(place + 2, type, true);
    view.setUint32(place + 4, type === RATIONAL ? values.length / 2 : values.length, true);
    const given = tag === 273 ? [at + fixed + beside] : values;
    const size = type === SHORT ? 2 : 4;
    const inside = given.length * size <= 4;
    const start = inside ? place + 8 : free;
    for (const [number, value] of given.entries()) {
      if (size === 2) view.setUint16(start + 2 * number, value, true);
      else view.setUint32(start + 4 * number, value, true);
    }
    if (inside) continue;
    view.setUint32(place + 8, at + free, true);
    free += given.length * size;
  }
  view.setUint32(fixed - 4, isLast ? 0 : at + bytes.length, true);
  bytes.set(strip, fixed + beside);
  return bytes;
}

/** Printers know no transparency: what shines through is white. */
function onWhite({ rgba }: Raster): Uint8Array {
  const rgb = new Uint8Array((rgba.length / 4) * 3);
  for (let from = 0, to = 0; from < rgba.length; from += 4, to += 3) {
    const alpha = rgba[from + 3]! / 255;
    for (let channel = 0; channel < 3; channel++) {
      rgb[to + channel] = Math.round(rgba[from + channel]! * alpha + 255 * (1 - alpha));
    }
  }
  return rgb;
}
