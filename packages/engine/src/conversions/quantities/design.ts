import type { Quantity } from "../types.ts";
import { CORRELATION, COUNT, FROM_ONE, RATIO, SIZE, SPREAD } from "./ranges.ts";

const ARM_LETTERS = ["a", "b", "c", "d"] as const;

/** Sizes, means, SDs and events of the arms or strata that make up one of two groups. */
const ARMS: readonly Quantity[] = ([1, 2] as const).flatMap((group) =>
  ARM_LETTERS.flatMap((letter): Quantity[] => {
    const where = `arm ${letter} of group ${group}`;
    return [
      { key: `n${group}_${letter}`, range: SIZE, label: `Size, ${where}`, aliases: [`n${group}${letter}`] },
      {
        key: `m${group}_${letter}`,
        label: `Mean, ${where}`,
        aliases: [`m${group}${letter}`, `mean${group}${letter}`],
      },
      { key: `sd${group}_${letter}`, range: SPREAD, label: `SD, ${where}`, aliases: [`sd${group}${letter}`] },
      {
        key: `x${group}_${letter}`,
        range: COUNT,
        label: `Events, ${where}`,
        aliases: [`x${group}${letter}`, `events${group}${letter}`],
      },
    ];
  }),
);

/** Measures that conversions give with a variance; papers print them with intervals and standard errors. */
export const READY_MADE: readonly (readonly [measure: string, name: string])[] = [
  ["MD", "mean difference"],
  ["SMD", "standardised mean difference"],
  ["OR", "log odds ratio"],
  ["RR", "log risk ratio"],
  ["RD", "risk difference"],
  ["HR", "log hazard ratio"],
  ["IRR", "log incidence rate ratio"],
  ["COR", "correlation"],
  ["ZCOR", "Fisher’s z"],
  ["MC", "mean change"],
];

/** Effects whose variance was multiplied by a design effect. */
const CLUSTERED: readonly Quantity[] = READY_MADE.flatMap(([measure, name]): Quantity[] => [
  { key: `yi_${measure}_deff`, label: `Effect with clusters allowed for, ${name}`, aliases: [] },
  {
    key: `vi_${measure}_deff`,
    range: SPREAD,
    label: `Sampling variance with clusters allowed for, ${name}`,
    aliases: [],
  },
]);

/** Inputs of measures that conversions take for designs with clusters only; measures know how they are usually called. */
const ONLY_FOR_CLUSTERS: readonly Quantity[] = [
  { key: "x1i", range: COUNT, label: "Events in person-time, group 1", aliases: [] },
  { key: "t1i", range: RATIO, label: "Person-time, group 1", aliases: [] },
  { key: "x2i", range: COUNT, label: "Events in person-time, group 2", aliases: [] },
  { key: "t2i", range: RATIO, label: "Person-time, group 2", aliases: [] },
  { key: "person_time", range: RATIO, label: "Person-time, one group", aliases: [] },
  { key: "yi", label: "Ready-made effect", aliases: [] },
  { key: "sei", range: SPREAD, label: "Standard error of the ready-made effect", aliases: [] },
  { key: "vi", range: SPREAD, label: "Sampling variance of the ready-made effect", aliases: [] },
  { key: "ci_lb", label: "Ready-made effect, lower end", aliases: [] },
  { key: "ci_ub", label: "Ready-made effect, upper end", aliases: [] },
  { key: "yi_GEN", label: "Ready-made effect with clusters allowed for", aliases: [] },
  {
    key: "vi_GEN",
    range: SPREAD,
    label: "Variance of the ready-made effect with clusters allowed for",
    aliases: [],
  },
  ...(["SMDH", "ROM", "AS", "PHI", "IRD", "IRSD", "PR", "PLN", "PLO", "PRZ", "PAS", "PFT"] as const).flatMap(
    onMeasure,
  ),
  ...(["IR", "IRLN", "IRS", "IRFT", "MN", "MNLN"] as const).flatMap(onMeasure),
];

function onMeasure(measure: string): Quantity[] {
  return [
    { key: `yi_${measure}`, label: `Effect ${measure}, clusters allowed for`, aliases: [] },
    {
      key: `vi_${measure}`,
      range: SPREAD,
      label: `Sampling variance of ${measure}, clusters allowed for`,
      aliases: [],
    },
  ];
}

/** Clusters, arms and correlations that a design brings with it. */
export const DESIGN_QUANTITIES: readonly Quantity[] = [
  {
    key: "r_prepost",
    range: CORRELATION,
    label: "Pre-post correlation",
    aliases: ["prepostcorrelation", "rprepost", "prepostr"],
  },
  {
    key: "icc",
    range: CORRELATION,
    designDetail: true,
    label: "Intracluster correlation",
    aliases: ["intraclustercorrelation", "iccvalue", "icc"],
  },
  {
    key: "cluster_size",
    range: FROM_ONE,
    design: true,
    label: "Mean size of the clusters, both groups",
    aliases: ["meanclustersize", "clustersize"],
  },
  {
    key: "cluster_size1",
    range: FROM_ONE,
    design: true,
    label: "Mean size of the clusters where only group 1 is clustered",
    aliases: ["clustersizegroup1", "clustersize1", "therapygroupsize"],
  },
  {
    key: "cluster_cv",
    range: SPREAD,
    designDetail: true,
    label: "Coefficient of variation of the cluster sizes",
    aliases: ["clustersizecv", "cvclustersize", "clustercv"],
  },
  {
    key: "n_clusters",
    range: FROM_ONE,
    design: true,
    label: "Number of clusters, both groups",
    aliases: ["numberofclusters", "nclusters", "clusters"],
  },
  {
    key: "n_clusters1",
    range: FROM_ONE,
    design: true,
    label: "Number of clusters in group 1, where only it is clustered",
    aliases: ["nclusters1", "clusters1"],
  },
  { key: "deff", range: RATIO, design: true, label: "Design effect", aliases: ["designeffect", "deff"] },
  {
    key: "deff_1",
    range: RATIO,
    design: true,
    label: "Design effect of group 1, where only it is clustered",
    aliases: ["designeffect1", "deff1"],
  },
  { key: "deff_2", range: RATIO, label: "Design effect of group 2", aliases: [] },
  {
    key: "n2_shared",
    range: SIZE,
    label: "Size of a control group shared by several rows",
    aliases: ["sharedcontroln", "n2shared"],
  },
  {
    key: "ci_shared",
    range: COUNT,
    label: "Events in a control group shared by several rows",
    aliases: ["sharedcontrolevents", "cishared"],
  },
  {
    key: "n_comparisons",
    range: FROM_ONE,
    label: "Rows that share the control group",
    aliases: ["ncomparisons", "comparisons"],
  },
  {
    key: "sd_ratio",
    range: RATIO,
    label: "SD of group 2 over SD of group 1",
    aliases: ["sdratio"],
  },
  {
    key: "md_pre",
    label: "Difference of the groups before (group 1 − group 2)",
    aliases: ["baselinedifference", "mdpre"],
  },
  {
    key: "sd1_imputed",
    range: SPREAD,
    label: "SD of group 1 as filled in from the other studies",
    aliases: [],
  },
  {
    key: "sd2_imputed",
    range: SPREAD,
    label: "SD of group 2 as filled in from the other studies",
    aliases: [],
  },
  {
    key: "r_imputed",
    range: CORRELATION,
    label: "Pre-post correlation as filled in from the other studies",
    aliases: [],
  },
  { key: "yi_MC", label: "Mean change as effect", aliases: [] },
  { key: "vi_MC", range: SPREAD, label: "Sampling variance of the mean change", aliases: [] },
  { key: "yi_SMCR", label: "Standardised mean change (SMCR) as effect", aliases: [] },
  {
    key: "vi_SMCR",
    range: SPREAD,
    label: "Sampling variance of the standardised mean change (SMCR)",
    aliases: [],
  },
  ...CLUSTERED,
  ...ONLY_FOR_CLUSTERS,
  ...ARMS,
];
