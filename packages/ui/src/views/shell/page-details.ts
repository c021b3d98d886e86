import { coefficientTests, estimators, type ModelSpec, measures, poolingMethods } from "@treeline/engine";
import { evaluated } from "../../state/evaluation.ts";
import { project } from "../../state/project.ts";
import { pages as words } from "../../strings/pages.ts";
import { t } from "../../strings/t.ts";

/** What was chosen on each page, in the few words that stand below its name. */
export function dataWords(): string {
  const { rowIds, columns } = project.value.table;
  return words.dataDetail(rowIds.length, columns.length);
}

export function effectWords(): string {
  const { effects } = project.value;
  return effects.effectName ?? measures.get(effects.measure).label;
}

/** The way to pool where it is a model of its own, else where tau2 comes from and the test. */
export function modelWords(): string {
  const { model } = project.value;
  const { estimators: several, label } = poolingMethods.get(model.pooling);
  return several ? words.modelDetail(varianceName(model), coefficientTests.get(model.test).label) : label;
}

function varianceName({ kind, estimator, tau2 }: ModelSpec): string {
  if (kind !== "random") return t.results.kinds[kind];
  return tau2 === null ? estimators.get(estimator).id : t.results.tau2Given;
}

export function moderatorWords(): string {
  return words.moderatorsDetail(project.value.moderators?.variables.length ?? 0);
}

export function biasWords(): string {
  return words.biasDetail(evaluated.value?.report.effects?.yi.length ?? 0);
}
