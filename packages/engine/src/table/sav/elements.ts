import { joined, TABLE_RATIO, unpack } from "../../unpack.ts";
import { damaged, Refusal } from "../workbook/refusal.ts";
import { createCursor } from "./cursor.ts";
import type { SavDictionary } from "./dictionary.ts";

/** The cases as one run of elements of 8 bytes each. */
export interface Elements {
  readonly bytes: Uint8Array;
  readonly count: number;
}

const MAX_UNPACKED = 256 * 1024 * 1024;

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
    const block = inflate(content.subarray(from, from + length), MAX_UNPACKED - size);
    chunks.push(block);
    size += block.length;
  }
  return joined(chunks);
}

function inflate(packed: Uint8Array, most: number): Uint8Array {
  const unpacked = unpack(packed, { packing: "zlib", most, mostRatio: TABLE_RATIO });
  if (unpacked === "damaged") throw damaged("its cases cannot be unpacked");
  if (typeof unpacked === "string") throw tooMuch();
  return unpacked;
}

function tooMuch(): Refusal {
  return new Refusal(
    "file-too-large",
    "This file holds more than can be kept in memory, or content that unpacks to far more than real cases do",
    "It may have been made to do harm. Save only the variables that the analysis needs, and try again.",
  );
}
