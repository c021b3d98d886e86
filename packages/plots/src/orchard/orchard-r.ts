import type { AnalysisDocument, Fit } from "@treeline/engine";
import { levelsInR, panelInR } from "../moderators/panel-r.ts";
import { panelFor } from "../moderators/panels.ts";
import type { ModeratedReport } from "../plot-types.ts";
import type { OrchardOptions } from "./options.ts";

/** The same from base graphics, around the means that `predict()` of metafor gives for the factor alone. */
export function orchardToR(
  document: AnalysisDocument,
  _: Fit,
  { moderator }: OrchardOptions,
  report: ModeratedReport,
): readonly string[] {
  const shown = panelFor(report, moderator, "factor");
  const own = shown === null ? null : panelInR(document, report, shown.column);
  return own === null ? [] : levelsInR(own, "studies across");
}
