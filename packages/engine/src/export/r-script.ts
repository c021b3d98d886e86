import type { AnalysisReport } from "../analysis-types.ts";
import type { BiasAudit } from "../bias-types.ts";
import type { AnalysisDocument } from "../document/types.ts";
import { estimators } from "../estimators/registry.ts";
import { poolingMethods } from "../models/methods/registry.ts";
import { asksEffects } from "../moderation/dose-stage.ts";
import { aggregatePart } from "./r-aggregate.ts";
import { artefactPart } from "./r-artefacts.ts";
import { beyondParts } from "./r-beyond.ts";
import { biasParts } from "./r-bias.ts";
import { checkSection } from "./r-checks.ts";
import { comparisonPart } from "./r-comparison.ts";
import { type PooledCountRows, pooledCountRows } from "./r-counts.ts";
import { dataSection } from "./r-data.ts";
import { dependencePart } from "./r-dependence.ts";
import { dosePart } from "./r-dose.ts";
import { doseShapesPart } from "./r-dose-shapes.ts";
import { effectsPart } from "./r-effects.ts";
import { fewStudiesPart } from "./r-few-studies.ts";
import { modelPart } from "./r-model.ts";
import { moderatorParts } from "./r-moderators.ts";
import { networkPart } from "./r-network.ts";
import { numberNeededPart } from "./r-number-needed.ts";
import type { Part } from "./r-part.ts";
import { pooledParts } from "./r-pooling.ts";
import { sensitivityParts } from "./r-sensitivity.ts";
import { studyIntervalsPart } from "./r-study-intervals.ts";
import { rAscii, rComment } from "./r-text.ts";

/**
 * A self-contained R script that repeats an analysis with metafor and compares R's numbers with the report's.
 * It needs R and metafor 3.8 or newer and states every option, so that a changed default changes nothing. Run by `Rscript`, it
 * prints one line per quantity, `treeline-check: N compared, M differ`, and quits with status 1 where any differ.
 * @param document the analysis
 * @param report what `runAnalysis` gave for it
 * @param plotLines lines that draw the plots, which the engine does not know; empty = none
 * @param audit of publication bias, where one was made with more in it than the document asks for; absent = as the document says
 * @returns the script, in ASCII but for comments
 */
export function documentToR(
  document: AnalysisDocument,
  report: AnalysisReport,
  plotLines: readonly string[] = [],
  audit?: BiasAudit,
): string {
  const doseOnly = !asksEffects(document);
  const counts = pooledCountRows(document, report);
  const parts = [
    ...(doseOnly ? [] : [effectsPart(document, report)]),
    ...artefactPart(document, report),
    ...dependencePart(document, report),
    ...aggregatePart(document, report),
    ...fitParts(document, report, counts),
    ...(report.effects?.yi.length === 0 ? [] : numberNeededPart(report)),
    ...fewStudiesPart(document, report),
    ...studyIntervalsPart(report),
    ...doseShapesPart(report),
    ...dosePart(report),
    ...networkPart(report),
    ...moderatorParts(document, report),
    ...biasParts(document, report, audit),
    ...sensitivityParts(document, report),
  ];
  const sections = [
    headerSection(document, report),
    ...(doseOnly ? [] : [dataSection(document, report, counts)]),
    ...parts.map(({ code }) => code).filter((code) => code.length > 0),
    ...(plotLines.length === 0 || report.effects?.yi.length === 0 ? [] : [plotLines]),
    checkSection(
      report,
      parts.flatMap((part) => part.checks),
      parts.flatMap((part) => part.unchecked),
    ),
  ];
  return `${sections.map((lines) => lines.map(inAscii).join("\n")).join("\n\n")}\n`;
}

/** Strings are in ASCII as they are written: what is left are names of columns, and comments, which may hold anything. */
function inAscii(code: string): string {
  return code
    .split("\n")
    .map((line) => (/^\s*#/.test(line) ? line : rAscii(line)))
    .join("\n");
}

function fitParts(
  document: AnalysisDocument,
  report: AnalysisReport,
  counts: PooledCountRows | null,
): Part[] {
  const { fit } = report;
  if (fit === null) return [];
  const method = poolingMethods.get(document.model.pooling);
  if (method.r !== undefined) {
    return pooledParts(document, { ...report, fit }, method, counts);
  }
  return [modelPart(document, fit), ...beyondParts(fit), comparisonPart(document, report)];
}

/** metafor leaves some estimators to another package. */
function packageCode({ model }: AnalysisDocument): string[] {
  const { rPackage } = estimators.get(model.estimator);
  if (
    !poolingMethods.get(model.pooling).estimators ||
    rPackage === undefined ||
    model.kind !== "random" ||
    model.tau2 !== null
  )
    return [];
  return [
    `if (!requireNamespace("${rPackage}", quietly = TRUE)) {`,
    `  if (interactive()) stop("this estimator needs the package ${rPackage}")`,
    `  cat("not checked  everything: the package ${rPackage} is not installed\\n")`,
    '  cat("treeline-check: 0 compared, 0 differ\\n")',
    "  quit(status = 0)",
    "}",
  ];
}

function headerSection(document: AnalysisDocument, report: AnalysisReport): string[] {
  return [
    rComment(document.title === "" ? "Meta-analysis" : document.title),
    ...(document.source === "" ? [] : [rComment(`Data: ${document.source}`)]),
    rComment(`Written by Treeline ${report.engineVersion}. Needs R and the package metafor, 3.8 or newer:`),
    rComment('install.packages("metafor")'),
    "",
    "suppressPackageStartupMessages(library(metafor))",
    'stopifnot("this script needs metafor 3.8 or newer" = packageVersion("metafor") >= "3.8")',
    ...packageCode(document),
  ];
}
