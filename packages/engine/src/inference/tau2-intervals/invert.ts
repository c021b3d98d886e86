import { findDecreasingRoot } from "../../numeric/root.ts";
import type { Tau2Bounds } from "../types.ts";

const EMPTY: Tau2Bounds = { lower: 0, upper: 0, empty: true };

/** Both ends of a test inversion: `excess(tau2, p)` falls with tau2 and is 0 at the end that belongs to p. */
export function invert(
  excess: (tau2: number, p: number) => number,
  level: number,
  scale: number,
): Tau2Bounds {
  const tail = (1 - level) / 2;
  const end = (p: number): number => {
    const atZero = excess(0, p);
    return atZero > 0 ? findDecreasingRoot((tau2) => excess(tau2, p), atZero, scale).root : 0;
  };
  if (excess(0, tail) < 0) return EMPTY;
  return { lower: end(1 - tail), upper: end(tail), empty: false };
}
