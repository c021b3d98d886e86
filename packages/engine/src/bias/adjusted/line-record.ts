import type { BiasEstimate, BiasOutcome } from "../../bias-types.ts";
import { estimators } from "../../estimators/registry.ts";
import { formatAdaptive, formatDf, formatPEquation } from "../../format/index.ts";
import { listed } from "../../format/told.ts";
import { coefficientTests } from "../../inference/coefficient-tests/registry.ts";
import { twoSidedTest } from "../../inference/tests.ts";
import { within } from "../../phrases/within.ts";
import type { ParamDef, Params } from "../../registry.ts";
import { ok, type Result } from "../../result.ts";
import { biasOutcome } from "../outcome.ts";
import type { BiasInput } from "../types.ts";
import { meanEstimate, meanInWords } from "./estimate.ts";
import {
  type FunnelLine,
  funnelLine,
  type LineChoices,
  lineChoices,
  placesOf,
  predictorIsOwn,
} from "./funnel-line.ts";
import { EQUAL_ERRORS, tooFew } from "./wording.ts";

/** Parameters that PET, PEESE and their combination share. */
export const LINE_PARAMS: readonly ParamDef[] = [
  {
    key: "errors",
    label: "Errors around the line",
    help: "Multiplicative: sampling variances times a factor (weighted least squares, as proposed). Additive: τ² is added, by the estimator and test of the model.",
    type: "choice",
    default: "multiplicative",
    choices: [
      { value: "multiplicative", label: "Multiplicative (weighted least squares)" },
      { value: "additive", label: "Additive (random effects of the model)" },
    ],
  },
  {
    key: "precision",
    label: "Standard error from",
    help: "The measured standard error contains the effect itself for some measures (SMD, OR); sizes of the groups do not: sqrt((n1 + n2) / (n1 n2)).",
    type: "choice",
    default: "measured",
    choices: [
      { value: "measured", label: "The measured standard error" },
      { value: "sizes", label: "The sizes of the groups" },
    ],
  },
];

/** Why no line through the funnel can be drawn; null = it can. */
export function lineLack(
  input: BiasInput,
  params: Params,
  predictor: LineChoices["predictor"],
): string | null {
  const choices = lineChoices(params, predictor);
  const places = placesOf(input, choices.precision);
  const least = 3 + (input.moderators?.columns.length ?? 0);
  if (choices.precision === "sizes" && places.length === 0) {
    return "No study has the sizes of both groups, from which the standard error was to be taken.";
  }
  if (places.length < least)
    return tooFew(places.length, least, "the line has to leave something to judge it by");
  if (!predictorIsOwn(input, choices)) {
    return input.moderators === null || input.moderators.columns.length === 0
      ? EQUAL_ERRORS
      : "The standard errors follow from the moderators, so their relation to the effects cannot be told apart: it cannot be assessed.";
  }
  return null;
}

/** How the line was fitted, in words: "multiplicative error, t with 16 df". */
export function lineInWords(input: BiasInput, line: FunnelLine, { errors, precision }: LineChoices): string {
  const { model } = input;
  const spread =
    errors === "multiplicative"
      ? `multiplicative error, t with ${formatDf(line.df ?? 1)} df`
      : `${spreadOf(input)}, ${coefficientTests.get(model.test).label}`;
  const weights = errors === "multiplicative" ? " and weights" : "";
  const from = precision === "sizes" ? `, standard errors${weights} from the sizes of the groups` : "";
  const kept =
    line.kept.length === 0
      ? ""
      : `, moderators kept at their means (${listed(line.kept.map((name) => `“${name}”`))})`;
  return `inverse-variance weights, ${spread}${from}${kept}`;
}

function spreadOf({ model }: BiasInput): string {
  if (model.kind !== "random") return "no heterogeneity";
  if (model.tau2 !== null) return `additive error with τ² given as ${formatAdaptive(model.tau2, 3)}`;
  return `additive error with τ² by ${within(estimators.get(model.estimator).label)}`;
}

/** The expected effect of a study without sampling error. */
export function lineEstimate(input: BiasInput, line: FunnelLine): BiasEstimate {
  const { tested, df, tau2 } = line;
  const method = tested === null ? "wls" : input.model.test;
  const mean = meanEstimate({ ...line.intercept, df, tau2, method }, input);
  if (tested === null) return mean;
  return { ...mean, interval: tested.interval, test: input.nullValue === 0 ? tested.test : mean.test };
}

const CURVE_POINTS = 41;

/** The line over measured standard errors: straight for PET, a parabola for PEESE. */
export function lineCurve(
  { effects }: BiasInput,
  { intercept, slope }: FunnelLine,
  predictor: LineChoices["predictor"],
  label: string,
): NonNullable<BiasOutcome["marks"]["curves"]>[number] {
  const top = Math.sqrt(Math.max(...effects.vi));
  const se = Array.from({ length: CURVE_POINTS }, (_, step) => (top * step) / (CURVE_POINTS - 1));
  return {
    label,
    se,
    effect: se.map((x) => intercept.estimate + slope.estimate * (predictor === "se" ? x : x * x) + 0),
  };
}

/** What PET and PEESE come to: the intercept as the mean, the slope as a number with its test. */
export function lineOutcome(
  input: BiasInput,
  params: Params,
  record: { readonly id: string; readonly label: string; readonly predictor: LineChoices["predictor"] },
): Result<BiasOutcome> {
  const choices = lineChoices(params, record.predictor);
  const found = funnelLine(input, choices);
  if (!found.ok) return found;
  const line = found.value;
  const estimate = lineEstimate(input, line);
  const { slope, df } = line;
  const on = record.predictor === "se" ? "standard errors" : "sampling variances";
  const slopeTest = slope.se > 0 ? twoSidedTest("slope", slope.estimate, slope.se, df) : null;
  const told = slopeTest === null ? "" : ` (${formatPEquation(slopeTest.pValue)})`;
  return ok(
    biasOutcome(input, params, {
      method: record.id,
      ran: `${record.label}: regression of the effects on their ${on}, ${lineInWords(input, line, choices)}`,
      rowIds: line.places.map((place) => input.effects.rowIds[place]!),
      estimate,
      tests: slopeTest === null ? [] : [{ id: `${record.id}-slope`, test: slopeTest }],
      numbers: [
        { key: "slope", label: "Slope", value: slope.estimate + 0, as: "value" },
        { key: "slopeSe", label: "SE of the slope", value: slope.se, as: "value" },
        ...(line.sigma2 === null
          ? []
          : [{ key: "sigma2", label: "Residual mean square", value: line.sigma2, as: "value" as const }]),
      ],
      marks:
        choices.precision === "measured"
          ? { curves: [lineCurve(input, line, record.predictor, record.label)] }
          : {},
      sentences: [
        `If the effects follow their ${on} along this line, a study without sampling error is expected at ${meanInWords(input.effects, estimate)}.`,
        `The slope is ${formatAdaptive(slope.estimate, 3)}${told}; small-study effects have other causes than publication bias too, and the line goes beyond the most precise study.`,
      ],
    }),
  );
}
