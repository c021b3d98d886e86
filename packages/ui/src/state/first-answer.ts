import type { AnalysisReport, DocumentParts } from "@treeline/engine";
import type { Evaluated } from "./evaluation.ts";
import { FIRST_ANSWER } from "./first-sample.ts";
import { asSample } from "./samples.ts";

/** What `first-answer.ts` beside the configuration of the build puts into the page. */
interface BroughtAlong {
  readonly parts: DocumentParts;
  readonly report: AnalysisReport;
}

/** The first sample with its report, both of which the page brings along: neither engine nor sample need be fetched for it. */
export function firstAnswer(): Evaluated {
  const text = document.getElementById(FIRST_ANSWER)?.textContent;
  if (text == null) throw new TypeError(`the page has no #${FIRST_ANSWER}`);
  const { parts, report } = JSON.parse(text) as BroughtAlong;
  return { document: asSample(parts), report };
}
