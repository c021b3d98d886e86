import type { AnalysisDocument } from "@treeline/engine";
import { type View, view } from "../../state/project.ts";
import { startWith } from "../../state/session.ts";

/** Puts an analysis in place of the present one, which is kept, and shows a page of it. */
export function openSample(document: AnalysisDocument, page: View): void {
  void startWith(document);
  view.value = page;
}
