import regularFile from "@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf?url";
import boldFile from "@expo-google-fonts/inter/600SemiBold/Inter_600SemiBold.ttf?url";
import cyrillic from "@fontsource-variable/inter/files/inter-cyrillic-wght-normal.woff2?url";
import greek from "@fontsource-variable/inter/files/inter-greek-wght-normal.woff2?url";
import latinExt from "@fontsource-variable/inter/files/inter-latin-ext-wght-normal.woff2?url";
import latin from "@fontsource-variable/inter/files/inter-latin-wght-normal.woff2?url";
import { FONT_PARTS, fontFaces as facesOf } from "@treeline/plots/export";
import { figure } from "../strings/figure.ts";
import circles from "../styles/grade-circles.woff?url";

const words = figure.export;

/** The circles that grade evidence, which the font of figures lacks. */
const CIRCLES = { id: "circles", range: "U+2295,U+25EF", size: "70%" } as const;

const PARTS = [...FONT_PARTS, CIRCLES];

/** The parts of the page's own font. */
const FILES: Readonly<Record<(typeof PARTS)[number]["id"], string>> = {
  latin,
  greek,
  "latin-ext": latinExt,
  cyrillic,
  circles,
};

const fetched = new Map<string, Promise<Uint8Array>>();

/** A file of the site, fetched once. */
function load(file: string): Promise<Uint8Array> {
  const known = fetched.get(file);
  if (known !== undefined) return known;
  const loading = fetch(file).then(async (answer) => {
    if (!answer.ok) throw new Error(words.noFont(file, String(answer.status)));
    return new Uint8Array(await answer.arrayBuffer());
  });
  fetched.set(file, loading);
  // What failed, for want of a connection, may come another time.
  loading.catch(() => fetched.delete(file));
  return loading;
}

/** The whole fonts, for files that embed them. */
export async function fontFiles(): Promise<{ readonly regular: Uint8Array; readonly bold: Uint8Array }> {
  const [regular, bold] = await Promise.all([load(regularFile), load(boldFile)]);
  return { regular, bold };
}

/** `@font-face` rules that hold the parts of the font which a text needs. */
export function fontFaces(text: string): Promise<string> {
  return facesOf(text, PARTS, async (id) => ({
    kind: id === "circles" ? "woff" : "woff2",
    bytes: await load(FILES[id]),
  }));
}
