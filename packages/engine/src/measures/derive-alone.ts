import type { Derivation, Quantities, Step } from "../derivation.ts";
import type { ParamDef, Params } from "../registry.ts";
import { FLIP_INPUT } from "./flip.ts";
import type { Measure } from "./types.ts";

/** Effect and variance of one study by itself. */
export interface EffectAlone {
  readonly yi: number;
  readonly vi: number;
}

/**
 * Effect and variance of a study as if it were the only one, in the direction of its own numbers.
 * @param given the study's numbers by input key
 * @returns null where these numbers have no effect
 */
export function effectAlone(
  compute: Measure["compute"],
  given: Quantities,
  params: Params,
): EffectAlone | null {
  const own = Object.entries(given).filter(([key]) => key !== FLIP_INPUT.key);
  const output = compute(Object.fromEntries(own.map(([key, value]) => [key, [value]])), params);
  const yi = output.yi[0] ?? null;
  const vi = output.vi[0] ?? null;
  return yi === null || vi === null ? null : { yi, vi };
}

/**
 * Whether effect or variance of a study depends on the other studies: no formula of its own numbers can give it then.
 * @param defs the measure's parameters, whose choices say it of themselves
 * @param params values; a parameter without one has its default
 */
export function dependsOnOthers(defs: readonly ParamDef[], params: Params): boolean {
  return defs.some((def) => {
    if (def.type !== "choice") return false;
    const value = params[def.key] ?? def.default;
    return def.choices.some((choice) => choice.value === value && choice.overStudies === true);
  });
}

/** The last two lines of every derivation. */
export function finishSteps(to: Derivation, yi: string, vi: string, result: EffectAlone): readonly Step[] {
  to.step("yi", yi, result.yi);
  to.step("vi", vi, result.vi);
  return to.steps;
}
