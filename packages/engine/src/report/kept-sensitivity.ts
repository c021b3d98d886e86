import type { AnalysisDocument } from "../document/types.ts";
import { formatInteger, formatLevel } from "../format/index.ts";
import type { SensitivityEntry, SensitivityId, SensitivityReport } from "../sensitivity-types.ts";
import type { ReportPart, ReportSource } from "./types.ts";
import { together } from "./wording.ts";

/**
 * The sensitivity analyses that a document wants in its report, and nothing of the others.
 * @param made of the document's present numbers; null = not made yet, or there is no model
 * @returns null where none are wanted
 */
export function keptSensitivity(
  { reporting }: Pick<AnalysisDocument, "reporting">,
  made: SensitivityReport | null,
): SensitivityReport | null {
  const wanted: ReadonlySet<string> = new Set(reporting?.sensitivity ?? []);
  const entries = (made?.entries ?? []).filter(({ id }) => wanted.has(id));
  if (made === null || entries.length === 0) return null;
  return { ...made, entries, conclusion: wanted.has("leave-one-out") ? made.conclusion : [] };
}

/** The analyses that are reported and could be made of these studies. */
function answered({ sensitivity }: Pick<ReportSource, "sensitivity">): readonly SensitivityEntry[] {
  return (sensitivity?.entries ?? []).filter(({ lack }) => lack === null);
}

type Methods = { readonly [I in SensitivityId]: (made: SensitivityReport) => string };

/** What was done for each question, in a sentence of a methods section. */
const METHODS: Methods = {
  "leave-one-out": () =>
    "The model was fitted anew without each study in turn (leave-one-out), all other choices being the same.",
  cumulative: ({ answers }) =>
    `In a cumulative meta-analysis the model was fitted as studies came in ${answers.cumulative?.by ?? ""}.`,
  outliers: () =>
    "Outlying studies were looked for by three rules: an interval apart from that of the pooled effect, a studentised deleted residual beyond the critical value, and influence. The model was fitted without the studies that each rule found; none of them was taken out of the main analysis.",
  influence: ({ spec }) =>
    `Influence of single studies was measured by studentised deleted residuals, DFFITS, Cook\u2019s distance, covariance ratios, leverage and DFBETAS of ${ofModel(spec.model)}.`,
  baujat: () =>
    "A Baujat plot sets the contribution of each study to heterogeneity against its influence on the pooled effect.",
  radial: () => "A radial (Galbraith) plot sets standardised effects against the precision of the studies.",
  "normal-plot": ({ spec, answers }) => {
    const kind = spec.residuals === "rstudent" ? "studentised deleted" : "standardised";
    const plot = answers["normal-plot"];
    return plot === undefined || plot.samples === 0
      ? `The ${kind} residuals were laid beside the quantiles of a normal distribution.`
      : `The ${kind} residuals were laid beside the quantiles of a normal distribution, with an envelope (${formatLevel(plot.level)} at each point) of ${formatInteger(plot.samples)} simulated sets of studies.`;
  },
  blups: () =>
    "The true effect of each study was predicted by its best linear unbiased prediction (BLUP) from the fitted model.",
};

function ofModel(model: SensitivityReport["spec"]["model"]): string {
  return model === "pooled" ? "the model of the pooled effect" : "the model with moderators";
}

/** What was done for the analyses that are reported: PRISMA item 13f. */
export function keptMethodParts(source: ReportSource): ReportPart[] {
  const { sensitivity } = source;
  if (sensitivity === null) return [];
  return together(
    answered(source).map(({ id }) => METHODS[id](sensitivity)),
    ["13f"],
  );
}

/** Whether any single study changes the conclusion, where leaving them out is reported: PRISMA item 20d. */
export function keptResultParts(source: ReportSource): ReportPart[] {
  return together(source.sensitivity?.conclusion ?? [], ["20d"]);
}

/** Where the reported analyses come from. */
export function keptReferences(source: ReportSource): string[] {
  return answered(source).map(({ reference }) => reference);
}

/** Whether the report has any sensitivity analysis: estimators compared, or the dependence on single studies. */
export function variesSomething(source: ReportSource): boolean {
  const compared = source.report.comparison.filter(({ estimate }) => estimate !== null);
  return compared.length > 1 || answered(source).length > 0;
}
