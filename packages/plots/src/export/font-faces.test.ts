import { describe, expect, it } from "vitest";
import { FONT_PARTS, fontFaces, withFaces } from "./font-faces.ts";

const asked: string[] = [];
const read = async (id: string) => {
  asked.push(id);
  return { kind: "woff2", bytes: new TextEncoder().encode(id) } as const;
};

describe("the faces of a figure's font", () => {
  it("are those that its text needs, each with its bytes and the characters it is for", async () => {
    const faces = await fontFaces("\u03c4\u00b2 = 0.1", FONT_PARTS, read);
    expect(asked).toEqual(["latin", "greek"]);
    expect(faces.split("@font-face").length - 1).toBe(2);
    expect(faces).toContain(`base64,${btoa("greek")})format("woff2")`);
    expect(faces).toContain("unicode-range:U+0370-03FF}");
    expect(await fontFaces("", FONT_PARTS, read)).toBe("");
  });

  it.each([
    ["Ege\u0131 \u2212 \u2022", ["latin"]],
    ["\u010capek", ["latin", "latin-ext"]],
    ["\u041a\u0438\u0457\u0432", ["cyrillic"]],
    ["\u4e2d", []],
  ])("of %s are those of %j", async (text, parts) => {
    const rules = await fontFaces(text, FONT_PARTS, read);
    expect([...rules.matchAll(/base64,([^)]+)\)/g)].map(([, bytes = ""]) => atob(bytes))).toEqual(parts);
  });
});

describe("a file with its font", () => {
  const faces = async (): Promise<string> => '@font-face{font-family:"$&"}';

  it("has it before the other rules of a page, and first in a drawing", async () => {
    expect(await withFaces("<html><style>p{}</style><style>b{}</style>", faces)).toBe(
      '<html><style>@font-face{font-family:"$&"}p{}</style><style>b{}</style>',
    );
    expect(await withFaces('<svg width="1">\n<title>A</title></svg>', faces)).toBe(
      '<svg width="1">\n<style>@font-face{font-family:&quot;$&amp;&quot;}</style>\n<title>A</title></svg>',
    );
  });

  it("is as it was where it needs none", async () => {
    expect(await withFaces("<svg></svg>", async () => "")).toBe("<svg></svg>");
  });
});
