import type { UnitEffects } from "./effect-units.ts";
import type { EnsembleModel } from "./ensembles.ts";
import { lineTarget } from "./line-target.ts";
import type { Target } from "./target.ts";
import { weightsTarget } from "./weights-target.ts";

/** The target of a model of an ensemble; all models have the effects of the same studies. */
export function targetOf({ effect, bias }: EnsembleModel, data: UnitEffects): Target {
  return bias.kind === "weights"
    ? weightsTarget(data, effect, bias.sides, bias.steps)
    : lineTarget(data, effect, bias);
}
