import { hedgesCorrection } from "../../measures/hedges-correction.ts";

/** Groups of one study, the reference first. */
export interface GroupMeans {
  readonly mean: readonly number[];
  readonly sd: readonly number[];
  readonly n: readonly number[];
}

/** Differences from the reference with their covariance; the reference is left out. */
export interface SharedDifferences {
  readonly y: number[];
  readonly covariance: number[][];
}

/** sum (n_i - 1) s_i^2 / sum (n_i - 1). */
function pooledVariance({ sd, n }: GroupMeans): number {
  let [squares, freedom] = [0, 0];
  for (let i = 0; i < sd.length; i++) {
    squares += (n[i]! - 1) * sd[i]! * sd[i]!;
    freedom += n[i]! - 1;
  }
  return squares / freedom;
}

function covarianceFrom(own: readonly number[], shared: (r: number, c: number) => number): number[][] {
  return own.map((v, r) => own.map((_, c) => (r === c ? v + shared(r, c) : shared(r, c))));
}

/**
 * Differences in means from the reference group: var = s_0^2 / n_0 + s_i^2 / n_i, and covariance s_0^2 / n_0, because all are
 * compared with the same people; with one SD for all groups (`pooled`), s^2 / n_0 + s^2 / n_i and s^2 / n_0.
 * Source: Crippa & Orsini (2016), BMC Medical Research Methodology 16, 91; their program takes the variances from the pooled and
 * the covariances from the reference's own SD.
 */
export function meanDifferences(groups: GroupMeans, variance: "pooled" | "separate"): SharedDifferences {
  const { mean, sd, n } = groups;
  const common = pooledVariance(groups);
  const squares = sd.map((s, i) => (variance === "pooled" ? common : s * s) / n[i]!);
  return {
    y: mean.slice(1).map((m) => m - mean[0]!),
    covariance: covarianceFrom(squares.slice(1), () => squares[0]!),
  };
}

/**
 * Standardised differences from the reference group, by the SD pooled over all groups of the study: d_i = J (m_i - m_0) / s,
 * var = 1 / n_i + 1 / n_0 + d_i^2 / (2 N), covariance = 1 / n_0 + d_i d_j / (2 N), N the people of all groups.
 * @param correct whether J is Hedges' factor for N - groups degrees of freedom; else 1
 * Source: Gleser & Olkin (2009) in Cooper, Hedges & Valentine, Handbook of Research Synthesis, eq. 19.19-19.20.
 * R: `dosresmeta::covar.smd(y, sd, n, measure = "smd")`
 */
export function standardizedDifferences(groups: GroupMeans, correct: boolean): SharedDifferences {
  const { mean, n } = groups;
  const people = n.reduce((sum, x) => sum + x, 0);
  const factor = correct ? hedgesCorrection(people - n.length) : 1;
  const sd = Math.sqrt(pooledVariance(groups));
  const y = mean.slice(1).map((m) => (factor * (m - mean[0]!)) / sd);
  return {
    y,
    covariance: covarianceFrom(
      n.slice(1).map((x) => 1 / x),
      (r, c) => 1 / n[0]! + (y[r]! * y[c]!) / (2 * people),
    ),
  };
}
