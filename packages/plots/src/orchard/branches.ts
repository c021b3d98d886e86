import type { AnalysisReport, Fit, MarginalMean, ModeratorPanel, PanelPoint, Params } from "@treeline/engine";
import { aboutPanel, panelFor, whyNoPanel } from "../moderators/panels.ts";
import { moderatorWords as words } from "../moderators/words.ts";
import type { ModeratedReport } from "../plot-types.ts";
import { twinWords } from "../twin/words.ts";
import { words as common } from "../words.ts";
import type { OrchardOptions } from "./options.ts";

/** What stands side by side: the levels of a factor, or all studies as one. */
export interface Branches {
  /** The factor; null = all studies. */
  readonly column: string | null;
  readonly levels: readonly string[];
  /** The studies, `x` the place of their level. */
  readonly points: readonly PanelPoint[];
  /** At most one for each level. */
  readonly means: readonly MarginalMean[];
  /** Studies behind the effects, where these are more than one per study; null = as many as effects. */
  readonly studies: number | null;
  /** Studies without a level. */
  readonly missing: number;
  readonly sentence: string;
  /** What means these are. */
  readonly meansNote: string;
  /** Why there is none, where there is none. */
  readonly noMean: string;
}

/** The factor to draw; null = all studies, where they are asked for or where no moderator has categories and none is named. */
export function factorOf(
  report: ModeratedReport,
  { rows, moderator }: OrchardOptions,
): ModeratorPanel | null {
  return rows === "all" ? null : panelFor(report, moderator, "factor");
}

/** What the plot is of: all studies, or the levels of one factor. */
export function aboutBranches(report: ModeratedReport, options: OrchardOptions): Params {
  const factor = factorOf(report, options);
  return factor === null ? { rows: "all", moderator: [] } : { rows: "levels", ...aboutPanel(factor) };
}

/** Why the moderator that is named cannot be drawn, in words for the page; null = there is something to draw. */
export function whyNoBranches(report: AnalysisReport, options: OrchardOptions): string | null {
  const { rows, moderator } = options;
  return rows === "all" || moderator.length === 0 ? null : whyNoPanel(report, moderator, "factor");
}

export function branchesOf(report: AnalysisReport, options: OrchardOptions): Branches {
  const panel = factorOf(report, options);
  return panel === null ? allStudies(report) : levelsOf(report, panel, options);
}

function levelsOf(report: AnalysisReport, panel: ModeratorPanel, { means }: OrchardOptions): Branches {
  const { column, levels, points, missing, sentence, groups } = panel;
  const isAdjusted = means === "adjusted";
  const adjusted = isAdjusted
    ? report.moderation?.marginalMeans.find((one) => one.column === column)
    : undefined;
  const ofModel =
    adjusted === undefined ? words.notes.noAdjusted : `${words.notes.adjusted} ${adjusted.caption}`;
  return {
    column,
    levels,
    points,
    means: adjusted?.means ?? groups,
    studies: null,
    missing,
    sentence,
    meansNote: isAdjusted ? ofModel : words.notes.alone,
    noMean: words.notes.noLine,
  };
}

function allStudies({ effects, fit, dependence }: AnalysisReport): Branches {
  const level = twinWords.allStudies;
  const points = (effects?.rowIds ?? []).map((rowId, at): PanelPoint => {
    const [yi, vi] = [effects!.yi[at]!, effects!.vi[at]!];
    return { rowId, label: effects!.labels[at]!, x: 0, yi, vi, weight: fit?.weights[at] ?? 0, group: null };
  });
  return {
    column: null,
    levels: [level],
    points,
    means: pooledMean(fit, level),
    studies: dependence === undefined || dependence.studies === points.length ? null : dependence.studies,
    missing: 0,
    sentence: "",
    meansNote: "",
    noMean: common.predictive.noModel,
  };
}

/** The pooled effect as the mean of the only level; of a model with moderators there is none. */
export function pooledMean(fit: Fit | null, level: string): readonly MarginalMean[] {
  const mean = fit?.p === 1 ? fit.coefficients[0] : undefined;
  return fit === null || mean === undefined ? [] : [{ level, k: fit.k, mean, prediction: fit.prediction }];
}
