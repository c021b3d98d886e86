export { combinedCells, varyingColumns } from "./combined-cells.ts";
export { aggregateSensitivity, type Sensitivity, type SensitivityPoint } from "./sensitivity.ts";
export { combinedSentences, sharedControlSentences } from "./sentences.ts";
export { sharedControlRules } from "./shared-control/registry.ts";
export { structures } from "./structures/registry.ts";
export type { CorrelationStructure, StructureNeed } from "./structures/types.ts";
export { studyGroups } from "./study-groups.ts";
