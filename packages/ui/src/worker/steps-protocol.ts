import type { AnalysisDocument, AnalysisReport } from "@treeline/engine";

/** Hears which step comes next, and answers whether the work goes on. */
export type TellStep<Step> = (step: Step) => boolean | Promise<boolean>;

/**
 * The side of the boundary on which a result is looked into step by step: audits and sensitivity analyses, each in a worker of
 * its own, so that evaluations never wait for them.
 */
export interface StepsApi<Answer, Step> {
  /** null when there is nothing to be answered, or when `tell` answered that it is no longer wanted. */
  answer(document: AnalysisDocument, report: AnalysisReport, tell: TellStep<Step>): Promise<Answer | null>;
}
