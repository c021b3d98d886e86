import { normalQuantile } from "../numeric/normal.ts";

const ALPHA = 0.05;
const POWER = 0.8;

/**
 * Optimal information size of two proportions: people in both groups of one trial that finds p0 against p1 = p0 (1 - change) at
 * alpha 0.05 (two-sided) with power 0.8, 2 (z_a sqrt(2 m (1 - m)) + z_b sqrt(p0 (1 - p0) + p1 (1 - p1)))^2 / (p0 - p1)^2 with
 * m = (p0 + p1) / 2.
 * @param p0 risk without the intervention, a proportion
 * @param change relative reduction, 0.25 = 25 %
 * @returns people; null where the risks leave nothing to compute
 * Source: Pogue & Yusuf (1997), Control Clin Trials 18, 580-593; Guyatt et al. (2011), J Clin Epidemiol 64, 1283-1293.
 * R: `2 * ceiling(power.prop.test(p1 = p0, p2 = p0 * (1 - change), power = 0.8)$n)`
 */
export function informationSizeOfRisks(p0: number, change: number): number | null {
  const p1 = p0 * (1 - change);
  if (!(p0 > 0 && p0 < 1 && p1 > 0 && p1 < 1 && p0 !== p1)) return null;
  const m = (p0 + p1) / 2;
  const [za, zb] = [normalQuantile(1 - ALPHA / 2), normalQuantile(POWER)];
  const root = za * Math.sqrt(2 * m * (1 - m)) + zb * Math.sqrt(p0 * (1 - p0) + p1 * (1 - p1));
  return 2 * Math.ceil((root * root) / ((p0 - p1) * (p0 - p1)));
}

/**
 * Optimal information size of two means: people in both groups of one trial that finds a difference of `sds` standard deviations at
 * alpha 0.05 with power 0.8, 2 * 2 (z_a + z_b)^2 / sds^2.
 * @returns people
 * R: `2 * ceiling(2 * (qnorm(0.975) + qnorm(0.8))^2 / sds^2)`
 */
export function informationSizeOfMeans(sds: number): number {
  const z = normalQuantile(1 - ALPHA / 2) + normalQuantile(POWER);
  return 2 * Math.ceil((2 * z * z) / (sds * sds));
}
