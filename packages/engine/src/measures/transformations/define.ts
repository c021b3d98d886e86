import { type ParamDef, withDefaults } from "../../registry.ts";
import type { ScaleMap, Transformation, TransformationGiven } from "./types.ts";

type Optional = "params" | "axis" | "foldsAt" | "reverses" | "offer" | "rNeeds" | "countsEventsOf";

/** A transformation from what is special about it: linear axis, no parameters, order kept, offered nowhere. */
export function defineTransformation(
  parts: Omit<Transformation, Optional | "per"> & Partial<Pick<Transformation, Optional>>,
): Transformation {
  return {
    params: [],
    axis: "linear",
    foldsAt: null,
    reverses: false,
    offer: {},
    rNeeds: null,
    countsEventsOf: [],
    per: 1,
    ...parts,
  };
}

/** A scale map without parameters unless it says so. */
export function defineScaleMap(
  parts: Omit<ScaleMap, "params"> & Partial<Pick<ScaleMap, "params">>,
): ScaleMap {
  return { params: [], ...parts };
}

/** The number given for a parameter, or its default. */
export function numberOf(
  params: readonly ParamDef[],
  key: string,
  given: TransformationGiven | undefined,
): number {
  return Number(withDefaults(params, given?.params ?? {})[key]);
}

/** A parameter that is a number. */
export function numberParam(
  key: string,
  label: string,
  help: string,
  [preset, min, max]: readonly [preset: number, min: number, max: number],
): ParamDef {
  return { key, label, help, type: "number", default: preset, min, max };
}

/** Holds a value within the range that a scale can have. */
export function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}
