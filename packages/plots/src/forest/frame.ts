import { words } from "../words.ts";
import { createForestAxis } from "./axis.ts";
import { resolveColumns } from "./columns/resolve.ts";
import type { FigureContext } from "./context.ts";
import { type ForestLayout, layoutForest } from "./layout.ts";
import type { ForestAxis } from "./marks.ts";
import type { ExcludedStudy } from "./rows.ts";
import type { SharedOptions } from "./shared-options.ts";
import type { DrawnSummary } from "./summary-bands.ts";

interface Framed {
  readonly context: FigureContext;
  readonly options: SharedOptions;
  /** Every summary that is drawn, those of groups included. */
  readonly drawn: readonly DrawnSummary[];
  /** The models of all studies. */
  readonly overall: readonly DrawnSummary[];
  readonly excluded: readonly ExcludedStudy[];
}

interface Frame {
  readonly layout: ForestLayout;
  readonly axis: ForestAxis;
}

/** The columns and the axis in which all studies and summaries find room. */
export function frameOf(framed: Framed): Frame {
  const layout = layoutOf(framed);
  const { context, options, drawn } = framed;
  const axis = createForestAxis(context.scale, layout.plot, {
    studies: context.rows.map(({ estimate }) => span(estimate)),
    pooled: drawn.flatMap(({ line: { estimate }, prediction }) => [
      span(estimate),
      ...(prediction === null ? [] : [span(prediction)]),
    ]),
    given: options.limits,
  });
  return { layout, axis };
}

interface Stretch {
  readonly low: number;
  readonly high: number;
}

/** An interval as a stretch of the axis. */
export function span({ lower, upper }: { readonly lower: number; readonly upper: number }): Stretch {
  return { low: lower, high: upper };
}

function layoutOf({ context, options, drawn, overall, excluded }: Framed): ForestLayout {
  const predictions = drawn.flatMap(({ prediction }) => prediction ?? []);
  return layoutForest(
    {
      columns: resolveColumns(context, options),
      rows: context.rows,
      excluded,
      labelHeading: context.preset.studyHeading(context.grouped),
      labels: [...context.rows, ...excluded]
        .map(({ label }) => label)
        .concat(predictions.length > 0 ? [words.forest.prediction] : []),
      boldLabels: drawn.map(({ label }) => label.short),
      summaryLabel: overall.map(({ label }) => label.full).reduce(longer, ""),
      summaries: drawn.map(({ line }) => line),
      predictions,
      preset: context.preset,
      onPaper: context.input.onPaper === true,
    },
    context.input.width,
  );
}

function longer(a: string, b: string): string {
  return b.length > a.length ? b : a;
}
