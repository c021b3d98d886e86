import type { AnalysisDocument, AnalysisReport } from "@treeline/engine";
import type { previewFormula } from "@treeline/engine/formula";
import type { importBlock, importFile } from "@treeline/engine/import";

/** What the importer understands, taken from its own signature so that the two cannot drift apart. */
export type ImportOptions = NonNullable<Parameters<typeof importFile>[1]>;
export type ImportAnswer = ReturnType<typeof importBlock>;
export type FormulaAnswer = ReturnType<typeof previewFormula>;

/** The worker's side of the boundary: coarse calls, plain arguments, plain answers. */
export interface EngineApi {
  /** null when `stop` was called for this request or a later one. */
  evaluate(requestId: number, document: AnalysisDocument): Promise<AnalysisReport | null>;
  /** Gives up an evaluation before its next stage. */
  stop(requestId: number): void;
  importBlock(text: string, options: ImportOptions): ImportAnswer;
  importFile(bytes: Uint8Array, options: ImportOptions): Promise<ImportAnswer>;
  previewFormula(...args: Parameters<typeof previewFormula>): Promise<FormulaAnswer>;
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
