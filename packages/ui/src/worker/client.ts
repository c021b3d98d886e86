import type { AnalysisDocument, AnalysisReport, CheckedCalculation } from "@treeline/engine";
import type { CodingComparison } from "@treeline/engine/double-coding";
import type { SweepPoint } from "@treeline/engine/ledger";
import type { Explanation, Reconciliation, StyleRow } from "@treeline/engine/reconcile";
import { type Endpoint, proxy, type Remote, wrap } from "comlink";
import {
  type EngineApi,
  type FormulaAnswer,
  type ImportAnswer,
  isProgressMessage,
  type Progress,
  type RowAnswer,
  type SensitivityAnswer,
} from "./protocol.ts";

/** Name of the performance measure from a request to its answer. */
const EVALUATION = "treeline-evaluation";

/** What the client needs of a worker; a test gives it one end of a message channel. */
export interface WorkerLike extends Endpoint {
  terminate(): void;
}

/** Why the worker is gone: it threw, an answer could not be read, or it gave no sign for too long. */
export type DeathCause = "error" | "messageerror" | "timeout";

/** The worker died before it answered. */
export class WorkerDiedError extends Error {
  override readonly name = "WorkerDiedError";
  readonly reason: DeathCause;
  constructor(reason: DeathCause, detail: string) {
    super(detail);
    this.reason = reason;
  }
}

/** A newer request took this one's place, or the user stopped it: nothing to show. */
export class RequestDroppedError extends Error {
  override readonly name = "RequestDroppedError";
}

export interface ClientOptions {
  spawn(): WorkerLike;
  /** Silence after which a worker at work counts as dead, in milliseconds. */
  readonly silenceMs: number;
  onProgress?(progress: Progress): void;
  onDeath?(error: WorkerDiedError): void;
}

export interface EngineClient extends Omit<EngineApi, "evaluate" | "stop"> {
  /**
   * Evaluates a document. One request runs at a time and one waits; a newer one takes the place of the one that waits,
   * and the answer of the one that runs is dropped.
   * @throws RequestDroppedError when a newer request or `cancel` overtook this one
   * @throws WorkerDiedError when the worker died; a new one is already in its place
   */
  evaluate(document: AnalysisDocument): Promise<AnalysisReport>;
  /** Fetches the worker before anything is asked of it; what asks for something need not. */
  start(): void;
  /** Stops the evaluation at once by replacing the worker. */
  cancel(): void;
  /** Ends the worker; pending calls are rejected. */
  dispose(): void;
}

interface Evaluation {
  readonly id: number;
  readonly document: AnalysisDocument;
  readonly resolve: (report: AnalysisReport) => void;
  readonly reject: (error: Error) => void;
}

/** Wraps a worker so that no promise stays pending and no stale answer gets through. */
export function createEngineClient(options: ClientOptions): EngineClient {
  let worker: WorkerLike | null = null;
  let remote: Remote<EngineApi>;
  let detach: () => void = () => undefined;
  let watchdog: ReturnType<typeof setTimeout> | undefined;
  let running: Evaluation | null = null;
  let waiting: Evaluation | null = null;
  let lastId = 0;
  let disposed = false;
  /** Rejections of the calls under way in the present worker, other than evaluations. */
  const pending = new Set<(error: Error) => void>();

  function start(): void {
    if (worker !== null || disposed) return;
    const own = options.spawn();
    const onMessage = (event: Event): void => hear((event as MessageEvent<unknown>).data);
    const onError = (event: Event): void => die("error", (event as ErrorEvent).message ?? "");
    const onMessageError = (): void => die("messageerror", "");
    own.addEventListener("message", onMessage as EventListener);
    own.addEventListener("error", onError as EventListener);
    own.addEventListener("messageerror", onMessageError as EventListener);
    detach = () => {
      own.removeEventListener("message", onMessage as EventListener);
      own.removeEventListener("error", onError as EventListener);
      own.removeEventListener("messageerror", onMessageError as EventListener);
    };
    worker = own;
    remote = wrap<EngineApi>(own);
  }

  function hear(data: unknown): void {
    if (!isProgressMessage(data)) return;
    watch();
    // Progress of an overtaken request would mislead.
    if (data.requestId === running?.id && waiting === null) {
      options.onProgress?.({ stage: data.stage, done: data.done, total: data.total });
    }
  }

  function watch(): void {
    clearTimeout(watchdog);
    if (running === null && pending.size === 0) return;
    watchdog = setTimeout(() => die("timeout", ""), options.silenceMs);
  }

  /** Ends the worker and rejects what it was working on; comlink would leave those promises pending for ever. */
  function stop(error: Error): void {
    clearTimeout(watchdog);
    detach();
    worker?.terminate();
    worker = null;
    const rejects = [...pending];
    pending.clear();
    if (running !== null) rejects.push(running.reject);
    running = null;
    for (const reject of rejects) reject(error);
  }

  function die(reason: DeathCause, detail: string): void {
    const error = new WorkerDiedError(reason, detail);
    stop(error);
    start();
    options.onDeath?.(error);
    next();
  }

  function next(): void {
    if (running !== null || waiting === null) return;
    start();
    const evaluation = waiting;
    waiting = null;
    running = evaluation;
    watch();
    const sent = performance.now();
    remote.evaluate(evaluation.id, evaluation.document).then(
      (report) =>
        settle(evaluation, () => {
          if (report === null) evaluation.reject(new RequestDroppedError("stopped"));
          else {
            record(sent);
            evaluation.resolve(report);
          }
        }),
      (error: unknown) => settle(evaluation, () => evaluation.reject(asError(error))),
    );
  }

  /** Asks the worker to spare itself the remaining stages; whether it hears does not matter, the answer is dropped anyway. */
  function giveUp(id: number): void {
    remote.stop(id).catch(() => undefined);
  }

  function settle(evaluation: Evaluation, deliver: () => void): void {
    if (running !== evaluation) return;
    running = null;
    if (waiting === null) deliver();
    else evaluation.reject(new RequestDroppedError("overtaken"));
    watch();
    next();
  }

  function evaluate(document: AnalysisDocument): Promise<AnalysisReport> {
    return new Promise((resolve, reject) => {
      if (disposed) return reject(new RequestDroppedError("disposed"));
      waiting?.reject(new RequestDroppedError("overtaken"));
      lastId += 1;
      waiting = { id: lastId, document, resolve, reject };
      if (running !== null) giveUp(running.id);
      next();
    });
  }

  function call<T>(send: () => Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      if (disposed) return reject(new RequestDroppedError("disposed"));
      start();
      pending.add(reject);
      watch();
      const done = (): void => {
        pending.delete(reject);
        watch();
      };
      send().then(
        (value) => {
          done();
          resolve(value);
        },
        (error: unknown) => {
          done();
          reject(asError(error));
        },
      );
    });
  }

  return {
    evaluate,
    start,
    importBlock: (text, given) => call<ImportAnswer>(() => remote.importBlock(text, given)),
    importFile: (bytes, given) => call<ImportAnswer>(() => remote.importFile(bytes, given)),
    previewFormula: (table, name, expression) =>
      call<FormulaAnswer>(() => remote.previewFormula(table, name, expression)),
    explainRow: (document, report, rowId) =>
      call<RowAnswer | null>(() => remote.explainRow(document, report, rowId)),
    sweepRow: (document, rowId, sweep) =>
      call<readonly SweepPoint[]>(() => remote.sweepRow(document, rowId, sweep)),
    calculate: (reported, spec) => call<CheckedCalculation>(() => remote.calculate(reported, spec)),
    sweepCalculation: (reported, spec, measure, sweep) =>
      call<readonly SweepPoint[]>(() => remote.sweepCalculation(reported, spec, measure, sweep)),
    aggregateSensitivity: (document, report) =>
      call<SensitivityAnswer>(() => remote.aggregateSensitivity(document, report)),
    compareCodings: (document, second) =>
      call<CodingComparison>(() => remote.compareCodings(document, second)),
    documentToR: (document, report, plotLines, audit) =>
      call(() => remote.documentToR(document, report, plotLines, audit)),
    compareStyles: (document) => call<readonly StyleRow[]>(() => remote.compareStyles(document)),
    explainDifference: (a, b) => call<Explanation>(() => remote.explainDifference(a, b)),
    findSettings: (document, published, tell) =>
      call<Reconciliation | null>(() => remote.findSettings(document, published, proxy(tell))),
    cancel() {
      if (running === null && waiting === null) return;
      const dropped = new RequestDroppedError("cancelled");
      waiting?.reject(dropped);
      waiting = null;
      stop(dropped);
      start();
    },
    dispose() {
      disposed = true;
      const dropped = new RequestDroppedError("disposed");
      waiting?.reject(dropped);
      waiting = null;
      stop(dropped);
    },
  };
}

/** What the last evaluation took with both ways, for the profiler of the browser and the bench. */
function record(start: number): void {
  performance.clearMeasures(EVALUATION);
  performance.measure(EVALUATION, { start });
}

function asError(value: unknown): Error {
  return value instanceof Error ? value : new Error(String(value));
}
