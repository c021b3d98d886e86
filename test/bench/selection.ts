import type { EffectSet, ModelSpec } from "@treeline/engine";
import { biasInputOf } from "../../packages/engine/src/bias/bias-testing.ts";
import { SELECTION } from "../../packages/engine/src/bias/selection/index.ts";
import { isLong } from "../../packages/engine/src/bias/types.ts";
import { withDefaults } from "../../packages/engine/src/registry.ts";
import type { InferenceWork } from "./inference.ts";

const TIMED: readonly { readonly id: string; readonly what: string; readonly r: string }[] = [
  { id: "three-psm", what: "3PSM", r: "sel_three" },
  { id: "four-psm", what: "4PSM", r: "sel_four" },
  { id: "beta", what: "beta selection model", r: "sel_beta" },
  { id: "negative-exponential", what: "negative exponential selection model", r: "sel_negexp" },
];

/** Selection models of the same studies, from all their starting points. */
export function selectionWork(sixty: EffectSet, model: ModelSpec): InferenceWork[] {
  const input = biasInputOf(sixty.yi, sixty.vi, { model });
  return TIMED.map(({ id, what, r }) => ({
    what: `${sixty.yi.length} studies, ${what}`,
    repeats: 5,
    r,
    work() {
      const method = SELECTION.find((own) => own.id === id);
      if (method === undefined || isLong(method)) throw new RangeError(`no quick selection model ${id}`);
      return method.run(input, withDefaults(method.params, {}));
    },
  }));
}

/**
 * The same in R, without standard errors, which need a package beside metafor: lines for a script that has effects `sy`, variances `sv`
 * and `ms(work, times)`.
 */
export const SELECTION_IN_R = `
sel <- rma(sy, sv, method = "ML")
selection <- function(...) suppressWarnings(selmodel(sel, alternative = "greater", skiphes = TRUE, ...))
cat("sel_three", ms(function() selection(type = "stepfun", steps = .025), 5), "\\n")
cat("sel_four", ms(function() selection(type = "stepfun", steps = c(.025, .5)), 5), "\\n")
cat("sel_beta", ms(function() selection(type = "beta"), 1), "\\n")
cat("sel_negexp", ms(function() selection(type = "negexp"), 1), "\\n")
`;
