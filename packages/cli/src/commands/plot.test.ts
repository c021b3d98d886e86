import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { inflateSync } from "node:zlib";
import { pngFacts } from "@treeline/plots/export";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { pdfPages } from "../../../plots/src/testing/pdf-text.ts";
import { callCli } from "../cli-testing.ts";

const bcg = fileURLToPath(new URL("../../../../examples/bcg-vaccine/analysis.json", import.meta.url));
let folder = "";

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "treeline-plot-"));
});
afterAll(() => rm(folder, { recursive: true }));

/** The bytes of the file that a figure was written to. */
async function figure(name: string, ...options: readonly string[]): Promise<Uint8Array> {
  const out = join(folder, name);
  expect(await callCli("plot", bcg, "--out", out, ...options)).toMatchObject({ exit: 0, out: "", error: "" });
  return readFile(out);
}

describe("plot in a layout", () => {
  const drawn = async (options: object): Promise<string> =>
    String(Buffer.from(await figure("layout.svg", "--options", JSON.stringify(options))));

  it("has the habits of the layout, whatever the file chose for its own", async () => {
    const revman = await drawn({ preset: "cochrane" });
    for (const said of ["IV, Random, 95% CI", ">Weight<", ">0.41 [0.13, 1.26]<", ">Total<"])
      expect(revman).toContain(said);
    expect(revman).not.toContain("Prediction interval");
    expect(revman).not.toContain("ablat");
  });

  it("keeps what the command asks for beside it, and what the file chose of its own layout", async () => {
    expect(await drawn({ preset: "bmj", showPrediction: true })).toContain("Prediction interval");
    expect(await drawn({ preset: "plain", order: "effect" })).toContain("ablat");
  });
});

describe("plot writes figures for papers", () => {
  it("as PDF whose text can be searched, as wide as asked for", async () => {
    const [page, ...others] = pdfPages(await figure("forest.pdf", "--width-mm", "85"), inflateSync);
    expect(others).toEqual([]);
    expect(page!.width).toBeCloseTo((85 / 25.4) * 72, 1);
    expect(page!.fontFiles).toBe(2);
    const said = page!.texts.join("\n");
    expect(said).toContain("Ferguson & Simes 1949");
    expect(said).toContain("\u03c4\u00b2 = 0.313");
    expect(said).toMatch(/k \u2212 1/);
  });

  it("as PNG and TIFF of the dots that width and resolution come to, which the files state", async () => {
    const png = await figure("forest.png", "--width-mm", "90", "--dpi", "150");
    expect(pngFacts(png)).toMatchObject({ width: 531, dpi: 150 });
    const tiff = await figure("forest.tiff", "--width-mm", "90", "--dpi", "150");
    const view = new DataView(tiff.buffer, tiff.byteOffset);
    expect([view.getUint16(0, true), view.getUint16(2, true)]).toEqual([0x4949, 42]);
    expect(view.getUint32(8 + 2 + 8, true)).toBe(531);
  });

  it("as SVG with text as text and its size on paper, under the title and over the note given", async () => {
    const svg = String(
      Buffer.from(
        await figure(
          "forest.svg",
          "--width-mm",
          "170",
          "--title",
          "Figure 1 <BCG>",
          "--note",
          "After Colditz.",
          "--alt",
          "Thirteen trials.",
        ),
      ),
    );
    expect(svg).toMatch(/^<svg [^>]*width="170mm"/);
    expect(svg).toContain(">Figure 1 &lt;BCG&gt;</text>");
    expect(svg).toContain(">After Colditz.</text>");
    expect(svg).toMatch(/<desc [^>]*>Thirteen trials\.<\/desc>/);
  });

  it("as SVG with the font of its letters in it, or without where told", async () => {
    const whole = String(Buffer.from(await figure("forest.svg")));
    expect(whole.match(/src:url\(data:font\/woff2;base64,/g)).toHaveLength(2);
    const bare = String(Buffer.from(await figure("forest.svg", "--no-embed-font")));
    expect(bare).not.toContain("@font-face");
    expect(whole.replace(/<style>@font-face[^<]*<\/style>\n?/, "")).toBe(bare);
  });

  it("as CSV of the numbers it shows", async () => {
    const lines = new TextDecoder()
      .decode(await figure("forest.csv"))
      .trim()
      .split(/\r?\n/);
    expect(lines[0]).toContain("Study,RR,Lower end,Upper end");
    expect(lines).toHaveLength(1 + 13 + 2);
    expect(lines[1]).toMatch(/^Aronson 1948,0\.41/);
  });

  it.each([
    ["--out", "forest.docx", ".docx"],
    ["--width-mm", "3", "between 30 and 1000"],
    ["--dpi", "fine", "between 50 and 1200"],
  ])("refuses %s %s and says what can be written", async (option, value, said) => {
    const { exit, error } = await callCli("plot", bcg, option, value);
    expect(exit).toBe(1);
    expect(error).toContain(said);
  });

  it("refuses a picture that nothing could open", async () => {
    const out = join(folder, "huge.png");
    const { exit, error } = await callCli("plot", bcg, "--out", out, "--width-mm", "1000", "--dpi", "1200");
    expect(exit).toBe(1);
    expect(error).toContain("PDF");
  });
});
