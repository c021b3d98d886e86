import { exp, log } from "../numeric/elementary.ts";
import { minimise } from "../numeric/minimise.ts";
import { gaussLegendreOn, type Node } from "../numeric/quadrature.ts";

/** A stretch of log tau with its share of the integral, and the nodes that carry it. */
interface Panel {
  readonly from: number;
  readonly to: number;
  /** In units of exp(`peak`). */
  readonly mass: number;
  readonly nodes: readonly Node[];
}

/** An integral over tau > 0 of a positive function, in panels of log tau, ascending. */
export interface LogIntegral {
  readonly panels: readonly Panel[];
  /** log of the largest value of tau times the function. */
  readonly peak: number;
  /** log of the integral. */
  readonly logTotal: number;
}

/** tau from 1e-152 to 1e152, whose squares are still numbers. */
const REACH = 350;
/** Where the integrand is this many times e below its peak, nothing is left of it in double precision. */
const NEGLIGIBLE = 45;
const MAX_DEPTH = 40;
/** Where effects lie 1e10 standard errors apart the integrand is rounding error, and no halving would ever be enough. */
const MOST_PANELS = 250;
/** Halvings for the sake of smoothness alone: without an end to them, effects 1e10 standard errors apart would take all memory. */
const SMOOTH_DEPTH = 6;
/** Stretches with less of the integral than this need not be smooth. */
const MATTERS = 1e-9;
const TOLERANCE = 1e-13;

/**
 * Integral of exp(f) over tau > 0, by Gauss-Legendre quadrature in log tau: each panel is halved until its halves agree with
 * it. In log tau a likelihood has no feature narrower than its number of studies makes it, whatever the units, so that a scan in
 * steps of 1 finds where to look.
 * @param f log of the function of tau; -Infinity where it is 0
 * @param moment the integral of tau^moment times the function is as exact as that of the function itself
 * @param isSmooth false for a stretch of log tau that has to be halved for another reason
 * @returns null where the function is 0 everywhere a computer can tell
 */
export function integrateOverTau(
  f: (tau: number) => number,
  moment: number,
  isSmooth: (from: number, to: number) => boolean = () => true,
): LogIntegral | null {
  const height = (w: number): number => {
    const value = f(exp(w)) + w;
    return Number.isNaN(value) ? Number.NEGATIVE_INFINITY : value;
  };
  const range = rangeOf(height, moment);
  if (range === null) return null;
  const { low, high, peak } = range;
  const value = (w: number): number => exp(height(w) - peak);
  const count = Math.ceil(high - low);
  const width = (high - low) / count;
  const panels: Panel[] = [];
  for (let index = 0; index < count; index++) {
    refine(value, panelOn(value, low + index * width, low + (index + 1) * width), isSmooth, 0, panels);
  }
  let total = 0;
  for (const { mass } of panels) total += mass;
  return { panels, peak, logTotal: log(total) + peak };
}

/** From where to where the integrand is worth anything, and its largest value. */
function rangeOf(
  height: (w: number) => number,
  moment: number,
): { readonly low: number; readonly high: number; readonly peak: number } | null {
  const heights: number[] = [];
  for (let w = -REACH; w <= REACH; w++) heights.push(height(w));
  let best = 0;
  for (let i = 1; i < heights.length; i++) if (heights[i]! > heights[best]!) best = i;
  if (heights[best] === Number.NEGATIVE_INFINITY) return null;
  const top = minimise((w) => -height(w), best - REACH - 1, best - REACH + 1, 16);
  const peak = Math.max(-top.value, heights[best]!);
  const floor = peak - NEGLIGIBLE;
  let [low, high] = [top.at, top.at];
  for (let i = 0; i < heights.length; i++) {
    const w = i - REACH;
    if (heights[i]! > floor) low = Math.min(low, w);
    if (heights[i]! + moment * Math.max(0, w - top.at) > floor) high = Math.max(high, w);
  }
  return { low: low - 1, high: high + 1, peak };
}

function panelOn(value: (w: number) => number, from: number, to: number): Panel {
  const nodes = gaussLegendreOn(from, to, 1).map(({ at, weight }) => ({ at, weight: weight * value(at) }));
  let mass = 0;
  for (const { weight } of nodes) mass += weight;
  return { from, to, mass, nodes };
}

function refine(
  value: (w: number) => number,
  panel: Panel,
  isSmooth: (from: number, to: number) => boolean,
  depth: number,
  into: Panel[],
): void {
  const { from, to, mass } = panel;
  const middle = (from + to) / 2;
  const left = panelOn(value, from, middle);
  const right = panelOn(value, middle, to);
  const agree = Math.abs(left.mass + right.mass - mass) <= TOLERANCE * (to - from);
  const smooth = depth >= SMOOTH_DEPTH || mass < MATTERS || isSmooth(from, to);
  if (depth >= MAX_DEPTH || into.length >= MOST_PANELS || (agree && smooth)) {
    into.push(panel);
    return;
  }
  refine(value, left, isSmooth, depth + 1, into);
  refine(value, right, isSmooth, depth + 1, into);
}

/** The integral up to a point of log tau, in units of exp(`peak`). */
export function massBelow({ panels, peak }: LogIntegral, f: (tau: number) => number, w: number): number {
  let sum = 0;
  for (const { from, to, mass } of panels) {
    if (to <= w) {
      sum += mass;
      continue;
    }
    if (from < w) sum += panelOn((at) => exp(f(exp(at)) + at - peak), from, w).mass;
    break;
  }
  return sum;
}
