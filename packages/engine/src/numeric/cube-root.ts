import { exp, log } from "./elementary.ts";

/** Real cube root, by one Newton step from the exponential of a third of the logarithm. R: `sign(x) * abs(x)^(1/3)` */
export function cubeRoot(x: number): number {
  const magnitude = Math.abs(x);
  if (magnitude === 0 || !Number.isFinite(x)) return x;
  const guess = exp(log(magnitude) / 3);
  const root = guess - (guess - magnitude / (guess * guess)) / 3;
  return x < 0 ? -root : root;
}
