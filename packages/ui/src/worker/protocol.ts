import type { AnalysisDocument, AnalysisReport } from "@treeline/engine";
import type { importBytes, importText } from "@treeline/engine/import";

/** What the importer understands, taken from its own signature so that the two cannot drift apart. */
export type ImportOptions = NonNullable<Parameters<typeof importBytes>[1]>;
export type ImportAnswer = ReturnType<typeof importBytes>;

/** The worker's side of the boundary: coarse calls, plain arguments, plain answers. */
export interface EngineApi {
  /** null when `stop` was called for this request or a later one. */
  evaluate(requestId: number, document: AnalysisDocument): Promise<AnalysisReport | null>;
  /** Gives up an evaluation before its next stage. */
  stop(requestId: number): void;
  importText(text: Parameters<typeof importText>[0], options: ImportOptions): ImportAnswer;
  importBytes(bytes: Uint8Array, options: ImportOptions): ImportAnswer;
  documentToR(document: AnalysisDocument, report: AnalysisReport, plotLines: readonly string[]): string;
}

/** Posted by the worker on its own account while a request runs; comlink passes such messages over. */
export interface ProgressMessage {
  readonly kind: "treeline-progress";
  readonly requestId: number;
  readonly stage: string;
  readonly done: number;
  readonly total: number;
}

export type Progress = Omit<ProgressMessage, "kind" | "requestId">;

export function isProgressMessage(data: unknown): data is ProgressMessage {
  return (
    typeof data === "object" && data !== null && (data as { kind?: unknown }).kind === "treeline-progress"
  );
}
