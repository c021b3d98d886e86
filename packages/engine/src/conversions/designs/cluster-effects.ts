import { log, square } from "../../numeric/elementary.ts";
import { positive, sizes } from "../checks.ts";
import { defineConversion, refuse } from "../define.ts";
import type { Conversion } from "../types.ts";
import { clusterSize, designEffect, designEffectFormula, ICC, ICC_IN_RANGE } from "./clusters.ts";

const SHARED = {
  reference: "Higgins, Eldridge & Li (2023), Cochrane Handbook 6.4, section 23.1.4",
  group: "design",
  assumed: [ICC],
} as const;

const CLUSTER_CHECKS = [clusterSize("cluster_size"), ICC_IN_RANGE] as const;

/** Mean difference of a cluster-randomised trial: the variance times the design effect. R: `(sd1i^2/n1i + sd2i^2/n2i) * deff` */
export const clusterMd: Conversion = defineConversion({
  ...SHARED,
  id: "cluster-md",
  label: "Cluster-randomised means to a mean difference",
  summary: "Mean difference with a variance that allows for clusters in both groups by the design effect.",
  from: ["m1i", "sd1i", "n1i", "m2i", "sd2i", "n2i", "cluster_size"],
  optional: ["cluster_cv"],
  yields: ["deff", "yi_MD", "vi_MD"],
  example: { m1i: 12, sd1i: 5, n1i: 100, m2i: 9.5, sd2i: 6, n2i: 80, cluster_size: 20 },
  checks: [...CLUSTER_CHECKS, sizes("n1i", "n2i"), positive("SD", "sd1i", "sd2i")],
  formulas({ m1i, sd1i, n1i, m2i, sd2i, n2i, cluster_size, cluster_cv, icc }, { step }) {
    const formula = designEffectFormula(cluster_cv !== undefined);
    const deff = step("deff", formula, designEffect(cluster_size, icc, cluster_cv));
    step("yi_MD", "m1i - m2i", m1i - m2i);
    const v = square(sd1i) / n1i + square(sd2i) / n2i;
    step("vi_MD", "deff * (sd1i^2 / n1i + sd2i^2 / n2i)", deff * v);
    return undefined;
  },
});

/** Risks of two groups, as formulas and values: what differs between the measures of a 2x2 table. */
interface RiskMeasure {
  readonly id: "OR" | "RR" | "RD";
  readonly label: string;
  readonly effect: string;
  readonly variance: string;
  of(ai: number, n1i: number, ci: number, n2i: number): readonly [effect: number, variance: number];
}

const RISK_MEASURES: readonly RiskMeasure[] = [
  {
    id: "OR",
    label: "a log odds ratio",
    effect: "log(ai * (n2i - ci) / ((n1i - ai) * ci))",
    variance: "1 / ai + 1 / (n1i - ai) + 1 / ci + 1 / (n2i - ci)",
    of: (ai, n1i, ci, n2i) => [
      log((ai * (n2i - ci)) / ((n1i - ai) * ci)),
      1 / ai + 1 / (n1i - ai) + 1 / ci + 1 / (n2i - ci),
    ],
  },
  {
    id: "RR",
    label: "a log risk ratio",
    effect: "log(ai / n1i / (ci / n2i))",
    variance: "1 / ai - 1 / n1i + 1 / ci - 1 / n2i",
    of: (ai, n1i, ci, n2i) => [log(ai / n1i / (ci / n2i)), 1 / ai - 1 / n1i + 1 / ci - 1 / n2i],
  },
  {
    id: "RD",
    label: "a risk difference",
    effect: "ai / n1i - ci / n2i",
    variance: "ai * (n1i - ai) / n1i^3 + ci * (n2i - ci) / n2i^3",
    of: (ai, n1i, ci, n2i) => [
      ai / n1i - ci / n2i,
      (ai * (n1i - ai)) / (n1i * n1i * n1i) + (ci * (n2i - ci)) / (n2i * n2i * n2i),
    ],
  },
];

/**
 * Odds ratio, risk ratio and risk difference of a cluster-randomised trial: the variance times the design effect, which is what
 * counts divided by the design effect give.
 *
 * R: `escalc(measure = "OR", ai = ai/deff, n1i = n1i/deff, ci = ci/deff, n2i = n2i/deff)`
 */
export const clusterRisks: readonly Conversion[] = RISK_MEASURES.map(({ id, label, effect, variance, of }) =>
  defineConversion({
    ...SHARED,
    id: `cluster-${id.toLowerCase()}`,
    label: `Cluster-randomised events to ${label}`,
    summary: `The effect as ${label} with a variance that allows for clusters in both groups by the design effect.`,
    from: ["ai", "n1i", "ci", "n2i", "cluster_size"],
    optional: ["cluster_cv"],
    yields: ["deff", `yi_${id}`, `vi_${id}`],
    example: { ai: 18, n1i: 100, ci: 25, n2i: 80, cluster_size: 20 },
    checks: [...CLUSTER_CHECKS, sizes("n1i", "n2i")],
    formulas({ ai, n1i, ci, n2i, cluster_size, cluster_cv, icc }, { step }) {
      const inside = ai > 0 && ci > 0 && ai < n1i && ci < n2i;
      if (!inside) return noEvents(ai > 0 && ai < n1i ? "ci" : "ai");
      const formula = designEffectFormula(cluster_cv !== undefined);
      const deff = step("deff", formula, designEffect(cluster_size, icc, cluster_cv));
      const [y, v] = of(ai, n1i, ci, n2i);
      step(`yi_${id}`, effect, y);
      step(`vi_${id}`, `deff * (${variance})`, deff * v);
      return undefined;
    },
  }),
);

function noEvents(input: string): ReturnType<typeof refuse> {
  return refuse(
    "no-events",
    input,
    "a group has no events, nothing but events, or more events than people; with clusters no correction for that is agreed on, so the row is not converted.",
    "Check the counts, or enter an effect and its standard error from a model that allows for the clusters.",
  );
}

/** A reported mean difference whose standard error ignores the clusters. R: `md_se^2 * deff` */
export const clusterReportedMd: Conversion = defineConversion({
  ...SHARED,
  id: "cluster-reported-md",
  label: "Mean difference that ignores clusters to a mean difference",
  summary: "A reported mean difference with its variance multiplied by the design effect.",
  from: ["md", "md_se", "cluster_size"],
  optional: ["cluster_cv"],
  yields: ["deff", "yi_MD", "vi_MD"],
  example: { md: 2.5, md_se: 0.8, cluster_size: 20 },
  checks: [...CLUSTER_CHECKS, positive("standard error", "md_se")],
  assumes: () => ["a standard error that ignores the clusters"],
  formulas({ md, md_se, cluster_size, cluster_cv, icc }, { step }) {
    const formula = designEffectFormula(cluster_cv !== undefined);
    const deff = step("deff", formula, designEffect(cluster_size, icc, cluster_cv));
    step("yi_MD", "md", md);
    step("vi_MD", "deff * md_se^2", deff * square(md_se));
    return undefined;
  },
});
