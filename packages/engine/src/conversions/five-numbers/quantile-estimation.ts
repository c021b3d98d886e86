import { gammaQuantileOf } from "../../numeric/chi-square.ts";
import { exp, expm1, log, square } from "../../numeric/elementary.ts";
import { logGamma } from "../../numeric/gamma-function.ts";
import { lowerTail } from "../../numeric/log-tails.ts";
import { minimise } from "../../numeric/minimise.ts";
import { realPower } from "../../numeric/real-power.ts";
import { qnorm } from "../r-functions.ts";
import type { Summary, TakeStep } from "./summary.ts";

type FamilyId = "normal" | "lognormal" | "gamma" | "weibull";

/** A distribution whose quantiles come closest to the reported ones. */
export interface QuantileFit {
  readonly family: FamilyId;
  /** Mean and SD; mean and SD of the logarithm; shape and rate; shape and scale. */
  readonly parameters: readonly [number, number];
  /** Sum of squared distances between the reported and the fitted quantiles. */
  readonly sumOfSquares: number;
}

interface Point {
  readonly p: number;
  readonly quantile: number;
}

/** Quantiles of a family with scale 1 and a given logarithm of its shape. */
interface ScaleFamily {
  readonly id: Exclude<FamilyId, "normal">;
  /** Between these logarithms of the shape the best one is looked for. */
  readonly logShape: readonly [number, number];
  unitQuantile(p: number, shape: number): number;
  parameters(shape: number, scale: number): readonly [number, number];
}

const FAMILIES: readonly ScaleFamily[] = [
  {
    id: "lognormal",
    logShape: [-7, 2.5],
    unitQuantile: (p, sigma) => exp(sigma * qnorm(p)),
    parameters: (sigma, scale) => [log(scale), sigma],
  },
  {
    id: "gamma",
    logShape: [-4, 13],
    unitQuantile: (p, shape) => gammaQuantileOf(lowerTail(p), shape),
    parameters: (shape, scale) => [shape, 1 / scale],
  },
  {
    id: "weibull",
    logShape: [-3, 7],
    unitQuantile: (p, shape) => realPower(-log(1 - p), 1 / shape),
    parameters: (shape, scale) => [shape, scale],
  },
];

/**
 * Distributions fitted to a five-number summary by least squares on the quantiles, the best first; only the normal one where a
 * value is not positive. Minimum and maximum stand for the quantiles 1/n and 1 − 1/n.
 *
 * All but the normal family have a scale, which is linear in the quantiles and follows in closed form for each shape, so that
 * the search runs over one number and finds the global minimum.
 *
 * Source: McGrath et al. (2020), doi:10.1177/0962280219889080. R: `estmeansd::qe.mean.sd(...)`, which stops earlier
 */
export function fitQuantiles(summary: Summary): readonly QuantileFit[] {
  const points = pointsOf(summary);
  const positive = points.every(({ quantile }) => quantile > 0);
  const fits = [fitNormal(points), ...(positive ? FAMILIES.map((family) => fitScale(family, points)) : [])];
  return fits.filter((fit) => fit !== null).sort((one, other) => one.sumOfSquares - other.sumOfSquares);
}

function pointsOf({ min, q1, median, q3, max, n }: Summary): readonly Point[] {
  const at = (p: number, quantile: number | undefined): Point[] =>
    quantile === undefined ? [] : [{ p, quantile }];
  return [
    ...at(1 / n.value, min?.value),
    ...at(0.25, q1?.value),
    ...at(0.5, median.value),
    ...at(0.75, q3?.value),
    ...at(1 - 1 / n.value, max?.value),
  ];
}

/** Least squares of the quantiles on normal scores: intercept and slope are mean and SD. */
function fitNormal(points: readonly Point[]): QuantileFit {
  const scores = points.map(({ p }) => qnorm(p));
  const meanScore = sum(scores) / points.length;
  const meanQuantile = sum(points.map(({ quantile }) => quantile)) / points.length;
  const products = points.map(
    ({ quantile }, index) => (scores[index]! - meanScore) * (quantile - meanQuantile),
  );
  const sd = sum(products) / sum(scores.map((score) => square(score - meanScore)));
  const mean = meanQuantile - sd * meanScore;
  const distances = points.map(({ quantile }, index) => square(quantile - mean - sd * scores[index]!));
  return { family: "normal", parameters: [mean, sd], sumOfSquares: sum(distances) };
}

function fitScale(family: ScaleFamily, points: readonly Point[]): QuantileFit | null {
  const largest = Math.max(...points.map(({ quantile }) => quantile));
  const attempt = (logShape: number): { scale: number; distance: number } => {
    const units = points.map(({ p }) => family.unitQuantile(p, exp(logShape)));
    // Relative to the largest, so that neither huge nor tiny units leave the range of doubles when squared.
    const top = Math.max(...units);
    const crossed = sum(points.map(({ quantile }, index) => (quantile / largest) * (units[index]! / top)));
    const slope = crossed / sum(units.map((unit) => square(unit / top)));
    const distances = points.map(({ quantile }, index) =>
      square(quantile / largest - slope * (units[index]! / top)),
    );
    return { scale: (slope * largest) / top, distance: sum(distances) };
  };
  const { at, converged } = minimise((logShape) => attempt(logShape).distance, ...family.logShape, 48);
  const { scale, distance } = attempt(at);
  if (!converged || !Number.isFinite(scale) || !Number.isFinite(distance)) return null;
  return {
    family: family.id,
    parameters: family.parameters(exp(at), scale),
    sumOfSquares: distance * square(largest),
  };
}

/** Steps from the fitted parameters to mean and SD; the parameters come from a search and stand as numbers. */
export function momentSteps(
  { family, parameters: [first, second] }: QuantileFit,
  symbols: { readonly mean: string; readonly sd: string },
  step: TakeStep,
): void {
  const given = (symbol: string, value: number): number => step(symbol, String(value), value);
  switch (family) {
    case "normal":
      step(symbols.mean, String(first), first);
      step(symbols.sd, String(second), second);
      return;
    case "lognormal": {
      const [mu, s] = [given("mu", first), given("s", second)];
      const mean = step(symbols.mean, "exp(mu + s^2 / 2)", exp(mu + square(s) / 2));
      step(symbols.sd, `${symbols.mean} * sqrt(exp(s^2) - 1)`, mean * Math.sqrt(expm1(square(s))));
      return;
    }
    case "gamma": {
      const [shape, rate] = [given("shape", first), given("rate", second)];
      step(symbols.mean, "shape / rate", shape / rate);
      step(symbols.sd, "sqrt(shape) / rate", Math.sqrt(shape) / rate);
      return;
    }
    case "weibull": {
      const [shape, scale] = [given("shape", first), given("scale", second)];
      const gamma1 = step("gamma1", "gamma(1 + 1 / shape)", exp(logGamma(1 + 1 / shape)));
      const gamma2 = step("gamma2", "gamma(1 + 2 / shape)", exp(logGamma(1 + 2 / shape)));
      step(symbols.mean, "scale * gamma1", scale * gamma1);
      step(symbols.sd, "scale * sqrt(gamma2 - gamma1^2)", scale * Math.sqrt(gamma2 - square(gamma1)));
    }
  }
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
