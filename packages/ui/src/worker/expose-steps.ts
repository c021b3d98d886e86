import type { AnalysisDocument, AnalysisReport } from "@treeline/engine";
import { expose } from "comlink";
import type { StepsApi } from "./steps-protocol.ts";

/** Makes this worker answer with what the steps come to, asking before each whether it is still wanted. */
export function exposeSteps<Answer, Step>(
  stepsOf: (document: AnalysisDocument, report: AnalysisReport) => Generator<Step, Answer | null>,
): void {
  const api: StepsApi<Answer, Step> = {
    async answer(document, report, tell) {
      const steps = stepsOf(document, report);
      let step = steps.next();
      while (!step.done) {
        if (!(await tell(step.value))) return null;
        step = steps.next();
      }
      return step.value;
    },
  };
  expose(api);
}
