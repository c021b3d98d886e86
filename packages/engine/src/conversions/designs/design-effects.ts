import type { Quantities } from "../../derivation.ts";
import { defineConversion } from "../define.ts";
import type { Conversion } from "../types.ts";
import {
  clusterSize,
  DESIGN_EFFECT_IN_RANGE,
  designEffect,
  designEffectFormula,
  ICC,
  ICC_IN_RANGE,
} from "./clusters.ts";

const SHARED = {
  reference: "Higgins, Eldridge & Li (2023), Cochrane Handbook 6.4, section 23.1.4",
  group: "design",
} as const;

/** Design effect of clusters in all groups. R: `1 + ((cluster_cv^2 + 1) * cluster_size - 1) * icc` */
export const sizeToDesignEffect: Conversion = defineConversion({
  ...SHARED,
  id: "cluster-size-to-deff",
  label: "Mean cluster size to design effect",
  summary: "Design effect from the mean size of the clusters and the intracluster correlation.",
  from: ["cluster_size"],
  optional: ["cluster_cv"],
  assumed: [ICC],
  yields: ["deff"],
  example: { cluster_size: 20, cluster_cv: 0.5 },
  checks: [clusterSize("cluster_size"), ICC_IN_RANGE],
  formulas({ cluster_size, cluster_cv, icc }, { step }) {
    step(
      "deff",
      designEffectFormula("cluster_size", cluster_cv !== undefined),
      designEffect(cluster_size, icc, cluster_cv),
    );
    return undefined;
  },
});

/** Design effect of the one group that is clustered. R: `1 + ((cluster_cv^2 + 1) * cluster_size1 - 1) * icc` */
export const groupSizeToDesignEffect: Conversion = defineConversion({
  ...SHARED,
  id: "group-cluster-size-to-deff",
  label: "Mean cluster size of one group to its design effect",
  summary: "Design effect of group 1 where only that group is clustered.",
  from: ["cluster_size1"],
  optional: ["cluster_cv"],
  assumed: [ICC],
  yields: ["deff_1"],
  example: { cluster_size1: 8 },
  checks: [clusterSize("cluster_size1"), ICC_IN_RANGE],
  formulas({ cluster_size1, cluster_cv, icc }, { step }) {
    step(
      "deff_1",
      designEffectFormula("cluster_size1", cluster_cv !== undefined),
      designEffect(cluster_size1, icc, cluster_cv),
    );
    return undefined;
  },
});

/** Whether the row says that only group 1 is clustered. */
export function isOneGroup({ cluster_size1, n_clusters1 }: Quantities): boolean {
  return cluster_size1 !== undefined || n_clusters1 !== undefined;
}

/** A design effect for each group: that of the study, and 1 in a group without clusters. R: `deff_1 <- deff; deff_2 <- deff` */
export const designEffectToGroups: Conversion = defineConversion({
  ...SHARED,
  id: "deff-to-groups",
  label: "Design effect of both groups",
  summary:
    "The design effect of a study as that of each group; of group 1 alone where only that group is clustered.",
  from: ["deff"],
  optional: ["cluster_size1", "n_clusters1"],
  yields: ["deff_1", "deff_2"],
  example: { deff: 1.95 },
  checks: [DESIGN_EFFECT_IN_RANGE],
  assumes: (given) => (isOneGroup(given) ? ["a design effect of group 1 alone"] : []),
  formulas(numbers, { step }) {
    step("deff_1", "deff", numbers.deff);
    if (isOneGroup({ ...numbers })) step("deff_2", "1", 1);
    else step("deff_2", "deff", numbers.deff);
    return undefined;
  },
});

/** A group without clusters beside one with them has a design effect of 1. */
export const groupWithoutClusters: Conversion = defineConversion({
  ...SHARED,
  id: "group-without-clusters",
  label: "No clusters in group 2",
  summary: "A design effect of 1 in the group whose people were treated one by one.",
  from: ["deff_1"],
  yields: ["deff_2"],
  example: { deff_1: 1.35 },
  checks: [DESIGN_EFFECT_IN_RANGE],
  assumes: () => ["no clusters in group 2"],
  formulas(_, { step }) {
    step("deff_2", "1", 1);
    return undefined;
  },
});
