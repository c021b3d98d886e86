import { type AnalysisDocument, asAnalysed, type DoseTrendSpec } from "@treeline/engine";
import { guessDoseTrend } from "@treeline/engine/dose-response";
import { evaluated } from "./evaluation.ts";
import { change, project } from "./project.ts";

/** Takes the rows as dose categories, with what their columns look like; derived columns count once they are computed. */
export function startDoses(): void {
  const now = evaluated.value;
  const table = now === null ? project.value.table : asAnalysed(project.value, now.report).table;
  change((document) => ({ ...document, doseResponse: guessDoseTrend(table, document.roles.label) }));
}

export function stopDoses(): void {
  change(({ doseResponse: _gone, ...document }): AnalysisDocument => document);
}

/** @param tag names what is typed, so that it is undone as one */
export function setDoses(patch: Partial<DoseTrendSpec>, tag: string | null = null): void {
  change(
    (document) =>
      document.doseResponse === undefined
        ? document
        : { ...document, doseResponse: { ...document.doseResponse, ...patch } },
    tag === null ? null : `dose-response ${tag}`,
  );
}

/** Names a column, or none. */
export function setDoseColumn(key: keyof DoseTrendSpec["columns"], name: string | null): void {
  const columns = project.value.doseResponse?.columns ?? {};
  const { [key]: _before, ...others } = columns;
  setDoses({ columns: name === null ? others : { ...others, [key]: name } });
}
