import type { AnalysisDocument } from "@treeline/engine";
import type { JobId } from "@treeline/engine/jobs";
import { evaluationInput } from "./evaluation-input.ts";

/** Of a document what its jobs are computed from: titles, plots and columns not in use are left out. */
export function jobInput(document: AnalysisDocument): AnalysisDocument {
  return {
    ...evaluationInput(document),
    title: "",
    source: "",
    effects: {
      ...document.effects,
      outcome: "",
      directions: { negative: "", positive: "" },
      effectName: null,
      display: null,
    },
    plots: {},
  };
}

/** What tells the outcomes of jobs apart: the job, and all that it is computed from. */
export function jobKey(id: JobId, input: AnalysisDocument): string {
  const { moderators, bias, ...rest } = input;
  // What is chosen of one job or method leaves the others as they are.
  const { further, ...asked } = moderators ?? {};
  const { params, methods: _, ...audited } = bias ?? {};
  return JSON.stringify([id, rest, asked, further?.[id] ?? {}, audited, params?.[id] ?? {}]);
}

/** Whether a job comes to the same for both documents. */
export function isSameJob(id: JobId, one: AnalysisDocument, other: AnalysisDocument): boolean {
  return one === other || jobKey(id, jobInput(one)) === jobKey(id, jobInput(other));
}
