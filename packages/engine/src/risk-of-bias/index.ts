export { guessRiskOfBias } from "./guess.ts";
export { judgementLabel } from "./overall.ts";
export { robTools } from "./registry.ts";
export { judgementWord, riskOfBiasOf, textsOf } from "./risk-of-bias-of.ts";
export type * from "./types.ts";
