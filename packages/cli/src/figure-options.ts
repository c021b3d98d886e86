import { type AnalysisDocument, withFigureWords } from "@treeline/engine";
import type { Drawn, Plot } from "@treeline/plots";
import { DPI, layoutWidth, WIDTH_MM } from "@treeline/plots/export";
import { type Arguments, type Command, UsageError } from "./command.ts";

/** What a figure is written as, by the ending of its file's name. */
const FORMATS = ["svg", "csv", "pdf", "png", "tiff", "tif"] as const;
type FigureFormat = (typeof FORMATS)[number];

interface FigureChoices {
  /** Width in px at which the plot is laid out. */
  readonly width: number;
  readonly dpi: number;
  readonly widthMm: number | null;
  readonly format: FigureFormat;
  /** Whether an SVG holds the font it is set in. */
  readonly embedFont: boolean;
  /** Absent = the terminal. */
  readonly out: string | undefined;
}

/** A figure that is no text has a size on paper and a file. */
export interface FigureFile extends FigureChoices {
  readonly format: Exclude<FigureFormat, TextFormat>;
  readonly widthMm: number;
  readonly out: string;
}

type TextFormat = "svg" | "csv";
export type TextFigure =
  | (FigureChoices & { readonly format: "svg" })
  | (FigureChoices & { readonly format: "csv" });

/** How a figure is written: options of every command that draws one. */
export const FIGURE_OPTIONS: Command["options"] = {
  width: {
    type: "string",
    value: "<pixels>",
    help: "width at which it is laid out (900 unless told, or what --width-mm comes to with letters of 8 points)",
  },
  "width-mm": {
    type: "string",
    value: "<mm>",
    help: `width on paper (${WIDTH_MM.usual} unless told, for PDF, PNG and TIFF)`,
  },
  dpi: { type: "string", value: "<dots>", help: `dots per inch of PNG and TIFF (${DPI.usual} unless told)` },
  title: { type: "string", value: "<text>", help: "title above the plot, instead of the document’s" },
  alt: {
    type: "string",
    value: "<text>",
    help: "alternative text, instead of the one written from the results",
  },
  note: { type: "string", value: "<text>", help: "note below the plot" },
  "no-embed-font": {
    type: "boolean",
    help: "leave the font out of an SVG, which is smaller and set in Inter only where that is installed",
  },
  out: {
    type: "string",
    value: "<file>",
    help: "write to .svg, .pdf, .png or .tiff, or its numbers to .csv, instead of SVG to the terminal; several pages make one PDF or TIFF, else file-1, file-2",
  },
};

/** @throws UsageError for a size that cannot be drawn and a file of no known kind */
export function figureChoices(args: Arguments): TextFigure | FigureFile {
  const out = args.text("out");
  const format = formatOf(out);
  const given = args.text("width-mm") === undefined ? null : numberOf(args, "width-mm", WIDTH_MM);
  const dpi = numberOf(args, "dpi", DPI);
  const isText = format === "svg" || format === "csv";
  const widthMm = given ?? (isText ? null : WIDTH_MM.usual);
  const width =
    args.text("width") !== undefined || widthMm === null
      ? numberOf(args, "width", { least: 100, most: 10_000, usual: 900 })
      : layoutWidth(widthMm);
  const embedFont = !args.flag("no-embed-font");
  if (isText) return { width, dpi, widthMm, format, embedFont, out };
  return { width, dpi, widthMm: widthMm ?? WIDTH_MM.usual, format, embedFont, out: out ?? "" };
}

/** The document with the words about a figure that the command gives in place of its own. */
export function withGivenWords(
  input: Drawn,
  plot: Pick<Plot, "id" | "subject">,
  args: Arguments,
): AnalysisDocument {
  const given = (["title", "alt", "note"] as const).flatMap((key) => {
    const text = args.text(key);
    return text === undefined ? [] : [[key, text] as const];
  });
  if (given.length === 0) return input.document;
  return withFigureWords(input.document, plot.id, plot.subject(input), Object.fromEntries(given));
}

function formatOf(out: string | undefined): FigureFormat {
  if (out === undefined) return "svg";
  const ending = /\.([^./\\]+)$/.exec(out)?.[1]?.toLowerCase();
  // A name without an ending has always been written as SVG.
  if (ending === undefined) return "svg";
  const known = FORMATS.find((format) => format === ending);
  if (known !== undefined) return known;
  throw new UsageError(
    `--out ${out} ends in .${ending}, which no figure is written as; there are .svg, .pdf, .png and .tiff, and .csv for its numbers.`,
  );
}

interface Bounds {
  readonly least: number;
  readonly most: number;
  readonly usual: number;
}

function numberOf(args: Arguments, name: string, { least, most, usual }: Bounds): number {
  const text = args.text(name) ?? String(usual);
  const value = Number(text);
  if (text.trim() !== "" && value >= least && value <= most) return value;
  throw new UsageError(`--${name} ${text} is not a number between ${least} and ${most}.`);
}
