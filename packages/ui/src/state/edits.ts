import type {
  AnalysisDocument,
  DependenceSpec,
  EffectSpec,
  ModelSpec,
  Params,
  Roles,
} from "@treeline/engine";
import { type PlotCard, withPlotOptions } from "@treeline/plots";
import { change } from "./project.ts";

/** The edits of the document's choices; those of the table come from the engine. */
export function setTitle(title: string): void {
  change((document) => ({ ...document, title }), "title");
}

export function setModel(patch: Partial<ModelSpec>, tag: string | null = null): void {
  change((document) => ({ ...document, model: { ...document.model, ...patch } }), tag);
}

export function setEffects(patch: Partial<EffectSpec>, tag: string | null = null): void {
  change((document) => ({ ...document, effects: { ...document.effects, ...patch } }), tag);
}

/** What is asked of several effects per study; null = nothing. */
export function setDependence(dependence: DependenceSpec | null, tag: string | null = null): void {
  change(({ dependence: _former, ...document }) => {
    return dependence === null ? document : { ...document, dependence };
  }, tag);
}

/** Puts other settings in the place of the document's, as one step. */
export function setSettings(settings: Pick<AnalysisDocument, "effects" | "model">): void {
  change((document) => ({ ...document, ...settings }));
}

export function setRoles(patch: Partial<Roles>): void {
  change((document) => ({ ...document, roles: { ...document.roles, ...patch } }));
}

/** @param typed the option's key where it is typed letter by letter: such edits are undone together */
export function setPlotOptions(plot: PlotCard, patch: Params, typed: string | null = null): void {
  change((document) => withPlotOptions(document, plot, patch), typed === null ? null : `${plot.id} ${typed}`);
}

export function excludeRow(rowId: string, reason: string): void {
  change((document) => withExclusion(document, rowId, reason), `exclude ${rowId}`);
}

export function includeRow(rowId: string): void {
  change((document) => ({
    ...document,
    exclusions: document.exclusions.filter((exclusion) => exclusion.rowId !== rowId),
  }));
}

export function isExcluded(document: AnalysisDocument, rowId: string): boolean {
  return document.exclusions.some((exclusion) => exclusion.rowId === rowId);
}

export function exclusionReason(document: AnalysisDocument, rowId: string): string {
  return document.exclusions.find((exclusion) => exclusion.rowId === rowId)?.reason ?? "";
}

function withExclusion(document: AnalysisDocument, rowId: string, reason: string): AnalysisDocument {
  const known = document.exclusions.some((exclusion) => exclusion.rowId === rowId);
  const exclusions = known
    ? document.exclusions.map((exclusion) => (exclusion.rowId === rowId ? { rowId, reason } : exclusion))
    : [...document.exclusions, { rowId, reason }];
  return { ...document, exclusions };
}
