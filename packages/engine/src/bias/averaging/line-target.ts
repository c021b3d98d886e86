import { atan2, cos, exp, log, sin } from "../../numeric/elementary.ts";
import { normalCdf, normalLogDensity, normalQuantile } from "../../numeric/normal.ts";
import type { UnitEffects } from "./effect-units.ts";
import type { BiasPrior } from "./ensembles.ts";
import { LOG_SQRT_TWO_PI, type Target } from "./target.ts";

/** Beyond this slope nothing is left of any likelihood, and its square is still a number. */
const STEEPEST = 1e60;
/** Below this share of its weighted sum of squares, a predictor does not vary. */
const CONSTANT = 1e-13;

/** The slope with the share Phi(z) of the half-Cauchy prior below it. */
function slopeAt(z: number, scale: number): number {
  const t = (Math.PI / 2) * normalCdf(-Math.abs(z));
  const ratio = sin(t) / cos(t);
  return Math.min(STEEPEST, z > 0 ? scale / ratio : scale * ratio);
}

/** The z of a slope above 0: what {@link slopeAt} undoes. */
function zOf(slope: number, scale: number): number {
  return slope > scale
    ? -normalQuantile((2 / Math.PI) * atan2(scale, slope))
    : normalQuantile((2 / Math.PI) * atan2(slope, scale));
}

/** Sums that the likelihood of a line depends on: Q = least + (d mu)^2 sumW + 2 (d mu)(d b) sumWx + (d b)^2 sumXx. */
interface LineSums {
  readonly mean: number;
  readonly slope: number;
  readonly least: number;
  readonly sumW: number;
  readonly sumWx: number;
  readonly sumXx: number;
}

/** Counted from the weighted least-squares line, where the cross terms with the residuals vanish. */
function lineSums({ yi }: UnitEffects, x: Float64Array | null, variances: Float64Array): LineSums {
  let [sumW, sumWy, sumWx, sumXx] = [0, 0, 0, 0];
  for (let i = 0; i < yi.length; i++) {
    const w = 1 / variances[i]!;
    const at = x === null ? 0 : x[i]!;
    sumW += w;
    sumWy += w * yi[i]!;
    sumWx += w * at;
    sumXx += w * at * at;
  }
  const [centre, middle] = [sumWy / sumW, sumWx / sumW];
  let [spread, product] = [0, 0];
  for (let i = 0; i < yi.length; i++) {
    const off = (x === null ? 0 : x[i]!) - middle;
    spread += (off * off) / variances[i]!;
    product += (off * (yi[i]! - centre)) / variances[i]!;
  }
  const slope = spread > CONSTANT * sumXx ? product / spread : 0;
  const mean = centre - slope * middle;
  let least = 0;
  for (let i = 0; i < yi.length; i++) {
    const residual = yi[i]! - mean - slope * (x === null ? 0 : x[i]!);
    least += (residual * residual) / variances[i]!;
  }
  return { mean, slope, least, sumW, sumWx, sumXx };
}

/**
 * y_i ~ N(mu + b x_i, s_i^2 + tau^2), with x_i = 0, s_i (PET) or s_i^2 (PEESE): the models without selection by p-value.
 * @param effect whether the mean is free
 */
export function lineTarget(
  data: UnitEffects,
  effect: boolean,
  bias: Exclude<BiasPrior, { kind: "weights" }>,
): Target {
  const x =
    bias.kind === "none"
      ? null
      : bias.kind === "PET"
        ? data.si
        : data.si.map((standard) => standard * standard);
  const scale = bias.kind === "none" ? 0 : bias.scale;
  const first = effect ? 1 : 0;
  const dims = first + (x === null ? 0 : 1);
  const variances = new Float64Array(data.yi.length);
  let sums: LineSums = lineSums(data, x, variances.fill(1));
  let [mean, slope] = [0, 0];
  const exponent = (): number => {
    const [dMean, dSlope] = [mean - sums.mean, slope - sums.slope];
    return (
      -(
        sums.least +
        dMean * dMean * sums.sumW +
        2 * dMean * dSlope * sums.sumWx +
        dSlope * dSlope * sums.sumXx
      ) / 2
    );
  };
  /** The slope that the likelihood is largest at, or one near the edge, with its standard error given the mean. */
  const likely = (): readonly [slope: number, se: number] => {
    const se = 1 / Math.sqrt(sums.sumXx);
    const best = effect ? sums.slope : sums.slope + (sums.mean * sums.sumWx) / sums.sumXx;
    return [Math.max(best, se / 2), se];
  };
  /** A standard error of the slope in units of z, where the prior does not make it less. */
  const zScale = (): number => {
    const [at, se] = likely();
    const density = (2 * scale) / (Math.PI * (scale * scale + at * at));
    return Math.min(1, (se * density) / exp(normalLogDensity(zOf(at, scale))));
  };
  return {
    dims,
    hasMean: effect,
    setTau(tau) {
      let logs = 0;
      for (let i = 0; i < variances.length; i++) {
        variances[i] = data.si[i]! * data.si[i]! + tau * tau;
        logs += log(variances[i]!);
      }
      sums = lineSums(data, x, variances);
      [mean, slope] = [0, 0];
      return -logs / 2 - variances.length * LOG_SQRT_TWO_PI + (dims === 0 ? exponent() : 0);
    },
    fix(depth, at) {
      if (depth < first) mean = at;
      else slope = slopeAt(at, scale);
      return -(at * at) / 2 - LOG_SQRT_TWO_PI + (depth === dims - 1 ? exponent() : 0);
    },
    value: (depth) => (depth < first ? mean : slope),
    start: (depth) => (depth < first ? (sums.mean * sums.sumW) / (sums.sumW + 1) : zOf(likely()[0], scale)),
    scale: (depth) => (depth < first ? 1 / Math.sqrt(sums.sumW + 1) : zScale()),
  };
}
