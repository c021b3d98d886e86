import { createRegistry, type Registry } from "../registry.ts";
import {
  correlation,
  correlationMean,
  correlationMode,
  sharedVariance,
} from "./transformations/correlation.ts";
import {
  biserial,
  biserialToPointBiserial,
  differenceToLogOddsLogistic,
  differenceToLogOddsNormal,
  meanDifferenceOf,
  pointBiserial,
  pointBiserialToBiserial,
} from "./transformations/difference.ts";
import * as forward from "./transformations/forward.ts";
import { freemanTukey, freemanTukeyHarmonic } from "./transformations/freeman-tukey.ts";
import { identity } from "./transformations/identity.ts";
import {
  oddsToDifferenceLogistic,
  oddsToDifferenceNormal,
  riskDifferenceAt,
  riskRatioAt,
  tetrachoricDigby,
  tetrachoricPearson,
} from "./transformations/odds.ts";
import {
  binomialDisplay,
  cliffDelta,
  cohenU1,
  cohenU2,
  cohenU3,
  commonLanguage,
  commonLanguageMean,
  overlap,
} from "./transformations/overlap.ts";
import {
  arcsine,
  arcsineMeanProportion,
  logistic,
  logisticMean,
  logisticMode,
  probit,
  probitMean,
  probitMode,
} from "./transformations/proportion.ts";
import { freemanTukeyRateInverse, squareRoot } from "./transformations/rates.ts";
import {
  exponential,
  exponentialMean,
  exponentialMode,
  vaccineEfficacyShown,
} from "./transformations/ratio.ts";
import {
  bonett,
  bonettMeanAlpha,
  bonettMode,
  hakstianWhalen,
  hakstianWhalenMean,
} from "./transformations/reliability.ts";
import type { ScaleMap, Transformation } from "./transformations/types.ts";

export type { ScaleMap, Transformation, TransformationGiven } from "./transformations/types.ts";

/** Every scale effects can be shown on, in the order of menus. */
export const transformations: Registry<Transformation> = createRegistry("transformation", [
  identity,
  exponential,
  exponentialMean,
  exponentialMode,
  vaccineEfficacyShown,
  correlation,
  correlationMean,
  correlationMode,
  sharedVariance,
  logistic,
  logisticMean,
  logisticMode,
  arcsine,
  arcsineMeanProportion,
  probit,
  probitMean,
  probitMode,
  freemanTukeyHarmonic,
  freemanTukey,
  squareRoot,
  freemanTukeyRateInverse,
  hakstianWhalen,
  hakstianWhalenMean,
  bonett,
  bonettMeanAlpha,
  bonettMode,
  commonLanguage,
  commonLanguageMean,
  cohenU3,
  cohenU2,
  cohenU1,
  overlap,
  cliffDelta,
  binomialDisplay,
  meanDifferenceOf,
  pointBiserial,
  biserial,
  pointBiserialToBiserial,
  biserialToPointBiserial,
  differenceToLogOddsLogistic,
  differenceToLogOddsNormal,
  oddsToDifferenceLogistic,
  oddsToDifferenceNormal,
  tetrachoricPearson,
  tetrachoricDigby,
  riskDifferenceAt,
  riskRatioAt,
]);

/** Maps that not every number has a value under: onto analysis scales, for conversions and the delta method. */
export const scaleMaps: Registry<ScaleMap> = createRegistry("scale map", [
  forward.rToZ,
  forward.r2ToZ,
  forward.logit,
  forward.arcsineRoot,
  forward.probitOf,
  forward.logarithm,
  forward.root,
  forward.alphaHakstianWhalen,
  forward.alphaBonett,
  forward.superiorityToD,
  forward.pointBiserialToD,
  forward.correlationToD,
  forward.freemanTukeyOf,
  forward.freemanTukeyRateOf,
]);
