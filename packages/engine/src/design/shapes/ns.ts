import { countedKnots } from "./counted-knots.ts";
import { naturalBasis } from "./natural-basis.ts";
import { rangeOf } from "./quantiles.ts";
import { rVector, type Shape } from "./types.ts";

/**
 * Natural cubic spline on B-splines: inner knots at equally spaced quantiles unless placed, boundary knots at the range of
 * the values used.
 * R: `splines::ns(x, knots = c(5, 12), Boundary.knots = c(1, 24))`
 */
export const naturalSpline: Shape = {
  id: "ns",
  label: "Natural spline",
  summary: "A smooth curve that bends at its inner knots and runs straight beyond the data.",
  reference: "Hastie (1992) in Chambers & Hastie, Statistical Models in S, ch. 7",
  ...countedKnots("Inner knots"),
  basis: ({ values, knots }) => naturalBasis(knots, rangeOf(values)),
  labels: (name, size) => Array.from({ length: size }, (_, i) => `${name}, spline ${i + 1}`),
  r: (x, { knots, range, number }) => {
    const term = `ns(${x.text}, knots = ${rVector(knots, number)}, Boundary.knots = ${rVector(range, number)})`;
    return [{ term, names: [...knots, 0].map((_, i) => `${term}${i + 1}`) }];
  },
  rFunction: null,
  rPackage: "splines",
};
