import type { Drawing } from "../define-plot.ts";
import { directionsOf } from "../directions/directions.ts";
import { drawFooter } from "../footer.ts";
import type { Span } from "../limits.ts";
import { textNode } from "../nodes.ts";
import { A4 } from "../paper.ts";
import type { Estimate } from "../pooled.ts";
import type { SceneNode } from "../scene.ts";
import {
  axisSize,
  directionsAbove,
  drawForestAxis,
  predictionBand,
  referenceAt,
  referenceLines,
} from "./axis.ts";
import type { Band } from "./bands.ts";
import { drawRobLegend } from "./columns/risk-of-bias.ts";
import type { FigureContext } from "./context.ts";
import { headerRow, ruleLine } from "./header.ts";
import type { ForestLayout } from "./layout.ts";
import type { ForestAxis } from "./marks.ts";
import { splitBands } from "./pages.ts";
import { drawRuns } from "./rich-text.ts";
import type { SharedOptions } from "./shared-options.ts";
import { forestWords } from "./words.ts";

/** A forest plot before it is divided into pages. */
export interface Figure {
  readonly context: FigureContext;
  readonly options: SharedOptions;
  readonly layout: ForestLayout;
  readonly axis: ForestAxis;
  readonly bands: readonly Band[];
  /** What a dotted line runs up from; null = none. */
  readonly pooled: Estimate | null;
  /** Shaded behind the studies; null = not. */
  readonly shaded: Span | null;
  /** Pieces that stay whole, and sentences, below the table. */
  readonly pieces: readonly string[];
  readonly notes: readonly string[];
  readonly description: string;
}

interface Placed {
  readonly nodes: readonly SceneNode[];
  readonly height: number;
}

const NO_DIRECTIONS = { negative: "", positive: "" };

/** The whole figure on one page, however high. */
export function drawFigure(figure: Figure): Drawing {
  return drawPage(figure, figure.bands, { number: 1, of: 1 });
}

/** The figure as the pages its options ask for: each with its headings and its axis, the footer on the last. */
export function drawPages(figure: Figure): readonly Drawing[] {
  const { options, layout } = figure;
  const pages = splitBands(figure.bands, options, A4 * layout.width - frameHeight(figure));
  return pages.map((bands, index) => drawPage(figure, bands, { number: index + 1, of: pages.length }));
}

/** Everything but the rows. */
function frameHeight(figure: Figure): number {
  return drawPage(figure, [], { number: 1, of: 1 }).height;
}

interface PageOf {
  readonly number: number;
  readonly of: number;
}

function drawPage(figure: Figure, bands: readonly Band[], page: PageOf): Drawing {
  const { context, options, layout, axis, pooled, shaded } = figure;
  const { preset, input } = context;
  const header = headerRow(layout, context);
  const above = options.favours === "top" ? directionsOnTop(figure, header.height) : { nodes: [], height: 0 };
  const top = header.height + above.height + 5;
  const [rows, leftOut] = aroundAxis(bands);
  const drawn = drawBands(rows, top);
  const bottom = drawn.bottom + 4;
  // A page of left-out studies alone has no lines through its rows.
  const table = rows[0]?.kind.startsWith("left-out") ? top : bottom;
  const below = options.favours === "below" ? directionsOf(input) : NO_DIRECTIONS;
  const title = preset.axisTitle(context) ?? undefined;
  const drawnAxis = drawForestAxis(below, layout, axis, bottom, preset.favours, title);
  const rest = drawBands(leftOut, bottom + drawnAxis.height + (leftOut.length === 0 ? 0 : 8));
  const footer = drawnFooter(figure, page, rest.bottom + 12);
  const start = header.height + above.height;
  return {
    nodes: [
      ...predictionBand(axis, shaded, start, drawn.among),
      ...referenceLines(
        axis,
        options.pooledLine ? pooled : null,
        start,
        { studies: drawn.among, table },
        referenceAt(axis, options),
      ),
      ...(preset.rules.header ? [ruleLine(layout, header.height)] : []),
      ...header.nodes,
      ...above.nodes,
      ...drawn.nodes,
      ...drawnAxis.nodes,
      ...rest.nodes,
      ...footer.nodes,
    ],
    height: Math.ceil(rest.bottom + 12 + footer.height + 12),
    description: figure.description,
  };
}

/** What stands above the axis and what below it: many studies left out would part the others from their scale. */
function aroundAxis(bands: readonly Band[]): readonly [readonly Band[], readonly Band[]] {
  const first = bands.findIndex(({ kind }) => kind.startsWith("left-out"));
  if (first <= 0) return [bands, []];
  const cut = bands[first - 1]!.kind === "rule" ? first - 1 : first;
  return [bands.slice(0, cut), bands.slice(cut)];
}

interface DrawnBands {
  readonly nodes: readonly SceneNode[];
  readonly bottom: number;
  /** Where the studies end. */
  readonly among: number;
}

function drawBands(bands: readonly Band[], top: number): DrawnBands {
  const nodes: SceneNode[] = [];
  let [y, among] = [top, top];
  for (const band of bands) {
    nodes.push(...band.draw(y));
    y += band.height;
    if (band.among) among = y;
  }
  return { nodes, bottom: y, among };
}

function directionsOnTop({ context, layout, axis }: Figure, top: number): Placed {
  const drawn = directionsAbove(directionsOf(context.input), layout, axis, top + 5, context.preset.favours);
  return { nodes: drawn.nodes, height: drawn.height === 0 ? 0 : drawn.height + 3 };
}

/** Of all pages but the last the number alone. */
function drawnFooter(figure: Figure, page: PageOf, top: number): Placed {
  const { context, layout, pieces, notes } = figure;
  const { preset } = context;
  const area = { left: layout.padding, right: layout.width - layout.padding };
  const size = axisSize(layout) + preset.footerSize;
  const nodes: SceneNode[] = [];
  let y = top;
  if (page.number === page.of) {
    const lines = preset.footer === null ? null : preset.footer(context);
    const told = lines === null ? null : drawRuns(lines, { ...area, top: y }, size);
    nodes.push(...(told?.nodes ?? []));
    y += told?.height ?? 0;
    const rest = drawFooter(told === null ? pieces : [], notes, { ...area, top: y }, size);
    nodes.push(...rest.nodes);
    y += rest.height;
    const legend = drawRobLegend(layout, context, { ...area, top: y });
    nodes.push(...legend.nodes);
    y += legend.height;
  }
  if (page.of > 1) {
    const text = forestWords.page(page.number, page.of);
    const style = { role: "note", size, fill: "muted", anchor: "end" } as const;
    nodes.push(textNode(area.right, y + 0.7 * size, text, style));
    y += 1.4 * size;
  }
  return { nodes, height: y - top };
}
