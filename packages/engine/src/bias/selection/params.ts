import type { ParamDef, Params } from "../../registry.ts";
import type { Imprecision } from "./data.ts";

/** Whether results are favoured in one direction or in both. */
export const DIRECTION: ParamDef = {
  key: "direction",
  label: "Favoured results",
  help: "Significance in the favoured direction (one-sided p-values; a step of .025 is a two-sided .05), or significance in either direction (two-sided p-values).",
  type: "choice",
  default: "favoured",
  choices: [
    { value: "favoured", label: "Significant in the favoured direction" },
    { value: "either", label: "Significant in either direction" },
  ],
};

/** The p-value up to which every study is published alike. */
export const THRESHOLD: ParamDef = {
  key: "threshold",
  label: "Threshold",
  help: "p-value up to which every study is published alike; selection begins above it. 0 = it begins at once. Of one-sided p-values where one direction is favoured.",
  type: "number",
  default: 0,
  min: 0,
  max: 0.5,
};

/** How selection depends on precision. */
export const IMPRECISION: ParamDef = {
  key: "imprecision",
  label: "Selection also by precision",
  help: "With the same p-value, less precise studies are selected more severely (Preston et al., 2004): in proportion to this measure, relative to the least precise study.",
  type: "choice",
  default: "none",
  choices: [
    { value: "none", label: "No" },
    { value: "sei", label: "Standard error" },
    { value: "vi", label: "Sampling variance" },
    { value: "ninv", label: "Inverse of the total size" },
    { value: "sqrtninv", label: "Inverse square root of the total size" },
  ],
};

/** The form of a declining selection function. */
export const FORM: ParamDef = {
  key: "form",
  label: "Form",
  help: "Falls towards 0; falls towards a level that is estimated too (one parameter more); or, above a threshold, starts anew there.",
  type: "choice",
  default: "falls",
  choices: [
    { value: "falls", label: "Falls, continuous at the threshold" },
    { value: "floor", label: "Falls to an estimated level" },
    { value: "anew", label: "Starts anew at the threshold" },
  ],
};

export const isEither = (params: Params): boolean => params.direction === "either";

export const imprecisionOf = (params: Params): Imprecision =>
  (["sei", "vi", "ninv", "sqrtninv"] as const).find((own) => own === params.imprecision) ?? "none";

export const numberOf = (params: Params, key: string, otherwise: number): number => {
  const value = params[key];
  return typeof value === "number" ? value : otherwise;
};

/** A list of numbers among the parameters. */
export function numbersOf(params: Params, key: string, otherwise: readonly number[]): readonly number[] {
  const value = params[key];
  return Array.isArray(value) && value.every((own): own is number => typeof own === "number")
    ? value
    : otherwise;
}
