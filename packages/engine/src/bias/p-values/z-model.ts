import type { ParamDef, Params } from "../../registry.ts";
import type { BiasInput } from "../types.ts";
import { lackOfTests, significantPlaces, testedStudies } from "./significant.ts";
import { componentDensities, fitMixture, type MixtureFit } from "./z-mixture.ts";
import { componentPowers, ratesOf, type ZRates } from "./z-rates.ts";

/** Fewer z-values have no curve. */
const FEWEST = 10;

/** What z-curve fits: the significant absolute z-values below an upper end. */
export interface ZModel {
  /** Of all studies, ascending: samples do not depend on the order of rows. */
  readonly absZ: readonly number[];
  readonly critical: number;
  readonly upper: number;
  /** Places of the z-values that are fitted. */
  readonly fitted: readonly number[];
  /** How many significant ones lie beyond. */
  readonly beyond: number;
  readonly densities: Float64Array;
  readonly powers: readonly number[];
}

/** What both forms of z-curve can be asked. */
export const Z_PARAMS: readonly ParamDef[] = [
  {
    key: "upper",
    label: "Upper end of the fitted interval",
    help: "z-values beyond it count as studies with a power of 1. The package zcurve fits up to 6 and documents 5.",
    type: "choice",
    default: "6",
    choices: [
      { value: "5", label: "z = 5" },
      { value: "6", label: "z = 6" },
    ],
  },
];

const upperOf = (params: Params): number => (params.upper === "5" ? 5 : 6);

/** The z-values of a document as z-curve sees them. */
export function zModel(input: BiasInput, params: Params): ZModel {
  const { z, critical } = testedStudies(input);
  const absZ = z.map(Math.abs).toSorted((a, b) => a - b);
  const upper = upperOf(params);
  const fitted = absZ.flatMap((value, i) => (value > critical && value <= upper ? [i] : []));
  const values = fitted.map((i) => absZ[i]!);
  return {
    absZ,
    critical,
    upper,
    fitted,
    beyond: absZ.filter((value) => value > upper).length,
    densities: componentDensities(values, critical, upper),
    powers: componentPowers(critical),
  };
}

/** The rows whose results are significant in either direction. */
export function significantRows(input: BiasInput): string[] {
  return significantPlaces(testedStudies(input), true).map((i) => input.effects.rowIds[i]!);
}

/** Why there is no z-curve; null = there is one. */
export function lackOfZCurve(input: BiasInput, params: Params): string | null {
  const lack = lackOfTests(input);
  if (lack !== null) return lack;
  const { z, critical } = testedStudies(input);
  const upper = upperOf(params);
  if (critical >= upper)
    return `At this level a result is significant beyond z = ${upper} only, so that nothing is left to fit.`;
  const many = z.filter((value) => Math.abs(value) > critical && Math.abs(value) <= upper).length;
  return many >= FEWEST
    ? null
    : `z-curve needs at least ${FEWEST} significant results with |z| up to ${upper}, and more to be of use; there ${many === 1 ? "is 1" : `are ${many}`}.`;
}

/** The rates of a sample of z-values, with its weights. */
export interface ZFit extends ZRates {
  readonly mixture: MixtureFit;
}

/**
 * Fits the weights and reads off the rates.
 * @param counts how often each fitted z-value is there
 * @param beyond how many significant ones lie beyond
 */
export function fitZ(model: ZModel, counts: ArrayLike<number>, beyond: number, start?: Float64Array): ZFit {
  let fitted = 0;
  for (let i = 0; i < counts.length; i++) fitted += counts[i]!;
  const mixture = fitMixture(model.densities, counts, start);
  return { mixture, ...ratesOf(mixture.weights, model.powers, fitted, beyond) };
}
