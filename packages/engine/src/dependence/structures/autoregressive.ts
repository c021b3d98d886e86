import { power } from "../../numeric/elementary.ts";
import {
  correlation,
  type RandomStructure,
  ROOTED_VARIANCE,
  SOURCE,
  type StructureMatrix,
  scaledMatrix,
  VARIANCE,
} from "./types.ts";

/** rho^distance and its slope. */
function overDistance(
  rho: number,
  q: number,
  distance: Float64Array,
): { r: Float64Array; slope: Float64Array } {
  const r = distance.map((d) => (d === 0 ? 1 : raised(rho, d)));
  const slope = distance.map((d) => (d === 0 ? 0 : d === 1 ? 1 : d * raised(rho, d - 1)));
  return { r: r.subarray(0, q * q), slope };
}

/** A whole power keeps the sign; others are asked of correlations that are not negative. */
function raised(rho: number, exponent: number): number {
  if (rho === 0) return 0;
  const size = power(Math.abs(rho), exponent);
  return rho < 0 && exponent % 2 !== 0 ? -size : size;
}

function matrixOf(
  theta: readonly number[],
  variances: number,
  q: number,
  distance: Float64Array,
): StructureMatrix {
  const { r, slope } = overDistance(theta[variances] ?? 0, q, distance);
  return scaledMatrix(theta.slice(0, variances), q, r, theta.length > variances ? [slope] : []);
}

/** First-order autoregression over the order of levels. R: `rma.mv(yi, V, random = ~ time | study, struct = "AR")` */
export const autoregression: RandomStructure = {
  id: "AR",
  label: "Falling with the steps between levels (AR)",
  summary: "The correlation falls with each step from one level to the next.",
  reference: SOURCE,
  r: "AR",
  parameters: (q) => (q < 2 ? [VARIANCE] : [VARIANCE, correlation(-1)]),
  matrix: (theta, q, distance) => matrixOf(theta, 1, q, distance),
};

/** The same with a variance per level. R: `rma.mv(yi, V, random = ~ time | study, struct = "HAR")` */
export const heteroscedasticAutoregression: RandomStructure = {
  id: "HAR",
  label: "Falling with the steps, a variance per level (HAR)",
  summary: "The correlation falls with each step; levels vary by different amounts.",
  reference: SOURCE,
  r: "HAR",
  parameters: (q) => [...new Array(q).fill(ROOTED_VARIANCE), ...(q < 2 ? [] : [correlation(-1)])],
  matrix: (theta, q, distance) => matrixOf(theta, q, q, distance),
};

/** Autoregression over time as measured. R: `rma.mv(yi, V, random = ~ time | study, struct = "CAR")` */
export const continuousAutoregression: RandomStructure = {
  id: "CAR",
  label: "Falling with the time between (CAR)",
  summary: "The correlation falls with the time between two effects.",
  reference: SOURCE,
  r: "CAR",
  parameters: (q) => (q < 2 ? [VARIANCE] : [VARIANCE, correlation(0)]),
  matrix: (theta, q, distance) => matrixOf(theta, 1, q, distance),
};
