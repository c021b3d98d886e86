import { type EffectSet, formatLevel, formatPercent } from "@treeline/engine";
import { alignedTexts } from "../aligned-texts.ts";
import { type Drawing, definePlot } from "../define-plot.ts";
import { directionsOf } from "../directions/directions.ts";
import { createDisplayScale, type DisplayScale } from "../display-scale.ts";
import { drawEffectAxis } from "../effect-axis.ts";
import { drawFooter } from "../footer.ts";
import { funnelWords } from "../funnel/words.ts";
import { robustLimits } from "../limits.ts";
import { linearScale } from "../linear-scale.ts";
import { modelLabel } from "../model-label.ts";
import { lineNode } from "../nodes.ts";
import { normalHalfWidth } from "../normal-half-width.ts";
import { inPages, type PageRows } from "../paper.ts";
import type { Plot, PlotInput } from "../plot-types.ts";
import { pooledEstimate } from "../pooled.ts";
import type { SceneNode } from "../scene.ts";
import { textWidth } from "../text-metrics.ts";
import { effectTicks } from "../ticks.ts";
import { words } from "../words.ts";
import { rainforestNumbers } from "./numbers.ts";
import { RAINFOREST_OPTIONS, type RainforestOptions } from "./options.ts";
import { GAP, type Layout, pooledRow, ROW, SIZE, type Study, studyRow } from "./rows.ts";

/** A forest plot whose studies are likelihoods, or lines as thick as their weight: wide intervals do not look important. */
export const rainforest: Plot = definePlot({
  id: "rainforest",
  label: "Rainforest",
  summary: "The studies as drops of likelihood, or as lines as thick as their weight.",
  reference: "Schild & Voracek (2015), Res Synth Methods 6, 74-86, doi:10.1002/jrsm.1125",
  options: RAINFOREST_OPTIONS,
  beside: ["style"],
  draw: (input, options) => pages(input, options)[0]!,
  pages,
  // metaviz draws it; metafor does not.
  r: () => [],
});

const TOP = 12;
/** Where there is no room for columns, names and numbers stand above the drops. */
const STACKED_ROW = 44;
const NARROW = 600;
const MOST_NAME = 220;

interface Told {
  readonly studies: readonly Study[];
  /** An effect with its interval, its decimal marks below those of the studies. */
  aligned(value: number, ends: { readonly lower: number; readonly upper: number }): string;
}

function studiesOf({ rowIds, labels, yi, vi }: EffectSet, input: PlotInput, scale: DisplayScale): Told {
  const weights = input.report.fit?.weights ?? [];
  const own = weights.length === yi.length ? weights : vi.map((variance) => 1 / variance);
  const heaviest = Math.max(...own);
  const half = normalHalfWidth(input.document.model.level);
  const ends = yi.map((effect, place) => {
    const reach = half * Math.sqrt(vi[place]!);
    return { lower: effect - reach, upper: effect + reach };
  });
  const texts = alignedTexts(ends, scale.format);
  const studies = yi.map((effect, place) => {
    const { lower, upper } = ends[place]!;
    return {
      rowId: rowIds[place]!,
      label: labels[place]!,
      yi: effect,
      se: Math.sqrt(vi[place]!),
      lower,
      upper,
      share: weights.length === yi.length ? formatPercent(weights[place]!) : "",
      weight: heaviest > 0 ? Math.max(0, own[place]! / heaviest) : 1,
      text: scale.formatWithInterval(effect, { lower, upper }),
      aligned: texts.effect(effect, { lower, upper }),
      level: input.document.model.level,
    };
  });
  return { studies, aligned: texts.effect };
}

function pages(input: PlotInput, options: RainforestOptions): readonly Drawing[] {
  const studies = input.report.effects?.yi.length ?? 0;
  return inPages(input, studies, (page) => drawPage(input, options, page));
}

function drawPage(input: PlotInput, options: RainforestOptions, { from, to, isLast }: PageRows): Drawing {
  const { effects, fit } = input.report;
  if (effects === null) throw new RangeError("a rainforest plot was asked for without effects");
  const scale = createDisplayScale(input);
  const { studies: inTable, aligned } = studiesOf(effects, input, scale);
  const studies = options.order === "effect" ? inTable.toSorted((a, b) => b.yi - a.yi) : inTable;
  const shown = studies.slice(from, to);
  const pooled = pooledEstimate(fit);
  const pooledText = pooled === null ? "" : scale.formatWithInterval(pooled.value, pooled);
  const layout = layoutOf(input, scale, studies, pooledText);
  const row = layout.row.height;
  const bottom = TOP + row * shown.length;
  const table = bottom + (pooled === null || !isLast ? 0 : row);
  const level = formatLevel(input.document.model.level);
  const axis = axisOf(input, scale, layout, table + 4);
  const footerTop = table + 4 + axis.height + 10;
  const model = fit === null ? "" : modelLabel(fit.spec, input.testLabel).full;
  const notes = !isLast
    ? []
    : [
        options.style === "drops" ? words.rainforest.note(level) : words.rainforest.thick(level),
        ...(pooled === null ? [words.forest.noModel] : [words.forest.model(model)]),
      ];
  const area = { left: layout.padding, right: input.width - layout.padding, top: footerTop };
  const footer = drawFooter([], notes, area, SIZE - 0.5);
  return {
    nodes: [
      ...referenceLines(scale, layout, pooled?.value ?? null, { studies: bottom, table }),
      ...shown.map((study, place) => studyRow(study, TOP + place * row, layout, options)),
      ...(pooled === null || !isLast ? [] : pooledRow(pooled, aligned(pooled.value, pooled), bottom, layout)),
      ...axis.nodes,
      ...footer.nodes,
    ],
    height: Math.ceil(footerTop + footer.height + 12),
    numbers: () => rainforestNumbers(scale, studies, pooled),
    description: [
      (options.style === "drops" ? words.rainforest.about : words.rainforest.aboutThick)(
        words.studies(studies.length),
        level,
      ),
      ...(pooled === null ? [] : [funnelWords.about.pooled(scale.name, pooledText)]),
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
  const texts = [pooled, ...studies.map(({ aligned }) => aligned)];
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
    directions: directionsOf(input),
  });
}
