import { cos } from "./elementary.ts";

const ORDER = 16;

/** Nodes on (0, 1) and weights of the Gauss-Legendre rule of even order on [-1, 1], by Newton's method on the polynomial. */
const RULE: { readonly nodes: readonly number[]; readonly weights: readonly number[] } = gaussLegendre(ORDER);

function gaussLegendre(order: number): { nodes: number[]; weights: number[] } {
  const nodes: number[] = [];
  const weights: number[] = [];
  for (let i = 0; i < order / 2; i++) {
    let x = cos((Math.PI * (i + 0.75)) / (order + 0.5));
    let slope = 1;
    for (let step = 0; step < 20; step++) {
      const [value, derivative] = legendre(order, x);
      slope = derivative;
      const next = x - value / derivative;
      if (Math.abs(next - x) < 1e-16) break;
      x = next;
    }
    nodes.push(x);
    weights.push(2 / ((1 - x * x) * slope * slope));
  }
  return { nodes, weights };
}

/** Legendre's polynomial and its derivative, by the three-term recurrence. */
function legendre(order: number, x: number): readonly [number, number] {
  let [before, value] = [1, x];
  for (let k = 2; k <= order; k++) {
    [before, value] = [value, ((2 * k - 1) * x * value - (k - 1) * before) / k];
  }
  return [value, (order * (x * value - before)) / (x * x - 1)];
}

/**
 * Integral of a smooth function over [low, high] by Gauss-Legendre quadrature of order 16 on equal panels.
 * @param panels enough that the function is nearly a polynomial on each
 * Source: Abramowitz & Stegun (1964), 25.4.29. R: `integrate(f, low, high)`
 */
export function integrate(f: (x: number) => number, low: number, high: number, panels: number): number {
  const half = (high - low) / panels / 2;
  let sum = 0;
  for (let panel = 0; panel < panels; panel++) {
    const middle = low + (2 * panel + 1) * half;
    for (const [i, node] of RULE.nodes.entries()) {
      sum += RULE.weights[i]! * (f(middle - half * node) + f(middle + half * node));
    }
  }
  return half * sum;
}

/** A node of a quadrature rule. */
export interface Node {
  readonly at: number;
  readonly weight: number;
}

/** The nodes of Gauss-Legendre quadrature of order 16 on equal panels of [low, high], ascending by panel. */
export function gaussLegendreOn(low: number, high: number, panels: number): Node[] {
  const half = (high - low) / panels / 2;
  const nodes: Node[] = [];
  for (let panel = 0; panel < panels; panel++) {
    const middle = low + (2 * panel + 1) * half;
    for (const [i, node] of RULE.nodes.entries()) {
      const weight = half * RULE.weights[i]!;
      nodes.push({ at: middle - half * node, weight }, { at: middle + half * node, weight });
    }
  }
  return nodes;
}
