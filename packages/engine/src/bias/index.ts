/** The audit for publication bias: its methods, its stage, what it says in words. */

export { biasInputOfDocument } from "./audit-input.ts";
export { paramsOfMethod } from "./audit-params.ts";
export { auditSentences } from "./audit-sentences.ts";
export { numberTable } from "./audit-tables.ts";
export { BIAS_FAMILIES, VERDICT_READINGS } from "./audit-words.ts";
export {
  type Auditor,
  type AuditProgress,
  auditOf,
  auditSteps,
  createAuditor,
  withOutcomes,
} from "./bias-stage.ts";
export { biasMethods } from "./registry.ts";
export * from "./types.ts";
export { type Adjusted, adjustedOf } from "./verdict-estimates.ts";
