import { TABLE_RATIO, unpack } from "../../unpack.ts";
import { damaged, Refusal, SAVE_AGAIN } from "./refusal.ts";

/** What is inside a packed file. */
export interface Zip {
  readonly names: readonly string[];
  /** The content of an entry; null = there is none of this name. @throws Refusal for what is damaged or bursts the bounds */
  read(name: string): Uint8Array | null;
}

interface Entry {
  readonly name: string;
  readonly method: number;
  readonly encrypted: boolean;
  readonly packed: number;
  readonly offset: number;
}

const MAX_ENTRIES = 4096;
const MAX_UNPACKED = 256 * 1024 * 1024;

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
const LONGEST_COMMENT = 65_535;

/**
 * Opens a zip file. Sizes are counted while unpacking: those in the headers are what whoever made the file wrote there.
 * @throws Refusal for a file that is damaged, encrypted or has too many entries
 */
export function openZip(bytes: Uint8Array): Zip {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries = new Map<string, Entry>();
  for (const entry of readDirectory(view, bytes)) {
    if (entries.has(entry.name)) throw damaged(`it has two parts called “${entry.name.slice(0, 60)}”`);
    entries.set(entry.name, entry);
  }
  let unpacked = 0;
  return {
    names: [...entries.keys()],
    read(name) {
      const entry = entries.get(name);
      if (entry === undefined) return null;
      const content = contentOf(entry, view, bytes, MAX_UNPACKED - unpacked);
      unpacked += content.length;
      return content;
    },
  };
}

function readDirectory(view: DataView, bytes: Uint8Array): Entry[] {
  const end = findEnd(view);
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  if (count === 0xffff || at === 0xffffffff || count > MAX_ENTRIES)
    throw tooMuch(`more than ${MAX_ENTRIES} parts`);
  const entries: Entry[] = [];
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > view.byteLength || view.getUint32(at, true) !== CENTRAL)
      throw damaged("its list of parts is cut off");
    const lengths = [28, 30, 32].map((field) => view.getUint16(at + field, true));
    const [nameLength = 0, extra = 0, comment = 0] = lengths;
    entries.push({
      name: decode(bytes.subarray(at + 46, at + 46 + nameLength)).replace(/^\/+/, ""),
      method: view.getUint16(at + 10, true),
      encrypted: (view.getUint16(at + 8, true) & 1) === 1,
      packed: view.getUint32(at + 20, true),
      offset: view.getUint32(at + 42, true),
    });
    at += 46 + nameLength + extra + comment;
  }
  return entries;
}

function findEnd(view: DataView): number {
  const lowest = Math.max(0, view.byteLength - 22 - LONGEST_COMMENT);
  for (let at = view.byteLength - 22; at >= lowest; at -= 1) {
    if (view.getUint32(at, true) === END) return at;
  }
  throw damaged("its end is missing");
}

function contentOf(entry: Entry, view: DataView, bytes: Uint8Array, left: number): Uint8Array {
  const { offset, packed, method } = entry;
  if (entry.encrypted) {
    throw new Refusal(
      "file-encrypted",
      "This file is protected by a password",
      "Save it without a password.",
    );
  }
  if (offset + 30 > view.byteLength || view.getUint32(offset, true) !== LOCAL)
    throw damaged("a part of it is missing");
  const start = offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
  if (start + packed > view.byteLength) throw damaged("a part of it is cut off");
  const content = bytes.subarray(start, start + packed);
  if (method === 0) {
    if (packed > left) throw tooMuch("more than can be kept in memory");
    return content;
  }
  if (method !== 8) throw damaged("a part of it is packed in an unknown way");
  return inflate(content, left);
}

function inflate(content: Uint8Array, most: number): Uint8Array {
  const unpacked = unpack(content, { packing: "deflate", most, mostRatio: TABLE_RATIO });
  if (unpacked === "damaged") throw damaged("a part of it cannot be unpacked");
  if (unpacked === "too-large") throw tooMuch("more than can be kept in memory");
  if (unpacked === "too-tight") {
    throw tooMuch(`content that unpacks to more than ${TABLE_RATIO} times its size, as no real table does`);
  }
  return unpacked;
}

/** Names of parts that matter are ASCII; others only need to differ. */
function decode(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
}

function tooMuch(what: string): Refusal {
  return new Refusal(
    "file-too-large",
    `This file holds ${what}`,
    `It may have been made to do harm. ${SAVE_AGAIN}`,
  );
}
