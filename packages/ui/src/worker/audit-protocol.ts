import type { AnalysisDocument, AnalysisReport, BiasAudit } from "@treeline/engine";
import type { AuditProgress } from "@treeline/engine/bias";

/** Hears which method an audit comes to next, and answers whether it goes on. */
export type TellAudit = (progress: AuditProgress) => boolean | Promise<boolean>;

/** The side of the boundary on which audits are made; a worker of their own, so that evaluations never wait for them. */
export interface AuditApi {
  /** null when no study has an effect, or when `tell` answered that the audit is no longer wanted. */
  audit(document: AnalysisDocument, report: AnalysisReport, tell: TellAudit): Promise<BiasAudit | null>;
}
