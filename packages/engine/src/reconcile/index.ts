export { compareStyles, type StyleRow } from "./compare-styles.ts";
export { type ChainStep, changeText, type Explanation, explainDifference } from "./explain-difference.ts";
export {
  type FoundSettings,
  findSettings,
  findSettingsSteps,
  type Reconciliation,
  type SearchProgress,
} from "./find-settings.ts";
export { type Ends, effectText, type PooledNumbers } from "./numbers.ts";
export type { Compared, PrintedName } from "./printed-as.ts";
export { type Printed, type Published, parsePrinted, parsePublished } from "./published.ts";
