import { exp, log } from "../numeric/elementary.ts";
import { INFORMATION, LOG_LIK, SLOPE } from "./families.ts";
import { type HermiteRule, hermiteRule } from "./gauss-hermite.ts";
import {
  EFFECT,
  INTERCEPT,
  type Jet,
  LOCAL,
  type LocalIndex,
  SIGMA,
  type Study,
  type StudyLikelihood,
  TAU,
} from "./study-likelihood.ts";

/** The integrand's peak over the random effects: its log height, place, and the Cholesky factor of minus its Hessian. */
interface Peak {
  readonly height: number;
  readonly z1: number;
  readonly z2: number;
  readonly l11: number;
  readonly l21: number;
  readonly l22: number;
}

const out = new Float64Array(3);
/** Slope and information of each outcome where {@link logLikGiven} was last asked; a study has one outcome or two. */
const slopes = new Float64Array(2);
const informations = new Float64Array(2);
const POINT: HermiteRule = hermiteRule(1);

function predictorOf(study: Study, index: number, at: Float64Array, z1: number, z2: number): number {
  const { offset, intercept, effect, random } = study.outcomes[index]!;
  return (
    offset + intercept * (at[INTERCEPT]! + at[SIGMA]! * z1) + effect * at[EFFECT]! + random * at[TAU]! * z2
  );
}

/** Log-likelihood of a study's counts given its random effects; leaves slopes and informations behind. */
function logLikGiven(study: Study, at: Float64Array, z1: number, z2: number): number {
  let sum = 0;
  for (let j = 0; j < study.outcomes.length; j++) {
    study.outcomes[j]!.family.evaluate(predictorOf(study, j, at, z1, z2), out);
    sum += out[LOG_LIK]!;
    slopes[j] = out[SLOPE]!;
    informations[j] = out[INFORMATION]!;
  }
  return sum;
}

/** Newton's method on the concave log integrand, each step halved until it climbs. */
function peakOf(study: Study, at: Float64Array): Peak {
  const sigma = at[SIGMA]!;
  const tau = at[TAU]!;
  let [z1, z2, step1, step2] = [0, 0, 0, 0];
  let reached = Number.NEGATIVE_INFINITY;
  for (let step = 0; ; step++) {
    const height = logLikGiven(study, at, z1, z2) - (z1 * z1 + z2 * z2) / 2;
    let [g1, g2, h11, h12, h22] = [-z1, -z2, 1, 0, 1];
    for (let j = 0; j < study.outcomes.length; j++) {
      const outcome = study.outcomes[j]!;
      const by1 = outcome.intercept * sigma;
      const by2 = outcome.random * tau;
      const information = informations[j]!;
      g1 += slopes[j]! * by1;
      g2 += slopes[j]! * by2;
      h11 += information * by1 * by1;
      h12 += information * by1 * by2;
      h22 += information * by2 * by2;
    }
    if (!(height >= reached - 1e-12 * (1 + Math.abs(height))) && step < 100) {
      step1 /= 2;
      step2 /= 2;
      z1 -= step1;
      z2 -= step2;
      continue;
    }
    reached = height;
    const l11 = Math.sqrt(h11);
    const l21 = h12 / l11;
    const l22 = Math.sqrt(h22 - l21 * l21);
    const f1 = g1 / l11;
    step2 = (g2 - l21 * f1) / (l22 * l22);
    step1 = (f1 - l21 * step2) / l11;
    if ((Math.abs(step1) < 1e-9 && Math.abs(step2) < 1e-9) || step >= 100) {
      return { height, z1, z2, l11, l21, l22 };
    }
    z1 += step1;
    z2 += step2;
  }
}

/** Visits the nodes of the adaptive rule; `weight` is the share of a node's term in the height of the peak. */
function visitNodes(
  study: Study,
  at: Float64Array,
  rule: HermiteRule,
  peak: Peak,
  visit: (weight: number, z1: number, z2: number) => void,
): void {
  const rule1 = at[SIGMA] === 0 ? POINT : rule;
  const rule2 = at[TAU] === 0 ? POINT : rule;
  for (let i = 0; i < rule1.nodes.length; i++) {
    for (let j = 0; j < rule2.nodes.length; j++) {
      const away2 = rule2.nodes[j]! / peak.l22;
      const z2 = peak.z2 + away2;
      const z1 = peak.z1 + (rule1.nodes[i]! - peak.l21 * away2) / peak.l11;
      const height = logLikGiven(study, at, z1, z2) - (z1 * z1 + z2 * z2) / 2;
      visit(rule1.weights[i]! * rule2.weights[j]! * exp(height - peak.height), z1, z2);
    }
  }
}

function logIntegral(peak: Peak, sum: number): number {
  return peak.height - log(peak.l11 * peak.l22) + log(sum);
}

/**
 * log of the integral of a study's likelihood over its random effects, by adaptive Gauss-Hermite quadrature: nodes are centred
 * at the integrand's peak and scaled by its curvature; a product rule for two random effects, Laplace's approximation for one point.
 * Source: Liu & Pierce (1994), Biometrika 81, 624-629; Pinheiro & Bates (1995), doi:10.1080/10618600.1995.10474663.
 */
export function marginalLogLik(study: Study, at: Float64Array, rule: HermiteRule): number {
  if (at[SIGMA] === 0 && at[TAU] === 0) return logLikGiven(study, at, 0, 0);
  const peak = peakOf(study, at);
  let sum = 0;
  visitNodes(study, at, rule, peak, (weight) => {
    sum += weight;
  });
  return logIntegral(peak, sum);
}

/** Sums over the nodes of the score s and of H + s s' of the counts given the random effects, by the active parameters alone. */
class Moments {
  readonly first: Float64Array = new Float64Array(LOCAL);
  readonly second: Float64Array = new Float64Array(LOCAL * LOCAL);
  total: number = 0;
  private readonly active: readonly LocalIndex[];
  private readonly score = new Float64Array(LOCAL);
  private readonly by = new Float64Array(LOCAL);

  constructor(active: readonly LocalIndex[]) {
    this.active = active;
  }

  /** Adds the node at which {@link logLikGiven} was last asked. */
  add(study: Study, weight: number, z1: number, z2: number): void {
    const { active, score, by, first, second } = this;
    this.total += weight;
    score.fill(0);
    for (let j = 0; j < study.outcomes.length; j++) {
      const { intercept, effect, random } = study.outcomes[j]!;
      by[INTERCEPT] = intercept;
      by[EFFECT] = effect;
      by[SIGMA] = intercept * z1;
      by[TAU] = random * z2;
      const scaled = weight * informations[j]!;
      for (let r = 0; r < active.length; r++) {
        const row = active[r]!;
        score[row]! += slopes[j]! * by[row]!;
        for (let c = 0; c <= r; c++) second[row * LOCAL + active[c]!]! -= scaled * by[row]! * by[active[c]!]!;
      }
    }
    for (let r = 0; r < active.length; r++) {
      const row = active[r]!;
      const weighted = weight * score[row]!;
      first[row]! += weighted;
      for (let c = 0; c <= r; c++) second[row * LOCAL + active[c]!]! += weighted * score[active[c]!]!;
    }
  }

  /** Means over the nodes: E[s], and E[H + s s'] - E[s] E[s]'. */
  jet(value: number): Jet {
    const { active, first, second, total } = this;
    const gradient = first.map((sum) => sum / total);
    const hessian = new Float64Array(LOCAL * LOCAL);
    for (let r = 0; r < active.length; r++) {
      for (let c = 0; c <= r; c++) {
        const [row, column] = [active[r]!, active[c]!];
        const element = second[row * LOCAL + column]! / total - gradient[row]! * gradient[column]!;
        hessian[row * LOCAL + column] = element;
        hessian[column * LOCAL + row] = element;
      }
    }
    return { value, gradient, hessian };
  }
}

/**
 * The marginal log-likelihood with gradient and Hessian as means over the posterior of the random effects: E[s] and
 * E[H + s s'] - E[s] E[s]'. They belong to the integral itself, so the rule needs enough points to be exact.
 * Source: Louis (1982), J. Royal Statistical Society B 44, 226-233.
 */
export function exactLikelihood(points: number): StudyLikelihood {
  const rule = hermiteRule(points);
  return (study, at, active) => {
    const moments = new Moments(active);
    return moments.jet(addMoments(study, at, rule, moments));
  };
}

function addMoments(study: Study, at: Float64Array, rule: HermiteRule, moments: Moments): number {
  if (at[SIGMA] === 0 && at[TAU] === 0) {
    const value = logLikGiven(study, at, 0, 0);
    moments.add(study, 1, 0, 0);
    return value;
  }
  const peak = peakOf(study, at);
  visitNodes(study, at, rule, peak, (weight, z1, z2) => moments.add(study, weight, z1, z2));
  return logIntegral(peak, moments.total);
}
