import type { Conversion } from "../types.ts";
import { clustersToSize, groupClustersToSize } from "./cluster-size.ts";
import { clusterSmd, oneGroupClusterSmd } from "./cluster-smd.ts";
import { clusteredMeasures } from "./clustered-measures.ts";
import { combineArms } from "./combine-arms.ts";
import {
  designEffectToGroups,
  groupSizeToDesignEffect,
  groupWithoutClusters,
  sizeToDesignEffect,
} from "./design-effects.ts";
import { imputedFromOthers } from "./imputed.ts";
import { inflatedEffects } from "./inflate-effect.ts";
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
  sizeToDesignEffect,
  groupSizeToDesignEffect,
  designEffectToGroups,
  groupWithoutClusters,
  ...clusteredMeasures,
  ...inflatedEffects,
  ...otherGroupSd,
  ...imputedFromOthers,
];
