import type { DesignAxis, DesignCell, DesignMap } from "@treeline/engine";
import { type Drawing, definePlot } from "../define-plot.ts";
import { drawFooter } from "../footer.ts";
import { moderatorWords as words } from "../moderators/words.ts";
import { textNode } from "../nodes.ts";
import type { Plot, PlotInput } from "../plot-types.ts";
import type { SceneNode } from "../scene.ts";
import { cell, type Numbers } from "../twin/numbers.ts";
import { twinWords } from "../twin/words.ts";
import { words as common } from "../words.ts";
import { type Block, blocksOf } from "./blocks.ts";
import { drawCell } from "./cell.ts";
import { drawColumnNames, drawRowName, type Grid, gridOf, LINE, SIZE } from "./grid.ts";
import { DESIGN_OPTIONS, type DesignMapOptions } from "./options.ts";

/** The design of the studies: how many there are of every combination of moderators, before any p-value. */
export const designMap: Plot = definePlot({
  id: "design-map",
  label: "Design map",
  summary: "How many studies there are of every combination of moderators; empty ones are marked.",
  reference: "Lipsey (2003), Ann Am Acad Pol Soc Sci 587, 69-81, doi:10.1177/0002716202250791",
  home: "moderators",
  options: DESIGN_OPTIONS,
  applies: ({ report }) => (mapOf(report) === null ? words.design.noMap : null),
  draw,
  r: () => [],
});

function mapOf({ moderation }: PlotInput["report"]): DesignMap | null {
  const map = moderation?.designMap ?? null;
  return map === null || map.axes.length === 0 ? null : map;
}

const TOP = 12;

function draw(input: PlotInput, options: DesignMapOptions): Drawing {
  const map = mapOf(input.report);
  if (map === null) throw new RangeError("a design map without a design");
  const { width } = input;
  const blocks = blocksOf(map, width);
  const grid = gridOf(blocks[0]!, width);
  const labels = new Map(
    (input.report.effects?.rowIds ?? []).map((rowId, row) => [
      rowId,
      input.report.effects?.labels[row] ?? "",
    ]),
  );
  const most = map.cells.reduce((largest, { k }) => Math.max(largest, k), 0);
  const nodes: SceneNode[] = [];
  let y = TOP;
  for (const line of headings(blocks[0]!)) {
    const style = { role: "axis", size: SIZE, fill: "muted", maxWidth: width - 2 * grid.padding } as const;
    nodes.push(textNode(grid.padding, y + LINE / 2, line, style));
    y += LINE;
  }
  for (const block of blocks) {
    const drawn = drawBlock(
      block,
      { grid, labels, most, axes: map.axes, showStudies: options.studies },
      y + 8,
    );
    nodes.push(...drawn.nodes);
    y += 8 + drawn.height;
  }
  const notes = [
    words.design.legend,
    ...(map.unplaced === 0 ? [] : [words.design.unplaced(map.unplaced)]),
    ...(options.sentences ? map.sentences : []),
  ];
  const area = { left: grid.padding, right: width - grid.padding, top: y + 12 };
  const footer = drawFooter([], notes, area, 12);
  return {
    nodes: [...nodes, ...footer.nodes],
    height: Math.ceil(area.top + footer.height + 12),
    numbers: () => numbersOf(map, labels),
    description: describe(map),
  };
}

/** A line per combination, the empty ones among them. */
function numbersOf({ axes, cells }: DesignMap, labels: ReadonlyMap<string, string>): Numbers {
  return {
    head: [...axes.map(({ column }) => column), twinWords.effects, twinWords.studies, twinWords.names],
    rows: cells.map(({ at, k, studies, rowIds }) => [
      ...at.map((place, axis) => axes[axis]?.bins[place] ?? null),
      cell(k, "count"),
      cell(studies, "count"),
      [...new Set(rowIds.map((rowId) => labels.get(rowId) ?? ""))].join("; ") || null,
    ]),
  };
}

/** What runs down and what across. */
function headings({ rows, columns }: Block): string[] {
  const named = (axis: DesignAxis | null, say: typeof words.design.rows): string[] =>
    axis === null ? [] : [say(axis.column, axis.unit ?? "")];
  return [...named(rows, words.design.rows), ...named(columns, words.design.columns)];
}

interface BlockContext {
  readonly grid: Grid;
  readonly labels: ReadonlyMap<string, string>;
  readonly most: number;
  readonly axes: readonly DesignAxis[];
  readonly showStudies: boolean;
}

/** The table of one level of the third moderator, or the only one. */
function drawBlock(block: Block, context: BlockContext, top: number) {
  const { grid, most, showStudies } = context;
  const nodes: SceneNode[] = [];
  let y = top;
  if (block.heading !== "") {
    const style = { role: "heading", size: SIZE, weight: "bold", fill: "ink" } as const;
    const room = grid.right - grid.padding;
    nodes.push(textNode(grid.padding, y + LINE / 2, block.heading, { ...style, maxWidth: room }));
    y += LINE + 4;
  }
  const names = drawColumnNames(block, grid, y);
  nodes.push(...names.nodes);
  y += names.height;
  for (const [row, cells] of block.cells.entries()) {
    nodes.push(...drawRowName(block, row, grid, y));
    for (const [column, cell] of cells.entries()) {
      const left = grid.left + column * grid.cell.width;
      const box = { left, right: left + grid.cell.width, top: y, bottom: y + grid.cell.height };
      const title = titleOf(cell, context);
      nodes.push(drawCell(cell, box, { most, showStudies, title }));
    }
    y += grid.cell.height;
  }
  return { nodes, height: y - top };
}

const MOST_NAMES = 8;

function titleOf({ at, k, studies, rowIds }: DesignCell, { axes, labels }: BlockContext): string {
  const levels = at.map((place, axis) => axes[axis]?.bins[place] ?? "").join(", ");
  const names = [...new Set(rowIds.map((rowId) => labels.get(rowId) ?? ""))].filter((name) => name !== "");
  const first = names.slice(0, MOST_NAMES).join(", ");
  const shown =
    names.length > MOST_NAMES ? `${first} ${words.design.moreStudies(names.length - MOST_NAMES)}` : first;
  const effects =
    k === studies
      ? common.studies(k)
      : `${words.design.effects(k)} ${words.design.ofStudies(common.studies(studies))}`;
  return words.design.cellTitle(levels, effects, shown);
}

function describe(map: DesignMap): string {
  const filled = map.cells.filter(({ k }) => k > 0).length;
  const single = map.cells.filter(({ state }) => state === "one").length;
  return [words.design.about(filled, map.cells.length, single), ...map.sentences].join(" ");
}
