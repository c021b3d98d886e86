import { computed, type ReadonlySignal } from "@preact/signals";
import type { AnalysisDocument, AnalysisReport, ReportingSpec } from "@treeline/engine";
import { withResultColumns } from "@treeline/engine/report";
import { change, project } from "./project.ts";

const NONE: readonly string[] = [];
const NOTHING: ReportingSpec = { sections: {}, told: {} };

/** The edits of what stands in the report. */
export function setSection(id: string, on: boolean): void {
  patch((present) => ({ ...present, sections: { ...present.sections, [id]: on } }), null);
}

/** What was computed of each study as columns of the table, in one step that can be undone. */
export function addResultColumns(report: AnalysisReport): void {
  change((document) => withResultColumns(document, report));
}

/** Where an item of the checklist is reported; empty = not told. */
export function setTold(item: string, text: string): void {
  patch((present) => {
    const { [item]: _, ...others } = present.told;
    return { ...present, told: text === "" ? others : { ...others, [item]: text } };
  }, `told ${item}`);
}

/** Ids of the sensitivity analyses that the report tells of. */
export const reportedSensitivity: ReadonlySignal<readonly string[]> = computed(
  () => project.value.reporting?.sensitivity ?? NONE,
);

export function setReportedSensitivity(id: string, on: boolean): void {
  patch((present) => {
    const others = (present.sensitivity ?? NONE).filter((one) => one !== id);
    return { ...present, sensitivity: on ? [...others, id] : others };
  }, null);
}

function patch(edit: (present: ReportingSpec) => ReportingSpec, tag: string | null): void {
  change(
    (document: AnalysisDocument) => ({ ...document, reporting: edit(document.reporting ?? NOTHING) }),
    tag,
  );
}
