import { binaryText } from "../export/bytes.ts";

/** What a page of a PDF file says, read the way a reader that searches it would: through the fonts' own maps to characters. */
export interface PdfPage {
  /** Points. */
  readonly width: number;
  readonly height: number;
  /** The texts in the order they are drawn. */
  readonly texts: readonly string[];
  /** The same with where they begin, in points, and whether their letters lean. */
  readonly placed: readonly PlacedText[];
  /** Font files and pictures in the whole file. */
  readonly fontFiles: number;
  readonly pictures: number;
}

interface PlacedText {
  readonly text: string;
  readonly left: number;
  readonly leans: boolean;
}

/** Undoes zlib compression; tests pass that of their platform. */
type Inflate = (bytes: Uint8Array) => Uint8Array;

/** The pages of a PDF file as this project writes them: plain objects, streams deflated or bare, fonts with two bytes a glyph. */
export function pdfPages(bytes: Uint8Array, inflate: Inflate): PdfPage[] {
  const file = binaryText(bytes);
  const objects = new Map(
    [...file.matchAll(/(?:^|\n)(\d+) 0 obj\n([\s\S]*?)\nendobj/g)].map(([, id, body]) => [Number(id), body!]),
  );
  const all = [...objects.values()];
  const maps = fontMaps(all, objects, inflate);
  const pages = all.filter((body) => /\/Type \/Page\b(?!s)/.test(body));
  return pages.map((page) => {
    const [, , width = 0, height = 0] =
      /\/MediaBox \[([^\]]+)\]/.exec(page)?.[1]?.trim().split(/\s+/).map(Number) ?? [];
    const content = streamOf(objects.get(Number(/\/Contents (\d+) 0 R/.exec(page)?.[1])) ?? "", inflate);
    return {
      width,
      height,
      texts: textsOf(content, maps).map(({ text }) => text),
      placed: textsOf(content, maps),
      fontFiles: all.filter((body) => /\/FontFile2/.test(body)).length,
      pictures: all.filter((body) => /\/Subtype \/Image/.test(body)).length,
    };
  });
}

type GlyphMap = ReadonlyMap<string, string>;

/** Names of fonts in the pages' resources to what their glyphs mean. */
function fontMaps(
  all: readonly string[],
  objects: ReadonlyMap<number, string>,
  inflate: Inflate,
): ReadonlyMap<string, GlyphMap> {
  const resources = all.find((body) => /\/Font <</.test(body)) ?? "";
  const fonts = [...resources.matchAll(/\/(F\d+) (\d+) 0 R/g)];
  return new Map(
    fonts.map(([, name, id]) => {
      const unicode = /\/ToUnicode (\d+) 0 R/.exec(objects.get(Number(id)) ?? "")?.[1];
      return [
        name!,
        unicode === undefined ? new Map() : glyphMap(streamOf(objects.get(Number(unicode)) ?? "", inflate)),
      ];
    }),
  );
}

function glyphMap(cmap: string): GlyphMap {
  const pairs = [...cmap.matchAll(/^<([0-9a-f]{4})><([0-9a-f]{4,})>$/gim)];
  return new Map(pairs.map(([, glyph, unicode]) => [glyph!.toLowerCase(), unicodeText(unicode!)]));
}

/** Big-endian UTF-16 in hexadecimal figures. */
function unicodeText(hex: string): string {
  return String.fromCharCode(...(hex.match(/.{4}/g) ?? []).map((unit) => Number.parseInt(unit, 16)));
}

function streamOf(body: string, inflate: Inflate): string {
  const start = /stream\r?\n/.exec(body);
  // Packed bytes may end like a line, so that only their number says where they do.
  const length = Number(/\/Length (\d+)\b(?! \d+ R)/.exec(body)?.[1] ?? 0);
  const from = start === null ? 0 : start.index + start[0].length;
  const raw = start === null ? "" : body.slice(from, from + length);
  if (!body.includes("/FlateDecode")) return raw;
  return binaryText(inflate(Uint8Array.from(raw, (character) => character.charCodeAt(0))));
}

const OPERATORS = /\/(F\d+) [\d.]+ Tf|(1\.? 0\.? 0?\.\d+ 1\.? )?(\S+) \S+ (?:Td|Tm)\s+<([0-9a-fA-F]+)> Tj/g;

function textsOf(content: string, maps: ReadonlyMap<string, GlyphMap>): PlacedText[] {
  let map: GlyphMap = new Map();
  const texts: PlacedText[] = [];
  for (const [, font, slope, left, hex] of content.matchAll(OPERATORS)) {
    if (font !== undefined) map = maps.get(font) ?? new Map();
    else {
      const glyphs = hex!.match(/.{4}/g) ?? [];
      const text = glyphs.map((glyph) => map.get(glyph.toLowerCase()) ?? "\ufffd").join("");
      texts.push({ text, left: Number(left), leans: slope !== undefined });
    }
  }
  return texts;
}
