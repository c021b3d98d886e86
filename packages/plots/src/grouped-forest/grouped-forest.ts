import { type Fit, formatPercent, type SubgroupReport } from "@treeline/engine";
import { type Drawing, definePlot } from "../define-plot.ts";
import { createDisplayScale, type DisplayScale } from "../display-scale.ts";
import { drawFooter } from "../footer.ts";
import { axisSize, createForestAxis, drawForestAxis, referenceLines } from "../forest/axis.ts";
import { heterogeneityPieces, predictionPieces } from "../forest/heterogeneity.ts";
import { layoutForest } from "../forest/layout.ts";
import { isInside } from "../forest/marks.ts";
import { type ExcludedStudy, excludedStudies } from "../forest/rows.ts";
import { excludedSection, type Section, summarySection } from "../forest/sections.ts";
import { headerRow, ruleLine, valueHeading } from "../forest/table.ts";
import { modelLabel } from "../model-label.ts";
import { moderatorWords as words } from "../moderators/words.ts";
import type { Plot, PlotInput } from "../plot-types.ts";
import { type Estimate, pooledEstimate } from "../pooled.ts";
import { words as common } from "../words.ts";
import { groupedForestToR } from "./grouped-forest-r.ts";
import { type DrawnGroup, drawnGroups } from "./groups.ts";
import { GROUPED_OPTIONS, type GroupedOptions } from "./options.ts";
import { groupSection } from "./sections.ts";

/** A forest plot of groups: each under its heading, with its own diamond where it has more than one study. */
export const groupedForest: Plot = definePlot({
  id: "grouped-forest",
  label: "Grouped forest",
  summary: "The studies of each group with their mean, and the test between the groups.",
  reference: "Borenstein & Higgins (2013), Prev Sci 14, 134-143, doi:10.1007/s11121-013-0377-7",
  home: "moderators",
  options: GROUPED_OPTIONS,
  applies: ({ report }) => ((report.moderation?.subgroups ?? null) === null ? words.groups.noGroups : null),
  draw,
  r: groupedForestToR,
});

/** Everything the parts of the plot are drawn from. */
interface Content {
  readonly input: PlotInput;
  readonly options: GroupedOptions;
  readonly report: SubgroupReport;
  readonly groups: readonly DrawnGroup[];
  readonly scale: DisplayScale;
  /** The model of all studies and its mean; null where it is not shown. */
  readonly overall: { readonly fit: Fit; readonly pooled: Estimate } | null;
  readonly excluded: readonly ExcludedStudy[];
}

function prepare(input: PlotInput, options: GroupedOptions): Content {
  const { fit, moderation, effects } = input.report;
  const report = moderation?.subgroups ?? null;
  if (report === null || effects === null) throw new RangeError("a forest of groups without groups");
  const scale = createDisplayScale(input);
  const pooled = options.overall && fit !== null && fit.k > 1 ? pooledEstimate(fit) : null;
  return {
    input,
    options,
    report,
    groups: drawnGroups(input, report, scale, options),
    scale,
    overall: fit === null || pooled === null ? null : { fit, pooled },
    excluded: excludedStudies(effects.excluded, input.document, scale),
  };
}

function draw(input: PlotInput, options: GroupedOptions): Drawing {
  const content = prepare(input, options);
  const { groups, scale, excluded, overall } = content;
  const layout = layoutOf(content);
  const axis = axisOf(content, layout);
  const { level } = input.document.model;
  const header = headerRow(layout, scale.name, level, { label: common.study });
  const largest = groups
    .flatMap(({ rows }) => rows)
    .reduce((most, { weight }) => Math.max(most, weight ?? 0), 0);
  const nodes: Section["nodes"][number][] = [];
  let y = header.height + 5;
  for (const group of groups) {
    const context = {
      layout,
      axis,
      largest,
      spec: input.document.model,
      shown: options,
      common: content.report.commonTau2,
    };
    const section = groupSection(group, context, y);
    nodes.push(...section.nodes);
    y += section.height + GROUP_GAP;
  }
  const groupsBottom = y;
  if (overall !== null) {
    const placing = { top: y + 4, showPrediction: options.prediction, testLabel: input.testLabel };
    const summary = summarySection(overall.fit, overall.pooled, layout, axis, scale, placing);
    nodes.push(ruleLine(layout, y), ...summary.nodes);
    y += summary.height + 8;
  }
  const tableBottom = y;
  const leftOut = excludedSection(excluded, layout, axis, y + 4);
  if (excluded.length > 0) nodes.push(ruleLine(layout, y), ...leftOut.nodes);
  y += leftOut.height + (excluded.length > 0 ? 8 : 4);
  const drawnAxis = drawForestAxis(input.document.effects.directions, layout, axis, y);
  const area = { left: layout.padding, right: layout.width - layout.padding, top: y + drawnAxis.height + 12 };
  const footer = drawFooter(piecesOf(content), notesOf(content, axis), area, axisSize(layout));
  const reference = referenceLines(axis, overall?.pooled ?? null, header.height, {
    studies: groupsBottom,
    table: excluded.length > 0 ? tableBottom : y,
  });
  return {
    nodes: [
      ...reference,
      ruleLine(layout, header.height),
      ...header.nodes,
      ...nodes,
      ...drawnAxis.nodes,
      ...footer.nodes,
    ],
    height: Math.ceil(area.top + footer.height + 12),
    description: describe(content),
  };
}

const GROUP_GAP = 8;

function layoutOf({ input, groups, options, excluded, overall, scale }: Content) {
  const rows = groups.flatMap((group) => group.rows);
  const predictions = groups.flatMap(({ prediction }) =>
    prediction === null ? [] : [scale.formatInterval(prediction)],
  );
  const overallPrediction = options.prediction ? (overall?.fit.prediction ?? null) : null;
  if (overallPrediction !== null) predictions.push(scale.formatInterval(overallPrediction));
  const means = groups.flatMap(({ mean }) =>
    mean === null ? [] : [scale.formatWithInterval(mean.value, mean)],
  );
  const pooled = overall === null ? [] : [scale.formatWithInterval(overall.pooled.value, overall.pooled)];
  const texts = {
    labels: [...rows, ...excluded]
      .map(({ label }) => label)
      .concat(predictions.length > 0 ? [common.forest.prediction] : []),
    boldLabels: [words.groups.mean, ...(overall === null ? [] : [modelLabel(overall.fit.spec).short])],
    summaryLabel: overall === null ? "" : modelLabel(overall.fit.spec, input.testLabel).full,
    extras: [],
    values: [...rows, ...excluded].map(({ valueText }) => valueText).concat(predictions),
    boldValues: [...means, ...pooled],
    valueHeading: valueHeading(scale.name, input.document.model.level),
    weights: options.showWeights ? [...rows.map(({ weightText }) => weightText), common.percent("100")] : [],
  };
  return layoutForest(texts, input.width, rows.length);
}

function axisOf({ groups, overall, options, scale }: Content, layout: ReturnType<typeof layoutOf>) {
  const studies = groups.flatMap(({ rows }) =>
    rows.map(({ estimate }) => ({ low: estimate.lower, high: estimate.upper })),
  );
  const overallPrediction = options.prediction ? (overall?.fit.prediction ?? null) : null;
  const intervals = [
    ...groups.flatMap(({ mean, prediction }) => [mean, prediction]),
    overall?.pooled ?? null,
    overallPrediction,
  ].flatMap((interval) =>
    interval === null || interval.upper === null ? [] : [{ low: interval.lower, high: interval.upper }],
  );
  return createForestAxis(scale, layout.plot, { studies, pooled: intervals, given: options.limits });
}

function piecesOf({ overall, options, report }: Content): string[] {
  const explained =
    report.explained === null ? [] : [words.groups.explained(formatPercent(report.explained))];
  if (overall === null) return explained;
  const predicted = options.prediction && overall.fit.prediction !== null;
  return [...heterogeneityPieces(overall.fit), ...explained, ...predictionPieces(overall.fit, predicted)];
}

function notesOf({ report, groups, input, options }: Content, axis: ReturnType<typeof axisOf>): string[] {
  const lone = report.groups.filter(({ compared }) => !compared).map(({ level }) => level);
  const ungrouped = (input.report.effects?.yi.length ?? 0) - report.k;
  const outside = groups
    .flatMap(({ rows }) => rows)
    .filter(({ estimate }) => !isInside(axis, axis.x(estimate.value))).length;
  return [
    report.caption,
    ...(lone.length === 0 || report.between === null ? [] : [words.groups.notCompared(lone.join(", "))]),
    ...(options.showWeights ? [words.groups.weights] : []),
    ...(ungrouped > 0 ? [words.groups.ungrouped(ungrouped, report.by)] : []),
    ...(outside > 0 ? [common.forest.outside(outside)] : []),
  ];
}

function describe({ report, groups, scale }: Content): string {
  const levels = groups.map(({ group, mean, rows }) => {
    const effect = mean === null ? (rows[0]?.valueText ?? "") : scale.formatWithInterval(mean.value, mean);
    return words.groups.group(group.level, scale.name, effect, String(group.k));
  });
  const about = words.groups.about(report.by, groups.length, common.studies(report.k));
  return [about, ...levels, report.caption].join(" ");
}
