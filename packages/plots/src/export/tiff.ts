import { joined } from "./bytes.ts";
import type { FigureWords } from "./figure-words.ts";
import { lzw } from "./lzw.ts";

/** A picture as canvases and rasterisers hand it over: four bytes a dot, row by row from the top. */
interface Raster {
  readonly width: number;
  readonly height: number;
  readonly rgba: Uint8Array | Uint8ClampedArray;
}

/** One page of a file. */
export interface TiffPage extends Raster {
  readonly words: FigureWords;
}

const ASCII = 2;
const SHORT = 3;
const LONG = 4;
const RATIONAL = 5;
const ENTRY = 12;
const STRIP_OFFSETS = 273;
/** Bytes of one value as it is written here; a fraction is two of them. */
const BYTES = { [ASCII]: 1, [SHORT]: 2, [LONG]: 4, [RATIONAL]: 4 } as const;

type Entry = readonly [tag: number, type: keyof typeof BYTES, values: ArrayLike<number>];

/**
 * Pictures as one TIFF 6.0 file: one page each, 8 bits of red, green and blue a dot on white, one LZW strip, with the resolution
 * that printers read, and its words as name and description. Sources: TIFF Revision 6.0 (Adobe, 1992).
 * @param dpi dots per inch, the same both ways
 * @throws RangeError when a picture has no dots, or another number of bytes than its size asks for
 */
export function toTiff(pages: readonly TiffPage[], dpi: number): Uint8Array<ArrayBuffer> {
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
function directory(page: TiffPage, dpi: number, at: number, isLast: boolean): Uint8Array {
  const { width, height, rgba, words } = page;
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
    [269, ASCII, textBytes(words.title)],
    [270, ASCII, textBytes(words.description)],
    [STRIP_OFFSETS, LONG, [0]],
    [277, SHORT, [3]],
    [278, LONG, [height]],
    [279, LONG, [strip.length]],
    [282, RATIONAL, [Math.round(dpi * 1000), 1000]],
    [283, RATIONAL, [Math.round(dpi * 1000), 1000]],
    [296, SHORT, [2]],
  ];
  const fixed = 2 + ENTRY * entries.length + 4;
  const beside = entries.reduce((sum, entry) => sum + besideOf(entry), 0);
  const bytes = new Uint8Array(fixed + beside + strip.length + (strip.length % 2));
  const view = new DataView(bytes.buffer);
  view.setUint16(0, entries.length, true);
  let free = fixed;
  for (const [index, entry] of entries.entries()) {
    const [tag, type, values] = entry;
    const place = 2 + ENTRY * index;
    view.setUint16(place, tag, true);
    view.setUint16(place + 2, type, true);
    view.setUint32(place + 4, type === RATIONAL ? values.length / 2 : values.length, true);
    const isInside = besideOf(entry) === 0;
    const given = tag === STRIP_OFFSETS ? [at + fixed + beside] : values;
    writeValues(view, isInside ? place + 8 : free, BYTES[type], given);
    if (isInside) continue;
    view.setUint32(place + 8, at + free, true);
    free += besideOf(entry);
  }
  view.setUint32(fixed - 4, isLast ? 0 : at + bytes.length, true);
  bytes.set(strip, fixed + beside);
  return bytes;
}

/** Bytes that the values of an entry need beside the directory: none where they fit into four, else an even number. */
function besideOf([, type, values]: Entry): number {
  const bytes = values.length * BYTES[type];
  return bytes <= 4 ? 0 : bytes + (bytes % 2);
}

function writeValues(view: DataView, start: number, size: 1 | 2 | 4, values: ArrayLike<number>): void {
  for (let number = 0; number < values.length; number++) {
    const [place, value] = [start + size * number, values[number]!];
    if (size === 1) view.setUint8(place, value);
    else if (size === 2) view.setUint16(place, value, true);
    else view.setUint32(place, value, true);
  }
}

/** Ended by a zero. The format was made for ASCII; what reads it today reads UTF-8, which leaves ASCII as it is. */
function textBytes(text: string): Uint8Array {
  return new TextEncoder().encode(`${text.replaceAll("\0", "")}\0`);
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
