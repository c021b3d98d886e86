import { createDerivation, type Quantities, type Step } from "../derivation.ts";
import { formatEntered } from "../format/index.ts";
import { log, square } from "../numeric/elementary.ts";
import { normalQuantile } from "../numeric/normal.ts";
import { type ParamDef, type Params, withDefaults } from "../registry.ts";
import { effectAlone, finishSteps } from "./derive-alone.ts";
import { applyFlip, FLIP_INPUT } from "./flip.ts";
import { createRowIssues, type RowIssues, reportMissing, toOutput } from "./row-issues.ts";
import type { InputColumns, Measure, MeasureOutput } from "./types.ts";

/** Usual names of the two columns of an interval. */
export const LOWER_LIMIT_NAMES: readonly string[] = words(
  "cilb cilow cilower lowerci lcl ll95 cil lower lowerlimit lowerbound ll low lb lci",
  "untergrenze unteregrenze unterekigrenze kiunteregrenze kiuntergrenze kiunten 95kiunten icinferior icinf 95icinferior limiteinferiordelic limiteinferioric limiteinferieure borneinferieure limiteinferior",
);
export const UPPER_LIMIT_NAMES: readonly string[] = words(
  "ciub cihigh ciupper upperci ucl ul95 ciu upper upperlimit upperbound ul high ub uci",
  "obergrenze oberegrenze oberekigrenze kioberegrenze kiobergrenze kioben 95kioben icsuperior icsup 95icsuperior limitesuperiordelic limitesuperioric limitesuperieure bornesuperieure limitesuperior",
);

/** The level of intervals in the table. */
export const INTERVAL_LEVEL: ParamDef = {
  key: "level",
  label: "Level of the given intervals",
  help: "Confidence level of the intervals in the table; used where neither variance nor standard error is given.",
  type: "number",
  default: 0.95,
  min: 0.5,
  max: 0.9999,
};

const params: readonly ParamDef[] = [INTERVAL_LEVEL];

/**
 * Ready-made effects with their precision: v = vi, else sei², else ((ci.ub − ci.lb) / (2 z))² with z the normal quantile of
 * the interval's level. Effects are on the analysis scale: ratios enter as logarithms.
 *
 * Source: Cochrane Handbook, section 6.3.1 (standard errors from confidence intervals).
 * R: `escalc(measure = "GEN", yi, vi)`, `conv.wald(out = yi, ci.lb, ci.ub)`
 */
export const readyMade: Measure = {
  id: "GEN",
  label: "Ready-made effects",
  summary: "Effects computed elsewhere, with a standard error, a sampling variance or a confidence interval.",
  reference: "Cochrane Handbook for Systematic Reviews of Interventions, section 6.3.1",
  family: "ready-made",
  symbol: { analysis: "effect", display: "effect" },
  inputs: [
    {
      key: "yi",
      label: "Effect",
      aliases: words(
        "yi effectsize effect es te hedgesg cohensd smd logor logrr loghr lnor lnrr lnhr lor lrr estimate g d beta coef y",
        "stddiffinmeans stdmeandifference standardisedmeandifference standardizedmeandifference stddifference",
        "logoddsratio logriskratio loghazardratio lograteratio",
        "fishersz fisherz pointestimate coefficient regressioncoefficient b",
        "effektstarke effektstaerke effektgrosse effektgroesse effekt tailledeffet tailledeleffet effet tamanodelefecto efecto",
      ),
    },
    {
      key: "sei",
      label: "Standard error",
      aliases: words(
        "sei seyi sete stderr standarderror stderror seeffect sees seg sed se",
        "standardfehler erreurtype erreurstandard errorestandar errortipico",
      ),
    },
    {
      key: "vi",
      label: "Sampling variance",
      aliases: words("vi variance samplingvariance var vari v varianz varianza"),
    },
    {
      key: "ci.lb",
      quantity: "ci_lb",
      label: "Interval, lower",
      aliases: LOWER_LIMIT_NAMES,
    },
    {
      key: "ci.ub",
      quantity: "ci_ub",
      label: "Interval, upper",
      aliases: UPPER_LIMIT_NAMES,
    },
    FLIP_INPUT,
  ],
  inputSets: [
    ["yi", "sei"],
    ["yi", "vi"],
    ["yi", "ci.lb", "ci.ub"],
  ],
  params,
  nullValue: 0,
  display: "identity",
  attenuates: "any",
  compute,
  derive,
  r: () => `measure = "GEN"`,
  rData: ({ yi = "NULL", ...columns }, given) => ({
    code: varianceInR(columns, given),
    args: [
      ["yi", yi],
      ["vi", "vi"],
    ],
  }),
};

function compute(inputs: InputColumns, given: Params): MeasureOutput {
  const issues = createRowIssues();
  const effects = inputs.yi ?? [];
  const width = 2 * normalQuantile((1 + Number(withDefaults(params, given).level)) / 2);
  const yi = new Float64Array(effects.length).fill(Number.NaN);
  const vi = new Float64Array(effects.length).fill(Number.NaN);
  for (const [row, effect] of effects.entries()) {
    if (effect === null) reportMissing(issues, row, "yi", "the effect");
    const variance = varianceOf(inputs, row, effect, width, issues);
    if (effect !== null) yi[row] = effect;
    if (variance !== null) vi[row] = variance;
  }
  const ni = new Array<number | null>(effects.length).fill(null);
  return applyFlip(toOutput(yi, vi, ni, issues), inputs);
}

/** The effect stands as given; the precision is the first of variance, standard error and interval. */
function derive(given: Quantities, chosen: Params): readonly Step[] {
  const result = effectAlone(compute, given, chosen);
  if (result === null) return [];
  const to = createDerivation();
  if (given.vi !== undefined) return finishSteps(to, "yi", "vi", result);
  if (given.sei !== undefined) return finishSteps(to, "yi", "sei^2", result);
  const { level } = withDefaults(params, chosen);
  to.step("z", `qnorm((1 + ${level}) / 2)`, normalQuantile((1 + Number(level)) / 2));
  return finishSteps(to, "yi", "((ci_ub - ci_lb) / (2 * z))^2", result);
}

/** The variance in R: as given, else from the standard error, else from the interval. */
function varianceInR({ vi, sei, ...columns }: Readonly<Record<string, string>>, given: Params): string[] {
  const { level } = withDefaults(params, given);
  const { "ci.lb": lower, "ci.ub": upper } = columns;
  const sources = [
    vi ?? null,
    sei === undefined ? null : `${sei}^2`,
    lower === undefined || upper === undefined
      ? null
      : `((${upper} - ${lower}) / (2 * qnorm((1 + ${level}) / 2)))^2`,
  ].filter((source) => source !== null);
  return sources.map((source, index) =>
    index === 0 ? `vi <- ${source}` : `vi <- ifelse(is.na(vi), ${source}, vi)`,
  );
}

function words(...lines: readonly string[]): string[] {
  return lines.flatMap((line) => line.split(" "));
}

function varianceOf(
  inputs: InputColumns,
  row: number,
  effect: number | null,
  width: number,
  issues: RowIssues,
): number | null {
  const vi = inputs.vi?.[row] ?? null;
  const sei = inputs.sei?.[row] ?? null;
  const lower = inputs["ci.lb"]?.[row] ?? null;
  const upper = inputs["ci.ub"]?.[row] ?? null;
  // An interval beside another precision is still a witness for the effect: check it either way.
  const interval = lower !== null && upper !== null ? checkInterval(lower, upper, effect, row, issues) : null;
  if (vi !== null) return vi;
  if (sei !== null) return checkStandardError(sei, row, issues) ? square(sei) : null;
  if (lower !== null && upper !== null) return interval === null ? null : square(interval / width);
  const key = ["sei", "vi", "ci.lb", "ci.ub"].find((input) => inputs[input] !== undefined);
  reportMissing(
    issues,
    row,
    key ?? "sei",
    "the precision (standard error, sampling variance or both interval limits)",
  );
  return null;
}

function checkStandardError(sei: number, row: number, issues: RowIssues): boolean {
  if (sei >= 0) return true;
  issues.error(
    row,
    "se-negative",
    "sei",
    `the standard error is ${formatEntered(sei)}; a standard error cannot be negative.`,
    "Check the value; the column may hold logarithms or interval limits.",
  );
  return false;
}

/** The interval's width, or null with the issue that says why it cannot be used. */
function checkInterval(
  lower: number,
  upper: number,
  effect: number | null,
  row: number,
  issues: RowIssues,
): number | null {
  if (lower > upper) {
    issues.error(
      row,
      "interval-reversed",
      "ci.lb",
      `the lower limit ${lower} lies above the upper limit ${upper}.`,
      "Swap the two limits, or check the sign of one of them.",
    );
    return null;
  }
  if (effect !== null && (effect < lower || effect > upper)) {
    issues.error(
      row,
      "effect-outside-interval",
      "yi",
      `the effect ${effect} lies outside its own interval [${lower}, ${upper}]; one of the three is wrong.`,
      "Check the sign and the columns; effect and limits must be on the same scale.",
    );
    return null;
  }
  if (effect !== null) warnAsymmetric(lower, upper, effect, row, issues);
  return upper - lower;
}

/** A Wald interval is symmetric around its effect; a clear asymmetry betrays a ratio or a wrong limit. */
function warnAsymmetric(lower: number, upper: number, effect: number, row: number, issues: RowIssues): void {
  const offset = Math.abs(effect - (lower + upper) / 2) / (upper - lower);
  if (!(offset > 0.05)) return;
  const ratio = Math.abs(log(effect / Math.sqrt(lower * upper))) / log(upper / lower);
  const isRatio = lower > 0 && ratio < 0.05;
  issues.warning(
    row,
    "interval-asymmetric",
    "ci.lb",
    `the effect ${effect} does not lie in the middle of its interval [${lower}, ${upper}]${
      isRatio ? ", but it does on the logarithmic scale: these look like ratios" : ""
    }. It is used as given.`,
    isRatio
      ? "Enter the logarithms of the ratio and of its limits."
      : "Check the limits and the level of the interval.",
  );
}
