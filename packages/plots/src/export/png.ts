import { joined } from "./bytes.ts";
import { dotsPerMetre } from "./figure-size.ts";
import type { FigureWords } from "./figure-words.ts";

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
/** Signature, and the header chunk that the standard puts first: length, type, 13 bytes, check sum. */
const HEADER_END = 8 + 12 + 13;
const METRE = 1;

/**
 * A PNG file that says at what size it is meant to be printed: its pHYs chunk is set, in dots per metre.
 * @param png a whole PNG file
 * @param dpi dots per inch
 * @throws RangeError when the bytes are no PNG file
 */
export function withResolution(png: Uint8Array, dpi: number): Uint8Array<ArrayBuffer> {
  if (!isPng(png)) throw new RangeError("bytes that are no PNG file were given a resolution");
  const content = new Uint8Array(9);
  const view = new DataView(content.buffer);
  view.setUint32(0, dotsPerMetre(dpi));
  view.setUint32(4, dotsPerMetre(dpi));
  content[8] = METRE;
  const rest = chunksOf(png, HEADER_END).filter(({ type }) => type !== "pHYs");
  return joined([png.subarray(0, HEADER_END), chunk("pHYs", content), ...rest.map(({ bytes }) => bytes)]);
}

/**
 * A PNG file that holds the words about its picture as texts of its own, under the keywords of the standard (ISO/IEC 15948,
 * 11.3.4): those who handle the file find the alternative text in it.
 * @param png a whole PNG file
 * @throws RangeError when the bytes are no PNG file
 */
export function withWords(png: Uint8Array, { title, description }: FigureWords): Uint8Array<ArrayBuffer> {
  if (!isPng(png)) throw new RangeError("bytes that are no PNG file were given words");
  const texts = Object.entries({ Title: title, Description: description }).map(internationalText);
  return joined([png.subarray(0, HEADER_END), ...texts, png.subarray(HEADER_END)]);
}

/** Neither compressed nor translated; the language is not told. */
function internationalText([keyword, text]: readonly [keyword: string, text: string]): Uint8Array {
  return chunk("iTXt", new TextEncoder().encode(`${keyword}\0\0\0\0\0${text}`));
}

/** What a PNG file says of itself: dots each way, and dots per inch where it says so. */
export interface PngFacts {
  readonly width: number;
  readonly height: number;
  readonly dpi: number | null;
}

/** @throws RangeError when the bytes are no PNG file */
export function pngFacts(png: Uint8Array): PngFacts {
  if (!isPng(png)) throw new RangeError("bytes that are no PNG file were read as one");
  const view = new DataView(png.buffer, png.byteOffset, png.byteLength);
  const physical = chunksOf(png, HEADER_END).find(({ type }) => type === "pHYs");
  const perMetre =
    physical === undefined
      ? null
      : new DataView(physical.bytes.buffer, physical.bytes.byteOffset + 8).getUint32(0);
  return {
    width: view.getUint32(16),
    height: view.getUint32(20),
    dpi: perMetre === null ? null : Math.round(perMetre * 0.0254),
  };
}

function isPng(bytes: Uint8Array): boolean {
  return bytes.length > HEADER_END && SIGNATURE.every((byte, at) => bytes[at] === byte);
}

interface Chunk {
  readonly type: string;
  /** With its length and its check sum. */
  readonly bytes: Uint8Array;
}

function chunksOf(png: Uint8Array, start: number): Chunk[] {
  const view = new DataView(png.buffer, png.byteOffset, png.byteLength);
  const chunks: Chunk[] = [];
  for (let at = start; at + 12 <= png.length; ) {
    const end = at + 12 + view.getUint32(at);
    const type = String.fromCharCode(...png.subarray(at + 4, at + 8));
    chunks.push({ type, bytes: png.subarray(at, end) });
    at = end;
  }
  return chunks;
}

function chunk(type: string, content: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(content.length + 12);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, content.length);
  bytes.set(
    [...type].map((letter) => letter.charCodeAt(0)),
    4,
  );
  bytes.set(content, 8);
  view.setUint32(content.length + 8, crc32(bytes.subarray(4, content.length + 8)));
  return bytes;
}

/** The check sum of PNG chunks (ISO/IEC 15948, annex D), bit by bit: chunks of some words need no table. */
function crc32(bytes: Uint8Array): number {
  let sum = 0xffffffff;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit++) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
  }
  return (sum ^ 0xffffffff) >>> 0;
}
