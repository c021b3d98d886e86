import { deflateSync, strFromU8, strToU8 } from "fflate";
import { serialiseDocument } from "../document/serialise.ts";
import type { AnalysisDocument } from "../document/types.ts";
import { fail, type Issue, issue, ok, type Result } from "../result.ts";
import { unpack } from "../unpack.ts";
import { fromBase64url, toBase64url } from "./base64url.ts";

/** What stands between the address of the program and the packed document; the digit is the version of the packing. */
const MARK = "#project=1.";
const ANY_VERSION = /#project=(\d{1,4})\.([^#&\s]*)/;

/** Longer links are cut by some mail programs, and by more of them. */
export const LINK_LIMITS = { some: 8_000, many: 32_000 } as const;

/** No browser takes an address of more characters; a longer one was made to do harm. */
const MAX_CHARACTERS = 2_097_152;
/** A document of a hundred thousand rows is smaller. */
const MAX_UNPACKED = 64 * 1024 * 1024;
/** Bytes of the checksum in front of what is packed. */
const CHECK = 4;

/**
 * The address at which the program opens a document: the document as JSON without its spaces, packed (DEFLATE, RFC 1951), with a
 * checksum in front, and written in base64url behind a `#`. Browsers send nothing behind a `#` to a server.
 * @param base address of the program; what it has behind a `#` is left out
 */
export function shareLink(document: AnalysisDocument, base: string): string {
  const json = JSON.stringify(JSON.parse(serialiseDocument(document)));
  const packed = deflateSync(strToU8(json), { level: 9 });
  const bytes = new Uint8Array(CHECK + packed.length);
  new DataView(bytes.buffer).setUint32(0, checksum(packed));
  bytes.set(packed, CHECK);
  return `${base.replace(/#.*$/s, "")}${MARK}${toBase64url(bytes)}`;
}

/** Whether an address, or what it has behind a `#`, holds a document. */
export function isShareLink(text: string): boolean {
  return ANY_VERSION.test(text);
}

/**
 * The content of a link as parsed JSON, which is still to be checked by `restoreDocument`. What is unpacked is counted on
 * the way, so that a small link cannot fill the memory.
 * @returns fails for what is cut off, damaged, too large, or packed by a newer version
 */
export function readShareLink(text: string): Result<unknown> {
  const found = ANY_VERSION.exec(text);
  if (found === null || text.length > MAX_CHARACTERS + 4096) return fail(damaged("it holds no project"));
  const [, version, packed = ""] = found;
  if (version !== "1") return fail(newerPacking());
  const bytes = fromBase64url(packed);
  const unpacked = bytes === null ? "damaged" : unpackChecked(bytes);
  if (unpacked === "too-large") return fail(tooLarge());
  if (typeof unpacked === "string") return fail(damaged("a part of it is missing or was changed"));
  try {
    return ok(JSON.parse(strFromU8(unpacked)) as unknown);
  } catch {
    return fail(damaged("what it holds is no project"));
  }
}

/**
 * The document without the columns that nothing in it names. A column whose name merely occurs among the choices or in a
 * formula is kept.
 */
export function withoutUnusedColumns(document: AnalysisDocument): AnalysisDocument {
  const { table, ...choices } = document;
  const named = new Set<string>();
  collectTexts(choices, named);
  const formulas = [...document.derived.map(({ expression }) => expression), document.filter ?? ""]
    .join("\n")
    .replaceAll("\\", "");
  const isUsed = (name: string): boolean => named.has(name) || formulas.includes(name.replaceAll("\\", ""));
  return {
    ...document,
    table: { rowIds: table.rowIds, columns: table.columns.filter(({ name }) => isUsed(name)) },
  };
}

function collectTexts(value: unknown, found: Set<string>): void {
  if (typeof value === "string") found.add(value);
  if (typeof value !== "object" || value === null) return;
  for (const [key, item] of Object.entries(value)) {
    if (!Array.isArray(value)) found.add(key);
    collectTexts(item, found);
  }
}

function unpackChecked(bytes: Uint8Array): ReturnType<typeof unpack> {
  if (bytes.length <= CHECK) return "damaged";
  const packed = bytes.subarray(CHECK);
  const stated = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0);
  return stated === checksum(packed) ? unpack(packed, { packing: "deflate", most: MAX_UNPACKED }) : "damaged";
}

/** FNV-1a of 32 bits: a number of the table changed on the way must not pass for another number. */
function checksum(bytes: Uint8Array): number {
  let hash = 0x811c9dc5;
  for (const byte of bytes) hash = Math.imul(hash ^ byte, 0x01000193);
  return hash >>> 0;
}

function damaged(what: string): Issue {
  return issue(
    "link-damaged",
    "error",
    `The link could not be opened: ${what}. Nothing was changed. Mail programs cut long links, and some change them.`,
    "Copy the whole link from where it was made, or ask for the project file.",
  );
}

function tooLarge(): Issue {
  return issue(
    "link-too-large",
    "error",
    `The link was not opened: it unpacks to more than ${MAX_UNPACKED / 1024 / 1024} MB, as no project does, and could bring the program to a halt. Nothing was changed.`,
    "Ask for the project file, if you trust whoever sent the link.",
  );
}

function newerPacking(): Issue {
  return issue(
    "link-newer",
    "error",
    "The link was made by a newer version of the program and could not be opened. Nothing was changed.",
    "Reload or update the program, and open the link again.",
  );
}
