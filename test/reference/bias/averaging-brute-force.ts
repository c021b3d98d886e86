import { normalCdf, normalQuantile } from "../../../packages/engine/src/numeric/normal.ts";
import { gaussLegendreOn } from "../../../packages/engine/src/numeric/quadrature.ts";

/** A model of selection by p-value, as plainly as it can be written. */
export interface PlainModel {
  readonly effect: boolean;
  readonly heterogeneity: boolean;
  readonly sides: "one-sided" | "two-sided";
  readonly steps: readonly number[];
}

interface Point {
  readonly at: number;
  readonly weight: number;
}

/** Nodes of the ordered weights: w2 in (0, 1), w3 in (0, w2) ..., each as the square of an even variable; density (J - 1)!. */
function weightNodes(count: number, top: number, panels: number): { w: number[]; weight: number }[] {
  if (count === 0) return [{ w: [], weight: 1 }];
  return gaussLegendreOn(0, 1, panels).flatMap(({ at, weight }) => {
    const next = top * at * at;
    return weightNodes(count - 1, next, panels).map((rest) => ({
      w: [next, ...rest.w],
      weight: weight * 2 * at * top * count * rest.weight,
    }));
  });
}

/**
 * Marginal likelihood on a fixed grid: tensor products of Gauss-Legendre rules over the mean, log tau and the ordered weights
 * themselves. No peak is looked for and nothing adapts.
 */
export function bruteForce(
  { effect, heterogeneity, sides, steps }: PlainModel,
  yi: readonly number[],
  si: readonly number[],
  panels: { readonly mu: number; readonly tau: number; readonly weights: number },
): number {
  const z = steps.map((p) => -normalQuantile(sides === "one-sided" ? p : p / 2));
  const own = yi.map((y, i) => {
    const value = sides === "one-sided" ? y / si[i]! : Math.abs(y / si[i]!);
    return z.filter((cut) => value < cut).length;
  });
  const means: Point[] = effect
    ? gaussLegendreOn(-3, 3, panels.mu).map(({ at, weight }) => ({
        at,
        weight: (weight * Math.exp(-(at * at) / 2)) / Math.sqrt(2 * Math.PI),
      }))
    : [{ at: 0, weight: 1 }];
  const taus: Point[] = heterogeneity
    ? gaussLegendreOn(-5.3, 4, panels.tau).map(({ at, weight }) => ({
        at: Math.exp(at),
        weight: weight * 0.15 * Math.exp(-at - 0.15 * Math.exp(-at)),
      }))
    : [{ at: 0, weight: 1 }];
  const weights = weightNodes(steps.length, 1, panels.weights);
  const tops = weights.map(
    ({ w, weight }) => weight * own.reduce((p, j) => p * (j === 0 ? 1 : w[j - 1]!), 1),
  );
  let total = 0;
  for (const mu of means) {
    for (const tau of taus) {
      let density = mu.weight * tau.weight;
      const chances = yi.map((y, i) => {
        const sd = Math.sqrt(si[i]! ** 2 + tau.at ** 2);
        density *= Math.exp(-(((y - mu.at) / sd) ** 2) / 2) / (sd * Math.sqrt(2 * Math.PI));
        const beyond = z.map((cut) => {
          const up = normalCdf((mu.at - cut * si[i]!) / sd);
          return sides === "one-sided" ? up : up + normalCdf((-cut * si[i]! - mu.at) / sd);
        });
        return [...beyond, 1].map((up, j) => up - (j === 0 ? 0 : beyond[j - 1]!));
      });
      const flat = Float64Array.from(chances.flat());
      const intervals = steps.length + 1;
      let inner = 0;
      for (let n = 0; n < weights.length; n++) {
        const { w } = weights[n]!;
        let product = 1;
        for (let i = 0; i < yi.length; i++) {
          let sum = flat[i * intervals]!;
          for (let j = 1; j < intervals; j++) sum += w[j - 1]! * flat[i * intervals + j]!;
          product *= sum;
        }
        inner += tops[n]! / product;
      }
      total += density * inner;
    }
  }
  return Math.log(total);
}

/** The same for y_i ~ N(mu + b x_i, s_i^2 + tau^2), the slope as a share of its half-Cauchy prior. */
export function bruteForceLine(
  yi: readonly number[],
  si: readonly number[],
  x: readonly number[],
  scale: number,
): number {
  const slopes = gaussLegendreOn(0, 1, 12).map(({ at, weight }) => ({
    at: scale * Math.tan((Math.PI / 2) * at),
    weight,
  }));
  let total = 0;
  for (const mu of gaussLegendreOn(-4, 4, 12)) {
    for (const tau of gaussLegendreOn(-5.3, 4, 4)) {
      const sds = si.map((s) => Math.sqrt(s ** 2 + Math.exp(2 * tau.at)));
      const prior =
        (mu.weight *
          Math.exp(-(mu.at ** 2) / 2) *
          tau.weight *
          0.15 *
          Math.exp(-tau.at - 0.15 * Math.exp(-tau.at))) /
        Math.sqrt(2 * Math.PI);
      const constant = sds.reduce((product, sd) => product / (sd * Math.sqrt(2 * Math.PI)), prior);
      for (const b of slopes) {
        let squares = 0;
        for (let i = 0; i < yi.length; i++) squares += ((yi[i]! - mu.at - b.at * x[i]!) / sds[i]!) ** 2;
        total += constant * b.weight * Math.exp(-squares / 2);
      }
    }
  }
  return Math.log(total);
}
