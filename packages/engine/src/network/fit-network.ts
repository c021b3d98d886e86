import type { Interval } from "../analysis-types.ts";
import type { NetworkMethod } from "../document/network-spec.ts";
import { criticalValue, twoSidedTest } from "../inference/tests.ts";
import type { NetworkComparison, NetworkEffect } from "../network-types.ts";
import { type Block, differenceIn, type Solution, solveBlocks } from "./blocks.ts";
import { blockOf, type NetworkStudy } from "./study-arms.ts";
import { likelihoodTau2, type Moments, momentsOf, momentTau2 } from "./tau2.ts";

/** How a network is fitted. */
export interface FitChoices {
  readonly model: "random" | "common";
  readonly method: NetworkMethod;
  /** `t` takes the degrees of freedom of Q. */
  readonly test: "z" | "t";
  /** A proportion. */
  readonly level: number;
}

/** A network at its heterogeneity variance. */
export interface Solved {
  readonly choices: FitChoices;
  readonly studies: readonly NetworkStudy[];
  readonly n: number;
  /** null = none: equal effects, or no degrees of freedom. */
  readonly tau2: number | null;
  readonly blocks: readonly Block[];
  readonly solution: Solution;
  readonly moments: Moments;
}

/**
 * A connected network by weighted least squares over its graph: the same as generalised least squares with the full
 * covariance of studies with several arms. Random effects have one variance for all comparisons.
 * @param n treatments, all of them in one connected part
 * @returns null where weights are too unequal
 * Source: Ruecker (2012), Research Synthesis Methods 3, 312-324; Ruecker & Schwarzer (2014), Statistics in Medicine 33,
 * 4353-4369. R: `netmeta(TE, seTE, treat1, treat2, studlab)`
 */
export function solveNetwork(
  studies: readonly NetworkStudy[],
  n: number,
  choices: FitChoices,
): Solved | null {
  const moments = momentsOf(studies, n);
  if (moments === null) return null;
  const tau2 = moments.df === 0 || choices.model === "common" ? null : tau2By(choices, studies, n, moments);
  const blocks = studies.map((study) => blockOf(study, tau2 ?? 0));
  const solution = solveBlocks(blocks, n);
  return solution === null ? null : { choices, studies, n, tau2, blocks, solution, moments };
}

function tau2By(
  { method }: FitChoices,
  studies: readonly NetworkStudy[],
  n: number,
  moments: Moments,
): number | null {
  if (method === "DL") return momentTau2([moments]);
  return likelihoodTau2(studies, n, method === "REML");
}

/** An estimate with its interval and test under the choices of a network. */
export function effectOf(
  estimate: number,
  variance: number,
  { choices, moments, tau2 }: Pick<Solved, "choices" | "moments" | "tau2">,
): NetworkEffect {
  const df = choices.test === "t" && tau2 !== null ? moments.df : null;
  const se = Math.sqrt(variance);
  const reach = criticalValue(choices.level, df) * se;
  return {
    estimate,
    se,
    interval: {
      lower: estimate - reach,
      upper: estimate + reach,
      level: choices.level,
      kind: "confidence",
      method: choices.test,
    },
    test: twoSidedTest("Treatment effect", estimate, se, df),
  };
}

/** One treatment against another, with its prediction interval by t with the degrees of freedom of Q. */
export function comparisonOf(solved: Solved, first: number, second: number): NetworkComparison {
  const { estimate, variance } = differenceIn(solved.solution, first, second);
  return {
    first,
    second,
    ...effectOf(estimate, variance, solved),
    prediction: predictionOf(estimate, variance, solved),
  };
}

function predictionOf(
  estimate: number,
  variance: number,
  { tau2, moments, choices }: Solved,
): Interval | null {
  if (tau2 === null) return null;
  const reach = criticalValue(choices.level, moments.df) * Math.sqrt(variance + tau2);
  return {
    lower: estimate - reach,
    upper: estimate + reach,
    level: choices.level,
    kind: "prediction",
    method: "t with the degrees of freedom of Q",
  };
}
