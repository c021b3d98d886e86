import { type Scene, sceneToSvg, type Theme } from "@treeline/plots";
import {
  fontCoverage,
  MOST_PIXELS,
  missingCharacters,
  pixelSize,
  sceneTexts,
  type TiffPage,
  toTiff,
  withFaces,
  withResolution,
  withWords,
} from "@treeline/plots/export";
import { type Terminal, UsageError } from "./command.ts";
import { deliver } from "./document-file.ts";
import { embeddedFaces, pictureFontFiles, readFonts } from "./figure-fonts.ts";
import type { FigureFile, TextFigure } from "./figure-options.ts";

/**
 * Writes the pages of a figure: one file for all where the format has pages (PDF, TIFF), else one file a page.
 * @throws UsageError when the picture would be larger than programs can hold
 */
export async function writeFigure(
  scenes: readonly Scene[],
  theme: Theme,
  file: FigureFile,
  terminal: Terminal,
): Promise<void> {
  const { format, widthMm, dpi, out } = file;
  const fonts = await readFonts();
  const missing = missingCharacters(scenes.flatMap(sceneTexts), fontCoverage(fonts.regular));
  if (missing.length > 0) terminal.error(missingNote(missing, format));
  if (format === "pdf") {
    const { scenesToPdf } = await import("@treeline/plots/export-pdf");
    await terminal.writeBytes(out, new Uint8Array(scenesToPdf(scenes, { theme, widthMm, fonts })));
    return;
  }
  const pages: Picture[] = [];
  for (const scene of scenes) pages.push(await rasterised(scene, theme, file, missing.length > 0));
  if (format !== "png") {
    await terminal.writeBytes(out, toTiff(pages, dpi));
    return;
  }
  for (const [page, { png, words }] of pages.entries()) {
    const name = pages.length === 1 ? out : numbered(out, page + 1);
    await terminal.writeBytes(name, withWords(withResolution(png, dpi), words));
  }
}

/** Pages as SVG texts; on the terminal one after another. */
export async function writeSvg(
  scenes: readonly Scene[],
  theme: Theme,
  { widthMm, embedFont, out }: Pick<TextFigure, "widthMm" | "embedFont" | "out">,
  terminal: Terminal,
): Promise<void> {
  for (const [page, scene] of scenes.entries()) {
    const file = out === undefined || scenes.length === 1 ? out : numbered(out, page + 1);
    const width = widthMm === null ? {} : { widthMm };
    const svg = sceneToSvg(scene, { theme, standalone: true, ...width });
    await deliver(embedFont ? await withFaces(svg, embeddedFaces) : svg, file, terminal);
  }
}

/** "plot.svg" of several pages: "plot-1.svg", "plot-2.svg". */
function numbered(file: string, page: number): string {
  const dot = /\.[^./\\]+$/.exec(file)?.index ?? file.length;
  return `${file.slice(0, dot)}-${page}${file.slice(dot)}`;
}

interface Picture extends TiffPage {
  readonly png: Uint8Array;
}

async function rasterised(
  scene: Scene,
  theme: Theme,
  { widthMm, dpi }: Pick<FigureFile, "widthMm" | "dpi">,
  withSystemFonts: boolean,
): Promise<Picture> {
  const { width, height } = pixelSize(scene, widthMm, dpi);
  if (width * height > MOST_PIXELS) {
    throw new UsageError(
      `The picture would be ${width} by ${height} dots, more than programs can hold, so it was not drawn. Give a smaller --width-mm or --dpi, or write a PDF, which is sharp at every size.`,
    );
  }
  const { Resvg } = await import("@resvg/resvg-js");
  const picture = new Resvg(sceneToSvg(scene, { theme, standalone: true }), {
    fitTo: { mode: "width", value: width },
    font: {
      fontFiles: await pictureFontFiles(),
      // Slow to gather, and asked only for scripts that the figure's own font lacks.
      loadSystemFonts: withSystemFonts,
      defaultFontFamily: "Inter",
    },
  }).render();
  const { width: dots, height: lines, pixels } = picture;
  return { width: dots, height: lines, rgba: pixels, png: picture.asPng(), words: scene };
}

function missingNote(missing: readonly string[], format: FigureFile["format"]): string {
  const shown = `${missing.slice(0, 10).join(" ")}${missing.length > 10 ? " …" : ""}`;
  return format === "pdf"
    ? `The embedded font has no picture of ${missing.length} characters of the figure (${shown}): the PDF shows empty boxes for them. Write SVG or PNG, which take them from fonts of this machine.\n`
    : `The font of figures has no picture of ${missing.length} characters (${shown}): they were taken from fonts of this machine, if it has them.\n`;
}
