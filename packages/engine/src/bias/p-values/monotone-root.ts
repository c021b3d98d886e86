import { findRoot } from "../../numeric/root.ts";

/** As far out as a root is looked for, in units of the scale. */
const FARTHEST = 1e9;

/**
 * The root of a continuous monotone function on the whole line, by steps that double away from a start until the sign changes.
 * @param start where to begin
 * @param step the first step, a scale of the variable
 * @param direction +1: the root lies above the start, -1: below
 * @returns null where the sign does not change within a billion steps
 */
export function rootBeyond(
  f: (x: number) => number,
  start: number,
  step: number,
  direction: 1 | -1,
  relative = 1e-15,
  farthest: number = FARTHEST,
): number | null {
  let [near, fNear] = [start, f(start)];
  if (fNear === 0) return start;
  for (let size = step; size <= farthest * step; size *= 2) {
    const far = start + direction * size;
    const fFar = f(far);
    if (fFar > 0 !== fNear > 0) return findRoot(f, near, far, relative, fNear, fFar).root + 0;
    [near, fNear] = [far, fFar];
  }
  return null;
}

/** The root of a monotone function wherever it lies. @param rising whether the function increases */
export function monotoneRoot(
  f: (x: number) => number,
  start: number,
  step: number,
  rising: boolean,
): number | null {
  return rootBeyond(f, start, step, f(start) > 0 === rising ? -1 : 1);
}
