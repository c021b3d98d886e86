import { quantiles } from "./quantiles.ts";
import { rcsFunction } from "./rcs-in-r.ts";
import { rVector, type Shape } from "./types.ts";

/** Harrell's places of 3, 4 and 5 knots. */
const QUANTILES: Readonly<Record<number, readonly number[]>> = {
  3: [0.1, 0.5, 0.9],
  4: [0.05, 0.35, 0.65, 0.95],
  5: [0.05, 0.275, 0.5, 0.725, 0.95],
};

/**
 * Restricted cubic spline with knots t1 < ... < tK: x and, for j = 1 ... K - 2,
 * ((x - tj)+^3 - (x - t(K-1))+^3 (tK - tj) / (tK - t(K-1)) + (x - tK)+^3 (t(K-1) - tj) / (tK - t(K-1))) / (tK - t1)^2;
 * straight beyond the outer knots.
 * Source: Harrell (2015), doi:10.1007/978-3-319-19425-7, section 2.4.5. R: `Hmisc::rcspline.eval(x, knots, inclx = TRUE)`
 */
export const restrictedCubic: Shape = {
  id: "rcs",
  label: "Restricted cubic spline",
  summary: "A smooth curve that bends between its knots and runs straight beyond the outer ones.",
  reference: "Harrell (2015), doi:10.1007/978-3-319-19425-7",
  params: [
    {
      key: "knots",
      label: "Knots",
      help: "How many, at Harrell’s quantiles; ignored where they are placed by hand.",
      type: "number",
      default: 3,
      min: 3,
      max: 5,
    },
  ],
  transformation: null,
  fewestKnots: 3,
  knotsInside: false,
  knotsOf: (values, params) =>
    quantiles(values, QUANTILES[Math.trunc(Number(params.knots))] ?? QUANTILES[3]!),
  basis: ({ knots }) => ({ size: knots.length - 1, of: (x) => [x, ...bends(x, knots)] }),
  labels: (name, size) => Array.from({ length: size }, (_, i) => (i === 0 ? name : `${name}, bend ${i}`)),
  r: (x, { knots, number }) => {
    const term = `rcs(${x.text}, ${rVector(knots, number)})`;
    return [{ term, names: knots.slice(1).map((_, i) => `${term}${i + 1}`) }];
  },
  rFunction: rcsFunction,
  rPackage: null,
};

function bends(x: number, knots: readonly number[]): number[] {
  const first = knots[0]!;
  const before = knots[knots.length - 2]!;
  const last = knots[knots.length - 1]!;
  const unit = (last - first) * (last - first);
  return knots.slice(0, -2).map((knot) => {
    const inner = (cubeAbove(x, before) * (last - knot)) / (last - before);
    const outer = (cubeAbove(x, last) * (before - knot)) / (last - before);
    return (cubeAbove(x, knot) - inner + outer) / unit;
  });
}

function cubeAbove(x: number, knot: number): number {
  const above = Math.max(x - knot, 0);
  return above * above * above;
}
