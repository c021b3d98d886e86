import { twoSidedTest } from "@treeline/engine";
import type { ToldCell } from "@treeline/engine/jobs/tell";
import { cell, effectCell, type Numbers, type OwnNumbers } from "../twin/numbers.ts";
import { twinWords } from "../twin/words.ts";
import { words } from "../words.ts";
import type { Backdrop } from "./backdrop.ts";
import { type FunnelContent, uprightValue } from "./frame.ts";
import type { StudyPoint } from "./points.ts";
import { funnelEnds, isInFunnel } from "./region.ts";
import { STANDARD_ERRORS } from "./upright.ts";

/** Something a funnel shows besides its studies: an estimate, a study filled in, a point of a curve. */
export interface FunnelMark {
  readonly name: string;
  readonly effect: number;
  readonly interval?: { readonly lower: number | null; readonly upper: number | null } | null;
  /** null = it is drawn as an upright line, or stands on another axis. */
  readonly standardError: number | null;
  /** Its place on an upright axis that is not of standard errors; absent = none. */
  readonly height?: number;
}

/** What one kind of funnel has in its table besides the places of its studies. */
export interface FunnelOwn extends OwnNumbers<StudyPoint> {
  readonly marks: readonly FunnelMark[];
  /** Its own columns tell the groups. */
  readonly tellsGroups?: true;
}

/** Nothing but the places of the studies. */
const NOTHING: FunnelOwn = { head: [], cells: () => [], marks: [] };

/** The studies with their places and what the ground behind them says of each, and the other marks. */
export function funnelNumbers(content: FunnelContent, backdrop: Backdrop, given?: FunnelOwn): Numbers {
  const { points, scale, groups, upright = STANDARD_ERRORS } = content;
  const own = given ?? NOTHING;
  const ground = groundColumns(content, backdrop);
  const named = own.tellsGroups ? null : (groups ?? null);
  const hasHeight = upright.id !== STANDARD_ERRORS.id;
  const hasInterval = own.marks.some(({ interval }) => (interval ?? null) !== null);
  const beside: OwnNumbers<StudyPoint> = {
    head: [
      ...(hasHeight ? [upright.title("")] : []),
      ...(named === null ? [] : [twinWords.group]),
      ...ground.head,
      ...own.head,
    ],
    cells: (point) => [
      ...(hasHeight ? [cell(uprightValue(content, point), "value")] : []),
      ...(named === null ? [] : [named.styleOf(point.rowId)?.name ?? null]),
      ...ground.cells(point),
      ...own.cells(point),
    ],
  };
  const empty = (height: number | undefined): ToldCell[] =>
    beside.head.map((_, column) => (hasHeight && column === 0 ? cell(height, "value") : null));
  const ends = (interval: FunnelMark["interval"]): ToldCell[] =>
    hasInterval ? [interval?.lower, interval?.upper].map((end) => effectCell(scale, end)) : [];
  return {
    head: [
      words.study,
      scale.name,
      ...(hasInterval ? [twinWords.lower, twinWords.upper] : []),
      twinWords.se,
      ...beside.head,
    ],
    rows: [
      ...points.map((point) => [
        point.label,
        effectCell(scale, point.effect),
        ...ends(null),
        cell(point.standardError),
        ...beside.cells(point),
      ]),
      ...own.marks.map(({ name, effect, interval, standardError, height }) => [
        name,
        effectCell(scale, effect),
        ...ends(interval),
        cell(standardError),
        ...empty(height),
      ]),
    ],
  };
}

/** Over contours the p-value that the shades are of; else the ends of the region at the study's standard error. */
function groundColumns({ options, scale }: FunnelContent, { funnel }: Backdrop): OwnNumbers<StudyPoint> {
  const { nullValue } = scale;
  if (options.style === "contour" && nullValue !== null) {
    return {
      head: [twinWords.p],
      cells: ({ effect, standardError }) => [
        cell(twoSidedTest("", effect - nullValue, standardError, null).pValue, "p"),
      ],
    };
  }
  if (funnel === null) return NOTHING;
  return {
    head: [twinWords.regionLower, twinWords.regionUpper, twinWords.outside],
    cells: ({ effect, standardError }) => [
      ...funnelEnds(funnel, standardError).map((end) => effectCell(scale, end)),
      isInFunnel(funnel, effect, standardError) ? null : twinWords.yes,
    ],
  };
}
