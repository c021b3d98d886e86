import type { AnalysisReport, Params, ScalePoint, ScaleView } from "@treeline/engine";
import type { TauOptions } from "./options.ts";
import { tauWords as words } from "./words.ts";

/** A place at which tau is estimated. */
export interface TauPoint extends Pick<ScalePoint, "level" | "x" | "k"> {
  readonly tau: number;
  /** null = no interval; its upper end null = unbounded. */
  readonly interval: { readonly lower: number; readonly upper: number | null } | null;
}

/** What the plot of tau is drawn from, on the analysis scale. */
export interface TauContent {
  readonly view: ScaleView;
  readonly points: readonly TauPoint[];
  /** tau of all studies together; null where it is not known or not wanted. */
  readonly constant: number | null;
  readonly level: number;
  /** Where the axis ends. */
  readonly top: number;
}

/** A wide interval may not press the estimates down onto the axis. */
const REACH = 3;

type Report = Pick<AnalysisReport, "moderation">;

/** The view a plot shows: that of the moderator chosen, else the first. */
function viewOf({ moderation }: Report, [chosen]: TauOptions["moderator"]): ScaleView | null {
  const views = moderation?.scale?.views ?? [];
  return (chosen === undefined ? views[0] : views.find(({ column }) => column === chosen)) ?? null;
}

/** What a plot of tau is of. */
export function aboutTau(report: Report, { moderator }: TauOptions): Params {
  const view = viewOf(report, moderator);
  return view === null ? {} : { moderator: [view.column] };
}

/** Why there is no such plot; null where there is one. */
export function whyNoTau(report: Report, options: TauOptions): string | null {
  const scale = report.moderation?.scale ?? null;
  if (scale === null) return words.notAsked;
  if (scale.fit === null) return words.notFitted;
  const view = viewOf(report, options.moderator);
  if (view === null) return words.notInScale(options.moderator[0] ?? "");
  return tauPoints(view, options.interval).length === 0 ? words.noEstimate : null;
}

export function tauContent(report: Report, options: TauOptions): TauContent {
  const scale = report.moderation?.scale ?? null;
  const view = viewOf(report, options.moderator);
  if (scale?.fit == null || view === null) throw new RangeError("a plot of tau without a model");
  const points = tauPoints(view, options.interval);
  const constant = options.constant && scale.constantTau2 !== null ? Math.sqrt(scale.constantTau2) : null;
  const highest = Math.max(...points.map(({ tau }) => tau), constant ?? 0);
  const ends = points.map(({ tau, interval }) => (interval === null ? tau : (interval.upper ?? highest)));
  const wanted = highest > 0 ? Math.min(REACH * highest, Math.max(highest, ...ends)) : Math.max(...ends);
  return { view, points, constant, level: scale.fit.level, top: wanted > 0 ? 1.04 * wanted : 1 };
}

function tauPoints({ points }: ScaleView, withIntervals: boolean): TauPoint[] {
  return points.flatMap(({ level, x, k, tau: { estimate, interval } }) =>
    estimate === null ? [] : [{ level, x, k, tau: estimate, interval: withIntervals ? interval : null }],
  );
}
