import { computed, effect, type ReadonlySignal, type Signal, signal } from "@preact/signals";
import type { AnalysisDocument, AnalysisReport } from "@treeline/engine";
import { t } from "../strings/t.ts";
import {
  createEngineClient,
  type EngineClient,
  RequestDroppedError,
  WorkerDiedError,
  type WorkerLike,
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
/** What takes longer is said to be under way; a flicker with every keystroke would be worse than none. */
const NOTICED_MS = 120;

const latest: Signal<Evaluated | null> = signal(null);
const busy: Signal<boolean> = signal(false);
const noticed: Signal<boolean> = signal(false);
const step: Signal<Progress | null> = signal(null);

export const evaluated: ReadonlySignal<Evaluated | null> = latest;
/** The result on the screen is older than the document. */
export const updating: ReadonlySignal<boolean> = busy;
/** The result on the screen is not the document's and none is on its way: the calculation failed or was stopped. */
export const stale: ReadonlySignal<boolean> = computed(() => {
  if (busy.value || !hasProject.value) return false;
  return latest.value === null || bearsOnNumbers(latest.value.document, project.value);
});
/** The result on the screen is old, and has been for long enough to be noticed. */
export const lagging: ReadonlySignal<boolean> = computed(() => stale.value || (busy.value && noticed.value));
export const progress: ReadonlySignal<Progress | null> = step;

function spawnEngine(): WorkerLike {
  return speakingWorker(
    new Worker(new URL("../worker/engine.worker.ts", import.meta.url), { type: "module" }),
  );
}

export const engine: EngineClient = createEngineClient({
  spawn: spawnEngine,
  silenceMs: SILENCE_MS,
  onProgress: (now) => {
    step.value = now;
  },
  onDeath: reportDeath,
});

let timer: ReturnType<typeof setTimeout> | undefined;

effect(() => {
  if (!busy.value) return;
  const notice = setTimeout(() => {
    noticed.value = true;
  }, NOTICED_MS);
  return () => {
    clearTimeout(notice);
    noticed.value = false;
  };
});

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
    // A lone change is answered at once; those that come while the answer is on its way are gathered.
    const wait = busy.peek() ? DEBOUNCE_MS : 0;
    busy.value = true;
    clearTimeout(timer);
    timer = setTimeout(() => void evaluate(document), wait);
  });
}

/** Shows a document with a report that came with it. It is computed when something changes, or by `confirmAnswer`. */
export function showAnswer(answer: Evaluated): void {
  latest.value = answer;
}

/** Has this device compute what is shown, unseen: its answer takes the place of one that came with the document. */
export async function confirmAnswer(): Promise<void> {
  const shown = latest.peek();
  if (shown === null || busy.peek()) return;
  // What fails here fails again, and is told, with the first change.
  const report = await engine.evaluate(evaluationInput(shown.document)).catch(() => null);
  if (report === null || latest.peek() !== shown) return;
  if (JSON.stringify(report) !== JSON.stringify(shown.report)) latest.value = { ...shown, report };
}

/** The report of another document than the one on the screen, by a worker of its own, so that no edit waits for it. */
export async function evaluateApart(document: AnalysisDocument): Promise<AnalysisReport> {
  const apart = createEngineClient({ spawn: spawnEngine, silenceMs: SILENCE_MS });
  try {
    return await apart.evaluate(document);
  } finally {
    apart.dispose();
  }
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
