import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { inflateSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { forest } from "../forest/forest.ts";
import { pdfPages } from "../testing/pdf-text.ts";
import { plotInput } from "../testing/report-fixture.ts";
import { nodesOf, texts } from "../testing/scene-walk.ts";
import { textWidth } from "../text-metrics.ts";
import { lightTheme } from "../themes.ts";
import { scenesToPdf } from "./pdf.ts";

const require = createRequire(import.meta.url);
const font = (path: string): Uint8Array => readFileSync(require.resolve(`@expo-google-fonts/inter/${path}`));
const fonts = {
  regular: font("400Regular/Inter_400Regular.ttf"),
  bold: font("600SemiBold/Inter_600SemiBold.ttf"),
};

const scene = forest.scene(
  plotInput({
    yi: [-0.71, 0.35, 0.18, 0.52],
    vi: [0.068, 0.039, 0.014, 0.123],
    labels: ["Müller", "Åström", "Call & Co", "de Vibe"],
    tau2: 0.02,
  }),
);

describe("scenesToPdf", () => {
  const pages = pdfPages(
    new Uint8Array(
      scenesToPdf([scene, { ...scene, height: scene.width * 2 }], { theme: lightTheme, widthMm: 170, fonts }),
    ),
    inflateSync,
  );

  it("makes a page of each scene, as wide as asked for and as high as the scene asks for", () => {
    expect(pages).toHaveLength(2);
    const points = (170 / 25.4) * 72;
    expect(pages[0]!.width).toBeCloseTo(points, 1);
    expect(pages[0]!.height).toBeCloseTo((points * scene.height) / scene.width, 1);
    expect(pages[1]!.height).toBeCloseTo(2 * points, 1);
  });

  it("holds every text as text, with Greek letters, superscripts and the minus sign", () => {
    const said = pages[0]!.texts;
    expect(said.join("\n")).toContain("\u03c4\u00b2 = ");
    expect(said.some((text) => text.startsWith("\u22120.71"))).toBe(true);
    for (const text of texts(scene)) expect(said).toContain(text);
  });

  it("embeds the fonts and draws vectors", () => {
    expect(pages[0]!.fontFiles).toBe(2);
    expect(pages[0]!.pictures).toBe(0);
  });

  it("leans what is in italics, as the layout of JAMA has P and I", () => {
    const jama = forest.scene(
      plotInput({ yi: [0.7, 0.3, 0.2], vi: [0.07, 0.04, 0.01], forest: { preset: "jama" } }),
    );
    const bytes = new Uint8Array(scenesToPdf([jama], { theme: lightTheme, widthMm: 170, fonts }));
    const [page] = pdfPages(bytes, inflateSync);
    const { placed } = page!;
    expect(placed.filter(({ leans }) => leans).map(({ text }) => text)).toEqual(["P", "I"]);
    const letter = placed.findIndex(({ leans }) => leans);
    const size = nodesOf(jama, "text", "note").find(({ runs }) => runs !== undefined)!.size;
    const wide = (textWidth("P", size) * page!.width) / jama.width;
    expect(placed[letter + 1]!.left - placed[letter]!.left).toBeCloseTo(wide, 0);
    expect(page!.texts.join("")).toMatch(/Heterogeneity: χ²₂ = \d+\.\d+ \(P [=<] \.\d+\), I²/);
    expect(pages[0]!.placed.some(({ leans }) => leans)).toBe(false);
  });

  it("refuses to make a document of nothing", () => {
    expect(() => scenesToPdf([], { theme: lightTheme, widthMm: 170, fonts })).toThrow(RangeError);
  });
});
