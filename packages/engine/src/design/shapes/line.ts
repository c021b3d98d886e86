import { log, log1p } from "../../numeric/elementary.ts";
import {
  type Basis,
  inFormula,
  type RExpression,
  type RTerm,
  type Shape,
  type Transformation,
} from "./types.ts";

/** One column: the moderator itself, after a transformation or without. */
function line(record: Pick<Shape, "id" | "label" | "summary" | "transformation">, prefix: string): Shape {
  return {
    ...record,
    reference: "Thompson & Higgins (2002), doi:10.1002/sim.1187",
    params: [],
    fewestKnots: null,
    knotsInside: false,
    knotsOf: () => [],
    basis: (): Basis => ({ size: 1, of: (x) => [x] }),
    labels: (name) => [prefix === "" ? name : `${prefix} ${name}`],
    r: (x: RExpression): readonly RTerm[] => [{ term: inFormula(x), names: [inFormula(x)] }],
    rFunction: null,
    rPackage: null,
  };
}

const LOG: Transformation = {
  apply: (x) => (x > 0 ? log(x) : null),
  needs: "values above 0",
  r: (x) => `log(${x})`,
};

const LOG1P: Transformation = {
  apply: (x) => (x > -1 ? log1p(x) : null),
  needs: "values above -1",
  r: (x) => `log1p(${x})`,
};

const SQRT: Transformation = {
  apply: (x) => (x >= 0 ? Math.sqrt(x) : null),
  needs: "values that are not negative",
  r: (x) => `sqrt(${x})`,
};

/** A straight line: effect = b x. R: `mods = ~ dose` */
export const linear: Shape = line(
  {
    id: "linear",
    label: "Straight line",
    summary: "Each further unit changes the effect by the same amount.",
    transformation: null,
  },
  "",
);

/** A line on the natural logarithm: effect = b log(x), x > 0. R: `mods = ~ log(dose)` */
export const logarithm: Shape = line(
  {
    id: "log",
    label: "Logarithm",
    summary: "Each doubling changes the effect by the same amount; needs values above 0.",
    transformation: LOG,
  },
  "log",
);

/** A line on log(1 + x), which a dose of 0 has: effect = b log(1 + x). R: `mods = ~ log1p(dose)` */
export const logarithmPlusOne: Shape = line(
  {
    id: "log1p",
    label: "Logarithm of 1 + x",
    summary: "Like the logarithm, for moderators with zeros.",
    transformation: LOG1P,
  },
  "log 1 +",
);

/** A line on the square root: effect = b sqrt(x), x >= 0. R: `mods = ~ sqrt(dose)` */
export const squareRoot: Shape = line(
  {
    id: "sqrt",
    label: "Square root",
    summary: "Further units change the effect less and less; takes zeros.",
    transformation: SQRT,
  },
  "square root of",
);
