import { hasUntoldDirections, plots, type Scene, sceneToSvg, type Theme, themes } from "@treeline/plots";
import {
  fontCoverage,
  layoutWidth,
  missingCharacters,
  pixelSize,
  sceneTexts,
  type TiffPage,
  toTiff,
  withFaces,
  withResolution,
  withWords,
} from "@treeline/plots/export";
import type { FigureSource } from "../state/figure-export.ts";
import { language } from "../state/language.ts";
import { inTongueOf, tongueOf } from "../state/tongues.ts";
import { figureInput } from "../views/results/plot-input.ts";
import { fileName } from "./download.ts";
import type { FigureChoices } from "./figure-choices.ts";
import { fontFaces, fontFiles } from "./figure-fonts.ts";
import { dotsOf, pngOf, rasterise } from "./figure-raster.ts";

/** A file that is ready to be saved. */
export interface FigureFile {
  readonly name: string;
  readonly blob: Blob;
}

/** The pages of a figure, laid out for a width on paper. */
export function figurePages(source: FigureSource, widthMm: number): readonly Scene[] {
  return inTongueOf("figures", () => plots.get(source.plot).pages(figureInput(source, layoutWidth(widthMm))));
}

/** Whether nobody has said what the two sides of the figure mean. */
export function lacksDirections(source: FigureSource, widthMm: number): boolean {
  return hasUntoldDirections(plots.get(source.plot), figureInput(source, layoutWidth(widthMm)));
}

function themeOf({ theme }: Pick<FigureChoices, "theme">): Theme {
  return themes.find(({ id }) => id === theme) ?? themes[0]!;
}

/** A page as SVG text with its font in it, as every browser draws it alike. */
export async function selfContained(scene: Scene, choices: FigureChoices): Promise<string> {
  return withFaces(bare(scene, choices), fontFaces);
}

/** A page as SVG text, as it was chosen. */
export async function svgOf(scene: Scene, choices: FigureChoices): Promise<string> {
  if (choices.embedFont) return selfContained(scene, choices);
  return bare(scene, choices);
}

function bare(scene: Scene, choices: FigureChoices): string {
  return sceneToSvg(scene, { theme: themeOf(choices), standalone: true, widthMm: choices.widthMm });
}

/** A page as SVG text for the clipboard, where browsers keep neither fonts nor styles. */
export function drawingOf(scene: Scene, { widthMm, theme }: FigureChoices): string {
  return sceneToSvg(scene, { theme: themeOf({ theme }), standalone: true, widthMm, unstyled: true });
}

/** A page as a PNG file that states its resolution, and the words about it. */
export async function pngFile(scene: Scene, choices: FigureChoices): Promise<Blob> {
  const { widthMm, dpi } = choices;
  const picture = await rasterise(
    await selfContained(scene, choices),
    pixelSize(scene, widthMm, dpi),
    themeOf(choices).colors.surface,
  );
  const png = withWords(withResolution(await pngOf(picture), dpi), scene);
  return new Blob([png], { type: "image/png" });
}

/** The files of a figure as chosen: one for all pages where the format has pages, else one a page. */
export async function figureFiles(
  source: FigureSource,
  scenes: readonly Scene[],
  choices: FigureChoices,
): Promise<readonly FigureFile[]> {
  const { format } = choices;
  const name = (page: number | null): string => {
    const number = page === null || scenes.length === 1 ? "" : ` ${page + 1}`;
    return fileName(`${source.evaluated.document.title} ${source.plot}${number}`, format);
  };
  switch (format) {
    case "svg":
      return Promise.all(
        scenes.map(async (scene, page) => ({
          name: name(page),
          blob: new Blob([await svgOf(scene, choices)], { type: "image/svg+xml" }),
        })),
      );
    case "png":
      return Promise.all(
        scenes.map(async (scene, page) => ({ name: name(page), blob: await pngFile(scene, choices) })),
      );
    case "pdf":
      return [{ name: name(null), blob: await pdfFile(scenes, choices) }];
    case "tiff":
      return [{ name: name(null), blob: await tiffFile(scenes, choices) }];
  }
}

async function pdfFile(scenes: readonly Scene[], choices: FigureChoices): Promise<Blob> {
  const [{ scenesToPdf }, fonts] = await Promise.all([import("@treeline/plots/export-pdf"), fontFiles()]);
  const { widthMm } = choices;
  const spoken = tongueOf("figures")?.language ?? language;
  const pdf = scenesToPdf(scenes, { theme: themeOf(choices), widthMm, fonts, language: spoken });
  return new Blob([pdf], { type: "application/pdf" });
}

async function tiffFile(scenes: readonly Scene[], choices: FigureChoices): Promise<Blob> {
  const { widthMm, dpi } = choices;
  const pages: TiffPage[] = [];
  for (const scene of scenes) {
    const size = pixelSize(scene, widthMm, dpi);
    const picture = await rasterise(
      await selfContained(scene, choices),
      size,
      themeOf(choices).colors.surface,
    );
    pages.push({ ...size, rgba: dotsOf(picture), words: scene });
  }
  return new Blob([toTiff(pages, dpi)], { type: "image/tiff" });
}

/** Characters of a figure that a PDF cannot show. */
export async function missingInPdf(scenes: readonly Scene[]): Promise<readonly string[]> {
  const { regular } = await fontFiles();
  return missingCharacters(scenes.flatMap(sceneTexts), fontCoverage(regular));
}
