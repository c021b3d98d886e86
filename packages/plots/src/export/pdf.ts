import { jsPDF } from "jspdf";
import {
  type CircleNode,
  type GroupNode,
  HALO_WIDTH,
  type LineNode,
  type Paint,
  type PathNode,
  type RectNode,
  type Scene,
  type SceneNode,
  type TextNode,
} from "../scene.ts";
import type { Theme } from "../themes.ts";
import { languageDrawn } from "../words.ts";
import { binaryText } from "./bytes.ts";
import { heightMm, pointsOf } from "./figure-size.ts";
import { pathSteps } from "./path-steps.ts";
import { withTabularFigures } from "./tabular-figures.ts";

/** The files of a TrueType font that are put into the PDF. */
export interface PdfFonts {
  readonly regular: Uint8Array;
  readonly bold: Uint8Array;
}

export interface PdfOptions {
  readonly theme: Theme;
  /** Width on paper; the height of each page follows from its scene. */
  readonly widthMm: number;
  readonly fonts: PdfFonts;
  /** Language of the texts. */
  readonly language?: "en" | "es" | "de";
}

/** The embedded font by its name in the document. */
export const PDF_FAMILY = "inter";

/**
 * Scenes as a PDF document: one page each, lines and areas as vectors, texts as texts in an embedded font, so that Greek letters,
 * superscripts and the minus sign come out everywhere and can be searched. Title and description go into the document's properties.
 * @returns the bytes of the file
 * @throws RangeError when there is no scene, or a path holds something other than straight lines
 */
export function scenesToPdf(scenes: readonly Scene[], options: PdfOptions): ArrayBuffer {
  const [first] = scenes;
  if (first === undefined) throw new RangeError("a PDF document was asked for without a scene");
  const size = (scene: Scene): [number, number] => [
    pointsOf(options.widthMm),
    pointsOf(heightMm(scene, options.widthMm)),
  ];
  const pdf = new jsPDF({
    unit: "pt",
    format: size(first),
    orientation: lie(size(first)),
    compress: true,
    putOnlyUsedFonts: true,
  });
  pdf.setProperties({ title: first.title, subject: first.description, creator: "treeline" });
  pdf.setLanguage(options.language ?? languageDrawn());
  embedFonts(pdf, options.fonts);
  for (const [index, scene] of scenes.entries()) {
    if (index > 0) pdf.addPage(size(scene), lie(size(scene)));
    const pen: Pen = { pdf, theme: options.theme, scale: pointsOf(options.widthMm) / scene.width, shift: 0 };
    setFill(pen, "surface");
    const [width, height] = size(scene);
    pdf.rect(0, 0, width, height, "F");
    drawGroup(pen, scene.root);
  }
  return pdf.output("arraybuffer");
}

/** Puts the fonts of the drawings into a document, as the family `PDF_FAMILY`. */
export function embedFonts(pdf: jsPDF, fonts: PdfFonts): void {
  addFont(pdf, fonts.regular, "normal");
  addFont(pdf, fonts.bold, "bold");
}

/**
 * Draws a scene from the upper left corner of the present page on; a transformation of the page moves it elsewhere.
 * @param scale points to a px of the scene
 */
export function drawScene(pdf: jsPDF, scene: Scene, theme: Theme, scale: number): void {
  drawGroup({ pdf, theme, scale, shift: 0 }, scene.root);
}

interface Pen {
  readonly pdf: jsPDF;
  readonly theme: Theme;
  /** Points to a px of the scene. */
  readonly scale: number;
  /** How far down everything is moved, px of the scene. */
  readonly shift: number;
}

/** The library turns a page on its side unless its orientation is that of its size. */
function lie([width, height]: readonly [number, number]): "landscape" | "portrait" {
  return width > height ? "landscape" : "portrait";
}

function addFont(pdf: jsPDF, bytes: Uint8Array, style: "normal" | "bold"): void {
  const file = `${PDF_FAMILY}-${style}.ttf`;
  pdf.addFileToVFS(file, binaryText(withTabularFigures(bytes)));
  pdf.addFont(file, PDF_FAMILY, style);
}

function drawGroup(pen: Pen, group: GroupNode): void {
  const moved = group.shift === undefined ? pen : { ...pen, shift: pen.shift + group.shift };
  for (const child of group.children) drawNode(moved, child);
}

function drawNode(pen: Pen, node: SceneNode): void {
  switch (node.type) {
    case "group":
      drawGroup(pen, node);
      break;
    case "line":
      drawLine(pen, node);
      break;
    case "text":
      drawText(pen, node);
      break;
    default:
      drawShape(pen, node);
  }
}

function drawLine(pen: Pen, { x1, y1, x2, y2, stroke, strokeWidth, dash }: LineNode): void {
  if (stroke === "none") return;
  const { pdf, scale, shift } = pen;
  setStroke(pen, stroke, strokeWidth, dash);
  pdf.line(scale * x1, scale * (y1 + shift), scale * x2, scale * (y2 + shift));
}

type Shape = RectNode | CircleNode | PathNode;

function drawShape(pen: Pen, node: Shape): void {
  const style = prepare(pen, node);
  if (style === null) return;
  const { pdf, scale, shift } = pen;
  if (node.type === "rect") {
    if (node.width <= 0 || node.height <= 0) return;
    pdf.rect(scale * node.x, scale * (node.y + shift), scale * node.width, scale * node.height, style);
    return;
  }
  withOpacity(pen, node.fillOpacity, () => {
    if (node.type === "path") drawPath(pen, node.d, style);
    else pdf.circle(scale * node.cx, scale * (node.cy + shift), scale * node.r, style);
  });
}

type Style = "F" | "S" | "FD";

/** Sets colours and line, and says which of filling and stroking is to be done; null = neither. */
function prepare(pen: Pen, node: Shape): Style | null {
  const filled = node.fill !== "none";
  const stroked = node.stroke !== undefined && node.stroke !== "none";
  if (filled) setFill(pen, node.fill);
  if (stroked) {
    const own = node.type === "path" ? node : { strokeWidth: undefined, dash: undefined };
    setStroke(pen, node.stroke, own.strokeWidth ?? 1, own.dash);
  }
  if (filled) return stroked ? "FD" : "F";
  return stroked ? "S" : null;
}

function drawPath({ pdf, scale, shift }: Pen, d: string, style: Style): void {
  for (const step of pathSteps(d)) {
    if (step.type === "close") pdf.close();
    else if (step.type === "move") pdf.moveTo(scale * step.x, scale * (step.y + shift));
    else pdf.lineTo(scale * step.x, scale * (step.y + shift));
  }
  if (style === "F") pdf.fill();
  else if (style === "S") pdf.stroke();
  else pdf.fillStroke();
}

function drawText(pen: Pen, node: TextNode): void {
  const { pdf, theme, scale, shift } = pen;
  if (node.text === "" || node.fill === "none") return;
  pdf.setFont(PDF_FAMILY, node.weight ?? "normal");
  pdf.setFontSize(scale * node.size);
  pdf.setTextColor(theme.colors[node.fill]);
  const placed = placedRuns(pen, node);
  const y = scale * (node.y + shift);
  const write = (renderingMode: "stroke" | "fill"): void => {
    for (const { text, x, italic } of placed) {
      const slant = italic ? { angle: slanted(pdf, y) } : {};
      pdf.text(text, x, y, { baseline: "alphabetic", renderingMode, ...slant });
    }
  };
  if (node.halo !== undefined) {
    setStroke(pen, node.halo, HALO_WIDTH, undefined);
    pdf.setLineJoin("round");
    write("stroke");
    pdf.setLineJoin("miter");
  }
  write("fill");
}

/** The parts of a text with where each begins, in points; one of a text that is not set in parts. */
function placedRuns(
  { pdf, scale }: Pen,
  { text, runs, italic, x, anchor }: TextNode,
): { readonly text: string; readonly x: number; readonly italic: boolean }[] {
  const parts = runs ?? [{ text, ...(italic !== undefined && { italic }) }];
  const widths = parts.map((part) => pdf.getTextWidth(part.text));
  const whole = widths.reduce((sum, width) => sum + width, 0);
  let at = scale * x - (anchor === "end" ? whole : anchor === "middle" ? whole / 2 : 0);
  return parts.map((part, place) => {
    const placed = { text: part.text, x: at, italic: part.italic ?? false };
    at += widths[place]!;
    return placed;
  });
}

/** Italics as browsers make them of a font that has none: the upright letters, leaning. */
const SLANT = Math.tan((14 * Math.PI) / 180);

/** The library leans what stands on a line about the lower edge of the page, so that it has to be moved back. */
function slanted(pdf: jsPDF, y: number): ReturnType<typeof pdf.Matrix> {
  const above = pdf.internal.pageSize.getHeight() - y;
  return pdf.Matrix(1, 0, SLANT, 1, -SLANT * above, 0);
}

function withOpacity({ pdf }: Pen, opacity: number | undefined, draw: () => void): void {
  if (opacity === undefined || opacity >= 1) {
    draw();
    return;
  }
  pdf.setGState(pdf.GState({ opacity }));
  draw();
  pdf.setGState(pdf.GState({ opacity: 1 }));
}

function setFill({ pdf, theme }: Pen, paint: Paint): void {
  pdf.setFillColor(theme.colors[paint]);
}

function setStroke(
  { pdf, theme, scale }: Pen,
  paint: Paint,
  width: number,
  dash: readonly number[] | undefined,
): void {
  pdf.setDrawColor(theme.colors[paint]);
  pdf.setLineWidth(scale * width);
  pdf.setLineDashPattern(
    (dash ?? []).map((length) => scale * length),
    0,
  );
}
