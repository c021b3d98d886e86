import {
  type AnalysisDocument,
  type AnalysisReport,
  createEvaluator,
  type Evaluator,
  hasFormulas,
} from "@treeline/engine";
import { expose } from "comlink";
import type { EngineApi, ProgressMessage } from "./protocol.ts";

// What no evaluation needs is fetched when it is asked for first: the first result waits for nothing else.
const loadFormulas = () => import("@treeline/engine/formula");
const loadImport = () => import("@treeline/engine/import");
const loadLedger = () => import("@treeline/engine/ledger");
const loadReconcile = () => import("@treeline/engine/reconcile");

let evaluator = createEvaluator();
let readsFormulas = false;

async function evaluatorFor(document: AnalysisDocument): Promise<Evaluator> {
  if (readsFormulas || !hasFormulas(document)) return evaluator;
  evaluator = createEvaluator((await loadFormulas()).parseFormula);
  readsFormulas = true;
  return evaluator;
}

let stopped = 0;

/** Lets a waiting message in; a timer would cost milliseconds per stage. */
function letMessagesIn(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}

let evaluating = 0;

async function evaluate(requestId: number, document: AnalysisDocument): Promise<AnalysisReport | null> {
  evaluating += 1;
  try {
    return await evaluateInSteps(requestId, document);
  } finally {
    evaluating -= 1;
  }
}

/** Name of the worker's performance measure of an evaluation: what is left of a round trip without the copies on both ways. */
const RECOMPUTE = "treeline-recompute";

function measureRecompute(start: number): void {
  // One entry at a time, as nobody but a measurement ever reads them.
  performance.clearMeasures(RECOMPUTE);
  performance.measure(RECOMPUTE, { start });
}

async function evaluateInSteps(
  requestId: number,
  document: AnalysisDocument,
): Promise<AnalysisReport | null> {
  const start = performance.now();
  const steps = (await evaluatorFor(document)).steps(document);
  let step = steps.next();
  while (!step.done) {
    const message: ProgressMessage = { kind: "treeline-progress", requestId, ...step.value };
    self.postMessage(message);
    await letMessagesIn();
    if (requestId <= stopped) return null;
    step = steps.next();
  }
  measureRecompute(start);
  return step.value;
}

const api: EngineApi = {
  evaluate,
  stop(requestId) {
    stopped = Math.max(stopped, requestId);
  },
  importBlock: async (...args) => (await loadImport()).importBlock(...args),
  importFile: async (...args) => (await loadImport()).importFile(...args),
  previewFormula: async (...args) => (await loadFormulas()).previewFormula(...args),
  async explainRow(document, report, rowId) {
    const { compareWays, deriveRow } = await loadLedger();
    const derivation = deriveRow(document, report, rowId);
    return derivation === null ? null : { derivation, ways: compareWays(document, rowId) };
  },
  sweepRow: async (...args) => (await loadLedger()).sweepRow(...args),
  calculate: async (...args) => (await import("@treeline/engine/calculator")).calculateChecked(...args),
  sweepCalculation: async (...args) => (await loadLedger()).sweepCalculation(...args),
  aggregateSensitivity: async (...args) =>
    (await import("@treeline/engine/aggregate")).aggregateSensitivity(...args),
  async compareCodings(document, second) {
    const { compareCodings } = await import("@treeline/engine/double-coding");
    return compareCodings(document.table, second, document);
  },
  documentToR: async (...args) => (await import("@treeline/engine/r-script")).documentToR(...args),
  compareStyles: async (...args) => (await loadReconcile()).compareStyles(...args),
  explainDifference: async (...args) => (await loadReconcile()).explainDifference(...args),
  async findSettings(document, published, tell) {
    const { findSettingsSteps } = await loadReconcile();
    const steps = findSettingsSteps(document, published);
    let step = steps.next();
    while (!step.done) {
      if (!(await tell(step.value.done, step.value.total))) return null;
      step = steps.next();
    }
    return step.value;
  },
};

expose(api);

/** How soon to look again whether an evaluation has ended. */
const WAIT_MS = 20;

/** Between the requests, so that the first large table finds its code compiled; what is asked for goes before the next step. */
async function warmUpWhileIdle(): Promise<void> {
  const { warmUp } = await import("@treeline/engine/warm-up");
  const steps = warmUp(structuredClone);
  for (;;) {
    await (evaluating === 0 ? letMessagesIn() : pause(WAIT_MS));
    if (evaluating === 0 && steps.next().done === true) return;
  }
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

void warmUpWhileIdle();
