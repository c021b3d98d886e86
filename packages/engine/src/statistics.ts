/** What the statistics of the univariate model offer to the rest of the house. */
export { estimators } from "./estimators/registry.ts";
export type { Tau2Estimate, Tau2Estimator, Tau2Input } from "./estimators/types.ts";
export { coefficientTests } from "./inference/coefficient-tests/registry.ts";
export { type CoverageFact, coverageFacts, nearestCoverage } from "./inference/coverage-facts.ts";
export { predictionIntervals } from "./inference/prediction-intervals/registry.ts";
export { tau2Intervals } from "./inference/tau2-intervals/registry.ts";
export { criticalValue, twoSidedTest } from "./inference/tests.ts";
export type {
  CoefficientTest,
  PredictionIntervalMethod,
  Tau2Bounds,
  Tau2IntervalMethod,
} from "./inference/types.ts";
export { compareEstimators } from "./models/compare.ts";
export { allows, fitModel, withPooling, withPoolingParams } from "./models/fit-model.ts";
export { inverseVarianceShares } from "./models/inverse-variance-shares.ts";
export { methodName, paramsOfMeasure } from "./models/methods/method-name.ts";
export { poolingMethods } from "./models/methods/registry.ts";
export type { PoolingInput, PoolingMethod, RawCounts } from "./models/methods/types.ts";
export { fitUnivariate } from "./models/univariate.ts";
export {
  isLabbeRate,
  LABBE_MEASURES,
  type LabbeMeasure,
  type LabbePoint,
  labbeCorrects,
  labbeLine,
  labbeMeasure,
  labbePoints,
} from "./pooling/labbe.ts";
export {
  NUMBER_NEEDED_MEASURES,
  type NumberNeededMeasure,
  numbersNeeded,
} from "./pooling/number-needed.ts";
export { groupsAsInputs, medianControlRisk } from "./pooling/study-groups.ts";
export { type StudyIntervalMethod, studyIntervals } from "./study-intervals/registry.ts";
export { shownStudyInterval } from "./study-intervals/shown-interval.ts";
