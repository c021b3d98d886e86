import { inverseVarianceWeights } from "../../estimators/moments.ts";
import type { ModelInput } from "../../models/model-input.ts";
import { square } from "../../numeric/elementary.ts";

/** A line through a radial plot: y / s on 1 / s, whose slope is an effect and whose intercept the bias per standard error. */
interface RadialLine {
  readonly intercept: number;
  /** Counted as the effects given. */
  readonly slope: number;
  readonly slopeVariance: number;
  /** Variance of slope + x intercept at an x on the scale of s. */
  varianceAt(x: number): number;
  /** Residual sum of squares. */
  readonly rss: number;
  /** Share of the spread of y / s that the line leaves. */
  readonly unexplained: number;
}

/** A mean with its variance. */
interface LimitMean {
  readonly estimate: number;
  readonly variance: number;
}

/** What a limit meta-analysis consists of; effects on their original scale. */
export interface LimitNumbers {
  readonly tau2: number;
  /** alpha: by how many standard errors a study is expected to be off. */
  readonly bias: number;
  /** beta. */
  readonly slope: number;
  /** beta + tau alpha: what is expected of a study of infinite precision. */
  readonly expected: LimitMean;
  /** Slope of the radial line through the shrunken effects. */
  readonly limitSlope: LimitMean;
  /** Inverse-variance mean of the shrunken effects. */
  readonly limitMean: LimitMean;
  readonly shrunken: readonly number[];
  readonly q: number;
  readonly qSmall: number;
  readonly qResidual: number;
  /** Share of the spread between studies that small-study effects do not explain. */
  readonly g2: number;
}

/**
 * Least squares of y / s on 1 / s. Variances have residual variance 1.
 * @param centre what the effects are counted from: the spread of y / s depends on it
 * R: `lm(I(y / s) ~ I(1 / s))`, `1 / sum((1 / s - mean(1 / s))^2)`
 */
function radialLine(yi: Float64Array, sd: Float64Array, centre: number): RadialLine {
  const k = yi.length;
  let [meanX, meanY] = [0, 0];
  for (let i = 0; i < k; i++) {
    meanX += 1 / sd[i]! / k;
    meanY += yi[i]! / sd[i]! / k;
  }
  let [xx, xy, yy] = [0, 0, 0];
  for (let i = 0; i < k; i++) {
    const x = 1 / sd[i]! - meanX;
    const y = yi[i]! / sd[i]! - meanY;
    xx += x * x;
    xy += x * y;
    yy += y * y;
  }
  const slope = xy / xx;
  const intercept = meanY - slope * meanX;
  let rss = 0;
  for (let i = 0; i < k; i++) rss += square((yi[i]! - slope) / sd[i]! - intercept);
  const spread = yy + centre * (2 * xy + centre * xx);
  return {
    intercept,
    slope,
    slopeVariance: 1 / xx,
    varianceAt: (x) => square(1 - x * meanX) / xx + (x * x) / k,
    rss,
    unexplained: spread > 0 ? Math.min(1, rss / spread) : 0,
  };
}

/**
 * Limit meta-analysis: y = beta + sqrt(v + tau2) (alpha + e), and every study's effect as its precision grows without end,
 * beta + sqrt(tau2 / (v + tau2)) (y - beta). Q falls into a part explained by small-study effects and a rest.
 * @param input k >= 3 effects (two are fitted without a rest), variances not all equal
 * Source: Ruecker, Schwarzer, Carpenter, Binder & Schumacher (2011), Biostatistics 12, 122-142, doi:10.1093/biostatistics/kxq046.
 * R: `metasens::limitmeta(metagen(yi, sqrt(vi)))`
 */
export function limitNumbers({ yi, vi, centre }: ModelInput, tau2: number): LimitNumbers {
  const total = vi.map((v) => Math.sqrt(v + tau2));
  const measured = vi.map((v) => Math.sqrt(v));
  const line = radialLine(yi, total, centre);
  const shrunken = yi.map((y, i) => line.slope + (Math.sqrt(tau2) / total[i]!) * (y - line.slope));
  const limit = radialLine(shrunken, measured, centre);
  const weights = inverseVarianceWeights(vi, 0);
  const sumW = weights.reduce((sum, w) => sum + w, 0);
  const meanOf = (values: Float64Array): number =>
    values.reduce((sum, y, i) => sum + weights[i]! * y, 0) / sumW;
  const mean = meanOf(yi);
  const q = yi.reduce((sum, y, i) => sum + square((y - mean) / measured[i]!), 0);
  const qResidual = radialLine(yi, measured, centre).rss;
  return {
    tau2,
    bias: line.intercept + 0,
    slope: centre + line.slope + 0,
    expected: {
      estimate: centre + line.slope + Math.sqrt(tau2) * line.intercept + 0,
      variance: line.varianceAt(Math.sqrt(tau2)),
    },
    limitSlope: { estimate: centre + limit.slope + 0, variance: limit.slopeVariance },
    limitMean: { estimate: centre + meanOf(shrunken) + 0, variance: 1 / sumW },
    shrunken: Array.from(shrunken, (y) => centre + y + 0),
    q,
    qSmall: Math.max(0, q - qResidual),
    qResidual,
    g2: tau2 > 0 ? limit.unexplained : 0,
  };
}
