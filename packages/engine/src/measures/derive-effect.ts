import { createDerivation, type Derivation, type Quantities, type Step } from "../derivation.ts";
import type { Params } from "../registry.ts";
import { dependsOnOthers, effectAlone, finishSteps } from "./derive-alone.ts";
import type { Measure } from "./types.ts";

/** The expressions of effect and variance, after the steps they refer to; `yi` may be named in the second. */
export type EffectExpressions = readonly [yi: string, vi: string];

/**
 * The steps of one study; none where its numbers have no effect, or where they depend on the other studies.
 * @param measure its own computation, which the last two values come from
 * @param params with their defaults
 * @param write adds the steps before the last two
 */
export function deriveEffect(
  measure: Pick<Measure, "compute" | "params">,
  given: Quantities,
  params: Params,
  write: (to: Derivation) => EffectExpressions,
): readonly Step[] {
  if (dependsOnOthers(measure.params, params)) return [];
  const alone = effectAlone(measure.compute, given, params);
  if (alone === null) return [];
  const to = createDerivation();
  const [yi, vi] = write(to);
  return finishSteps(to, yi, vi, alone);
}
