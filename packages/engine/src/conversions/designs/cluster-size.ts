import { positive } from "../checks.ts";
import { defineConversion } from "../define.ts";
import type { Conversion } from "../types.ts";

const SHARED = {
  reference: "Higgins, Eldridge & Li (2023), Cochrane Handbook 6.4, section 23.1.4",
  group: "design",
} as const;

/** Mean cluster size from people and clusters. R: `(n1i + n2i) / n_clusters` */
export const clustersToSize: Conversion = defineConversion({
  ...SHARED,
  id: "clusters-to-size",
  label: "Number of clusters to their mean size",
  summary: "Mean size of the clusters from the people in both groups and the number of clusters.",
  from: ["n_clusters", "n1i", "n2i"],
  yields: ["cluster_size"],
  example: { n_clusters: 12, n1i: 120, n2i: 130 },
  checks: [positive("number of clusters", "n_clusters")],
  formulas({ n_clusters, n1i, n2i }, { step }) {
    step("cluster_size", "(n1i + n2i) / n_clusters", (n1i + n2i) / n_clusters);
    return undefined;
  },
});

/** Mean cluster size of the one clustered group. R: `n1i / n_clusters1` */
export const groupClustersToSize: Conversion = defineConversion({
  ...SHARED,
  id: "group-clusters-to-size",
  label: "Number of clusters of one group to their mean size",
  summary: "Mean size of the clusters of group 1 where only that group is clustered.",
  from: ["n_clusters1", "n1i"],
  yields: ["cluster_size1"],
  example: { n_clusters1: 6, n1i: 48 },
  checks: [positive("number of clusters", "n_clusters1")],
  formulas({ n_clusters1, n1i }, { step }) {
    step("cluster_size1", "n1i / n_clusters1", n1i / n_clusters1);
    return undefined;
  },
});
