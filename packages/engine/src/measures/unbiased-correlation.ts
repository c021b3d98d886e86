import { exp, log1p } from "../numeric/elementary.ts";

/** Above this size the hypergeometric series ends within a hundred terms, whatever the correlation. */
const LARGE = 40;
/** The trapezoidal rule over the real line: its error falls with exp(−π²/step) for functions analytic this far around it. */
const STEP = 0.1;
const POINTS = 450;

/** (e^u − e^−u)²/4 and log cosh u at the points of the rule. */
const GRID: { readonly sinh2: Float64Array; readonly logCosh: Float64Array } = grid();

function grid(): { sinh2: Float64Array; logCosh: Float64Array } {
  const sinh2 = new Float64Array(POINTS);
  const logCosh = new Float64Array(POINTS);
  for (let j = 0; j < POINTS; j++) {
    const u = j * STEP;
    const sinh = (exp(u) - exp(-u)) / 2;
    sinh2[j] = sinh * sinh;
    logCosh[j] = u + log1p((exp(-2 * u) - 1) / 2);
  }
  return { sinh2, logCosh };
}

/**
 * The unbiased estimate of a correlation, r · F(1/2, 1/2; (n − 2)/2; 1 − r²) with Gauss's hypergeometric function F.
 *
 * Source: Olkin & Pratt (1958), Ann. Math. Stat. 29, 201-211, eq. 2.3, doi:10.1214/aoms/1177706717.
 * R: `escalc(measure = "UCOR", ri, ni)$yi`
 *
 * @param r |r| ≤ 1
 * @param n sample size, > 4
 * @returns NaN outside these ranges
 */
export function unbiasedCorrelation(r: number, n: number): number {
  if (!(n > 4) || !(Math.abs(r) <= 1)) return Number.NaN;
  const z = (1 - r) * (1 + r);
  return r * (n >= LARGE || z <= 0.8 ? series((n - 2) / 2, z) : integral(n, r * r));
}

/** F(1/2, 1/2; c; z) = Σ ((1/2)_k)² z^k / ((c)_k k!). */
function series(c: number, z: number): number {
  let term = 1;
  let sum = 1;
  for (let k = 0; term > 1e-18 * sum; k++) {
    term *= ((k + 0.5) * (k + 0.5) * z) / ((c + k) * (k + 1));
    sum += term;
  }
  return sum;
}

/** Euler's integral with t = sinh(u)²: ∫ cosh(u)^(4 − n) / √(1 + r² sinh(u)²) du over ∫ cosh(u)^(3 − n) du, where the series is slow. */
function integral(n: number, r2: number): number {
  let above = 0.5;
  let below = 0.5;
  for (let j = 1; j < POINTS; j++) {
    const weight = exp((4 - n) * GRID.logCosh[j]!);
    const term = weight / Math.sqrt(1 + r2 * GRID.sinh2[j]!);
    above += term;
    below += weight / Math.sqrt(1 + GRID.sinh2[j]!);
    if (term < 1e-18 * above) break;
  }
  return above / below;
}
