import { createRegistry, type Registry } from "../registry.ts";
import { bonettAlpha } from "./abt.ts";
import { hakstianWhalenAlpha } from "./ahw.ts";
import { rawAlpha } from "./araw.ts";
import { arcsineDifference } from "./as.ts";
import { areaUnderCurve } from "./auc.ts";
import { dependentAreaUnderCurve } from "./auccn.ts";
import { binormalAreaUnderCurve } from "./aucn.ts";
import { commonLanguageEffect } from "./cles.ts";
import { dependentCommonLanguageEffect } from "./clescn.ts";
import { binormalCommonLanguageEffect } from "./clesn.ts";
import { rawCorrelation } from "./cor.ts";
import { logCoefficientOfVariation } from "./cvln.ts";
import { variationRatio } from "./cvr.ts";
import { dependentCvRatio } from "./cvrc.ts";
import { differenceToOdds } from "./d2or.ts";
import { differenceToOddsLogistic } from "./d2orl.ts";
import { differenceToOddsNormal } from "./d2orn.ts";
import { diagnosticOddsRatio } from "./dor.ts";
import { readyMade } from "./gen.ts";
import { generalisedOddsRatio } from "./genor.ts";
import { hazardRatio } from "./hr.ts";
import { incidenceRate } from "./ir.ts";
import { rateDifference } from "./ird.ts";
import { incidenceRateFreemanTukey } from "./irft.ts";
import { incidenceRateLog } from "./irln.ts";
import { rateRatio } from "./irr.ts";
import { incidenceRateRoot } from "./irs.ts";
import { rateRootDifference } from "./irsd.ts";
import { meanChange } from "./mc.ts";
import { meanDifference } from "./md.ts";
import { rawMean } from "./mn.ts";
import { logMean } from "./mnln.ts";
import { pairedMarginalOddsRatio } from "./mpor.ts";
import { pairedConditionalOddsRatio } from "./mporc.ts";
import { marginalTableOddsRatio } from "./mporm.ts";
import { pairedPetoOddsRatio } from "./mppeto.ts";
import { pairedRiskDifference } from "./mprd.ts";
import { pairedRiskRatio } from "./mprr.ts";
import { oddsRatio } from "./or.ts";
import { oddsRatioToDifference } from "./or2d.ts";
import { oddsRatioToLogisticDifference } from "./or2dl.ts";
import { oddsRatioToNormalDifference } from "./or2dn.ts";
import { proportionArcsine } from "./pas.ts";
import { probitDifference } from "./pbit.ts";
import { partialCorrelation } from "./pcor.ts";
import { petoOddsRatio } from "./peto.ts";
import { proportionDoubleArcsine } from "./pft.ts";
import { phiCoefficient } from "./phi.ts";
import { proportionLog } from "./pln.ts";
import { proportionLogit } from "./plo.ts";
import { proportion } from "./pr.ts";
import { proportionProbit } from "./prz.ts";
import { explainedVariance } from "./r2.ts";
import { explainedVarianceFixed } from "./r2f.ts";
import { biserialCorrelation } from "./rbis.ts";
import { riskDifference } from "./rd.ts";
import { excessHeterozygosity } from "./reh.ts";
import { ratioOfMeans } from "./rom.ts";
import { dependentRatioOfMeans } from "./romc.ts";
import { pointBiserialCorrelation } from "./rpb.ts";
import { riskRatio } from "./rr.ts";
import { tetrachoric } from "./rtet.ts";
import { logStandardDeviation } from "./sdln.ts";
import { changeScoreStandardised } from "./smcc.ts";
import { rawScoreStandardised } from "./smcr.ts";
import { rawScoreHeteroscedastic } from "./smcrh.ts";
import { pooledSdStandardised } from "./smcrp.ts";
import { pooledSdHeteroscedastic } from "./smcrph.ts";
import { standardizedMeanDifference } from "./smd.ts";
import { glassDelta } from "./smd1.ts";
import { glassDeltaUnequal } from "./smd1h.ts";
import { standardizedDifferenceUnequal } from "./smdh.ts";
import { standardizedMean } from "./smn.ts";
import { semiPartialCorrelation } from "./spcor.ts";
import type { Measure } from "./types.ts";
import { unbiasedRawCorrelation } from "./ucor.ts";
import { vaccineEfficacy } from "./ve.ts";
import { variabilityRatio } from "./vr.ts";
import { dependentVariabilityRatio } from "./vrc.ts";
import { yulesQ } from "./yuq.ts";
import { yulesY } from "./yuy.ts";
import { biserialFisherZ } from "./zbis.ts";
import { fisherZ } from "./zcor.ts";
import { pointBiserialFisherZ } from "./zpb.ts";
import { partialFisherZ } from "./zpcor.ts";
import { phiFisherZ } from "./zphi.ts";
import { explainedVarianceZ } from "./zr2.ts";
import { explainedVarianceFixedZ } from "./zr2f.ts";
import { semiPartialFisherZ } from "./zspcor.ts";
import { tetrachoricFisherZ } from "./ztet.ts";

/** Every effect measure, in the order of menus. */
export const measures: Registry<Measure> = createRegistry("effect measure", [
  standardizedMeanDifference,
  meanDifference,
  standardizedDifferenceUnequal,
  glassDelta,
  glassDeltaUnequal,
  ratioOfMeans,
  variabilityRatio,
  variationRatio,
  differenceToOddsLogistic,
  differenceToOddsNormal,
  differenceToOdds,
  commonLanguageEffect,
  areaUnderCurve,
  binormalCommonLanguageEffect,
  binormalAreaUnderCurve,
  oddsRatio,
  riskRatio,
  vaccineEfficacy,
  riskDifference,
  petoOddsRatio,
  arcsineDifference,
  diagnosticOddsRatio,
  generalisedOddsRatio,
  phiCoefficient,
  phiFisherZ,
  yulesQ,
  yulesY,
  tetrachoric,
  tetrachoricFisherZ,
  probitDifference,
  oddsRatioToLogisticDifference,
  oddsRatioToNormalDifference,
  oddsRatioToDifference,
  pairedMarginalOddsRatio,
  pairedConditionalOddsRatio,
  pairedPetoOddsRatio,
  marginalTableOddsRatio,
  pairedRiskRatio,
  pairedRiskDifference,
  rateRatio,
  rateDifference,
  rateRootDifference,
  hazardRatio,
  fisherZ,
  rawCorrelation,
  unbiasedRawCorrelation,
  pointBiserialCorrelation,
  pointBiserialFisherZ,
  biserialCorrelation,
  biserialFisherZ,
  partialCorrelation,
  partialFisherZ,
  semiPartialCorrelation,
  semiPartialFisherZ,
  explainedVariance,
  explainedVarianceZ,
  explainedVarianceFixed,
  explainedVarianceFixedZ,
  proportionLogit,
  proportion,
  proportionLog,
  proportionProbit,
  proportionArcsine,
  proportionDoubleArcsine,
  incidenceRateLog,
  incidenceRate,
  incidenceRateRoot,
  incidenceRateFreemanTukey,
  excessHeterozygosity,
  rawScoreStandardised,
  meanChange,
  changeScoreStandardised,
  rawScoreHeteroscedastic,
  pooledSdStandardised,
  pooledSdHeteroscedastic,
  dependentRatioOfMeans,
  dependentVariabilityRatio,
  dependentCvRatio,
  dependentCommonLanguageEffect,
  dependentAreaUnderCurve,
  rawMean,
  standardizedMean,
  logMean,
  logStandardDeviation,
  logCoefficientOfVariation,
  rawAlpha,
  hakstianWhalenAlpha,
  bonettAlpha,
  readyMade,
]);
