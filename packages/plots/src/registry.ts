import { createRegistry, type Registry } from "@treeline/engine";
import { adjustedForest } from "./adjusted-forest/adjusted-forest.ts";
import { baujatPlot } from "./baujat/baujat.ts";
import { pCurve } from "./bias-histogram/p-curve.ts";
import { zCurve } from "./bias-histogram/z-curve.ts";
import { bubble } from "./bubble/bubble.ts";
import { caterpillar } from "./caterpillar/caterpillar.ts";
import { cumulativeForest } from "./cumulative/cumulative.ts";
import { levelProfiles } from "./dependence/level-profiles.ts";
import { rhoCurve } from "./dependence/rho-curve.ts";
import { designMap } from "./design-map/design-map.ts";
import { doi } from "./doi/doi.ts";
import { doseResponse } from "./dose-response/dose-response.ts";
import { drapery } from "./drapery/drapery.ts";
import { forest } from "./forest/forest.ts";
import { funnel } from "./funnel/funnel.ts";
import { groupedForest } from "./grouped-forest/grouped-forest.ts";
import { influencePanels } from "./influence/influence.ts";
import { labbe } from "./labbe/labbe.ts";
import { leaveOneOutForest } from "./leave-one-out/leave-one-out.ts";
import { lineUp } from "./line-up/line-up.ts";
import { adjustedFunnel as networkFunnel } from "./network/adjusted-funnel.ts";
import { networkGraph } from "./network/graph.ts";
import { netHeat } from "./network/net-heat.ts";
import { networkRanking } from "./network/ranking.ts";
import { networkForest } from "./network/reference-forest.ts";
import { networkSplits } from "./network/split-forest.ts";
import { orchard } from "./orchard/orchard.ts";
import type { Plot } from "./plot-types.ts";
import { predictive } from "./predictive/predictive.ts";
import { prisma } from "./prisma/prisma.ts";
import { profile } from "./profile/profile.ts";
import { normalQuantiles } from "./qq/normal-plot.ts";
import { radialPlot } from "./radial/radial.ts";
import { rainforest } from "./rainforest/rainforest.ts";
import { residualFunnel } from "./residual-funnel/residual-funnel.ts";
import { robSummary } from "./rob-summary/rob-summary.ts";
import { robTraffic } from "./rob-traffic/rob-traffic.ts";
import { significanceFunnel } from "./significance-funnel/significance-funnel.ts";
import { sunset } from "./sunset/sunset.ts";
import { tau } from "./tau/tau.ts";
import { weightFunctions } from "./weight-functions/weight-functions.ts";

export const plots: Registry<Plot> = createRegistry("plot", [
  forest,
  funnel,
  labbe,
  drapery,
  rainforest,
  caterpillar,
  predictive,
  profile,
  bubble,
  orchard,
  groupedForest,
  designMap,
  tau,
  doseResponse,
  sunset,
  significanceFunnel,
  residualFunnel,
  lineUp,
  doi,
  adjustedForest,
  weightFunctions,
  pCurve,
  zCurve,
  robTraffic,
  robSummary,
  prisma,
  networkGraph,
  networkForest,
  networkRanking,
  networkSplits,
  netHeat,
  networkFunnel,
  rhoCurve,
  levelProfiles,
  leaveOneOutForest,
  cumulativeForest,
  influencePanels,
  baujatPlot,
  radialPlot,
  normalQuantiles,
]);
