import { countedKnots } from "./counted-knots.ts";
import { inFormula, type Shape } from "./types.ts";

/**
 * Straight pieces that meet at the knots: x and (x - t)+ for each knot t, whose coefficient is the change of slope there.
 * R: `mods = ~ dose + I(pmax(dose - 10, 0))`
 */
export const piecewise: Shape = {
  id: "piecewise",
  label: "Straight pieces",
  summary: "A line that changes its slope at each knot, for example one that levels off.",
  reference: "Royston & Sauerbrei (2008), Multivariable Model-Building, ch. 4",
  ...countedKnots("Knots"),
  basis: ({ knots }) => ({
    size: knots.length + 1,
    of: (x) => [x, ...knots.map((knot) => Math.max(x - knot, 0))],
  }),
  labels: (name, size) =>
    Array.from({ length: size }, (_, i) => (i === 0 ? name : `${name}, change of slope ${i}`)),
  r: (x, { knots, number }) => {
    const base = x.alone ? x.text : `(${x.text})`;
    const pieces = knots.map((knot) =>
      knot < 0 ? `I(pmax(${base} + ${number(-knot)}, 0))` : `I(pmax(${base} - ${number(knot)}, 0))`,
    );
    return [inFormula(x), ...pieces].map((term) => ({ term, names: [term] }));
  },
  rFunction: null,
  rPackage: null,
};
