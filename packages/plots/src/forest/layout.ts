import { max } from "d3";
import { type FontWeight, textWidth } from "../text-metrics.ts";
import { words } from "../words.ts";

interface ExtraColumn {
  readonly heading: string;
  readonly align: "start" | "end";
  /** Left edge for `start`, right edge for `end`. */
  readonly x: number;
  readonly width: number;
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
  readonly extras: readonly ExtraColumn[];
  readonly plot: { readonly left: number; readonly right: number };
  readonly value: { readonly x: number; readonly width: number };
  /** Right edge of the weights; null where they are not shown. */
  readonly weightX: number | null;
}

/** Texts that have to find room, in the order of the columns. */
export interface ForestTexts {
  readonly labels: readonly string[];
  readonly boldLabels: readonly string[];
  /** The pooled row's label, which may run on below the extra columns. */
  readonly summaryLabel: string;
  readonly extras: readonly {
    readonly heading: string;
    readonly align: "start" | "end";
    readonly texts: readonly string[];
  }[];
  readonly values: readonly string[];
  readonly boldValues: readonly string[];
  readonly valueHeading: string;
  readonly weights: readonly string[];
}

const LABEL_LIMIT = 280;
const EXTRA_LIMIT = 130;
const HEADING_LIMIT = 190;
/** The plot gives way to a longer label only while it keeps this share of the width. */
const COMFORTABLE_PLOT = 0.42;

/**
 * Lays out the columns of a forest plot. Where not everything fits, extra columns go first (the last one first), then
 * weights, then the numbers move below the name.
 */
export function layoutForest(texts: ForestTexts, width: number, rows: number): ForestLayout {
  const base = { width, ...density(rows), padding: width >= 600 ? 16 : 12, gap: width >= 600 ? 18 : 12 };
  for (let count = texts.extras.length; count >= 0; count--) {
    const layout = columnsLayout(texts, base, count, true);
    if (layout !== null) return layout;
  }
  return columnsLayout(texts, base, 0, false) ?? stackedLayout(texts, base);
}

type Base = Pick<ForestLayout, "width" | "padding" | "gap" | "size" | "rowHeight" | "lineHeight">;

/** Long tables are set tighter. */
function density(rows: number): { size: number; rowHeight: number; lineHeight: number } {
  const [size, rowHeight] =
    rows <= 60 ? [12.5, 23] : rows <= 150 ? [12, 20] : rows <= 400 ? [11, 17] : [10, 15];
  return { size, rowHeight, lineHeight: Math.ceil(size * 1.35) };
}

function columnsLayout(
  texts: ForestTexts,
  base: Base,
  extraCount: number,
  withWeights: boolean,
): ForestLayout | null {
  const { width, padding, gap, size } = base;
  const inner = width - 2 * padding;
  const weightWidth =
    withWeights && texts.weights.length > 0
      ? Math.max(widest(texts.weights, size), textWidth(words.weight, size, "bold"))
      : 0;
  const extras = texts.extras.slice(0, extraCount).map(({ heading, align, texts: cells }) => ({
    heading,
    align,
    width: Math.min(EXTRA_LIMIT, Math.max(widest(cells, size), textWidth(heading, size, "bold"))),
  }));
  const heading = Math.min(HEADING_LIMIT, textWidth(texts.valueHeading, size, "bold"));
  const valueWidth = Math.max(naturalValueWidth(texts, size), heading);
  const taken = [valueWidth, weightWidth, ...extras.map((extra) => extra.width)].filter((taken) => taken > 0);
  const room = inner - taken.reduce((sum, column) => sum + column + gap, 0) - gap;
  const labelWidth = Math.min(naturalLabelWidth(texts, size), LABEL_LIMIT, Math.max(130, 0.3 * inner));
  const plotWidth = room - labelWidth;
  if (plotWidth < Math.max(150, 0.27 * inner)) return null;
  const span = labelWidth + extras.reduce((sum, extra) => sum + extra.width + gap, 0);
  const missing = Math.max(0, Math.ceil(textWidth(texts.summaryLabel, size, "bold")) - span);
  const spare = plotWidth - COMFORTABLE_PLOT * inner;
  const label = { x: padding, width: labelWidth + (missing <= spare ? missing : 0) };
  let left = padding + label.width + gap;
  const placed = extras.map((extra): ExtraColumn => {
    const x = extra.align === "start" ? left : left + extra.width;
    left += extra.width + gap;
    return { ...extra, x };
  });
  const weightX = weightWidth > 0 ? width - padding : null;
  const valueX = weightX === null ? width - padding : weightX - weightWidth - gap;
  return {
    ...base,
    mode: "columns",
    label,
    extras: placed,
    plot: { left, right: valueX - valueWidth - gap },
    value: { x: valueX, width: valueWidth },
    weightX,
  };
}

function stackedLayout(texts: ForestTexts, base: Base): ForestLayout {
  const { width, padding, gap, size, lineHeight } = base;
  const inner = width - 2 * padding;
  const natural = Math.max(naturalLabelWidth(texts, size), naturalValueWidth(texts, size));
  const left = Math.min(
    natural,
    Math.max(0.5 * inner, Math.min(naturalValueWidth(texts, size), 0.62 * inner)),
  );
  return {
    ...base,
    mode: "stacked",
    rowHeight: 2 * lineHeight + 8,
    label: { x: padding, width: left },
    extras: [],
    plot: { left: padding + left + gap, right: width - padding },
    value: { x: padding, width: left },
    weightX: null,
  };
}

function naturalLabelWidth(texts: ForestTexts, size: number): number {
  return Math.max(60, widest(texts.labels, size), widest(texts.boldLabels, size, "bold"));
}

function naturalValueWidth(texts: ForestTexts, size: number): number {
  return Math.max(widest(texts.values, size), widest(texts.boldValues, size, "bold"));
}

function widest(texts: readonly string[], size: number, weight: FontWeight = "normal"): number {
  // Rounded up: a column exactly as wide as its widest text must not cut it by the last bit.
  return Math.ceil(max(texts, (text) => textWidth(text, size, weight)) ?? 0) + 0.5;
}
