import { max } from "d3";
import { type FontWeight, textWidth } from "../text-metrics.ts";
import type { DrawnColumn, DrawnColumns } from "./columns/resolve.ts";
import type { SummaryLine } from "./columns/types.ts";
import { type Base, density, PLOT_SHARE, tighter } from "./density.ts";
import type { ForestPreset } from "./presets/types.ts";
import type { ExcludedStudy, StudyRow } from "./rows.ts";

/** A column where it stands. */
export interface PlacedColumn extends DrawnColumn {
  /** Where its texts are anchored: the left edge, the middle or the right edge, by `align`. */
  readonly x: number;
  readonly left: number;
  readonly width: number;
  readonly headingLines: readonly string[];
}

/** Where everything of a forest plot stands, in px. */
export interface ForestLayout {
  /** `columns`: one line per study. `stacked`: the numbers stand below the name, for narrow screens. */
  readonly mode: "columns" | "stacked";
  readonly width: number;
  readonly padding: number;
  readonly gap: number;
  readonly size: number;
  readonly rowHeight: number;
  readonly lineHeight: number;
  readonly label: { readonly x: number; readonly width: number };
  readonly left: readonly PlacedColumn[];
  readonly plot: { readonly left: number; readonly right: number };
  /** Stacked: the numbers below the name. */
  readonly right: readonly PlacedColumn[];
  /** Labels of columns for which there was no room. */
  readonly dropped: readonly string[];
}

/** What has to find room. */
export interface ForestContent {
  readonly columns: DrawnColumns;
  readonly rows: readonly StudyRow[];
  readonly excluded: readonly ExcludedStudy[];
  readonly labelHeading: string;
  readonly labels: readonly string[];
  readonly boldLabels: readonly string[];
  /** The pooled row's label, which may run on below columns that have nothing to say of it. */
  readonly summaryLabel: string;
  readonly summaries: readonly SummaryLine[];
  readonly predictions: readonly { readonly lower: number; readonly upper: number }[];
  readonly preset: ForestPreset;
  /** It is printed: nothing is pointed at, and rows may stand closer. */
  readonly onPaper: boolean;
}

const LABEL_LIMIT = 280;
const LABEL_SHARE = 0.3;
const TEXT_LIMIT = 130;
const HEADING_LIMIT = 190;
/** The plot gives way to a longer label only while it keeps this share of the width. */
const COMFORTABLE_PLOT = 0.42;
/** From this many columns on they stand closer together, and the plot is content with less. */
const MANY_COLUMNS = 4;

/**
 * Lays out the columns of a forest plot. Where not everything fits, columns go by their rank, the last of a rank first; where
 * the effects themselves have no room, the numbers move below the names.
 */
export function layoutForest(content: ForestContent, width: number): ForestLayout {
  const rows = content.rows.length;
  const base = {
    width,
    ...density(rows, content.onPaper),
    padding: width >= 600 ? 16 : 12,
    gap: width >= 600 ? 18 : 12,
    labelShare: LABEL_SHARE,
    plotShare: PLOT_SHARE,
  };
  const all = [...content.columns.left, ...content.columns.right];
  const going = all
    .map((column, place) => ({ column, place }))
    .filter(({ column }) => column.goes > 0)
    .toSorted((a, b) => b.column.goes - a.column.goes || b.place - a.place)
    .map(({ column }) => column);
  const sizes = content.preset.tightens ? [base, ...tighter(base)] : [base];
  for (let gone = 0; gone <= going.length; gone++) {
    const without = new Set(going.slice(0, gone));
    for (const set of sizes) {
      const layout = columnsLayout(content, set, without);
      if (layout !== null) return layout;
    }
  }
  return stackedLayout(content, base, all);
}

function columnsLayout(
  content: ForestContent,
  base: Base,
  without: ReadonlySet<DrawnColumn>,
): ForestLayout | null {
  const { labelShare, plotShare, ...shared } = base;
  const { width, padding, size } = shared;
  const inner = width - 2 * padding;
  const stay = (columns: readonly DrawnColumn[]): DrawnColumn[] =>
    columns.filter((column) => !without.has(column));
  const [left, right] = [stay(content.columns.left), stay(content.columns.right)];
  const count = left.length + right.length;
  const gap = count >= MANY_COLUMNS ? Math.min(12, base.gap) : base.gap;
  const [leftSized, rightSized] = [sized(left, content, size, gap), sized(right, content, size, gap)];
  const [leftWidth, rightWidth] = [takenBy(leftSized, gap), takenBy(rightSized, gap)];
  const taken = leftWidth + rightWidth;
  const labelWidth = Math.min(
    naturalLabelWidth(content, size),
    LABEL_LIMIT,
    Math.max(170, labelShare * inner),
  );
  const plotWidth = inner - taken - gap - labelWidth;
  const isTight = plotShare < PLOT_SHARE;
  const least = (count >= MANY_COLUMNS ? plotShare : 0.27) * inner;
  if (plotWidth < Math.max(isTight ? 110 : 150, least)) return null;
  const runsOn = leftSized.every(({ summary }) => summary === undefined);
  const span = labelWidth + (runsOn ? leftWidth : 0);
  const missing = Math.max(0, Math.ceil(textWidth(content.summaryLabel, size, "bold")) - span);
  const spare = plotWidth - COMFORTABLE_PLOT * inner;
  const label = { x: padding, width: labelWidth + (missing <= spare ? missing : 0) };
  const placedLeft = placed(leftSized, padding + label.width + gap, gap);
  const plotLeft = padding + label.width + gap + leftWidth;
  const plotRight = width - padding - rightWidth;
  return {
    ...shared,
    gap,
    mode: "columns",
    label,
    left: placedLeft,
    plot: { left: plotLeft, right: plotRight },
    right: placed(rightSized, plotRight + gap, gap),
    dropped: [...without].map(({ label: name }) => name),
  };
}

function stackedLayout(content: ForestContent, base: Base, all: readonly DrawnColumn[]): ForestLayout {
  const { labelShare: _, plotShare: __, ...shared } = base;
  const { width, padding, gap, size, lineHeight } = shared;
  const inner = width - 2 * padding;
  const values = all.filter(({ goes }) => goes === 0).slice(0, 1);
  const natural = Math.max(
    naturalLabelWidth(content, size),
    ...values.map((column) => naturalWidth(column, content, size)),
  );
  const valueWidth = Math.max(0, ...values.map((column) => naturalWidth(column, content, size)));
  const left = Math.min(natural, Math.max(0.5 * inner, Math.min(valueWidth, 0.62 * inner)));
  return {
    ...shared,
    mode: "stacked",
    rowHeight: values.length === 0 ? lineHeight + 10 : 2 * lineHeight + 8,
    label: { x: padding, width: left },
    left: [],
    plot: { left: padding + left + gap, right: width - padding },
    right: values.map((column) => ({
      ...column,
      align: "start",
      x: padding,
      left: padding,
      width: left,
      headingLines: [column.heading.join(" ")],
    })),
    dropped: all.filter((column) => !values.includes(column)).map(({ label }) => label),
  };
}

/** Between lights of one row. */
const PACKED_GAP = 2;

/** How much closer a column stands to the one before it than columns do. */
function overlapBefore(columns: readonly DrawnColumn[], place: number, gap: number): number {
  return columns[place]?.packs === true && columns[place - 1]?.packs === true ? gap - PACKED_GAP : 0;
}

/** The width of columns, each with a gap beside it. */
function takenBy(columns: readonly Sized[], gap: number): number {
  return columns.reduce((sum, { width }, place) => sum + width + gap - overlapBefore(columns, place, gap), 0);
}

type Sized = DrawnColumn & { readonly width: number; readonly headingLines: readonly string[] };

function sized(columns: readonly DrawnColumn[], content: ForestContent, size: number, gap: number): Sized[] {
  const own = columns.map((column): Sized => {
    const natural = naturalWidth(column, content, size);
    const weight = content.preset.headingWeight;
    const joined = column.heading.join(" ");
    const joinedWidth = textWidth(joined, size, weight);
    const joins = column.joins === true && joinedWidth <= Math.max(natural, HEADING_LIMIT);
    const headingLines = joins ? [joined] : column.heading;
    const width = Math.max(natural, Math.min(HEADING_LIMIT, widest(headingLines, size, weight)));
    return { ...column, headingLines, width: column.align === "start" ? Math.min(TEXT_LIMIT, width) : width };
  });
  return withRoomForSpanners(own, content, size, gap);
}

/** A heading above several columns may be wider than they are together. */
function withRoomForSpanners(
  columns: Sized[],
  { preset }: ForestContent,
  size: number,
  gap: number,
): Sized[] {
  const runs = spannedRuns(columns);
  const extra = new Map<Sized, number>();
  for (const run of runs) {
    const [first] = run.columns;
    if (first === undefined || run.spanner === "") continue;
    const have = run.columns.reduce((sum, { width }) => sum + width + gap, -gap);
    const need = Math.ceil(textWidth(run.spanner, size, preset.headingWeight)) + 1;
    if (need > have) extra.set(first, need - have);
  }
  return columns.map((column) => ({ ...column, width: column.width + (extra.get(column) ?? 0) }));
}

/** Neighbours under the same heading. */
export function spannedRuns<T extends DrawnColumn>(
  columns: readonly T[],
): { readonly spanner: string; readonly columns: readonly T[] }[] {
  const runs: { spanner: string; columns: T[] }[] = [];
  for (const column of columns) {
    const spanner = column.spanner ?? "";
    const last = runs.at(-1);
    if (last !== undefined && last.spanner === spanner && spanner !== "") last.columns.push(column);
    else runs.push({ spanner, columns: [column] });
  }
  return runs;
}

function placed(columns: readonly Sized[], from: number, gap: number): PlacedColumn[] {
  let left = from;
  return columns.map((column, place) => {
    left -= overlapBefore(columns, place, gap);
    const share = column.align === "start" ? 0 : column.align === "middle" ? 0.5 : 1;
    const at = { ...column, left, x: left + share * column.width };
    left += column.width + gap;
    return at;
  });
}

function naturalLabelWidth(
  { labels, boldLabels, preset, labelHeading }: ForestContent,
  size: number,
): number {
  const heading = widest([labelHeading], size, preset.headingWeight);
  return Math.max(60, heading, widest(labels, size), widest(boldLabels, size, preset.summaryWeight));
}

function naturalWidth(
  column: DrawnColumn,
  { rows, excluded, summaries, predictions, preset }: ForestContent,
  size: number,
): number {
  const normal = [
    ...rows.map((row) => column.cell(row)),
    ...excluded.map(({ estimate }) => (estimate === null ? "" : (column.leftOut?.(estimate) ?? ""))),
    ...predictions.map((interval) => column.prediction?.(interval) ?? ""),
  ];
  const least = column.least ?? 0;
  const heavy = summaries.map((line) => column.summary?.(line) ?? "");
  return Math.max(least, widest(normal, size), widest(heavy, size, preset.summaryWeight));
}

function widest(texts: readonly string[], size: number, weight: FontWeight = "normal"): number {
  // Rounded up: a column exactly as wide as its widest text must not cut it by the last bit.
  return Math.ceil(max(texts, (text) => textWidth(text, size, weight)) ?? 0) + 0.5;
}
