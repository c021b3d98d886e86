import { rmSync } from "node:fs";
import { mkdtemp, readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { FONT_PARTS, fontFaces, withTabularFigures } from "@treeline/plots/export";

const { resolve } = createRequire(import.meta.url);

/** The files of the font that figures are set in, the same that the page embeds. */
const FONT_FILES = {
  regular: resolve("@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf"),
  bold: resolve("@expo-google-fonts/inter/600SemiBold/Inter_600SemiBold.ttf"),
} as const;
/** The same in parts, for pages and drawings that embed what they need of it. */
const PART_FILES = {
  latin: resolve("@fontsource-variable/inter/files/inter-latin-wght-normal.woff2"),
  greek: resolve("@fontsource-variable/inter/files/inter-greek-wght-normal.woff2"),
  "latin-ext": resolve("@fontsource-variable/inter/files/inter-latin-ext-wght-normal.woff2"),
  cyrillic: resolve("@fontsource-variable/inter/files/inter-cyrillic-wght-normal.woff2"),
} as const;
/** The rasteriser leans no upright letters, as browsers and our PDF do. */
const ITALIC_FILE = resolve("@expo-google-fonts/inter/400Regular_Italic/Inter_400Regular_Italic.ttf");

export async function readFonts(): Promise<{ readonly regular: Uint8Array; readonly bold: Uint8Array }> {
  const [regular, bold] = await Promise.all([readFile(FONT_FILES.regular), readFile(FONT_FILES.bold)]);
  return { regular, bold };
}

/** `@font-face` rules that hold the parts of the font which a text needs, as the page puts them into its SVG. */
export function embeddedFaces(text: string): Promise<string> {
  return fontFaces(text, FONT_PARTS, async (id) => ({
    kind: "woff2",
    bytes: await readFile(PART_FILES[id]),
  }));
}

let written: Promise<string[]> | null = null;

/** Files of the font with figures of equal width: the rasteriser reads fonts from files only. They go when the program ends. */
export function pictureFontFiles(): Promise<string[]> {
  written ??= writePictureFonts();
  return written;
}

async function writePictureFonts(): Promise<string[]> {
  const [fonts, italic, folder] = await Promise.all([
    readFonts(),
    readFile(ITALIC_FILE),
    mkdtemp(join(tmpdir(), "treeline-fonts-")),
  ]);
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
  return Promise.all(
    Object.entries({ ...fonts, italic }).map(async ([face, font]) => {
      const file = join(folder, `${face}.ttf`);
      await writeFile(file, withTabularFigures(font));
      return file;
    }),
  );
}
