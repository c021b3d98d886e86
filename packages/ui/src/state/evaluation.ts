import { computed, effect, type ReadonlySignal, type Signal, signal } from "@preact/signals";
import type { AnalysisDocument, AnalysisReport } from "@treeline/engine";
import { t } from "../strings/t.ts";
import {
  createEngineClient,
  type EngineClient,
  RequestDroppedError,
  WorkerDiedError,
} from "../worker/client.ts";
import type { Progress } from "../worker/protocol.ts";
import { speakingWorker } from "../worker/speaking-worker.ts";
import { bearsOnNumbers, evaluationInput } from "./evaluation-input.ts";
import { dismissNotice, showNotice } from "./notices.ts";
import { hasProject, project } from "./project.ts";

/** A report with the document it belongs to: what is shown together was computed together. */
export interface Evaluated {
  readonly document: AnalysisDocument;
  readonly report: AnalysisReport;
}

const SILENCE_MS = 30_000;
const DEBOUNCE_MS = 15;

const latest: Signal<Evaluated | null> = signal(null);
const busy: Signal<boolean> = signal(false);
const step: Signal<Progress | null> = signal(null);

export const evaluated: ReadonlySignal<Evaluated | null> = latest;
/** The result on the screen is older than the document. */
export const updating: ReadonlySignal<boolean> = busy;
/** The result on the screen is not the document's and none is on its way: the calculation failed or was stopped. */
export const stale: ReadonlySignal<boolean> = computed(() => {
  if (busy.value || !hasProject.value) return false;
  return latest.value === null || bearsOnNumbers(latest.value.document, project.value);
});
export const progress: ReadonlySignal<Progress | null> = step;

export const engine: EngineClient = createEngineClient({
  spawn: () =>
    speakingWorker(new Worker(new URL("../worker/engine.worker.ts", import.meta.url), { type: "module" })),
  silenceMs: SILENCE_MS,
  onProgress: (now) => {
    step.value = now;
  },
  onDeath: reportDeath,
});

let timer: ReturnType<typeof setTimeout> | undefined;

/** Evaluates the document now and after every change of anything that bears on numbers. */
export function startEvaluating(): void {
  effect(() => {
    if (!hasProject.value) return;
    const document = project.value;
    if (latest.peek() !== null && !bearsOnNumbers(latest.peek()!.document, document)) {
      clearTimeout(timer);
      engine.cancel();
      latest.value = { document, report: latest.peek()!.report };
      busy.value = false;
      return;
    }
    busy.value = true;
    clearTimeout(timer);
    timer = setTimeout(() => void evaluate(document), latest.peek() === null ? 0 : DEBOUNCE_MS);
  });
}

export function stopEvaluating(): void {
  clearTimeout(timer);
  engine.cancel();
  busy.value = false;
}

export function evaluateAgain(): void {
  dismissNotice("engine");
  clearTimeout(timer);
  busy.value = true;
  void evaluate(project.value);
}

async function evaluate(document: AnalysisDocument): Promise<void> {
  try {
    const report = await engine.evaluate(evaluationInput(document));
    latest.value = { document, report };
    busy.value = false;
    dismissNotice("engine");
  } catch (error) {
    if (error instanceof RequestDroppedError) return;
    busy.value = false;
    if (error instanceof WorkerDiedError) return;
    const detail = error instanceof Error ? error.message : String(error);
    showNotice({ id: "engine", severity: "error", text: t.notices.engineFault(detail) });
  } finally {
    step.value = null;
  }
}

function reportDeath(error: WorkerDiedError): void {
  showNotice({
    id: "engine",
    severity: "error",
    text: error.reason === "timeout" ? t.notices.workerSilent : t.notices.workerDied(error.message),
    action: {
      label: t.notices.calculateAgain,
      run: evaluateAgain,
    },
  });
}
