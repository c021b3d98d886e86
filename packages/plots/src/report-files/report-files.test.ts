import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { inflateSync } from "node:zlib";
import { writeReport } from "@treeline/engine/report";
import { strFromU8, unzipSync } from "fflate";
import { afterEach, describe, expect, it } from "vitest";
import { words as german } from "../languages/de/words.ts";
import { reportPage } from "../report-page/report-page.ts";
import { speak } from "../spoken.ts";
import { pdfPages } from "../testing/pdf-text.ts";
import { plotInput } from "../testing/report-fixture.ts";
import { reportToDocx } from "./docx.ts";
import { everything } from "./everything.ts";
import { reportToPdf } from "./pdf.ts";

const require = createRequire(import.meta.url);
const font = (path: string): Uint8Array => readFileSync(require.resolve(`@expo-google-fonts/inter/${path}`));
const fonts = {
  regular: font("400Regular/Inter_400Regular.ttf"),
  bold: font("600SemiBold/Inter_600SemiBold.ttf"),
};

const HOSTILE = '<img src=x onerror=alert(1)> & "Å\u0007"';
const { width: _, ...input } = plotInput({
  yi: [-0.71, 0.35, 0.18, 0.52, 0.4],
  vi: [0.068, 0.039, 0.014, 0.123, 0.05],
  labels: ["Müller", HOSTILE, "Call", "de Vibe", "\u738b"],
  tau2: 0.02,
  title: HOSTILE,
});
const source = { document: input.document, report: input.report, audit: null, sensitivity: null };
const written = writeReport(source);
const picture = async (): Promise<Uint8Array> => new Uint8Array([1, 2, 3]);

afterEach(() => speak(null));

describe("the report as files", () => {
  it("is a PDF whose text can be read, page by page, and that names characters it cannot draw", () => {
    const pages = pdfPages(new Uint8Array(reportToPdf(written, input, fonts)), inflateSync);
    const text = pages.flatMap(({ texts }) => texts).join(" ");
    expect(pages.length).toBeGreaterThan(2);
    expect(text).toContain("\u03c4\u00b2");
    expect(text).toContain("\u2212");
    expect(text).toContain(`2 / ${pages.length}`);
    expect(text).toContain("U+738B");
    expect(pages[0]?.width).toBeCloseTo(595.28, 1);
  });

  it("is a Word document with tables, headings, vectors and their descriptions, and no markup of the user's", async () => {
    const files = unzipSync(await reportToDocx(written, input, picture));
    const body = strFromU8(files["word/document.xml"]!);
    expect(body).toContain('w:val="Heading1"');
    expect(body).toContain("<w:tblHeader/>");
    expect(body).toMatch(/descr="5 studies/);
    expect(body).not.toContain("<img");
    expect(body).toContain("&lt;img src=x");
    expect(Object.keys(files).some((name) => name.endsWith(".svg"))).toBe(true);
  });

  it("says its language to programs that read it aloud or check its spelling", async () => {
    const said = async (): Promise<readonly (string | undefined)[]> => {
      const pdf = strFromU8(new Uint8Array(reportToPdf(written, input, fonts)), true);
      const styles = strFromU8(unzipSync(await reportToDocx(written, input, picture))["word/styles.xml"]!);
      return [/\/Lang \((\w+)\)/.exec(pdf)?.[1], /<w:lang w:val="(\w+)"/.exec(styles)?.[1]];
    };
    expect(await said()).toEqual(["en", "en"]);
    speak({ words: german });
    expect(await said()).toEqual(["de", "de"]);
  });

  it("is a page without scripts or requests, the user's text as text", () => {
    const page = reportPage(written, input);
    expect(page).not.toMatch(/<script|<img|src="|url\(|@import/i);
    expect(page).toContain("&lt;img src=x");
    expect(page).toMatch(/<svg [^>]*role="img"/);
    expect(page).not.toMatch(/NaN|undefined|\[object/);
  });

  it("is an archive of everything, the same texts each time, its pages and drawings with their font", async () => {
    const faces = async (text: string): Promise<string> => `@font-face{src:"${text.length}"}`;
    const given = { source, project: input.document, input, script: "# R", fonts, faces };
    const files = unzipSync(await everything(given));
    const again = unzipSync(await everything(given));
    expect(Object.keys(again)).toEqual(Object.keys(files));
    // A PDF says when it was made.
    for (const name of Object.keys(files).filter((one) => !one.endsWith(".pdf"))) {
      expect(strFromU8(again[name]!) === strFromU8(files[name]!), name).toBe(true);
    }
    for (const [name, file] of Object.entries(files)) {
      expect(strFromU8(file).includes("<style>@font-face{"), name).toBe(/\.(svg|html)$/.test(name));
    }
    for (const name of Object.keys(files)) {
      if (name !== "README.txt") expect(strFromU8(files["README.txt"]!)).toContain(name);
    }
    expect(strFromU8(files["code/analysis.R"]!)).toBe("# R");
    expect(JSON.parse(strFromU8(files["project.treeline.json"]!))).toMatchObject({ schema: 1 });
    expect(files["figures/forest.svg"]).toBeDefined();
  });
});
