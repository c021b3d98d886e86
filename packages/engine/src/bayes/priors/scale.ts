import type { ParamDef, Params } from "../../registry.ts";

/** log sqrt(pi / 2) */
export const LOG_ROOT_HALF_PI = 0.22579135264472744;

/** The default for log ratios and standardised mean differences (Röver et al. 2021). */
export const STANDARD_SCALE = 0.5;

/** The scale of a prior of tau. */
export function scaleDef(help: string): ParamDef {
  return {
    key: "scale",
    label: "Scale",
    help: `In units of the effect on the analysis scale. ${help}`,
    type: "number",
    default: STANDARD_SCALE,
    min: 1e-100,
    max: 1e100,
  };
}

/** @throws RangeError where the parameter is no number: documents are checked before they are evaluated */
export function numberOf(params: Params, key: string): number {
  const value = params[key];
  if (typeof value !== "number")
    throw new RangeError(`the parameter ${key} is ${String(value)}, not a number`);
  return value;
}
