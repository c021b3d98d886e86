import { exp, log } from "../../numeric/elementary.ts";
import { normalLogDensity, normalLogTails } from "../../numeric/normal.ts";

/** Effects and standard errors, both divided by one unit; effects are counted from a centre. */
export interface CopasData {
  readonly yi: Float64Array;
  readonly si: Float64Array;
}

/** What selection with given (gamma0, gamma1) says of the single studies. */
export interface CopasSelection {
  /** gamma0 + gamma1 / s: the propensity to be published. */
  readonly propensity: Float64Array;
  /** log of the publication probability Phi(u). */
  readonly logPublished: Float64Array;
  /** c2 = lambda (u + lambda) with lambda = phi(u) / Phi(u): by how much selection narrows the observed spread. */
  readonly narrowing: Float64Array;
}

/** At (mu, rho, tau2), and the slope on s where there is one; gradients are of the negative log-likelihood. */
export interface CopasValue {
  readonly value: number;
  readonly gradient: Float64Array;
}

/** The propensities of all studies, which do not depend on the parameters searched for. */
export function copasSelection({ si }: CopasData, gamma0: number, gamma1: number): CopasSelection {
  const k = si.length;
  const propensity = new Float64Array(k);
  const logPublished = new Float64Array(k);
  const narrowing = new Float64Array(k);
  for (let i = 0; i < k; i++) {
    const u = gamma0 + gamma1 / si[i]!;
    const logP = normalLogTails(u)[0];
    const lambda = exp(normalLogDensity(u) - logP);
    propensity[i] = u;
    logPublished[i] = logP;
    narrowing[i] = Math.min(1, lambda * (u + lambda));
  }
  return { propensity, logPublished, narrowing };
}

/**
 * The negative log-likelihood of the Copas selection model, less k log(2 pi) / 2, with its gradient. Effects are
 * y = mu + beta s + sqrt(sigma2 + tau2) e, published where u + d > 0, corr(sampling error, d) = rho;
 * V = sigma2 + tau2, sigma2 = s2 / (1 - c2 rho2), B = rho sigma, v = (u + B r / V) / sqrt(1 - B2 / V), r = y - mu - beta s:
 *
 * l = -log(V) / 2 - r2 / (2 V) - log Phi(u) + log Phi(v).
 * @param at mu, rho, tau2 and, where there is a fourth, beta
 * Source: Copas & Shi (2000), Biostatistics 1, 247-262; (2001), Statistical Methods in Medical Research 10, 251-265.
 */
export function copasLikelihood(
  { yi, si }: CopasData,
  { propensity, logPublished, narrowing }: CopasSelection,
  at: Float64Array,
): CopasValue {
  const [mu, rho, tau2] = [at[0]!, at[1]!, at[2]!];
  const beta = at.length > 3 ? at[3]! : 0;
  let [value, onMean, onRho, onTau2, onSlope] = [0, 0, 0, 0, 0];
  for (let i = 0; i < yi.length; i++) {
    const s = si[i]!;
    const c2 = narrowing[i]!;
    const left = 1 - c2 * rho * rho;
    const sigma2 = (s * s) / left;
    const sigma = Math.sqrt(sigma2);
    const total = sigma2 + tau2;
    const b = rho * sigma;
    const r = yi[i]! - mu - beta * s;
    const rest = 1 - (b * b) / total;
    const root = 1 / Math.sqrt(rest);
    const raised = propensity[i]! + (b * r) / total;
    const v = raised * root;
    const logPhi = normalLogTails(v)[0];
    const lambda = exp(normalLogDensity(v) - logPhi);
    value += 0.5 * log(total) + (r * r) / (2 * total) + logPublished[i]! - logPhi;

    const byTotal =
      (-0.5 + (r * r) / (2 * total)) / total +
      lambda * ((-b * r * root) / total - (0.5 * raised * root * b * b) / (total * rest)) * (1 / total);
    const byB = lambda * ((r * root) / total + (raised * root * b) / (total * rest));
    const sigma2ByRho = (2 * sigma2 * c2 * rho) / left;
    const byMean = r / total - (lambda * b * root) / total;
    onMean -= byMean;
    onSlope -= s * byMean;
    onTau2 -= byTotal;
    onRho -= byTotal * sigma2ByRho + byB * (sigma + (rho * sigma2ByRho) / (2 * sigma));
  }
  const gradient =
    at.length > 3 ? Float64Array.of(onMean, onRho, onTau2, onSlope) : Float64Array.of(onMean, onRho, onTau2);
  return { value, gradient };
}

/** Studies expected to lie unpublished behind those published: sum (1 - P) / P. */
export function unpublished({ logPublished }: CopasSelection): number {
  let sum = 0;
  for (const logP of logPublished) sum += exp(-logP) - 1;
  return Math.max(0, sum);
}
