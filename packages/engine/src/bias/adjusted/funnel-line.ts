import type { Coefficient } from "../../analysis-types.ts";
import type { ModelDesign } from "../../design/types.ts";
import type { ModelSpec } from "../../document/types.ts";
import { project } from "../../estimators/regressors.ts";
import { designBasis } from "../../models/regression/basis.ts";
import { fitMetaRegression } from "../../models/regression/fit-meta-regression.ts";
import { square } from "../../numeric/elementary.ts";
import type { Params } from "../../registry.ts";
import { fail, ok, type Result } from "../../result.ts";
import type { BiasInput } from "../types.ts";
import { effectSetOf } from "./effect-set.ts";
import { beyondRange } from "./estimate.ts";

/** How errors around the line are modelled, and where a study's imprecision is taken from. */
export interface LineChoices {
  readonly errors: "multiplicative" | "additive";
  readonly precision: "measured" | "sizes";
  /** `se` = PET, `variance` = PEESE. */
  readonly predictor: "se" | "variance";
}

/** A regression of effects on their imprecision: what is expected of a study without sampling error. */
export interface FunnelLine {
  readonly intercept: LineTerm;
  readonly slope: LineTerm;
  /** Of t; null = normal. */
  readonly df: number | null;
  /** The intercept as the coefficient test of the model has it; null for the multiplicative model. */
  readonly tested: Coefficient | null;
  readonly tau2: number | null;
  /** Residual mean square of the multiplicative model; null for the additive one. */
  readonly sigma2: number | null;
  /** Places of the studies used. */
  readonly places: readonly number[];
  readonly predictor: readonly number[];
  /** Names of moderators kept in the model, at their means. */
  readonly kept: readonly string[];
}

interface LineTerm {
  readonly estimate: number;
  readonly se: number;
}

export function lineChoices(params: Params, predictor: LineChoices["predictor"]): LineChoices {
  return {
    errors: params.errors === "additive" ? "additive" : "multiplicative",
    precision: params.precision === "sizes" ? "sizes" : "measured",
    predictor,
  };
}

/** Standard errors, or their stand-ins sqrt((n1 + n2) / (n1 n2)), by study; null = sizes unknown. */
function imprecision(
  { effects, sizes }: Pick<BiasInput, "effects" | "sizes">,
  precision: LineChoices["precision"],
): (number | null)[] {
  if (precision === "measured") return effects.vi.map((v) => Math.sqrt(v));
  return sizes.map((groups) => {
    if (groups === null || !(groups.n1 > 0 && groups.n2 > 0)) return null;
    return Math.sqrt(1 / groups.n1 + 1 / groups.n2);
  });
}

/** Places of the studies with a predictor and, where the document has moderators, with all of those. */
export function placesOf(input: BiasInput, precision: LineChoices["precision"]): number[] {
  const known = imprecision(input, precision);
  const all = input.moderators?.positions ?? input.effects.yi.map((_, place) => place);
  return all.filter((place) => known[place] !== null);
}

/**
 * Weighted least squares of effects on their standard errors (PET) or variances (PEESE), with moderators kept at their means:
 * y = b0 + b1 x + m'g, weights 1 / v (1 / x2 with sizes) with a common factor estimated from the residuals and t on k - p degrees
 * of freedom (multiplicative), or 1 / (v + tau2) with the document's estimator and test (additive).
 * @param input k studies, k >= p
 * @returns the line on the analysis scale, or the issues that prevent it
 * Source: Stanley & Doucouliagos (2014), Research Synthesis Methods 5, 60-78, doi:10.1002/jrsm.1095.
 * R: `lm(yi ~ sei, weights = 1 / vi)`; additive: `rma(yi, vi, mods = ~ sei)`
 */
export function funnelLine(input: BiasInput, choices: LineChoices): Result<FunnelLine> {
  const { design, predictor, kept } = designOf(input, choices);
  const fitted = fitMetaRegression(weighedSet(input, choices), design, specOf(input.model, choices));
  if (!fitted.ok) return fitted;
  const { fit, state } = fitted.value;
  const [intercept, slope] = fit.coefficients;
  if (intercept === undefined || slope === undefined) return fail(beyondRange("The regression"));
  const shared = { places: design.rows, predictor, kept };
  if (choices.errors === "additive") {
    const df = intercept.test?.df[0] ?? null;
    const tau2 = fit.tau2.estimate ?? 0;
    return ok({ ...shared, intercept, slope, df, tested: intercept, tau2, sigma2: null });
  }
  const spread = Math.sqrt(state.s2);
  const scaled = ({ estimate, se }: LineTerm): LineTerm => ({ estimate, se: spread * se });
  return ok({
    ...shared,
    intercept: scaled(intercept),
    slope: scaled(slope),
    df: Math.max(state.df, 1),
    tested: null,
    tau2: null,
    sigma2: state.s2,
  });
}

/** With standard errors from sizes and a factor for all variances, the weights come from the sizes as well. */
function weighedSet(input: BiasInput, { errors, precision }: LineChoices): ReturnType<typeof effectSetOf> {
  const set = effectSetOf(input);
  if (errors === "additive" || precision === "measured") return set;
  const known = imprecision(input, precision);
  return { ...set, vi: set.vi.map((v, place) => square(known[place] ?? Math.sqrt(v))) };
}

/** Whether the predictor says something that the constant and the moderators do not. */
export function predictorIsOwn(input: BiasInput, choices: LineChoices): boolean {
  const { design } = designOf(input, choices);
  const [ones, x, ...others] = design.columns;
  if (ones === undefined || x === undefined) return false;
  const flat = new Float64Array(x.length).fill(1);
  const { regressors } = designBasis([ones, ...others], true, true);
  const mean = x.reduce((sum, value) => sum + value, 0) / x.length;
  const centred = x.map((value) => value - mean);
  const { rss } = project(centred, flat, regressors);
  const size = x.reduce((sum, value) => sum + value * value, 0);
  return rss > 1e-20 * size;
}

function specOf(model: ModelSpec, { errors }: LineChoices): ModelSpec {
  const plain = { ...model, weighting: "inverse-variance" as const, threshold: null, equivalence: null };
  if (errors === "additive") return { ...plain, tau2Interval: "none" };
  return { ...plain, kind: "equal", tau2: null, test: "z", tau2Interval: "none" };
}

interface LineDesign {
  readonly design: ModelDesign;
  readonly predictor: readonly number[];
  readonly kept: readonly string[];
}

function designOf(input: BiasInput, { precision, predictor: kind }: LineChoices): LineDesign {
  const places = placesOf(input, precision);
  const errors = imprecision(input, precision);
  const predictor = places.map((place) => {
    const se = errors[place] ?? 0;
    return kind === "se" ? se : se * se;
  });
  const moderators = centredModerators(input, places);
  const columns = [
    new Float64Array(places.length).fill(1),
    Float64Array.from(predictor),
    ...moderators.columns,
  ];
  const names = ["intercept", kind === "se" ? "sei" : "vi", ...moderators.names];
  const design: ModelDesign = {
    rows: places,
    names,
    labels: names,
    columns,
    terms: [],
    hasConstant: true,
    intercept: true,
    aliased: [],
    moderators: [],
    rowOf: () => null,
  };
  return { design, predictor, kept: moderators.names };
}

/** Moderators counted from their means, so that the intercept is about studies that are average in them. */
function centredModerators(
  { moderators }: BiasInput,
  places: readonly number[],
): { readonly names: readonly string[]; readonly columns: readonly Float64Array[] } {
  if (moderators === null) return { names: [], columns: [] };
  const rows = places.map((place) => moderators.positions.indexOf(place));
  const columns = moderators.columns.map((column) => {
    const values = rows.map((row) => column[row]!);
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    return Float64Array.from(values, (value) => value - mean);
  });
  return { names: moderators.names, columns };
}
