import { rowEffects } from "../analysis-types.ts";
import { artefactCorrections } from "../artefacts/registry.ts";
import { biasMethods } from "../bias/index.ts";
import { conversions } from "../conversions/registry.ts";
import { workingModels } from "../dependence/models/registry.ts";
import { estimators } from "../estimators/registry.ts";
import { coefficientTests } from "../inference/coefficient-tests/registry.ts";
import { predictionIntervals } from "../inference/prediction-intervals/registry.ts";
import { tau2Intervals } from "../inference/tau2-intervals/registry.ts";
import { measures } from "../measures/registry.ts";
import { poolingMethods } from "../models/methods/registry.ts";
import { adjustments } from "../moderation/adjustments/registry.ts";
import { robTools } from "../risk-of-bias/index.ts";
import { papersOf } from "./cite.ts";
import { dosePapersOf } from "./dose-papers.ts";
import { keptReferences } from "./kept-sensitivity.ts";
import { GRADE, PRISMA } from "./prisma-source.ts";
import type { ReportSource } from "./types.ts";

/** What everybody who reports heterogeneity draws on. */
const HETEROGENEITY = "Higgins & Thompson (2002), Statistics in Medicine 21, 1539-1558, doi:10.1002/sim.1186";

/** Behind the standard errors that hold whatever the dependence within studies is. */
const CLUSTER_ROBUST =
  "Bell & McCaffrey (2002), Survey Methodology 28, 169-181; Pustejovsky & Tipton (2018), doi:10.1080/07350015.2016.1247004; Tipton (2015), doi:10.1037/met0000011";

/**
 * The papers behind the methods that an analysis used, from the `reference` fields of their records, each once, in alphabetical
 * order.
 */
export function referencesOf(source: ReportSource): readonly string[] {
  const fields = [
    PRISMA,
    ...effectReferences(source),
    ...modelReferences(source),
    ...furtherReferences(source),
  ];
  return [...new Set(fields.flatMap(papersOf))].sort((one, other) => one.localeCompare(other, "en"));
}

function effectReferences({ document, report }: ReportSource): string[] {
  const used =
    report.effects === null ? [] : rowEffects(report.effects).converted.flatMap(({ route }) => route);
  const { artefacts, measure } = document.effects;
  return [
    measures.get(measure).reference,
    ...[...new Set(used)].filter((id) => conversions.has(id)).map((id) => conversions.get(id).reference),
    ...(artefacts === null ? [] : [artefactCorrections.get(artefacts.correction).reference]),
  ];
}

function modelReferences({ report, document }: ReportSource): string[] {
  const { fit } = report;
  if (fit === null || fit.k === 1) return [];
  const { pooling, test, tau2Interval, prediction, kind, tau2 } = document.model;
  const method = poolingMethods.get(pooling);
  return [
    method.reference,
    HETEROGENEITY,
    ...(method.estimators && kind === "random" && tau2 === null
      ? estimatorReferences(estimatorsOf(report))
      : []),
    coefficientTests.get(test).reference,
    ...(kind === "random" ? [tau2Intervals.get(tau2Interval).reference] : []),
    ...(prediction === "none" || fit.prediction === null
      ? []
      : [predictionIntervals.get(prediction).reference]),
  ];
}

/** Where all estimators are compared, all are cited. */
function estimatorReferences(ids: readonly string[]): string[] {
  return ids.filter((id) => estimators.has(id)).map((id) => estimators.get(id).reference);
}

function estimatorsOf({ comparison, fit }: ReportSource["report"]): readonly string[] {
  return [
    ...(fit === null ? [] : [fit.spec.estimator]),
    ...comparison.filter(({ estimate }) => estimate !== null).map(({ id }) => id),
  ];
}

function furtherReferences(source: ReportSource): string[] {
  const { audit, document, report } = source;
  const ran = (audit?.entries ?? []).filter(({ outcome }) => outcome !== null);
  const adjustment = document.moderators?.adjustment;
  return [
    ...(document.certainty === undefined ? [] : [GRADE]),
    ...(document.riskOfBias === undefined || !robTools.has(document.riskOfBias.tool)
      ? []
      : [robTools.get(document.riskOfBias.tool).reference]),
    ...(report.doseResponse?.result == null || document.doseResponse === undefined
      ? []
      : dosePapersOf(document.doseResponse)),
    ...dependenceReferences(source),
    ...keptReferences(source),
    ...ran.map(({ method }) => biasMethods.get(method).reference),
    ...(report.moderation === undefined || adjustment === undefined || !adjustments.has(adjustment)
      ? []
      : [adjustments.get(adjustment).reference]),
  ];
}

function dependenceReferences({ report }: ReportSource): string[] {
  const rows = report.dependence?.rows ?? [];
  if (rows.length === 0) return [];
  return [CLUSTER_ROBUST, ...rows.map(({ id }) => workingModels.get(id).reference)];
}
