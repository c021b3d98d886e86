import { type AnalysisDocument, type Fit, type Interval, rCall, rNumber } from "@treeline/engine";
import { levelsDrawnInR, levelsInR, panelInR } from "../moderators/panel-r.ts";
import type { ModeratedReport } from "../plot-types.ts";
import { factorOf, pooledMean } from "./branches.ts";
import type { OrchardOptions } from "./options.ts";

/** The same from base graphics: around the means that `predict()` of metafor gives for the factor alone, or around the pooled effect. */
export function orchardToR(
  document: AnalysisDocument,
  fit: Fit,
  options: OrchardOptions,
  report: ModeratedReport,
): readonly string[] {
  const shown = factorOf(report, options);
  if (shown === null)
    return options.moderator.length > 0 && options.rows !== "all" ? [] : allInR(fit, options);
  const own = panelInR(document, report, shown.column);
  return own === null ? [] : levelsInR(own, "studies across");
}

function allInR(fit: Fit, { prediction: isShown }: OrchardOptions): readonly string[] {
  const label = "All studies";
  const [pooled] = pooledMean(fit, label);
  if (pooled === undefined) return [];
  const { mean, prediction } = pooled;
  const predicted = isShown && prediction !== null;
  return [
    "panel <- data.frame(yi = as.numeric(es$yi), vi = es$vi)",
    `panel_means <- ${rCall("data.frame", [
      ["pred", rNumber(mean.estimate)],
      ...ends("ci", mean.interval),
      ...(predicted ? ends("pi", prediction) : []),
    ])}`,
    "panel_at <- 1 + seq(-0.2, 0.2, length.out = nrow(panel))",
    ...levelsDrawnInR({ k: 1, levels: `"${label}"`, predicted }, "studies across"),
  ];
}

function ends(name: "ci" | "pi", interval: Interval | null): readonly (readonly [string, string])[] {
  const end = (value: number | null | undefined): string =>
    value === null || value === undefined ? "NA" : rNumber(value);
  return [
    [`${name}.lb`, end(interval?.lower)],
    [`${name}.ub`, end(interval?.upper)],
  ];
}
