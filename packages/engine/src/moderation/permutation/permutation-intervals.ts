import { type Issue, issue, ok, type Result } from "../../result.ts";
import { createRefitter, walkOf } from "./arranged.ts";
import { fewestAsFar, mostRejected, type PermutationModel } from "./permutation-model.ts";
import { limitOf } from "./ties.ts";
import type { PermutationIntervals } from "./types.ts";
import { createWaldReader, testedSpace } from "./wald-statistics.ts";

/** One end of each interval: how far from the estimate, or null where nothing is rejected on its side. */
export type IntervalEnds = readonly (number | null)[];

/** Bisections of an end: below a ten-thousandth of a standard error. */
const STEPS = 16;

/** Doublings of the Wald standard error until a value is rejected. */
const WIDENINGS = 12;

/** How many ends a model has: a lower and an upper one for each coefficient. */
export function endCount({ regression }: PermutationModel): number {
  return 2 * regression.fit.p;
}

/** Whether a value of a coefficient is kept: rejected is one for which the share of arrangements with a statistic as far from 0 is at most 1 - level. */
type Kept = (value: number) => boolean;

/**
 * Tests a value by the effects less what it explains. Once too many arrangements are as far out the answer is known, without the
 * rest of them.
 */
function keeps(model: PermutationModel, coefficient: number, tell: () => void): Kept {
  const { yi, regression, arranging } = model;
  const { basis } = regression.state.squares;
  const column = regression.design.columns[coefficient]!;
  const { used } = arranging.arrangements;
  const enough = mostRejected(regression.fit.spec.level, used);
  const space = testedSpace(basis, [coefficient], 0);
  const reader = createWaldReader(basis.regressors.p);
  const refitter = createRefitter(model);
  const moved = new Float64Array(yi.length);
  return (value) => {
    for (let i = 0; i < yi.length; i++) moved[i] = yi[i]! - value * column[i]!;
    const walk = walkOf(model, 0);
    let limit = 0;
    let count = 0;
    for (let place = 0; place < used && count <= enough; place++) {
      refitter.next(walk, moved);
      const statistic = reader.single(refitter.projector, space) / Math.sqrt(refitter.scale);
      if (place === 0) limit = limitOf(statistic);
      if (Math.abs(statistic) >= limit) count += 1;
    }
    tell();
    return count > enough;
  };
}

/** The distance from the estimate to the farthest value on one side that is not rejected. */
function endOf(kept: Kept, estimate: number, se: number, side: 1 | -1): number | null {
  let inside = 0;
  let outside = 2 * se;
  for (let widening = 0; kept(estimate + side * outside); widening++) {
    if (widening === WIDENINGS) return null;
    inside = outside;
    outside *= 2;
  }
  for (let step = 0; step < STEPS; step++) {
    const middle = (inside + outside) / 2;
    if (kept(estimate + side * middle)) inside = middle;
    else outside = middle;
  }
  return inside;
}

/** Whether any p-value can be small enough to reject something. */
function canReject(model: PermutationModel): boolean {
  const { arranging, regression } = model;
  return fewestAsFar(model) <= mostRejected(regression.fit.spec.level, arranging.arrangements.used);
}

/** The ends from `from` up to but not including `to`: 2 j is the lower and 2 j + 1 the upper one of coefficient j. */
export function endsShard(
  model: PermutationModel,
  from: number,
  to: number,
  tell: (done: number) => void = () => undefined,
): IntervalEnds {
  const { fit } = model.regression;
  return Array.from({ length: to - from }, (_, index) => {
    if (!canReject(model)) return null;
    const end = from + index;
    const coefficient = Math.floor(end / 2);
    let tests = 0;
    const kept = keeps(model, coefficient, () => {
      tests += 1;
      tell(index + Math.min(0.99, tests / (STEPS + 2)));
    });
    const { se } = fit.coefficients[coefficient]!;
    // Counted as the effects are: the centre is in the intercept.
    const estimate = countedEstimate(model, coefficient);
    return endOf(kept, estimate, se, end % 2 === 0 ? -1 : 1);
  });
}

function countedEstimate({ regression, centre }: PermutationModel, coefficient: number): number {
  const share = regression.state.squares.basis.constant?.[coefficient] ?? 0;
  return regression.fit.coefficients[coefficient]!.estimate - centre * share;
}

/**
 * Permutation intervals: each holds the values b of a coefficient that the permutation test of the effects less b times its column
 * does not reject, its ends found by bisection on the same arrangements.
 * @param parts all ends, in any division, in their order
 * Source: Higgins & Thompson (2004), Statistics in Medicine 23, 1663-1682; Viechtbauer et al. (2015), Psychological Methods 20,
 * 360-374. R: `permutest(res, permci = TRUE)`
 */
export function combineEnds(
  model: PermutationModel,
  parts: readonly IntervalEnds[],
): Result<PermutationIntervals> {
  const { arranging, regression } = model;
  const { fit } = regression;
  const ends = parts.flat();
  const coefficients = fit.coefficients.map(({ estimate }, j) => {
    const [down, up] = [ends[2 * j] ?? null, ends[2 * j + 1] ?? null];
    return {
      name: fit.names[j]!,
      label: fit.labels[j]!,
      estimate,
      lower: down === null ? null : estimate - down,
      upper: up === null ? null : estimate + up,
    };
  });
  const open = coefficients.filter(({ lower, upper }) => lower === null || upper === null);
  return ok(
    {
      arrangements: arranging.arrangements,
      seed: arranging.arrangements.exact ? null : arranging.seed,
      k: fit.k,
      level: fit.spec.level,
      coefficients,
    },
    open.length === 0 || !canReject(model) ? [] : [openEnds(open.map(({ label }) => label))],
  );
}

function openEnds(labels: readonly string[]): Issue {
  return issue(
    "permutation-interval-open",
    "warning",
    `The permutation interval of ${labels.join(", ")} has no end on one side or both: however far a value lies from the estimate, too many arrangements are as far out.`,
    "Report the p-value alone, or choose a lower level.",
    { field: "model.level" },
  );
}
