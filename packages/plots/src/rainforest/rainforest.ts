import { type EffectSet, formatLevel, formatPercent } from "@treeline/engine";
import { type Drawing, definePlot } from "../define-plot.ts";
import { createDisplayScale, type DisplayScale } from "../display-scale.ts";
import { drawEffectAxis } from "../effect-axis.ts";
import { drawFooter } from "../footer.ts";
import { robustLimits } from "../limits.ts";
import { linearScale } from "../linear-scale.ts";
import { modelLabel } from "../model-label.ts";
import { arrowHead, laterNode, lineNode, polygonPath, textNode } from "../nodes.ts";
import { normalHalfWidth } from "../normal-half-width.ts";
import type { Plot, PlotInput } from "../plot-types.ts";
import { pooledEstimate } from "../pooled.ts";
import type { SceneNode } from "../scene.ts";
import { textWidth } from "../text-metrics.ts";
import { effectTicks } from "../ticks.ts";
import { words } from "../words.ts";
import { dropNodes } from "./drops.ts";
import { RAINFOREST_OPTIONS, type RainforestOptions } from "./options.ts";

/** A forest plot whose studies are likelihoods, or lines as thick as their weight: wide intervals do not look important. */
export const rainforest: Plot = definePlot({
  id: "rainforest",
  label: "Rainforest",
  summary: "The studies as drops of likelihood, or as lines as thick as their weight.",
  reference: "Schild & Voracek (2015), Res Synth Methods 6, 74-86, doi:10.1002/jrsm.1125",
  options: RAINFOREST_OPTIONS,
  beside: ["style"],
  draw,
  // metaviz draws it; metafor does not.
  r: () => [],
});

const SIZE = 12.5;
const TOP = 12;
const ROW = 26;
/** Where there is no room for columns, names and numbers stand above the drops. */
const STACKED_ROW = 44;
const NARROW = 600;
const MOST_NAME = 220;
const GAP = 14;

interface Study {
  readonly rowId: string;
  readonly label: string;
  readonly yi: number;
  readonly se: number;
  readonly lower: number;
  readonly upper: number;
  /** Relative to the heaviest, 0 to 1. */
  readonly weight: number;
  /** Its share in the pooled effect as text; "" where there is none. */
  readonly share: string;
  readonly text: string;
}

interface Layout {
  readonly left: number;
  readonly right: number;
  readonly padding: number;
  readonly width: number;
  /** The widest that a name may be. */
  readonly room: number;
  /** Height of a row, and where its text and its drop stand below its top. */
  readonly row: { readonly height: number; readonly text: number; readonly drop: number };
  readonly limits: readonly [number, number];
  /** Analysis scale to px. */
  x(effect: number): number;
}

function studiesOf({ rowIds, labels, yi, vi }: EffectSet, input: PlotInput, scale: DisplayScale): Study[] {
  const weights = input.report.fit?.weights ?? [];
  const own = weights.length === yi.length ? weights : vi.map((variance) => 1 / variance);
  const heaviest = Math.max(...own);
  const half = normalHalfWidth(input.document.model.level);
  return yi.map((effect, place) => {
    const se = Math.sqrt(vi[place]!);
    const [lower, upper] = [effect - half * se, effect + half * se];
    return {
      rowId: rowIds[place]!,
      label: labels[place]!,
      yi: effect,
      se,
      lower,
      upper,
      share: weights.length === yi.length ? formatPercent(weights[place]!) : "",
      weight: heaviest > 0 ? Math.max(0, own[place]! / heaviest) : 1,
      text: scale.formatWithInterval(effect, { lower, upper }),
    };
  });
}

function draw(input: PlotInput, options: RainforestOptions): Drawing {
  const { effects, fit } = input.report;
  if (effects === null) throw new RangeError("a rainforest plot was asked for without effects");
  const scale = createDisplayScale(input);
  const inTable = studiesOf(effects, input, scale);
  const studies = options.order === "effect" ? inTable.toSorted((a, b) => b.yi - a.yi) : inTable;
  const pooled = pooledEstimate(fit);
  const pooledText = pooled === null ? "" : scale.formatWithInterval(pooled.value, pooled);
  const layout = layoutOf(input, scale, studies, pooledText);
  const row = layout.row.height;
  const bottom = TOP + row * studies.length;
  const table = bottom + (pooled === null ? 0 : row);
  const level = formatLevel(input.document.model.level);
  const axis = axisOf(input, scale, layout, table + 4);
  const footerTop = table + 4 + axis.height + 10;
  const model = fit === null ? "" : modelLabel(fit.spec, input.testLabel).full;
  const notes = [
    options.style === "drops" ? words.rainforest.note(level) : words.rainforest.thick(level),
    ...(pooled === null ? [words.forest.noModel] : [words.forest.model(model)]),
  ];
  const area = { left: layout.padding, right: input.width - layout.padding, top: footerTop };
  const footer = drawFooter([], notes, area, SIZE - 0.5);
  return {
    nodes: [
      ...referenceLines(scale, layout, pooled?.value ?? null, { studies: bottom, table }),
      ...studies.map((study, place) => studyRow(study, TOP + place * row, layout, input, options)),
      ...(pooled === null ? [] : pooledRow(pooled, pooledText, bottom, layout)),
      ...axis.nodes,
      ...footer.nodes,
    ],
    height: Math.ceil(footerTop + footer.height + 12),
    description: [
      words.rainforest.about(words.studies(studies.length), level),
      ...(pooled === null ? [] : [words.funnel.about.pooled(scale.name, pooledText)]),
    ].join(" "),
  };
}

function layoutOf(input: PlotInput, scale: DisplayScale, studies: readonly Study[], pooled: string): Layout {
  const { width, report } = input;
  const isStacked = width < NARROW;
  const padding = isStacked ? 12 : 16;
  const names = Math.min(
    MOST_NAME,
    Math.max(textWidth(words.kinds.random, SIZE), ...studies.map(({ label }) => textWidth(label, SIZE))),
  );
  const texts = [pooled, ...studies.map(({ text }) => text)];
  const numbers = Math.max(...texts.map((text) => textWidth(text, SIZE)));
  const [left, right] = isStacked
    ? [padding, width - padding]
    : [padding + names + GAP, width - padding - numbers - GAP];
  const row = isStacked
    ? { height: STACKED_ROW, text: 10, drop: 30 }
    : { height: ROW, text: ROW / 2, drop: ROW / 2 };
  const room = isStacked ? width - 2 * padding - numbers - GAP : left - padding - GAP;
  const spans = studies.map(({ lower, upper }) => ({
    low: scale.coordinate(lower),
    high: scale.coordinate(upper),
  }));
  const mean = pooledEstimate(report.fit);
  const middle =
    mean === null ? [] : [{ low: scale.coordinate(mean.lower), high: scale.coordinate(mean.upper) }];
  const nullAt = scale.nullValue === null ? null : scale.coordinate(scale.nullValue);
  const limits = robustLimits(spans, middle, nullAt);
  const across = linearScale(limits, [left, right]);
  return { left, right, padding, width, row, room, limits, x: (effect) => across(scale.coordinate(effect)) };
}

function studyRow(
  study: Study,
  top: number,
  layout: Layout,
  input: PlotInput,
  options: RainforestOptions,
): SceneNode {
  const extent = { top, bottom: top + layout.row.height };
  return laterNode("study", extent, () => studyMarks(study, top, layout, input, options), {
    rowId: study.rowId,
    title: words.forest.studyTitle(study.label, study.text, study.share),
  });
}

function studyMarks(
  study: Study,
  top: number,
  layout: Layout,
  input: PlotInput,
  { style }: RainforestOptions,
): SceneNode[] {
  const { left, right, row } = layout;
  const middle = top + row.drop;
  const within = (effect: number): number => Math.min(right, Math.max(left, layout.x(effect)));
  const [from, to, at] = [within(study.lower), within(study.upper), layout.x(study.yi)];
  const half = (ROW / 2 - 2) * Math.sqrt(study.weight);
  const body: SceneNode[] =
    style === "thick"
      ? [
          lineNode(
            "interval",
            { x: from, y: middle },
            { x: to, y: middle },
            "accent",
            Math.max(1, 1.7 * half * Math.sqrt(study.weight)),
          ),
        ]
      : [
          ...dropNodes({
            estimate: study.yi,
            se: study.se,
            middle,
            half: Math.max(1.5, half),
            level: input.document.model.level,
            x: within,
          }),
          lineNode("interval", { x: from, y: middle }, { x: to, y: middle }, "accent", 0.8),
        ];
  const mark =
    at < left || at > right
      ? []
      : [
          lineNode(
            "study",
            { x: at, y: middle - 4 },
            { x: at, y: middle + 4 },
            style === "thick" ? "ink" : "surface",
            1.6,
          ),
        ];
  return [
    ...body,
    ...arrows(study, middle, layout),
    ...mark,
    ...rowTexts(study.label, study.text, top, layout),
  ];
}

/** Intervals that run on beyond the axis. */
function arrows({ lower, upper }: Study, y: number, { left, right, x }: Layout): SceneNode[] {
  return [
    ...(x(lower) < left ? [arrowHead("interval", { x: left - 4, y }, "left", "accent")] : []),
    ...(x(upper) > right ? [arrowHead("interval", { x: right + 4, y }, "right", "accent")] : []),
  ];
}

/** The name of a row and its numbers; lines behind them are broken, where they stand above the drops. */
function rowTexts(
  label: string,
  text: string,
  top: number,
  { padding, width, row, room }: Layout,
  weight: "normal" | "bold" = "normal",
): SceneNode[] {
  const style = { size: SIZE, fill: "ink", halo: "surface", weight } as const;
  return [
    textNode(padding, top + row.text, label, { ...style, role: "label", maxWidth: room }),
    textNode(width - padding, top + row.text, text, { ...style, role: "value", anchor: "end" }),
  ];
}

function pooledRow(
  { value, lower, upper }: { readonly value: number; readonly lower: number; readonly upper: number },
  text: string,
  top: number,
  layout: Layout,
): SceneNode[] {
  const { left, right, padding, width, row, x } = layout;
  const middle = top + row.drop;
  const within = (effect: number): number => Math.min(right, Math.max(left, x(effect)));
  const corners = [
    { x: within(lower), y: middle },
    { x: within(value), y: middle - 7 },
    { x: within(upper), y: middle },
    { x: within(value), y: middle + 7 },
  ];
  return [
    lineNode("axis", { x: padding, y: top }, { x: width - padding, y: top }, "line"),
    { type: "path", role: "diamond", d: polygonPath(corners), fill: "ink" },
    ...rowTexts(words.rainforest.pooled, text, top, layout, "bold"),
  ];
}

function referenceLines(
  { nullValue }: DisplayScale,
  { left, right, x }: Layout,
  pooled: number | null,
  bottom: { readonly studies: number; readonly table: number },
): SceneNode[] {
  const inside = (effect: number | null): effect is number =>
    effect !== null && x(effect) >= left && x(effect) <= right;
  return [
    ...(inside(nullValue)
      ? [
          lineNode(
            "null-line",
            { x: x(nullValue), y: TOP },
            { x: x(nullValue), y: bottom.table + 4 },
            "muted",
          ),
        ]
      : []),
    ...(inside(pooled)
      ? [
          lineNode(
            "estimate-line",
            { x: x(pooled), y: TOP },
            { x: x(pooled), y: bottom.studies },
            "ink",
            1,
            [2, 3],
          ),
        ]
      : []),
  ];
}

function axisOf(
  input: PlotInput,
  scale: DisplayScale,
  { left, right, limits, padding, x }: Layout,
  top: number,
) {
  const position = linearScale(limits, [left, right]);
  const shown: [number, number] = [
    scale.displayOfCoordinate(limits[0]),
    scale.displayOfCoordinate(limits[1]),
  ];
  const nullX = scale.nullValue === null ? null : x(scale.nullValue);
  return drawEffectAxis({
    left,
    right,
    top,
    width: input.width,
    padding,
    size: SIZE - 0.5,
    ticks: effectTicks(scale, shown, (value) => position(scale.coordinateOfDisplay(value)), SIZE - 0.5),
    title: scale.transformation.axis === "log" ? words.logScale(scale.name) : scale.name,
    nullX: nullX !== null && nullX >= left && nullX <= right ? nullX : null,
    directions: input.document.effects.directions,
  });
}
