import type { ParamDef } from "../../registry.ts";
import type { BiasInput } from "../types.ts";

/** Units of the analysis scale in one unit of Cohen's d, near no effect. */
const UNITS: Readonly<Record<string, number>> = {
  // A logistic variable has standard deviation pi / sqrt(3).
  logor: Math.PI / Math.sqrt(3),
  d: 1,
  // r = d / sqrt(d^2 + 4), and z = artanh(r).
  z: 1 / 2,
};

const MEASURES: Readonly<Record<string, string>> = {
  d: "SMD SMDH SMD1 SMD1H SMCC SMCR SMCRH SMCRP SMCRPH SMN PBIT OR2D OR2DL OR2DN GEN",
  logor: "OR PETO DOR MPOR MPORC MPORM MPPETO D2OR D2ORL D2ORN",
  z: "COR UCOR PCOR SPCOR PHI RTET RPB RBIS ZCOR ZPCOR ZSPCOR ZPHI ZTET ZPB ZBIS",
};

/** Effects beyond this many prior standard deviations are not on the scale the priors are made for. */
const FARTHEST = 25;
/** Standard errors below this make the arithmetic of a common scale meaningless. */
const FINEST = 1e-7;

/** The choice of the unit in which the priors are read. */
export const UNIT_PARAM: ParamDef = {
  key: "unit",
  label: "Unit of the priors",
  help:
    "The priors are made for standardised mean differences. By the measure: log odds ratios are divided by 1.814, correlations and " +
    "Fisher’s z multiplied by 2; effects of unknown unit count as standardised differences.",
  type: "choice",
  default: "measure",
  choices: [
    { value: "measure", label: "By the measure" },
    { value: "d", label: "As standardised mean differences" },
    { value: "logor", label: "As log odds ratios" },
    { value: "z", label: "As correlations or Fisher’s z" },
  ],
};

/** Units of the analysis scale in one unit of Cohen's d; null where the measure has no known conversion. */
export function unitOf(measure: string, choice: unknown): number | null {
  const name =
    choice === "measure"
      ? Object.keys(MEASURES).find((unit) => MEASURES[unit]!.split(" ").includes(measure))
      : String(choice);
  return name === undefined ? null : (UNITS[name] ?? null);
}

/** How the unit is said beside the numbers. */
export function unitWords(unit: number): string {
  if (unit === 1) return "effects taken as standardised mean differences";
  return unit < 1
    ? "priors of d halved for correlations"
    : "priors of d widened by \u03c0/\u221a3 for log odds ratios";
}

/** Effects in the favoured direction and their standard errors, in units of Cohen's d. */
export interface UnitEffects {
  readonly yi: Float64Array;
  readonly si: Float64Array;
}

/** Why effects cannot be read in units of d, in a sentence; null = they can. */
export function unitLack({ effects, nullValue }: BiasInput, choice: unknown): string | null {
  if (nullValue !== 0) {
    return "The measure has no value of no effect at 0, which half of the models assume, so the models cannot be averaged.";
  }
  const unit = unitOf(effects.measure, choice);
  if (unit === null) {
    return (
      `The priors are made for standardised mean differences, and ${effects.measure} has no known conversion to them, so the models ` +
      "have no priors. Choose the unit of the priors yourself if the effects are comparable in size to one of those offered."
    );
  }
  const largest = effects.yi.reduce((most, y) => Math.max(most, Math.abs(y)), 0) / unit;
  const finest =
    effects.vi.reduce((least, v) => Math.min(least, Math.sqrt(v)), Number.POSITIVE_INFINITY) / unit;
  if (largest > FARTHEST) {
    return (
      "An effect lies more than 25 standard deviations of its prior from 0, so that the priors say nothing of such effects: they " +
      "are not standardised mean differences, or one is mistyped."
    );
  }
  if (finest < FINEST * Math.max(largest, FINEST)) {
    return "A standard error is smaller than one part in ten million of the largest effect, beyond what the models can weigh.";
  }
  return null;
}

/** Effects divided by their unit, turned so that the favoured direction is positive. */
export function inUnits({ effects, favours }: BiasInput, unit: number): UnitEffects {
  return {
    yi: Float64Array.from(effects.yi, (y) => (favours * y) / unit),
    si: Float64Array.from(effects.vi, (v) => Math.sqrt(v) / unit),
  };
}
