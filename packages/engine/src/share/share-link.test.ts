import { deflateRawSync } from "node:zlib";
import fc from "fast-check";
import { deflateSync, strToU8 } from "fflate";
import { describe, expect, it } from "vitest";
import { createDocument } from "../document/defaults.ts";
import { restoreDocument } from "../document/restore.ts";
import type { AnalysisDocument } from "../document/types.ts";
import { fromBase64url, toBase64url } from "./base64url.ts";
import { isShareLink, readShareLink, shareLink, withoutUnusedColumns } from "./share-link.ts";

const base = createDocument();
const document: AnalysisDocument = {
  ...base,
  title: "Größe <b>&amp; #1</b> \u{1F333}",
  table: {
    rowIds: ["a", "b"],
    columns: [
      { name: "Study", kind: "text", values: ["One", null] },
      { name: "yi", kind: "number", values: [0.1 + 0.2, -1e-300], unparsed: {} },
      { name: "year", kind: "number", values: [2001, 2002], unparsed: {} },
      { name: "weeks", kind: "number", values: [4, null], unparsed: { b: "some" } },
      { name: "notes", kind: "text", values: ["long", "text"] },
    ],
  },
  roles: { label: "Study", inputs: { yi: "yi" }, weights: null },
  derived: [{ name: "months", expression: "weeks / 4" }],
};

function linkOf(packed: Uint8Array, version = 1): string {
  let hash = 0x811c9dc5;
  for (const byte of packed) hash = Math.imul(hash ^ byte, 0x01000193);
  const bytes = new Uint8Array(4 + packed.length);
  new DataView(bytes.buffer).setUint32(0, hash >>> 0);
  bytes.set(packed, 4);
  return `https://app.example/#project=${version}.${toBase64url(bytes)}`;
}

function codesOf(link: string): string[] {
  const read = readShareLink(link);
  expect(read.ok).toBe(false);
  return read.issues.map(({ code }) => code);
}

describe("base64url", () => {
  it("gives any bytes back, in characters that an address leaves alone", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 70 }), (bytes) => {
        const text = toBase64url(bytes);
        expect(text).toBe(Buffer.from(bytes).toString("base64url"));
        expect(fromBase64url(text)).toEqual(bytes);
      }),
    );
  });
});

describe("a share link", () => {
  it("holds the document bit by bit, behind the #", () => {
    const link = shareLink(document, "https://app.example/treeline/?x=1#calculator");
    expect(link).toMatch(/^https:\/\/app\.example\/treeline\/\?x=1#project=1\.[\w-]+$/);
    expect(isShareLink(link)).toBe(true);
    expect(isShareLink("https://app.example/#calculator")).toBe(false);
    const read = readShareLink(link);
    if (!read.ok) throw new Error("not read");
    const restored = restoreDocument(read.value);
    expect(restored).toEqual({ ok: true, value: document, issues: [] });
  });

  it("is refused where any part of it is missing or changed", () => {
    const link = shareLink(document, "https://app.example/");
    const start = link.indexOf("1.") + 2;
    for (let end = start; end < link.length; end += 1) {
      expect(codesOf(link.slice(0, end))).toEqual(["link-damaged"]);
    }
    for (let at = start; at < link.length - 1; at += 7) {
      const other = link[at] === "A" ? "B" : "A";
      expect(codesOf(link.slice(0, at) + other + link.slice(at + 1))).toEqual(["link-damaged"]);
    }
    expect(codesOf(link.replace(/.$/, "!"))).toEqual(["link-damaged"]);
    expect(codesOf("https://app.example/")).toEqual(["link-damaged"]);
    expect(codesOf(linkOf(deflateSync(strToU8("no json"))))).toEqual(["link-damaged"]);
  });

  it("never throws, whatever it holds", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        const read = readShareLink(linkOf(bytes));
        expect(typeof read.ok).toBe("boolean");
      }),
    );
  });

  it("does not fill the memory: a bomb is left where it bursts the bound", () => {
    const bomb = new Uint8Array(deflateRawSync(new Uint8Array(80 * 1024 * 1024)));
    expect(bomb.length).toBeLessThan(100_000);
    expect(codesOf(linkOf(bomb))).toEqual(["link-too-large"]);
  });

  it("says that a newer version packed it", () => {
    expect(codesOf(linkOf(deflateSync(strToU8("{}")), 2))).toEqual(["link-newer"]);
  });

  it("leaves out columns that nothing names", () => {
    const lean = withoutUnusedColumns(document);
    expect(lean.table.columns.map(({ name }) => name)).toEqual(["Study", "yi", "weeks"]);
    expect(shareLink(lean, "").length).toBeLessThan(shareLink(document, "").length);
    const moderated = { ...document, plots: { forest: { columns: ["notes"] } } };
    expect(withoutUnusedColumns(moderated).table.columns.map(({ name }) => name)).toContain("notes");
  });
});
