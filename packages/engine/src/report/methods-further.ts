import type { AnalysisReport } from "../analysis-types.ts";
import { auditSentences } from "../bias/index.ts";
import { counted, listed } from "../format/told.ts";
import { coefficientTests } from "../inference/coefficient-tests/registry.ts";
import { adjustments } from "../moderation/adjustments/registry.ts";
import { within } from "../phrases/within.ts";
import type { ReportPart, ReportSource } from "./types.ts";
import { paragraph, together } from "./wording.ts";

/** Whether the document names moderators, analysed or not. */
export function namesModerators({ document }: Pick<ReportSource, "document">): boolean {
  return (document.moderators?.variables.length ?? 0) > 0;
}

/** Whether moderators came to any analysis. */
export function examinesModerators({ moderation }: AnalysisReport): boolean {
  if (moderation === undefined) return false;
  const { regression, subgroups, panels, scale } = moderation;
  return (
    regression !== null || subgroups !== null || scale !== null || panels.some(({ fit }) => fit !== null)
  );
}

/** Subgroups and meta-regression: PRISMA item 13e. */
export function moderatorMethodParts(source: ReportSource): ReportPart[] {
  const { document, report } = source;
  const spec = document.moderators;
  if (spec === undefined || !namesModerators(source))
    return [paragraph("No moderators of the effect were examined.", ["13e"])];
  const regression = report.moderation?.regression ?? null;
  const subgroups = report.moderation?.subgroups ?? null;
  const names = spec.variables.map(({ column }) => column);
  return together(
    [
      `${counted(names.length, "characteristic of the studies was", "characteristics of the studies were")} examined as ${names.length === 1 ? "a possible moderator" : "possible moderators"}${names.length === 0 ? "" : `: ${listed(names.map((name) => `“${name}”`))}`}.`,
      ...(regression === null
        ? []
        : [
            `A meta-regression (k = ${regression.k}, ${counted(regression.coefficients.length, "coefficient", "coefficients")}) was fitted with ${spec.terms.map((term) => term.join(" \u00d7 ")).join(" + ")}${spec.intercept ? "" : ", without an intercept"}; coefficients were tested by ${within(coefficientTests.get(regression.spec.test).label)}.`,
          ]),
      ...(subgroups === null
        ? []
        : [
            `Subgroups by ${subgroups.by} were compared by a test between groups, with ${subgroups.tau2 === "common" ? "one \u03c4\u00b2 common to all groups" : "a separate \u03c4\u00b2 in each group"}; p-values within groups were not compared with one another.`,
          ]),
      ...(adjustments.has(spec.adjustment)
        ? [`p-values of several comparisons: ${adjustments.get(spec.adjustment).label}.`]
        : []),
      ...(spec.missing.method === "mice"
        ? [`Missing moderators were imputed by chained equations (${spec.missing.imputations} imputations).`]
        : ["Studies that lack a moderator take no part in the analyses that need it."]),
      report.moderation?.caution ?? "",
    ].filter((text) => text !== ""),
    ["13e"],
  );
}

/** What was varied to see whether conclusions hold: PRISMA item 13f. */
export function sensitivityMethodParts({ report }: ReportSource): ReportPart[] {
  const compared = report.comparison.filter(({ estimate }) => estimate !== null);
  const said = [
    ...(compared.length < 2
      ? []
      : [
          `The pooled effect was computed with every available estimator of \u03c4\u00b2 (${compared.length}), all other choices being the same.`,
        ]),
    ...(report.fewStudies === undefined
      ? []
      : ["Because there are few studies, several tests and a Bayesian model were laid side by side."]),
  ];
  return together(said, ["13f"]);
}

/** How certainty was judged, where it was: PRISMA item 15. */
export function certaintyMethodParts({ document }: ReportSource): ReportPart[] {
  if (document.certainty === undefined) return [];
  return [
    paragraph(
      "The certainty of the evidence was judged by GRADE (Guyatt et al., 2011), domain by domain, by the authors; what the numbers suggest was shown beside each domain and counts for nothing until judged.",
      ["15"],
    ),
  ];
}

/** That there are warnings, and where a reader can look each of them up. */
export function warningParts({ report }: ReportSource): ReportPart[] {
  const issues = [...report.issues, ...(report.moderation?.issues ?? [])];
  const codes = [...new Set(issues.filter(({ severity }) => severity !== "note").map(({ code }) => code))];
  return codes.length === 0
    ? []
    : [
        paragraph(
          codes.length === 1
            ? "The analysis gave a warning, told in full with its code under Messages."
            : `The analysis gave ${codes.length} kinds of warnings, told in full with their codes under Messages.`,
          ["13d"],
        ),
      ];
}

/** Bias due to missing results: PRISMA item 14. */
export function biasMethodParts({ audit }: ReportSource): ReportPart[] {
  return audit === null
    ? [paragraph("Bias due to missing results was not assessed with this program.", ["14"])]
    : auditSentences(audit).map((said) => paragraph(said, ["14"]));
}
