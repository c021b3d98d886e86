import { type Walk, walkFrom } from "./arrangements.ts";
import type { PermutationModel } from "./permutation-model.ts";
import { createProjector, type Projector } from "./projector.ts";
import { type RefitTau2, refitTau2 } from "./refit-tau2.ts";

/** A model refitted to one arrangement of the studies after the other. */
export interface Refitter {
  readonly projector: Projector;
  /** The factor by which variances are multiplied, of the last arrangement fitted. */
  scale: number;
  /**
   * Fits the next arrangement.
   * @param yi the effects, in the order of the studies
   */
  next(walk: Walk, yi: Float64Array): void;
}

function tau2Of({ regression }: PermutationModel): RefitTau2 {
  const { spec, tau2, squares } = regression.state;
  if (spec.kind !== "random" || spec.tau2 !== null) return () => tau2;
  return refitTau2({ estimator: spec.estimator, start: tau2, regressors: squares.basis.regressors });
}

export function createRefitter(model: PermutationModel): Refitter {
  const { vi, scale, regression, arranging } = model;
  const { regressors } = regression.state.squares.basis;
  const projector = createProjector(regressors, vi);
  const estimate = tau2Of(model);
  const df = vi.length - regressors.p;
  const flips = arranging.arrangements.kind === "signs";

  const refitter: Refitter = {
    projector,
    scale: 1,
    next(walk, yi) {
      walk.next();
      for (let row = 0; row < vi.length; row++) {
        const study = walk.order[row]!;
        projector.yi[row] = flips ? walk.signs[study]! * yi[study]! : yi[study]!;
        projector.vi[row] = vi[study]!;
      }
      projector.at(estimate(projector));
      if (scale !== "none") {
        const factor = projector.q / df;
        refitter.scale = scale === "free" ? factor : Math.max(1, factor);
      }
    },
  };
  return refitter;
}

/** The walk through all arrangements of a model from a place on. */
export function walkOf({ arranging }: PermutationModel, from: number): Walk {
  return walkFrom(arranging, from);
}
