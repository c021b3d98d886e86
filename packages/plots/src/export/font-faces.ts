import { escapeXml } from "../svg.ts";

/** A part of a font, with the characters it is for: those that a page loads it for. */
export interface FontPart<Id extends string = string> {
  readonly id: Id;
  /** As `unicode-range` of CSS has it. */
  readonly range: string;
  /** Of the font's own size; absent = all of it. */
  readonly size?: string;
}

/** The parts that the font of figures comes in, as its makers cut it. */
export const FONT_PARTS: readonly FontPart<"latin" | "greek" | "latin-ext" | "cyrillic">[] = [
  {
    id: "latin",
    range:
      "U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215",
  },
  { id: "greek", range: "U+0370-03FF" },
  {
    id: "latin-ext",
    range:
      "U+0100-0130,U+0132-0151,U+0154-02BA,U+02BD-02C5,U+02C7-02CC,U+02CE-02D7,U+02DD-02FF,U+1E00-1EFF,U+20A0-20AB,U+2113",
  },
  { id: "cyrillic", range: "U+0400-045F,U+0490-0491,U+04B0-04B1,U+2116" },
];

/** Where a font is kept, and as what. */
export interface FontSource {
  readonly kind: "woff" | "woff2";
  readonly bytes: Uint8Array;
}

/**
 * `@font-face` rules that hold the parts of the font which a text needs, so that a figure looks alike wherever it is opened.
 * @param read the file of a part, asked for where the text needs it
 */
export async function fontFaces<Id extends string>(
  text: string,
  parts: readonly FontPart<Id>[],
  read: (id: Id) => Promise<FontSource>,
): Promise<string> {
  const needed = parts.filter(({ range }) => charactersIn(range).test(text));
  const rules = needed.map(async ({ id, range, size = "100%" }) => {
    const { kind, bytes } = await read(id);
    const source = `url(data:font/${kind};base64,${base64(bytes)})format("${kind}")`;
    return `@font-face{font-family:"Inter Variable";font-weight:100 900;src:${source};size-adjust:${size};unicode-range:${range}}`;
  });
  return (await Promise.all(rules)).join("");
}

/** Finds the faces that a text needs. */
export type FacesOf = (text: string) => Promise<string>;

/** A page of HTML, or a drawing as SVG text, with the faces that its letters need. */
export async function withFaces(file: string, facesOf: FacesOf): Promise<string> {
  const faces = await facesOf(file);
  if (faces === "") return file;
  return file.startsWith("<svg")
    ? file.replace(/^<svg[^>]*>\n?/, (opening) => `${opening}<style>${escapeXml(faces)}</style>\n`)
    : file.replace("<style>", (opening) => `${opening}${faces}`);
}

function charactersIn(range: string): RegExp {
  const spans = range.split(",").map((span) => span.slice(2).replace(/[0-9A-F]+/g, "\\u{$&}"));
  return new RegExp(`[${spans.join("")}]`, "u");
}

function base64(bytes: Uint8Array): string {
  const pieces: string[] = [];
  for (let at = 0; at < bytes.length; at += 8192) {
    pieces.push(String.fromCharCode(...bytes.subarray(at, at + 8192)));
  }
  return btoa(pieces.join(""));
}
