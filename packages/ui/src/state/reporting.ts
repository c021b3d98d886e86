import type { AnalysisDocument, ReportingSpec } from "@treeline/engine";
import { change } from "./project.ts";

const NOTHING: ReportingSpec = { sections: {}, told: {} };

/** The edits of what stands in the report. */
export function setSection(id: string, on: boolean): void {
  patch((present) => ({ ...present, sections: { ...present.sections, [id]: on } }), null);
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
