import type { AnalysisDocument, AnalysisReport, ReportingSpec } from "@treeline/engine";
import { withResultColumns } from "@treeline/engine/report";
import { change } from "./project.ts";

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
  patch(({ sections, told: { [item]: _, ...others } }) => {
    return { sections, told: text === "" ? others : { ...others, [item]: text } };
  }, `told ${item}`);
}

function patch(edit: (present: ReportingSpec) => ReportingSpec, tag: string | null): void {
  change(
    (document: AnalysisDocument) => ({ ...document, reporting: edit(document.reporting ?? NOTHING) }),
    tag,
  );
}
