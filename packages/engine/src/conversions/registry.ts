import { createRegistry, type Registry } from "../registry.ts";
import { DESIGN_CONVERSIONS } from "./designs/index.ts";
import {
  corToZcor,
  eta2ToR,
  r2ToR,
  rToCor,
  rToR2,
  rToZcor,
  zcorToCor,
  zToR,
} from "./effects/correlations.ts";
import { D_TO_OR, orToD, petoToOr } from "./effects/d-and-or.ts";
import { corToD, D_TO_COR } from "./effects/d-and-r.ts";
import { dToOverlap } from "./effects/d-to-overlap.ts";
import { D_TO_SMD } from "./effects/d-to-smd.ts";
import { dSeToVariance, dTotalToVariance, dToVariance } from "./effects/d-variance.ts";
import { dToF, eta2ToF, fToD } from "./effects/f-and-eta2.ts";
import { gSeToSmd, gToD, smdToD } from "./effects/g-to-d.ts";
import { dToNnt, nntToRd, rdToNnt } from "./effects/nnt.ts";
import { orToRd, orToRr, rrToOr, rrToRd } from "./effects/risks.ts";
import { INTERVAL_CONVERSIONS } from "./intervals/index.ts";
import { PRE_POST_CONVERSIONS } from "./pre-post/index.ts";
import { SUMMARY_CONVERSIONS } from "./summaries/index.ts";
import { cellsToSizes, eventsToOr, sizesToTotal, totalToSizes } from "./tables/cells-to-effect.ts";
import { fourToTable } from "./tables/four-to-table.ts";
import { percentToEvents, proportionToEvents } from "./tables/proportion-to-events.ts";
import { chi2ToTable, orToTable, phiToTable } from "./tables/rebuild.ts";
import { accuracyToTable } from "./tables/sens-spec-to-table.ts";
import { THREE_TO_TABLE } from "./tables/three-to-table.ts";
import {
  adjustedDifferenceRawSdToD,
  adjustedDifferenceToD,
  adjustedIntervalToSe,
  adjustedMeanSesToSd,
  adjustedMeansToDifference,
  adjustedSeToSd,
} from "./test-statistics/adjusted-means.ts";
import { chi2ToPhi, pToChi2 } from "./test-statistics/chi2-to-phi.ts";
import { dzToSmd } from "./test-statistics/dz-to-smd.ts";
import { eta2ToT, partialEta2ToT } from "./test-statistics/eta2-to-t.ts";
import { F_TO_T } from "./test-statistics/f-to-t.ts";
import { pAboveToT, pPairedAboveToT } from "./test-statistics/p-above-to-t.ts";
import { pBelowToT, pPairedBelowToT } from "./test-statistics/p-below-to-t.ts";
import { pOneToT } from "./test-statistics/p-one-to-t.ts";
import { pAncovaToT, pOfCorrelationToT, pPairedToT, pToT } from "./test-statistics/p-to-t.ts";
import { pairedTToDz } from "./test-statistics/paired-t-to-dz.ts";
import { pointBiserialToD } from "./test-statistics/r-pb-to-d.ts";
import {
  betaToR,
  groupBetaToD,
  groupSlopeToD,
  groupSlopeToT,
  slopeToBeta,
} from "./test-statistics/regression.ts";
import { tAncovaToD } from "./test-statistics/t-ancova-to-d.ts";
import { tToD } from "./test-statistics/t-to-d.ts";
import { phiToR, pointBiserialToR, tOfCorrelationToR, tToPointBiserial } from "./test-statistics/t-to-r.ts";
import type { Conversion } from "./types.ts";

/** Every conversion; where two lead to the same effect in as many steps, the earlier one is taken. */
export const conversions: Registry<Conversion> = createRegistry("conversion", [
  tToD,
  ...F_TO_T,
  pToT,
  pOneToT,
  pPairedToT,
  pAncovaToT,
  pOfCorrelationToT,
  pairedTToDz,
  dzToSmd,
  tAncovaToD,
  adjustedMeansToDifference,
  adjustedDifferenceRawSdToD,
  adjustedDifferenceToD,
  adjustedSeToSd,
  adjustedMeanSesToSd,
  adjustedIntervalToSe,
  eta2ToT,
  partialEta2ToT,
  pToChi2,
  chi2ToPhi,
  pointBiserialToD,
  groupSlopeToD,
  groupBetaToD,
  groupSlopeToT,
  tOfCorrelationToR,
  tToPointBiserial,
  pointBiserialToR,
  phiToR,
  slopeToBeta,
  betaToR,
  gToD,
  gSeToSmd,
  dSeToVariance,
  dToVariance,
  dTotalToVariance,
  ...D_TO_SMD,
  rToZcor,
  rToCor,
  zToR,
  corToZcor,
  zcorToCor,
  r2ToR,
  eta2ToR,
  rToR2,
  fToD,
  eta2ToF,
  dToF,
  ...INTERVAL_CONVERSIONS,
  orToD,
  ...D_TO_OR,
  petoToOr,
  ...D_TO_COR,
  corToD,
  smdToD,
  orToRr,
  orToRd,
  rrToOr,
  rrToRd,
  rdToNnt,
  nntToRd,
  dToNnt,
  dToOverlap,
  sizesToTotal,
  totalToSizes,
  cellsToSizes,
  eventsToOr,
  proportionToEvents,
  percentToEvents,
  orToTable,
  phiToTable,
  chi2ToTable,
  accuracyToTable,
  fourToTable,
  ...THREE_TO_TABLE,
  ...SUMMARY_CONVERSIONS,
  ...PRE_POST_CONVERSIONS,
  ...DESIGN_CONVERSIONS,
  pBelowToT,
  pPairedBelowToT,
  pAboveToT,
  pPairedAboveToT,
]);
