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
  return { text: new TextDecoder(encoding).decode(bytes).replace(/^\ufeff/, ""), encoding };
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
