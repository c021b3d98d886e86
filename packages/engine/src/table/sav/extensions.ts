import type { Cursor } from "./cursor.ts";

/** What later versions of the format say beside the variables. Names are bytes, one character each. */
export interface Extensions {
  /** Code page, as a number; 0 = not said. */
  characterCode: number;
  /** Name of the encoding; "" = not said. */
  encoding: string;
  systemMissing: number;
  readonly longNames: Map<string, string>;
  /** Widths of texts of more than 255 bytes, by short name. */
  readonly veryLong: Map<string, number>;
}

const INTEGER_INFO = 3;
const FLOAT_INFO = 4;
const LONG_NAMES = 13;
const VERY_LONG = 14;
const ENCODING = 20;

export function noExtensions(): Extensions {
  return {
    characterCode: 0,
    encoding: "",
    systemMissing: -Number.MAX_VALUE,
    longNames: new Map(),
    veryLong: new Map(),
  };
}

/** Reads one extension; those that say nothing about the cells are passed over. */
export function readExtension(cursor: Cursor, found: Extensions): void {
  const subtype = cursor.int32();
  const size = cursor.int32();
  const count = cursor.int32();
  const end = cursor.at + size * count;
  if (subtype === INTEGER_INFO && size === 4 && count === 8) {
    cursor.bytes(28);
    found.characterCode = cursor.int32();
  } else if (subtype === FLOAT_INFO && size === 8 && count === 3) found.systemMissing = cursor.float64();
  else if (subtype === LONG_NAMES) {
    for (const [short, long] of pairs(letters(cursor, size * count), "\t")) found.longNames.set(short, long);
  } else if (subtype === VERY_LONG) {
    for (const [short, width] of pairs(letters(cursor, size * count), "\t")) {
      const bytes = Number.parseInt(width, 10);
      if (bytes > 255 && bytes <= 32_767) found.veryLong.set(short.toUpperCase(), bytes);
    }
  } else if (subtype === ENCODING) found.encoding = letters(cursor, size * count).trim();
  cursor.move(end);
}

function letters(cursor: Cursor, length: number): string {
  return Array.from(cursor.bytes(length), (byte) => String.fromCharCode(byte)).join("");
}

function pairs(text: string, separator: string): [string, string][] {
  return text.split(separator).flatMap((entry): [string, string][] => {
    const plain = entry.replaceAll("\0", "");
    const cut = plain.indexOf("=");
    return cut > 0 ? [[plain.slice(0, cut), plain.slice(cut + 1)]] : [];
  });
}
