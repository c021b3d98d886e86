/** Sensitivity to single studies: the questions, their stage, what they come to in words. */

export { pooledBlups } from "./pooled-blups.ts";
export { outsideBand } from "./radial.ts";
export { sensitivityQuestions } from "./registry.ts";
export { type SensitivityProgress, sensitivityOf, sensitivitySteps } from "./sensitivity-stage.ts";
