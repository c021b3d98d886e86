import type { AnalysisDocument } from "@treeline/engine";
import { view } from "../../state/project.ts";
import { startWith } from "../../state/session.ts";

/** Puts an analysis in place of the present one, which is kept, and shows what it came to. */
export function openSample(document: AnalysisDocument): void {
  void startWith(document);
  const isOfDoses = document.doseResponse !== undefined && Object.keys(document.roles.inputs).length === 0;
  view.value = isOfDoses ? "moderators" : "results";
}
