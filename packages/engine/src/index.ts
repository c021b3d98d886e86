export * from "./analysis.ts";
export { asAnalysed, withDerivedColumns } from "./analysis-formulas.ts";
export * from "./analysis-types.ts";
export { funnelLineUp, type LineUp } from "./bias/line-up.ts";
export { errorForPower, type Sunset, sunsetOf } from "./bias/sunset.ts";
export type * from "./bias-types.ts";
export * from "./data.ts";
export type * from "./dependence-types.ts";
export { levelName } from "./design/given.ts";
export type * from "./design/types.ts";
export {
  BIAS_COLUMNS,
  BIAS_MARKS,
  biasColumns,
  createBiasSpec,
  renameBiasColumns,
} from "./document/bias-spec.ts";
export {
  type BaselineRisk,
  type CertaintyDomainId,
  type CertaintyJudgement,
  type CertaintySpec,
  createCertainty,
  MOST_OUTCOMES,
  type OutcomeFacts,
} from "./document/certainty-spec.ts";
export {
  createDependence,
  DEPENDENCE_METHODS,
  DEPENDENCE_TESTS,
  type DependenceSpec,
  dependenceColumns,
  ROBUST_CORRECTIONS,
  renameDependenceColumns,
} from "./document/dependence-spec.ts";
export { createDoseTrend, DOSE_COLUMNS, doseColumns, renameDoseColumns } from "./document/dose-trend.ts";
export {
  createFlow,
  createOtherMethods,
  type FlowScreening,
  type FlowSpec,
  type NamedCount,
} from "./document/flow-spec.ts";
export {
  createModerator,
  createModerators,
  moderatorColumns,
  renameModeratorColumns,
} from "./document/moderators.ts";
export {
  createNetwork,
  NETWORK_COLUMNS,
  NETWORK_METHODS,
  type NetworkColumn,
  type NetworkMethod,
  type NetworkSpec,
  networkColumns,
  renameNetworkColumns,
} from "./document/network-spec.ts";
export {
  createRiskOfBias,
  JUDGEMENTS,
  type Judgement,
  type RiskOfBiasSpec,
  type RobDomainSpec,
  renameRobColumns,
} from "./document/risk-of-bias-spec.ts";
export {
  asksSensitivity,
  createSensitivitySpec,
  renameSensitivityColumns,
  sensitivityColumns,
} from "./document/sensitivity-spec.ts";
export * from "./document/types.ts";
export type * from "./dose-types.ts";
export { rowWords } from "./effects/row-words.ts";
export { profileLogLikelihood } from "./estimators/likelihood.ts";
export * from "./export/index.ts";
export * from "./format/index.ts";
export { formatStatistic } from "./format/statistic.ts";
export { keptTogether, unbroken } from "./format/unbroken.ts";
export { type CheckedCalculation, calculateChecked } from "./guards/calculated-findings.ts";
export { guards } from "./guards/registry.ts";
export type { Guard } from "./guards/types.ts";
export { unreadRepairs } from "./guards/unread-repairs.ts";
export { pValueAt, type TestedEstimate } from "./inference/p-value-function.ts";
export { decimalsOf, type ShownEffect, showEffect } from "./measures/show-effect.ts";
export * from "./measures/shown-transformation.ts";
export { sidesOf } from "./measures/sides.ts";
export * from "./measures/transformations.ts";
export * from "./measures/types.ts";
export { type ShownI2, shownI2 } from "./models/shown-i2.ts";
export { scaleLinks } from "./moderation/location-scale/links.ts";
export type {
  LocationScaleFit,
  ScaleCoefficient,
  ScaleLinkId,
} from "./moderation/location-scale/types.ts";
export { moderationModel } from "./moderation/moderation-model.ts";
export * from "./moderation-types.ts";
export type * from "./network-types.ts";
export { normalQuantile } from "./numeric/normal.ts";
export { englishOf, inLanguage } from "./phrases/answers.ts";
export { headed } from "./phrases/headed.ts";
export { LANGUAGES, type Language } from "./phrases/languages.ts";
export { ownWords, setOwnWords } from "./phrases/own-words.ts";
export { ownWordsOf } from "./phrases/own-words-of.ts";
export {
  asSpokenNow,
  type Phrasebook,
  phrase,
  speakPhrases,
  whenSpoken,
  whileSpeaking,
} from "./phrases/phrases.ts";
export { recordTeller } from "./phrases/records.ts";
export { within } from "./phrases/within.ts";
export * from "./registry.ts";
export * from "./regression-types.ts";
export * from "./result.ts";
export type * from "./scale-types.ts";
export type * from "./sensitivity-types.ts";
export * from "./statistics.ts";
export * from "./table/study-table.ts";
export { readUnread } from "./table/unread-cell.ts";
export { ENGINE_VERSION } from "./version.ts";
