export const ENCODINGS = ["utf-8", "utf-16le", "utf-16be", "windows-1252"] as const;
export type Encoding = (typeof ENCODINGS)[number];

export interface DecodedText {
  readonly text: string;
  readonly encoding: Encoding;
}

/** The part of the platform's decoder used here: present in browsers, workers and Node, absent from the language's own types. */
interface Decoder {
  decode(bytes: Uint8Array): string;
}
declare const TextDecoder: new (label: string, options?: { fatal?: boolean }) => Decoder;

const SAMPLE = 4096;

/**
 * Text of a file. A byte order mark decides; without one, UTF-16 is recognised by its zero bytes, valid UTF-8 is UTF-8, and
 * everything else is Windows-1252, which gives every byte a character.
 * @param given an encoding chosen by the user, which overrules all of this
 */
export function decodeText(bytes: Uint8Array, given?: Encoding): DecodedText {
  const encoding = given ?? recogniseEncoding(bytes);
  // A byte order mark that remains would become part of the first header.
  const text = new TextDecoder(encoding).decode(bytes).replace(/^\ufeff/, "");
  return { text: encoding === "windows-1252" ? withWindowsPunctuation(text) : text, encoding };
}

/** Characters of the bytes 0x80 to 0x9f; a control character where Windows-1252 has none. */
const WINDOWS_C1 =
  "\u20ac\u0081\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u008d\u017d\u008f" +
  "\u0090\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u009d\u017e\u0178";

/** Node decodes Windows-1252 as Latin-1, which leaves dashes and quotes as control characters; browsers do not. */
export function withWindowsPunctuation(text: string): string {
  return text.replace(/[\u0080-\u009f]/g, (character) => WINDOWS_C1[character.charCodeAt(0) - 0x80]!);
}

function recogniseEncoding(bytes: Uint8Array): Encoding {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  const zeros = countZeros(bytes);
  if (zeros.odd > zeros.pairs * 0.4) return "utf-16le";
  if (zeros.even > zeros.pairs * 0.4) return "utf-16be";
  return isUtf8(bytes) ? "utf-8" : "windows-1252";
}

function countZeros(bytes: Uint8Array): { even: number; odd: number; pairs: number } {
  const length = Math.min(bytes.length, SAMPLE) & ~1;
  let even = 0;
  let odd = 0;
  for (let i = 0; i < length; i += 2) {
    if (bytes[i] === 0) even += 1;
    if (bytes[i + 1] === 0) odd += 1;
  }
  // Without a single pair nothing exceeds the share.
  return { even, odd, pairs: Math.max(1, length / 2) };
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}
