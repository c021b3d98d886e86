import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { deflateSync } from "node:zlib";
import fc from "fast-check";
import { decode, decodeImage, toRGBA8 } from "utif2";
import { describe, expect, it } from "vitest";
import { layoutWidth, pixelSize } from "./figure-size.ts";
import { fontCoverage, missingCharacters } from "./font-coverage.ts";
import { pathSteps } from "./path-steps.ts";
import { pngFacts, withResolution, withWords } from "./png.ts";
import { type TiffPage, toTiff } from "./tiff.ts";

const font = readFileSync(
  createRequire(import.meta.url).resolve("@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf"),
);

const WORDS = { title: "Forest plot", description: "Three studies." };

/** A picture that another program reads back: its dots and what it says of its resolution. */
function readTiff(file: Uint8Array): { rgba: Uint8Array; dpi: number; width: number }[] {
  const buffer = file.slice().buffer;
  return decode(buffer).map((page) => {
    decodeImage(buffer, page);
    return { rgba: toRGBA8(page), dpi: resolutionOf(page.t282), width: page.width };
  });
}

/** A fraction: numerator and denominator. */
function resolutionOf(value: unknown): number {
  const [pair] = value as readonly (readonly [number, number])[];
  return pair![0] / pair![1];
}

describe("toTiff", () => {
  it("comes out as it went in, whatever the picture, in a reader that is not ours", () => {
    const pictures = fc.tuple(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 60 }), fc.integer());
    fc.assert(
      fc.property(pictures, fc.constantFrom(2, 16, 256), ([width, height, seed], colours) => {
        const page = noise(width, height, seed, colours);
        const [read] = readTiff(toTiff([page], 300));
        expect(Buffer.from(read!.rgba).equals(Buffer.from(page.rgba))).toBe(true);
      }),
      { numRuns: 40 },
    );
  });

  it("keeps a large picture whole, over every width of code, and one page after another", () => {
    const pages = [noise(300, 200, 7, 256), noise(41, 3, 1, 2)];
    const read = readTiff(toTiff(pages, 600));
    expect(read.map(({ width, dpi }) => [width, dpi])).toEqual([
      [300, 600],
      [41, 600],
    ]);
    for (const [index, { rgba }] of read.entries()) {
      expect(Buffer.from(rgba).equals(Buffer.from(pages[index]!.rgba))).toBe(true);
    }
  });

  it("puts what shines through on white", () => {
    const [read] = readTiff(
      toTiff([{ width: 1, height: 1, rgba: Uint8Array.of(0, 0, 0, 0), words: WORDS }], 72),
    );
    expect([...read!.rgba]).toEqual([255, 255, 255, 255]);
  });

  it.each(["", "A", "Abc", "Three trials, \u03c4\u00b2 = 0.1 [\u22120.2, 0.4]."])(
    "holds the words of each page, of whatever length: %j",
    (description) => {
      const page = { ...noise(3, 2, 5, 16), words: { title: "Study\u00a01", description } };
      const file = toTiff([page, { ...page, words: WORDS }], 300);
      const utf8 = (text: unknown): string => Buffer.from((text as string[])[0] ?? "", "latin1").toString();
      expect(decode(file.slice().buffer).map(({ t269, t270 }) => [utf8(t269), utf8(t270)])).toEqual([
        ["Study\u00a01", description],
        [WORDS.title, WORDS.description],
      ]);
      expect(readTiff(file).map(({ rgba }) => Buffer.from(rgba).equals(Buffer.from(page.rgba)))).toEqual([
        true,
        true,
      ]);
    },
  );

  it("refuses bytes that are not the size of the picture", () => {
    expect(() => toTiff([{ width: 2, height: 2, rgba: new Uint8Array(4), words: WORDS }], 300)).toThrow(
      RangeError,
    );
  });
});

describe("withResolution", () => {
  it("says the dots per inch once, whatever the file said before, and keeps the rest", () => {
    const png = smallPng();
    const twice = withResolution(withResolution(png, 72), 300);
    expect(pngFacts(twice)).toEqual({ width: 1, height: 1, dpi: 300 });
    expect(twice.length).toBe(png.length + 21);
    expect(pngFacts(png).dpi).toBeNull();
  });

  it("writes the check sum that readers ask for", () => {
    const view = new DataView(withResolution(smallPng(), 300).buffer);
    // CRC-32 of "pHYs", 11811, 11811, 1: 300 dpi as every writer puts it.
    expect(view.getUint32(33 + 17)).toBe(0x78a53f76);
  });

  it("refuses what is no PNG file", () => {
    expect(() => withResolution(new Uint8Array(100), 300)).toThrow(RangeError);
  });
});

describe("withWords", () => {
  it("holds title and alternative text under the keywords of the standard, letters of every script", () => {
    const text = "Effekt \u22120.5, \u03c4\u00b2 = 0.1; \u7814\u7a76";
    const file = withWords(withResolution(smallPng(), 300), { title: "Forest", description: text });
    expect(pngFacts(file)).toEqual({ width: 1, height: 1, dpi: 300 });
    const read = Buffer.from(file).toString();
    expect(read).toContain("iTXtTitle\0\0\0\0\0Forest");
    expect(read).toContain(`iTXtDescription\0\0\0\0\0${text}`);
    expect(() => withWords(new Uint8Array(100), WORDS)).toThrow(RangeError);
  });
});

describe("sizes on paper", () => {
  it("gives the dots that a width and a resolution come to", () => {
    expect(pixelSize({ width: 800, height: 400 }, 170, 300)).toEqual({ width: 2008, height: 1004 });
    expect(pixelSize({ width: 800, height: 1 }, 30, 50)).toEqual({ width: 59, height: 1 });
  });

  it("lays out twice the width for twice the paper, so that type keeps its size", () => {
    expect(layoutWidth(180)).toBeCloseTo(2 * layoutWidth(90), -0.5);
    // 12.5 px of a scene that is 170 mm wide on paper.
    expect(((170 / 25.4) * 72 * 12.5) / layoutWidth(170)).toBeCloseTo(8, 1);
  });
});

describe("fontCoverage", () => {
  it("knows the letters of statistics, and misses those of scripts the font does not have", () => {
    const covers = fontCoverage(font);
    const texts = [
      "\u03c4\u00b2 \u03c7\u00b2 \u2212\u221e \u2264 \u2265 \u2013 \u00a0 10\u207b\u2078",
      "Müller \u7814\u7a76 \u200f\u0000",
    ];
    expect(missingCharacters(texts, covers)).toEqual(["\u7814", "\u7a76"]);
  });
  it("refuses what is no font", () => {
    expect(() => fontCoverage(new Uint8Array(4))).toThrow(RangeError);
  });
});

describe("pathSteps", () => {
  it("reads the straight lines that scenes are made of, and refuses what it would draw wrongly", () => {
    expect(pathSteps("M1,-2L3.5,0.04Z")).toEqual([
      { type: "move", x: 1, y: -2 },
      { type: "line", x: 3.5, y: 0.04 },
      { type: "close" },
    ]);
    expect(() => pathSteps("M0,0C1,1,2,2,3,3")).toThrow(RangeError);
    expect(() => pathSteps("M0,0l1,1")).toThrow(RangeError);
    expect(() => pathSteps("M0,0L1")).toThrow(RangeError);
  });
});

function noise(width: number, height: number, seed: number, colours: number): TiffPage {
  let state = seed >>> 0;
  const rgba = new Uint8Array(4 * width * height).map((_, at) => {
    if (at % 4 === 3) return 255;
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return (state >>> 24) % colours;
  });
  return { width, height, rgba, words: WORDS };
}

/** One white dot: header, data, end. */
function smallPng(): Uint8Array {
  const piece = (type: string, content: Uint8Array): Buffer => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(content.length);
    return Buffer.concat([length, Buffer.from(type), content, Buffer.alloc(4)]);
  };
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    piece("IHDR", Uint8Array.of(0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0)),
    piece("IDAT", deflateSync(Uint8Array.of(0, 255))),
    piece("IEND", new Uint8Array()),
  ]);
}
