import { exp, log, log1p } from "../numeric/elementary.ts";
import { deviancePart, stirlingError } from "../numeric/gamma-function.ts";
import { type Family, INFORMATION, LOG_LIK, SLOPE } from "./families.ts";

const LOG_TWO_PI = 1.8378770664093456;
const EPSILON = 1e-17;

/** log of the binomial probability of x among n at p, in Loader's saddle-point form: no digits are lost for large n. */
function logBinomialWeight(x: number, n: number, p: number, q: number): number {
  if (x === 0) return n === 0 ? 0 : n * log1p(-p);
  if (x === n) return n * log1p(-q);
  return (
    stirlingError(n) -
    stirlingError(x) -
    stirlingError(n - x) -
    deviancePart(x, n * p) -
    deviancePart(n - x, n * q) +
    0.5 * (log(n / x) - log(n - x) - LOG_TWO_PI)
  );
}

/** The mode of the distribution at an odds ratio: the root of the quadratic where neighbouring terms are equal. */
function modeAt(odds: number, table: Margins): number {
  const { n1, n2, events, low, high } = table;
  const a = odds - 1;
  const b = -((n1 + events + 2) * odds + n2 - events);
  const c = (n1 + 1) * (events + 1) * odds;
  const root = Math.sqrt(Math.max(0, b * b - 4 * a * c));
  // Of the two forms of the root the one without a difference of like numbers.
  const mode = b <= 0 ? (2 * c) / (root - b) : -(b + root) / (2 * a);
  return Math.min(high, Math.max(low, Math.floor(mode)));
}

interface Margins {
  readonly n1: number;
  readonly n2: number;
  /** Events in both groups together. */
  readonly events: number;
  readonly low: number;
  readonly high: number;
}

/** Sums over the support of the terms relative to that of the mode, and of their first two moments about it. */
interface Sums {
  zero: number;
  one: number;
  two: number;
}

/** Adds the terms on one side of the mode, each from its neighbour, until they no longer count. */
function addSide(table: Margins, odds: number, mode: number, direction: 1 | -1, sums: Sums): void {
  const { n1, n2, events, low, high } = table;
  const steps = direction === 1 ? high - mode : mode - low;
  let term = 1;
  let { zero, one, two } = sums;
  for (let step = 0; step < steps; step++) {
    const x = mode + direction * step;
    term *=
      direction === 1
        ? (odds * (n1 - x) * (events - x)) / ((x + 1) * (n2 - events + x + 1))
        : (x * (n2 - events + x)) / (odds * (n1 - x + 1) * (events - x + 1));
    const away = x + direction - mode;
    zero += term;
    one += term * away;
    two += term * away * away;
    if (term * (1 + away * away) < EPSILON * zero) break;
  }
  sums.zero = zero;
  sums.one = one;
  sums.two = two;
}

/**
 * a events in group 1 given all margins of a two-by-two table, by the log odds ratio: Fisher's noncentral hypergeometric
 * distribution, log [C(n1, a) C(n2, m - a) e^(a eta) / sum over x of the same]. Terms are summed from the mode outwards by their
 * recurrence until they no longer count, so the cost grows with the standard deviation and not with the margins.
 * @param a events in group 1; b its non-events; c, d the same of group 2; all whole and >= 0
 * Source: Liao & Rosen (2001), American Statistician 55, 366-369. R: `BiasedUrn::dFNCHypergeo(a, n1, n2, m, exp(eta))`
 */
export function noncentralHypergeometric(a: number, b: number, c: number, d: number): Family {
  const n1 = a + b;
  const n2 = c + d;
  const events = a + c;
  const table: Margins = { n1, n2, events, low: Math.max(0, events - n2), high: Math.min(n1, events) };
  const p = events / (n1 + n2);
  const q = (b + d) / (n1 + n2);
  const logWeight = (x: number): number =>
    logBinomialWeight(x, n1, p, q) + logBinomialWeight(events - x, n2, p, q);
  const observed = logWeight(a);
  const evaluate = (predictor: number, out: Float64Array): void => {
    const odds = Math.min(Math.max(exp(predictor), 1e-140), 1e140);
    const mode = modeAt(odds, table);
    const sums: Sums = { zero: 1, one: 0, two: 0 };
    addSide(table, odds, mode, 1, sums);
    addSide(table, odds, mode, -1, sums);
    const shift = sums.one / sums.zero;
    out[LOG_LIK] = (a - mode) * predictor + observed - logWeight(mode) - log(sums.zero);
    out[SLOPE] = a - mode - shift;
    out[INFORMATION] = sums.two / sums.zero - shift * shift;
  };
  return { evaluate, saturated: saturatedOf(evaluate, table, [a, b, c, d]) };
}

/** The conditional maximum likelihood estimate of one table's log odds ratio; at an end of the support it is infinite. */
function saturatedOf(
  evaluate: Family["evaluate"],
  { low, high }: Margins,
  [a, b, c, d]: readonly [number, number, number, number],
): Family["saturated"] {
  if (a === low || a === high) return { logLik: 0, predictor: null, information: 0 };
  const out = new Float64Array(3);
  let predictor = log(((a + 0.5) * (d + 0.5)) / ((b + 0.5) * (c + 0.5)));
  for (let step = 0; step < 100; step++) {
    evaluate(predictor, out);
    const move = out[SLOPE]! / out[INFORMATION]!;
    if (Math.abs(move) < 1e-14 * (1 + Math.abs(predictor))) break;
    predictor += Math.min(1, Math.max(-1, move));
  }
  evaluate(predictor, out);
  return { logLik: out[LOG_LIK]!, predictor, information: out[INFORMATION]! };
}
