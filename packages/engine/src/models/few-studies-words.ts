import type { FewStudiesAnswer, FewStudiesBayes, Fit } from "../analysis-types.ts";
import { formatAdaptive, formatLevel, formatPercent } from "../format/index.ts";
import { knha } from "../inference/coefficient-tests/knha.ts";
import { coverageFacts } from "../inference/coverage-facts.ts";
import { COVERAGE_DESIGN } from "../inference/coverage-table.ts";
import { iv } from "./methods/iv.ts";
import { poolingMethods } from "./methods/registry.ts";

/** How far to trust an answer, and why. */
export type Judgement = Pick<FewStudiesAnswer, "verdict" | "remark">;

const studies = (k: number): string => (k === 2 ? "two studies" : `${k} studies`);
const degrees = (k: number): string => (k === 2 ? "1 degree of freedom" : `${k - 1} degrees of freedom`);

/** Of a simulated method, what is cited for some number of studies. */
interface Simulated {
  /** Number of studies simulated that is nearest. */
  readonly k: number;
  /** "80.5 % to 96.6 %". */
  readonly range: string;
  /** Largest Monte Carlo standard error, in percentage points. */
  readonly error: string;
}

function simulatedOf(test: string, estimator: string, k: number, level: number): Simulated | null {
  if (level !== COVERAGE_DESIGN.level) return null;
  const same = coverageFacts("mean", test, estimator);
  const facts = same.length > 0 ? same : coverageFacts("mean", test);
  const far = (of: number): number => Math.max(of / k, k / of);
  const nearest = facts.reduce<number | null>(
    (best, fact) => (best === null || far(fact.k) < far(best) ? fact.k : best),
    null,
  );
  const cells = facts.filter((fact) => fact.k === nearest);
  if (nearest === null || cells.length === 0) return null;
  const shares = cells.map(({ coverage }) => coverage);
  const range = `${formatPercent(Math.min(...shares), 1)} to ${formatPercent(Math.max(...shares), 1)}`;
  return { k: nearest, range, error: formatAdaptive(Math.max(...cells.map(({ error }) => error)), 1) };
}

/**
 * "In simulations of 3 studies its 95 % interval held the true mean in 80.5 % to 96.6 % of cases, depending on ...": of the form
 * whose numbers stand there, and, where these data are among those it fails for, saying that the share is over all data.
 */
export function coverageSentence(fit: Fit, id: string): string {
  const { k, spec, testUsed, knappHartung } = fit;
  const simulated = simulatedOf(testUsed, spec.estimator, k, spec.level);
  if (simulated === null) return "";
  const nearest = simulated.k === k ? "" : `, the number simulated that is nearest to ${k},`;
  const whose = testUsed === id ? "its" : "the guarded form\u2019s";
  const tooNarrow = testUsed === id && id === knha.id && (knappHartung?.scale ?? 1) < 1;
  const level = formatLevel(spec.level);
  const held = `held the true mean in ${simulated.range} of cases, depending on how much the studies differed (Monte Carlo error up to ${simulated.error} points)`;
  return tooNarrow
    ? ` Over all simulated data sets of ${studies(simulated.k)}${nearest} its ${level} interval ${held}; but this one is among those where it is too narrow.`
    : ` In simulations of ${studies(simulated.k)}${nearest} ${whose} ${level} interval ${held}.`;
}

/** Wald's normal interval. */
export function judgeNormal({ k, tau2 }: Fit): Judgement {
  if (tau2.given) return { verdict: "usable", remark: "Exact if the given τ² is the true one." };
  return {
    verdict: "unreliable",
    remark: `Too narrow where the studies differ: it takes τ² as known, and ${studies(k)} hardly tell it.`,
  };
}

/** Wald's t interval. */
export function judgeT({ k }: Fit): Judgement {
  return {
    verdict: "caution",
    remark: `A rule of thumb: t with ${degrees(k)} around the same standard error. Mostly too wide${k === 2 ? ", here so wide that it excludes next to nothing" : ""}.`,
  };
}

/** Knapp-Hartung without a guard. */
export function judgeKnappHartung({ k, knappHartung, testUsed }: Fit, id: string): Judgement {
  if (testUsed !== id) {
    return {
      verdict: "unreliable",
      remark:
        "All effects are equal, so that its factor would be 0 and its interval without width; the guarded form stands here instead.",
    };
  }
  const scale = knappHartung?.scale ?? 1;
  if (scale < 1) {
    return {
      verdict: "unreliable",
      remark: `Its factor is ${formatAdaptive(scale, 2)}, below 1: the effects agree better than their standard errors allow, by chance, and the interval is narrower than it ought to be.`,
    };
  }
  return {
    verdict: k === 2 ? "caution" : "usable",
    remark:
      k === 2
        ? "Right on average, but with 1 degree of freedom its width is mostly chance, and mostly far too large to say anything."
        : `Allows for the uncertainty of τ² with ${degrees(k)}.`,
  };
}

/** Knapp-Hartung with its factor raised to 1. */
export function judgeGuarded({ k }: Fit): Judgement {
  return {
    verdict: k === 2 ? "caution" : "usable",
    remark: `Never narrower than Wald’s t interval: it errs on the wide side${k === 2 ? ", and of two studies excludes next to nothing" : ""}.`,
  };
}

/** @param bound what the prior holds tau to be below with 95 % probability; null = it says nothing of the kind */
export function judgeBayes(k: number, prior: string, bound: number | null): Judgement {
  const held = bound === null ? "" : ` (τ below ${formatAdaptive(bound, 2)} with 95 % probability)`;
  return {
    verdict: "prior",
    remark: `Adds to ${studies(k)} what is known of τ beforehand: ${prior}${held}. It is as good as that assumption; try half and twice the scale.`,
  };
}

/** What the answers say together. */
export function summarise(
  answers: readonly FewStudiesAnswer[],
  bayes: FewStudiesBayes | null,
  {
    k,
    pooling,
    nullValue,
  }: { readonly k: number; readonly pooling: string; readonly nullValue: number | null },
): string[] {
  const sentences = [
    ...otherPooling(pooling),
    `With ${studies(k)} the methods differ because τ² can hardly be estimated, and each deals with that in its own way.`,
  ];
  if (nullValue !== null) sentences.push(agreement(answers, nullValue));
  if (bayes?.meanAbove != null && bayes.against !== null) {
    const value = formatAdaptive(bayes.against, 3);
    sentences.push(
      `Posterior probability that the mean lies above ${value} on the analysis scale: ${chance(bayes.meanAbove)}; that a new study’s true effect does: ${chance(bayes.newAbove ?? 0)}.`,
    );
  }
  return sentences;
}

/** That the answers are another pooling than the one above them. */
function otherPooling(pooling: string): string[] {
  if (pooling === iv.id) return [];
  const { label, needsCounts } = poolingMethods.get(pooling);
  const cells = needsCounts
    ? "; what was added to empty cells for these effects is in every number, while the result above pools the counts"
    : "";
  return [
    `These answers are not by the way to pool chosen (${label}): they pool the studies\u2019 own effects by inverse variance with random effects${cells}.`,
  ];
}

/** A probability that is never printed as 0 or 100 %. */
function chance(p: number): string {
  if (p < 0.001) return "below 0.1 %";
  return p > 0.999 ? "above 99.9 %" : formatPercent(100 * p, 1);
}

function agreement(answers: readonly FewStudiesAnswer[], nullValue: number): string {
  const judged = answers.filter(({ interval }) => interval !== null);
  const excludes = judged.filter(
    ({ interval }) =>
      interval !== null &&
      (interval.lower > nullValue || (interval.upper !== null && interval.upper < nullValue)),
  );
  if (excludes.length === 0) return "None of the intervals excludes no effect.";
  if (excludes.length === judged.length) return "All intervals exclude no effect.";
  const names = excludes.map(({ label }) => label).join("; ");
  const verb = excludes.length === 1 ? "excludes" : "exclude";
  return `Only ${excludes.length} of ${judged.length} intervals ${verb} no effect (${names}): the conclusion depends on the method, and should not be drawn from one of them.`;
}
