import type { AnalysisReport, ModeratorPanel, Params } from "@treeline/engine";
import { moderatorWords as words } from "./words.ts";

type Chosen = readonly string[];

/**
 * The panel a plot shows: the one of the moderator that was chosen, else the first that can be drawn.
 * @param chosen at most one column
 * @param kind the only kind that the plot can show; absent = both
 */
export function panelFor(
  { moderation }: Pick<AnalysisReport, "moderation">,
  chosen: Chosen,
  kind?: ModeratorPanel["kind"],
): ModeratorPanel | null {
  const panels = (moderation?.panels ?? []).filter((panel) => kind === undefined || panel.kind === kind);
  const [column] = chosen;
  if (column !== undefined) return panels.find((panel) => panel.column === column) ?? null;
  return panels.find((panel) => panel.points.length > 0) ?? null;
}

/** What a figure of a panel is of. */
export function aboutPanel(panel: ModeratorPanel | null): Params {
  return panel === null ? {} : { moderator: [panel.column] };
}

/** Why there is no such panel to draw, in words for the page; null = there is one. */
export function whyNoPanel(
  report: AnalysisReport,
  chosen: Chosen,
  kind?: ModeratorPanel["kind"],
): string | null {
  const { moderation } = report;
  if (moderation === undefined) return words.noModerator;
  const panel = panelFor(report, chosen, kind);
  if (panel !== null) {
    const why = [panel.sentence, panel.issues[0]?.message ?? ""].filter((part) => part !== "").join(" ");
    return panel.points.length > 0 ? null : why || words.noStudies(panel.column);
  }
  const [column] = chosen;
  if (column === undefined) return words.noPanel;
  const isKnown = moderation.panels.some((other) => other.column === column);
  return isKnown ? words.notAFactor(column) : words.unknown(column);
}
