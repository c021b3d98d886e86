import { exp, log, power, sin } from "../../numeric/elementary.ts";
import { integrate } from "../../numeric/quadrature.ts";
import { findRoot } from "../../numeric/root.ts";

/** Up to here the alternating sum keeps ten digits. */
const FEW = 20;

/** exp(-k t^2 / 24) is below 1e-17 from t^2 k = 960 on. */
const REACH = 960;

/**
 * Distribution function of the sum of k uniform variables.
 * @param x 0 <= x <= k / 2: the distribution is symmetric
 * @param k at least 1
 * Source: Irwin (1927), Biometrika 19, 225-239; Hall (1927), Biometrika 19, 240-244; from 21 terms on by inversion of the
 * characteristic function, Gil-Pelaez (1951), Biometrika 38, 481-482. R: `unifed::pirwin.hall(x, k)`
 */
export function irwinHallCdf(x: number, k: number): number {
  return k <= FEW ? alternatingSum(x, k) : inverted(x, k);
}

/** sum over j <= x of (-1)^j (x - j)^k / (j! (k - j)!) */
function alternatingSum(x: number, k: number): number {
  let weight = 1;
  for (let j = 2; j <= k; j++) weight /= j;
  let sum = 0;
  for (let j = 0; j < x; j++) {
    sum += weight * power(x - j, k);
    weight *= -(k - j) / (j + 1);
  }
  return sum;
}

/** 1/2 + 1/pi of the integral of sin(t (x - k / 2)) / t times (sin(t / 2) / (t / 2))^k over t > 0. */
function inverted(x: number, k: number): number {
  const distance = x - k / 2;
  const integrand = (t: number): number =>
    (sin(t * distance) / t) * exp(k * log(Math.abs(sin(t / 2)) / (t / 2)));
  const reach = Math.min(2 * Math.PI, Math.sqrt(REACH / k));
  const panels = 8 + Math.ceil((reach * Math.abs(distance)) / 8);
  return 0.5 + integrate(integrand, 0, reach, panels) / Math.PI;
}

/** Quantile of the sum of k uniform variables. @param p at most 1/2 */
export function irwinHallQuantile(p: number, k: number): number {
  if (k === 1) return p;
  return findRoot((x) => irwinHallCdf(x, k) - p, 0, k / 2, 1e-14).root;
}
