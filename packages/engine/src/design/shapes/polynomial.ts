import type { Params } from "../../registry.ts";
import { orthogonalPolynomials } from "./orthogonal.ts";
import { type Basis, inFormula, type RExpression, type RTerm, type Shape } from "./types.ts";

const ORDINALS = ["", "", "squared", "cubed", "to the 4th"];

/**
 * Powers of the moderator up to a degree d: effect = b1 x + ... + bd x^d; orthogonal on request, which changes the
 * coefficients and nothing else.
 * R: `mods = ~ dose + I(dose^2)`; orthogonal: `mods = ~ poly(dose, 2)`
 */
export const polynomial: Shape = {
  id: "polynomial",
  label: "Polynomial",
  summary: "A curve with one bend (degree 2) or more.",
  reference: "Royston & Sauerbrei (2008), Multivariable Model-Building, ch. 4",
  params: [
    {
      key: "degree",
      label: "Degree",
      help: "2 = a parabola, 3 = a cubic curve.",
      type: "number",
      default: 2,
      min: 2,
      max: 4,
    },
    {
      key: "orthogonal",
      label: "Orthogonal",
      help: "Columns that are not correlated among the studies; the fitted curve stays the same.",
      type: "boolean",
      default: false,
    },
  ],
  transformation: null,
  fewestKnots: null,
  knotsInside: false,
  knotsOf: () => [],
  basis: ({ values, params }) =>
    params.orthogonal === true ? orthogonalPolynomials(values, degreeOf(params)) : powers(degreeOf(params)),
  labels: (name, size) =>
    Array.from({ length: size }, (_, i) => (i === 0 ? name : `${name} ${ORDINALS[i + 1]}`)),
  r: (x, { params }) =>
    params.orthogonal === true ? orthogonalInR(x, degreeOf(params)) : powersInR(x, degreeOf(params)),
  rFunction: null,
  rPackage: null,
};

function degreeOf(params: Params): number {
  return Math.trunc(Number(params.degree));
}

function powers(degree: number): Basis {
  return {
    size: degree,
    of: (x) => {
      const row = [x];
      while (row.length < degree) row.push(row[row.length - 1]! * x);
      return row;
    },
  };
}

function powersInR(x: RExpression, degree: number): RTerm[] {
  const base = x.alone ? x.text : `(${x.text})`;
  const higher = Array.from({ length: degree - 1 }, (_, i) => `I(${base}^${i + 2})`);
  return [inFormula(x), ...higher].map((term) => ({ term, names: [term] }));
}

function orthogonalInR(x: RExpression, degree: number): RTerm[] {
  const term = `poly(${x.text}, ${degree})`;
  return [{ term, names: Array.from({ length: degree }, (_, i) => `${term}${i + 1}`) }];
}
