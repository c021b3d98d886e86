import { chisqQuantile } from "../../numeric/chi-square.ts";
import { findRoot } from "../../numeric/root.ts";
import { rootBeyond } from "./monotone-root.ts";
import { StarLikelihood, type StarStudies } from "./star-likelihood.ts";

/** Values of tau2 that are looked at lie this far apart: four in each power of ten, two along the profile of mu. */
const FINE = Math.sqrt(Math.sqrt(10));
const COARSE = Math.sqrt(10);

/** As far out as an end of the interval of mu is looked for, in standard errors. */
const FARTHEST = 1e5;

/** A point on the likelihood. */
interface Peak {
  readonly mu: number;
  readonly tau2: number;
  readonly logLik: number;
}

/** What p-uniform* comes to; an end that is null is unbounded. */
export interface StarFit extends Peak {
  readonly lower: number | null;
  readonly upper: number | null;
  readonly tau2Lower: number;
  readonly tau2Upper: number | null;
  /** Log-likelihoods under no effect and under no heterogeneity. */
  readonly withoutEffect: number;
  readonly withoutHeterogeneity: number;
}

/**
 * The highest maximum of a function of tau2 >= 0 from its values and slopes: every change of the slope's sign from + to - on a
 * grid, and 0 where the slope there is not positive.
 * @returns null where it still rises at the end of the grid
 */
function highest(
  grid: readonly number[],
  slope: (tau2: number) => number,
  value: (tau2: number) => number,
): { readonly tau2: number; readonly value: number } | null {
  const slopes = grid.map(slope);
  const tops = slopes[0]! <= 0 ? [0] : [];
  for (let i = 1; i < grid.length; i++) {
    if (slopes[i - 1]! > 0 && slopes[i]! <= 0) {
      tops.push(findRoot(slope, grid[i - 1]!, grid[i]!, 1e-13, slopes[i - 1]!, slopes[i]!).root);
    }
  }
  let best: { tau2: number; value: number } | null = null;
  for (const tau2 of tops) {
    const own = value(tau2);
    if (best === null || own > best.value) best = { tau2, value: own };
  }
  return best;
}

/** 0 and powers of ten from far below the least variance to far above everything seen. */
function gridOf(least: number, most: number, factor: number): number[] {
  const grid = [0];
  for (let tau2 = least; tau2 < most * factor; tau2 *= factor) grid.push(tau2);
  return grid;
}

/** The maximum of the conditional likelihood with profile intervals, by a search over tau2. */
export class StarSearch {
  private readonly likelihood: StarLikelihood;
  private readonly least: number;
  private readonly spread: number;
  private readonly centre: number;

  constructor({ yi, vi, cuts }: StarStudies) {
    this.likelihood = new StarLikelihood({ yi, vi, cuts });
    const weights = vi.reduce((sum, v) => sum + 1 / v, 0);
    this.centre = yi.reduce((sum, y, i) => sum + y / vi[i]!, 0) / weights;
    this.least = 1e-3 * Math.min(...vi);
    this.spread =
      Math.max(...vi) + yi.reduce((most, y) => Math.max(most, (y - this.centre) * (y - this.centre)), 0);
  }

  /** The best mu and tau2; null where the likelihood rises without end. */
  peak(): Peak | null {
    let mu = this.centre;
    const meanAt = (tau2: number): number => {
      mu = this.likelihood.bestMean(tau2, mu);
      return mu;
    };
    const best = highest(
      gridOf(this.least, 1e3 * this.spread, FINE),
      (tau2) => this.likelihood.slope(meanAt(tau2), tau2),
      (tau2) => this.likelihood.value(meanAt(tau2), tau2),
    );
    return best === null ? null : { mu: meanAt(best.tau2), tau2: best.tau2, logLik: best.value };
  }

  /** The likelihood at mu with its best tau2. */
  private profile(mu: number): number {
    const far = (mu - this.centre) * (mu - this.centre);
    const grid = gridOf(this.least, 1e2 * (this.spread + far), COARSE);
    const last = grid.at(-1)!;
    const best = highest(
      grid,
      (tau2) => this.likelihood.slope(mu, tau2),
      (tau2) => this.likelihood.value(mu, tau2),
    );
    return best?.value ?? this.likelihood.value(mu, last);
  }

  /** The likelihood at tau2 with its best mu. */
  private profileOfTau2(tau2: number, start: number): number {
    return this.likelihood.value(this.likelihood.bestMean(tau2, start), tau2);
  }

  /** Everything that is reported; null without a maximum. @param level of the intervals, 0.95 */
  fit(level: number): StarFit | null {
    const peak = this.peak();
    if (peak === null) return null;
    const lowest = peak.logLik - chisqQuantile(level, 1) / 2;
    const aboveAt = (mu: number): number => this.profile(mu) - lowest;
    const step = Math.sqrt(this.least * 1e3 + peak.tau2);
    const end = (direction: 1 | -1): number | null =>
      rootBeyond(aboveAt, peak.mu, step, direction, 1e-11, FARTHEST);
    const tau2At = (tau2: number): number => this.profileOfTau2(tau2, peak.mu) - lowest;
    const withoutHeterogeneity = this.profileOfTau2(0, peak.mu);
    return {
      ...peak,
      lower: end(-1),
      upper: end(1),
      tau2Lower: withoutHeterogeneity >= lowest ? 0 : findRoot(tau2At, 0, peak.tau2, 1e-12).root,
      tau2Upper: rootBeyond(tau2At, peak.tau2, this.least * 1e3 + peak.tau2, 1, 1e-12, FARTHEST * 10),
      withoutEffect: Math.min(peak.logLik, this.profile(0)),
      withoutHeterogeneity: Math.min(peak.logLik, withoutHeterogeneity),
    };
  }
}
