import type { AnalysisDocument, AnalysisReport, BiasAudit } from "@treeline/engine";
import type { AuditProgress } from "@treeline/engine/bias";

/** Hears which method an audit comes to next, and answers whether it goes on. */
export type TellAudit<Step = AuditProgress> = (progress: Step) => boolean | Promise<boolean>;

/**
 * The side of the boundary on which audits are made; a worker of their own, so that evaluations never wait for them. Other analyses
 * that are computed beside a result, step by step, go the same way.
 */
export interface AuditApi<Answer = BiasAudit, Step = AuditProgress> {
  /** null when no study has an effect, or when `tell` answered that the audit is no longer wanted. */
  audit(document: AnalysisDocument, report: AnalysisReport, tell: TellAudit<Step>): Promise<Answer | null>;
}
