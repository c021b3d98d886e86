import { piecewise } from "../../design/shapes/piecewise.ts";
import { restrictedCubic } from "../../design/shapes/rcs.ts";
import { log } from "../../numeric/elementary.ts";
import { fail, type Issue, issue, ok, type Result } from "../../result.ts";
import type { DoseShape, ShapeId } from "./types.ts";

/** The terms of a shape: transformations of the dose, the dose itself first where the shape contains the straight line. */
export interface DoseBasis {
  readonly id: ShapeId;
  readonly label: string;
  readonly names: readonly string[];
  readonly knots: readonly number[];
  /** Places of the terms that bend the line; [] where the shape does not contain a straight line, or is one. */
  readonly bends: readonly number[];
  /** The p terms at a dose. */
  at(dose: number): Float64Array;
  /** R code of the terms for a vector of doses. */
  r(dose: string): string[];
}

const LABELS: Readonly<Record<ShapeId, string>> = {
  linear: "Linear",
  quadratic: "Quadratic",
  rcs: "Restricted cubic spline",
  piecewise: "Piecewise linear",
  log: "Logarithmic",
  sqrt: "Square root",
};

/**
 * The terms of a shape for these doses.
 * @param doses all doses of the data, references included; they place the knots
 */
export function basisOf(shape: DoseShape, doses: readonly number[]): Result<DoseBasis> {
  const lowest = Math.min(...doses);
  if (shape.id === "log" && !(lowest > 0)) return fail(unusable("log", lowest, "doses above 0"));
  if (shape.id === "sqrt" && !(lowest >= 0)) return fail(unusable("sqrt", lowest, "doses of 0 and more"));
  if (shape.id !== "rcs" && shape.id !== "piecewise") return ok(plainBasis(shape.id));
  const knots = shape.knots ?? knotsAt(shape, doses);
  const least = shape.id === "rcs" ? 3 : 1;
  const ascending = knots.every((knot, i) => Number.isFinite(knot) && (i === 0 || knot > knots[i - 1]!));
  if (knots.length < least || !ascending) return fail(badKnots(shape.id, knots, least));
  return ok(shape.id === "rcs" ? splineBasis(knots) : piecewiseBasis(knots));
}

function unusable(id: "log" | "sqrt", lowest: number, needed: string): Issue {
  return issue(
    "dose-shape-undefined",
    "error",
    `The ${LABELS[id].toLowerCase()} shape needs ${needed}, and the lowest dose is ${lowest}: this shape was not fitted.`,
    "Choose another shape, or count the dose from another zero.",
    { field: "doseResponse.shape" },
  );
}

function badKnots(id: ShapeId, knots: readonly number[], least: number): Issue {
  return issue(
    "dose-knots",
    "error",
    `The knots of the ${LABELS[id].toLowerCase()} shape (${knots.join(", ")}) are not ${least} or more different places in ascending order: this shape was not fitted. Few different doses put several knots on one place.`,
    "Place the knots by hand between the lowest and the highest dose, or choose fewer knots.",
    { field: "doseResponse.knots" },
  );
}

function knotsAt({ id, knotCount }: DoseShape, doses: readonly number[]): readonly number[] {
  return id === "rcs"
    ? restrictedCubic.knotsOf(doses, { knots: knotCount ?? 3 })
    : piecewise.knotsOf(doses, { knots: knotCount ?? 1 });
}

function plainBasis(id: "linear" | "quadratic" | "log" | "sqrt"): DoseBasis {
  const common = { id, label: LABELS[id], knots: [], bends: [] };
  if (id === "linear")
    return { ...common, names: ["dose"], at: (d) => Float64Array.of(d), r: (dose) => [dose] };
  if (id === "log")
    return {
      ...common,
      names: ["log(dose)"],
      at: (d) => Float64Array.of(log(d)),
      r: (dose) => [`log(${dose})`],
    };
  if (id === "sqrt") {
    return {
      ...common,
      names: ["sqrt(dose)"],
      at: (d) => Float64Array.of(Math.sqrt(d)),
      r: (dose) => [`sqrt(${dose})`],
    };
  }
  return {
    ...common,
    names: ["dose", "dose^2"],
    bends: [1],
    at: (d) => Float64Array.of(d, d * d),
    r: (dose) => [dose, `${dose}^2`],
  };
}

/** Harrell's spline: the dose, and one term for each knot but the last two. */
function splineBasis(knots: readonly number[]): DoseBasis {
  const { of } = restrictedCubic.basis({ values: [], params: {}, knots });
  const inner = knots.slice(0, -2);
  return {
    id: "rcs",
    label: `${LABELS.rcs}, ${knots.length} knots`,
    names: ["dose", ...inner.map((_, j) => `dose${"'".repeat(j + 1)}`)],
    knots,
    bends: inner.map((_, j) => j + 1),
    at: (d) => Float64Array.from(of(d)),
    r: (dose) => [dose, ...inner.map((_, j) => splineInR(dose, knots, j))],
  };
}

function splineInR(dose: string, knots: readonly number[], j: number): string {
  const [first, before, last] = [knots[0]!, knots.at(-2)!, knots.at(-1)!];
  const cube = (t: number): string => `pmax(${dose} - ${t}, 0)^3`;
  const t = knots[j]!;
  const outer = `(${cube(before)} * (${last} - ${t}) - ${cube(last)} * (${before} - ${t})) / (${last} - ${before})`;
  return `(${cube(t)} - ${outer}) / (${last} - ${first})^2`;
}

/** The dose, and its excess over each knot. */
function piecewiseBasis(knots: readonly number[]): DoseBasis {
  const { of } = piecewise.basis({ values: [], params: {}, knots });
  return {
    id: "piecewise",
    label: `${LABELS.piecewise}, ${knots.length === 1 ? "1 knot" : `${knots.length} knots`}`,
    names: ["dose", ...knots.map((t) => `(dose - ${t})+`)],
    knots,
    bends: knots.map((_, j) => j + 1),
    at: (d) => Float64Array.from(of(d)),
    r: (dose) => [dose, ...knots.map((t) => `pmax(${dose} - ${t}, 0)`)],
  };
}
