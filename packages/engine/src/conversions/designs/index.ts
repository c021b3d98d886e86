import type { Conversion } from "../types.ts";
import { clusterMd, clusterReportedMd, clusterRisks } from "./cluster-effects.ts";
import { clustersToSize, groupClustersToSize } from "./cluster-size.ts";
import { clusterSmd, oneGroupClusterSmd } from "./cluster-smd.ts";
import { combineArms } from "./combine-arms.ts";
import { imputedFromOthers } from "./imputed.ts";
import { otherGroupSd } from "./other-group-sd.ts";
import { splitControlEvents, splitControlSize } from "./split-control.ts";

/** Conversions that a design with clusters or several arms asks for. */
export const DESIGN_CONVERSIONS: readonly Conversion[] = [
  ...combineArms,
  splitControlSize,
  splitControlEvents,
  clustersToSize,
  groupClustersToSize,
  clusterSmd,
  oneGroupClusterSmd,
  clusterMd,
  clusterReportedMd,
  ...clusterRisks,
  ...otherGroupSd,
  ...imputedFromOthers,
];
