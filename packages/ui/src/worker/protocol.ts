import type {
  AnalysisDocument,
  AnalysisReport,
  BiasAudit,
  CheckedCalculation,
  StudyTable,
} from "@treeline/engine";
import type { aggregateSensitivity } from "@treeline/engine/aggregate";
import type { CodingComparison } from "@treeline/engine/double-coding";
import type { previewFormula } from "@treeline/engine/formula";
import type { importBlock, importFile } from "@treeline/engine/import";
import type {
  CalculationSpec,
  Quantities,
  RowDerivation,
  RowWay,
  Sweep,
  SweepPoint,
} from "@treeline/engine/ledger";
import type { Explanation, Published, Reconciliation, StyleRow } from "@treeline/engine/reconcile";

/** What the importer understands, taken from its own signature so that the two cannot drift apart. */
type ImportOptions = NonNullable<Parameters<typeof importFile>[1]>;
export type ImportAnswer = ReturnType<typeof importBlock>;
export type SensitivityAnswer = ReturnType<typeof aggregateSensitivity>;
export type FormulaAnswer = ReturnType<typeof previewFormula>;

/** Hears how far a search is, and answers whether it goes on. */
type TellProgress = (done: number, total: number) => boolean | Promise<boolean>;

/** How the effect of a row came about, and the other ways there are. */
export interface RowAnswer {
  readonly derivation: RowDerivation;
  readonly ways: readonly RowWay[];
}

/** The worker's side of the boundary: coarse calls, plain arguments, plain answers. */
export interface EngineApi {
  /** null when `stop` was called for this request or a later one. */
  evaluate(requestId: number, document: AnalysisDocument): Promise<AnalysisReport | null>;
  /** Gives up an evaluation before its next stage. */
  stop(requestId: number): void;
  importBlock(text: string, options: ImportOptions): Promise<ImportAnswer>;
  importFile(bytes: Uint8Array, options: ImportOptions): Promise<ImportAnswer>;
  /** Tries a formula on a table; without a name it is a filter. */
  previewFormula(...args: Parameters<typeof previewFormula>): Promise<FormulaAnswer>;
  /** @param document with derived columns as columns; null where it has no such row */
  explainRow(document: AnalysisDocument, report: AnalysisReport, rowId: string): Promise<RowAnswer | null>;
  sweepRow(document: AnalysisDocument, rowId: string, sweep: Sweep): Promise<readonly SweepPoint[]>;
  /** Every measure that the numbers of one study allow, and what looks wrong about them. */
  calculate(reported: Quantities, spec: CalculationSpec): Promise<CheckedCalculation>;
  sweepCalculation(
    reported: Quantities,
    spec: CalculationSpec,
    measure: string,
    sweep: Sweep,
  ): Promise<readonly SweepPoint[]>;
  /** @param document with derived columns as columns */
  aggregateSensitivity(document: AnalysisDocument, report: AnalysisReport): Promise<SensitivityAnswer>;
  /** The document's table as the first coding, beside a second one of the same studies. */
  compareCodings(document: AnalysisDocument, second: StudyTable): Promise<CodingComparison>;
  documentToR(
    document: AnalysisDocument,
    report: AnalysisReport,
    plotLines: readonly string[],
    audit?: BiasAudit,
  ): Promise<string>;
  /** @param document with derived columns as columns, as those of the two that follow */
  compareStyles(document: AnalysisDocument): Promise<readonly StyleRow[]>;
  explainDifference(a: AnalysisDocument, b: AnalysisDocument): Promise<Explanation>;
  /** null when `tell` answered that the search is no longer wanted. */
  findSettings(
    document: AnalysisDocument,
    published: Published,
    tell: TellProgress,
  ): Promise<Reconciliation | null>;
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
