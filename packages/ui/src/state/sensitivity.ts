import {
  type AnalysisDocument,
  createSensitivitySpec,
  type SensitivityReport,
  type SensitivitySpec,
} from "@treeline/engine";
import type { SensitivityProgress } from "@treeline/engine/sensitivity";
import { speakingWorker } from "../worker/speaking-worker.ts";
import { type Following, follow } from "./follow.ts";
import { change } from "./project.ts";

/** The sensitivity analyses of the present result; null where there is no model. */
export const examining: Following<SensitivityReport, SensitivityProgress> = follow({
  spawn: () =>
    speakingWorker(
      new Worker(new URL("../worker/sensitivity.worker.ts", import.meta.url), { type: "module" }),
    ),
  graceMs: 400,
  asked: ["sensitivity", "moderators", "model", "table"],
});

/** What a document says of the sensitivity analyses; the usual choices where it says nothing. */
export function sensitivitySpecOf({ sensitivity }: Pick<AnalysisDocument, "sensitivity">): SensitivitySpec {
  return sensitivity ?? createSensitivitySpec();
}

/** Makes an edit of these choices as one step of the history. */
export function setSensitivity(patch: Partial<SensitivitySpec>, tag: string | null = null): void {
  change(
    (document) => ({ ...document, sensitivity: { ...sensitivitySpecOf(document), ...patch } }),
    tag === null ? null : `sensitivity ${tag}`,
  );
}
