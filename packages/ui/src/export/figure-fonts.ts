import regularFile from "@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf?url";
import boldFile from "@expo-google-fonts/inter/600SemiBold/Inter_600SemiBold.ttf?url";
import cyrillic from "@fontsource-variable/inter/files/inter-cyrillic-wght-normal.woff2?url";
import greek from "@fontsource-variable/inter/files/inter-greek-wght-normal.woff2?url";
import latinExt from "@fontsource-variable/inter/files/inter-latin-ext-wght-normal.woff2?url";
import latin from "@fontsource-variable/inter/files/inter-latin-wght-normal.woff2?url";
import { figure } from "../strings/figure.ts";
import circles from "../styles/grade-circles.woff?url";

const words = figure.export;

/** The parts the page's own font comes in, with the characters each is for: those that the page loads them for. */
const PARTS: readonly {
  readonly file: string;
  readonly range: string;
  readonly holds: RegExp;
  /** Of the font's own size; absent = all of it. */
  readonly size?: string;
}[] = [
  {
    file: latin,
    range:
      "U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215",
    holds:
      /[ -\u00ff\u0131\u0152\u0153\u02bb\u02bc\u02c6\u02da\u02dc\u2000-\u206f\u20ac\u2122\u2191\u2193\u2212\u2215]/u,
  },
  { file: greek, range: "U+0370-03FF", holds: /[\u0370-\u03ff]/u },
  {
    file: latinExt,
    range:
      "U+0100-02BA,U+02BD-02C5,U+02C7-02CC,U+02CE-02D7,U+02DD-02FF,U+1E00-1EFF,U+2020,U+20A0-20AB,U+2113",
    holds: /[\u0100-\u0130\u0132-\u0151\u0154-\u02ba\u1e00-\u1eff\u2020\u20a0-\u20ab\u2113]/u,
  },
  {
    file: cyrillic,
    range: "U+0400-045F,U+0490-0491,U+04B0-04B1,U+2116",
    holds: /[\u0400-\u045f\u0490\u0491\u04b0\u04b1\u2116]/u,
  },
  { file: circles, range: "U+2295,U+25EF", holds: /[\u2295\u25ef]/u, size: "70%" },
];

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
export async function fontFaces(text: string): Promise<string> {
  const needed = PARTS.filter(({ holds }) => holds.test(text));
  const rules = needed.map(async ({ file, range, size = "100%" }) => {
    const kind = file.endsWith(".woff") ? "woff" : "woff2";
    const source = `url(data:font/${kind};base64,${base64(await load(file))})format("${kind}")`;
    return `@font-face{font-family:"Inter Variable";font-weight:100 900;src:${source};size-adjust:${size};unicode-range:${range}}`;
  });
  return (await Promise.all(rules)).join("");
}

function base64(bytes: Uint8Array): string {
  const pieces: string[] = [];
  for (let at = 0; at < bytes.length; at += 8192) {
    pieces.push(String.fromCharCode(...bytes.subarray(at, at + 8192)));
  }
  return btoa(pieces.join(""));
}
