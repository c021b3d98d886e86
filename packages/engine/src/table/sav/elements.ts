import { Unzlib } from "fflate";
import { damaged, Refusal } from "../workbook/refusal.ts";
import { createCursor } from "./cursor.ts";
import type { SavDictionary } from "./dictionary.ts";

/** The cases as one run of elements of 8 bytes each. */
export interface Elements {
  readonly bytes: Uint8Array;
  readonly count: number;
}

const MAX_UNPACKED = 256 * 1024 * 1024;
/** Where the cases are packed: what packs tighter than this was made to. */
const MAX_RATIO = 250;
const RATIO_FROM = 2 * 1024 * 1024;
const CHUNK = 16 * 1024;

/** The elements of all cases, unpacked. @throws Refusal for what is damaged or bursts the bounds */
export function readElements(content: Uint8Array, dictionary: SavDictionary): Elements {
  const { compression, dataStart } = dictionary;
  if (compression === "none") {
    const bytes = content.subarray(dataStart);
    return { bytes, count: Math.floor(bytes.length / 8) };
  }
  const packed = compression === "zlib" ? inflateBlocks(content, dictionary) : content.subarray(dataStart);
  return expand(packed, dictionary);
}

const SKIP = 0;
const END = 252;
const RAW = 253;
const SPACES = 254;
const MISSING = 255;

/** Undoes the bytecode: eight commands, then the elements they say stand in full. */
function expand(packed: Uint8Array, dictionary: SavDictionary): Elements {
  const { bias, systemMissing, isLittle } = dictionary;
  const growing = createGrowing();
  const cell = new Uint8Array(8);
  const view = new DataView(cell.buffer);
  let at = 0;
  while (at + 8 <= packed.length) {
    const commands = packed.subarray(at, at + 8);
    at += 8;
    for (const command of commands) {
      if (command === SKIP) continue;
      if (command === END) return growing.done();
      if (command === RAW) {
        if (at + 8 > packed.length) throw damaged("its cases end in the middle");
        growing.add(packed.subarray(at, at + 8));
        at += 8;
        continue;
      }
      if (command === SPACES) cell.fill(0x20);
      else view.setFloat64(0, command === MISSING ? systemMissing : command - bias, isLittle);
      growing.add(cell);
    }
  }
  return growing.done();
}

function createGrowing() {
  let bytes = new Uint8Array(64 * 1024);
  let size = 0;
  return {
    add(element: Uint8Array): void {
      if (size + 8 > bytes.length) {
        if (bytes.length * 2 > MAX_UNPACKED) throw tooMuch();
        const larger = new Uint8Array(bytes.length * 2);
        larger.set(bytes);
        bytes = larger;
      }
      bytes.set(element, size);
      size += 8;
    },
    done: (): Elements => ({ bytes: bytes.subarray(0, size), count: size / 8 }),
  };
}

/** The blocks of a file packed with zlib, one after another; a list at its end says where they lie. */
function inflateBlocks(content: Uint8Array, { dataStart, isLittle }: SavDictionary): Uint8Array {
  const header = createCursor(content, isLittle, dataStart);
  header.int64();
  const trailer = createCursor(content, isLittle, 0);
  trailer.move(header.int64());
  trailer.bytes(20);
  const count = trailer.int32();
  if (count < 0 || count > 100_000) throw damaged("its list of blocks makes no sense");
  const chunks: Uint8Array[] = [];
  let size = 0;
  for (let index = 0; index < count; index += 1) {
    trailer.int64();
    const from = trailer.int64();
    trailer.int32();
    const length = trailer.int32();
    if (from < 0 || length < 0 || from + length > content.length) throw damaged("a block of it is missing");
    for (const chunk of inflate(content.subarray(from, from + length), MAX_UNPACKED - size)) {
      chunks.push(chunk);
      size += chunk.length;
    }
  }
  return joined(chunks, size);
}

/** Sizes are counted while unpacking: those in the file are what whoever made it wrote there. */
function inflate(packed: Uint8Array, left: number): Uint8Array[] {
  const chunks: Uint8Array[] = [];
  let size = 0;
  let read = 0;
  const stream = new Unzlib((chunk) => {
    size += chunk.length;
    if (size > left || (size > RATIO_FROM && size > read * MAX_RATIO)) throw tooMuch();
    chunks.push(chunk);
  });
  try {
    for (let at = 0; at < packed.length; at += CHUNK) {
      const chunk = packed.subarray(at, at + CHUNK);
      read += chunk.length;
      stream.push(chunk, at + CHUNK >= packed.length);
    }
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw damaged("its cases cannot be unpacked");
  }
  return chunks;
}

function joined(chunks: readonly Uint8Array[], size: number): Uint8Array {
  const whole = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}

function tooMuch(): Refusal {
  return new Refusal(
    "file-too-large",
    "This file holds more than can be kept in memory, or content that unpacks to far more than real cases do",
    "It may have been made to do harm. Save only the variables that the analysis needs, and try again.",
  );
}
