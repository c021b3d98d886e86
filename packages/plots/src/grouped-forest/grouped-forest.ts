import { formatPercent, levelName, type SubgroupReport } from "@treeline/engine";
import { type Drawing, definePlot } from "../define-plot.ts";
import { createDisplayScale } from "../display-scale.ts";
import { type Band, ruleBand } from "../forest/bands.ts";
import { brings } from "../forest/brings.ts";
import { directionsTold, type FigureContext, outcomeOf } from "../forest/context.ts";
import { drawFigure, drawPages, type Figure } from "../forest/figure.ts";
import { frameOf } from "../forest/frame.ts";
import { heterogeneityPieces, predictionPieces } from "../forest/heterogeneity.ts";
import type { ForestLayout } from "../forest/layout.ts";
import type { ForestAxis } from "../forest/marks.ts";
import { sharedNotes } from "../forest/notes.ts";
import { overallSummaries } from "../forest/overall.ts";
import { forestPresets } from "../forest/presets/registry.ts";
import { type ExcludedStudy, excludedStudies, leftOutStudies } from "../forest/rows.ts";
import { excludedBands } from "../forest/study-bands.ts";
import { type DrawnSummary, summaryBands } from "../forest/summary-bands.ts";
import { moderatorWords as words } from "../moderators/words.ts";
import type { Plot, PlotInput } from "../plot-types.ts";
import { words as common } from "../words.ts";
import { groupBands, groupSummary } from "./group-bands.ts";
import { groupedForestToR } from "./grouped-forest-r.ts";
import { type DrawnGroup, drawnGroups } from "./groups.ts";
import { GROUPED_OPTIONS, type GroupedOptions } from "./options.ts";

/** A forest plot of groups: each under its heading, with its own diamond where it has more than one study. */
export const groupedForest: Plot = definePlot({
  id: "grouped-forest",
  label: "Grouped forest",
  summary: "The studies of each group with their mean, and the test between the groups.",
  reference: "Borenstein & Higgins (2013), Prev Sci 14, 134-143, doi:10.1007/s11121-013-0377-7",
  home: "moderators",
  options: GROUPED_OPTIONS,
  applies: ({ report }) => ((report.moderation?.subgroups ?? null) === null ? words.groups.noGroups : null),
  about: ({ report }) => {
    const groups = report.moderation?.subgroups ?? null;
    return groups === null ? {} : { by: [groups.by] };
  },
  brings: (document) => brings("grouped-forest", document),
  draw,
  pages: (input, options) => drawPages(figureOf(input, options)),
  r: groupedForestToR,
});

/** Everything the parts of the plot are drawn from. */
interface Content {
  readonly context: FigureContext;
  readonly options: GroupedOptions;
  readonly report: SubgroupReport;
  readonly groups: readonly DrawnGroup[];
  /** The models of all studies; [] where they are not shown. */
  readonly overall: readonly DrawnSummary[];
  readonly excluded: readonly ExcludedStudy[];
  /** Names the studies left out where the layout has no rows for them; "" = none. */
  readonly leftOutNote: string;
}

function contentOf(input: PlotInput, options: GroupedOptions): Content {
  const { fit, moderation, effects } = input.report;
  const report = moderation?.subgroups ?? null;
  if (report === null || effects === null) throw new RangeError("a forest of groups without groups");
  const scale = createDisplayScale(input);
  const groups = drawnGroups(input, report, scale, options);
  const context: FigureContext = {
    input,
    preset: forestPresets.get(options.preset),
    scale,
    outcome: outcomeOf(input),
    rows: groups.flatMap(({ rows }) => rows),
    fit,
    grouped: true,
  };
  return {
    context,
    options,
    report,
    groups,
    overall: options.overall ? overallSummaries(context, options.prediction) : [],
    ...leftOutStudies(excludedStudies(effects.excluded, input.document, scale), context.preset),
  };
}

function draw(input: PlotInput, options: GroupedOptions): Drawing {
  const content = contentOf(input, options);
  const { context, groups, overall, excluded } = content;
  const figure = figureFrom(content);
  const stretches = [
    ...groups.map((drawn) => {
      const mean = groupSummary(drawn, context);
      return {
        group: levelName(drawn.group.level),
        rows: drawn.rows,
        summaries: mean === null ? [] : [mean],
      };
    }),
    { group: null, rows: [], summaries: overall },
  ];
  return {
    ...drawFigure(figure),
    forest: { context, layout: figure.layout, stretches, excluded, withSingles: options.singles !== "none" },
  };
}

function figureOf(input: PlotInput, options: GroupedOptions): Figure {
  return figureFrom(contentOf(input, options));
}

function figureFrom(content: Content): Figure {
  const { context, options, overall, groups } = content;
  const means = groups.flatMap((group) => groupSummary(group, context) ?? []);
  const { layout, axis } = frameOf({ ...content, drawn: [...means, ...overall] });
  return {
    context,
    options,
    layout,
    axis,
    bands: bandsOf(content, layout, axis),
    pooled: overall[0]?.line.estimate ?? null,
    shaded: null,
    pieces: piecesOf(content),
    notes: [
      ...notesOf(content),
      ...sharedNotes(context, layout, axis, options, overall),
      ...(content.leftOutNote === "" ? [] : [content.leftOutNote]),
    ],
    description: describe(content),
  };
}

function bandsOf(content: Content, layout: ForestLayout, axis: ForestAxis): Band[] {
  const { context, options, report, groups, overall, excluded } = content;
  const spec = context.input.document.model;
  const shared = { context, options, layout, axis, spec, common: report.commonTau2 };
  const pooled = overall.flatMap((drawn) =>
    summaryBands(drawn, context, layout, axis, options.predictionStyle),
  );
  const left = excludedBands(excluded, layout, axis);
  return [
    ...groups.flatMap((group) => groupBands(group, shared)),
    ...(pooled.length === 0 ? [] : [ruleBand(layout, 0, 4, context.preset.rules.summary)]),
    ...pooled,
    ...(left.length === 0 ? [] : [ruleBand(layout, 8, 4)]),
    ...left,
  ];
}

function piecesOf({ context: { fit }, overall, report }: Content): string[] {
  const explained =
    report.explained === null ? [] : [words.groups.explained(formatPercent(report.explained))];
  const [first] = overall;
  if (fit === null || first === undefined) return explained;
  return [...heterogeneityPieces(fit), ...explained, ...predictionPieces(fit, first.prediction !== null)];
}

function notesOf({ report, context, options }: Content): string[] {
  const lone = report.groups.filter(({ compared }) => !compared).map(({ level }) => levelName(level));
  const ungrouped = (context.input.report.effects?.yi.length ?? 0) - report.k;
  return [
    // Layouts of journals have lines of their own about tau2 and the test between groups.
    ...(context.preset.footer === null ? [report.caption] : tau2Notes(report, context)),
    ...(lone.length === 0 || report.between === null ? [] : [words.groups.notCompared(lone.join(", "))]),
    ...(options.showWeights ? [words.groups.weights] : []),
    ...(ungrouped > 0 ? [words.groups.ungrouped(ungrouped, report.by)] : []),
  ];
}

/** Which τ² the groups have: a layout changes no number, and its readers may be used to the other one. */
function tau2Notes({ tau2, groups }: SubgroupReport, { input }: FigureContext): string[] {
  const { kind, tau2: given } = input.document.model;
  return kind === "random" && given === null && groups.length > 1 ? [words.groups.tau2[tau2]] : [];
}

function describe({ report, groups, context }: Content): string {
  const { scale } = context;
  const levels = groups.map(({ group, mean, rows }) => {
    const effect = mean === null ? (rows[0]?.valueText ?? "") : scale.formatWithInterval(mean.value, mean);
    return words.groups.group(levelName(group.level), scale.name, effect, String(group.k));
  });
  const about = words.groups.about(report.by, groups.length, common.studies(report.k));
  return [about, ...levels, report.caption, directionsTold(context)].filter((part) => part !== "").join(" ");
}
