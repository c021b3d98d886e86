import { createRegistry, type Registry } from "../registry.ts";
import { arcsineDifference } from "./as.ts";
import { readyMade } from "./gen.ts";
import { hazardRatio } from "./hr.ts";
import { incidenceRate } from "./ir.ts";
import { rateDifference } from "./ird.ts";
import { incidenceRateFreemanTukey } from "./irft.ts";
import { incidenceRateLog } from "./irln.ts";
import { rateRatio } from "./irr.ts";
import { incidenceRateRoot } from "./irs.ts";
import { rateRootDifference } from "./irsd.ts";
import { meanDifference } from "./md.ts";
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
import { petoOddsRatio } from "./peto.ts";
import { proportionDoubleArcsine } from "./pft.ts";
import { phiCoefficient } from "./phi.ts";
import { proportionLog } from "./pln.ts";
import { proportionLogit } from "./plo.ts";
import { proportion } from "./pr.ts";
import { proportionProbit } from "./prz.ts";
import { riskDifference } from "./rd.ts";
import { excessHeterozygosity } from "./reh.ts";
import { riskRatio } from "./rr.ts";
import { tetrachoric } from "./rtet.ts";
import { standardizedMeanDifference } from "./smd.ts";
import type { Measure } from "./types.ts";
import { yulesQ } from "./yuq.ts";
import { yulesY } from "./yuy.ts";
import { fisherZ } from "./zcor.ts";
import { phiFisherZ } from "./zphi.ts";
import { tetrachoricFisherZ } from "./ztet.ts";

/** Every effect measure, in the order of menus. */
export const measures: Registry<Measure> = createRegistry("effect measure", [
  standardizedMeanDifference,
  meanDifference,
  oddsRatio,
  riskRatio,
  riskDifference,
  petoOddsRatio,
  arcsineDifference,
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
  readyMade,
]);
