import { ok, type Result } from "../../result.ts";
import { createRefitter, type Refitter, walkOf } from "./arranged.ts";
import type { PermutationModel } from "./permutation-model.ts";
import { limitOf } from "./ties.ts";
import type { PermutationTests, PermutedTest } from "./types.ts";
import { createWaldReader, testedSpace } from "./wald-statistics.ts";

/** Of each statistic: how many arrangements of a part have one at least as far from 0. */
export type PermutationCounts = readonly number[];

/** Arrangements between two reports of progress. */
const TELL_EVERY = 512;

/** Statistics of all tests of a model: the coefficients, then all moderators together, then each term. */
interface Statistics {
  readonly count: number;
  read(refitter: Refitter, into: Float64Array): void;
}

function moderating({ regression: { fit } }: PermutationModel): number[] {
  return fit.names.map((_, j) => j).filter((j) => !(fit.intercept && j === 0));
}

/** The columns of each joint test: the moderators together, where there are any, then the terms. */
function jointColumns(model: PermutationModel): readonly (readonly number[])[] {
  const all = moderating(model);
  const terms = model.regression.fit.terms.filter(({ columns }) => columns.length > 0);
  return all.length === 0 ? [] : [all, ...terms.map(({ columns }) => columns)];
}

function statisticsOf(model: PermutationModel): Statistics {
  const { centre, symbols } = model;
  const { basis } = model.regression.state.squares;
  const { p } = basis.regressors;
  const singles = model.regression.fit.names.map((_, j) => testedSpace(basis, [j], centre));
  const joints = jointColumns(model).map((columns) => testedSpace(basis, columns, centre));
  const reader = createWaldReader(p);
  return {
    count: singles.length + joints.length,
    read({ projector, scale }, into) {
      const root = Math.sqrt(scale);
      for (let j = 0; j < singles.length; j++) {
        into[j] = quotient(reader.single(projector, singles[j]!), root);
      }
      for (let m = 0; m < joints.length; m++) {
        const space = joints[m]!;
        const joint = reader.joint(projector, space);
        into[singles.length + m] = symbols.joint === "QM" ? joint : quotient(joint / space.rank, scale);
      }
    },
  };
}

/** Nothing by nothing is nothing: an arrangement that fits exactly, by effects that are all 0. */
function quotient(value: number, by: number): number {
  return value === 0 ? 0 : value / by;
}

function observedOf(model: PermutationModel, statistics: Statistics): Float64Array {
  const refitter = createRefitter(model);
  refitter.next(walkOf(model, 0), model.yi);
  const observed = new Float64Array(statistics.count);
  statistics.read(refitter, observed);
  return observed;
}

/** Fits the arrangements from `from` up to but not including `to`, and counts the statistics as far out as the observed ones. */
export function countShard(
  model: PermutationModel,
  from: number,
  to: number,
  tell: (done: number) => void = () => undefined,
): PermutationCounts {
  const statistics = statisticsOf(model);
  const observed = observedOf(model, statistics);
  const limits = observed.map(limitOf);
  const values = new Float64Array(statistics.count);
  const counts = new Float64Array(statistics.count);
  const refitter = createRefitter(model);
  const walk = walkOf(model, from);
  for (let place = from; place < to; place++) {
    refitter.next(walk, model.yi);
    statistics.read(refitter, values);
    for (let m = 0; m < values.length; m++) {
      if (Math.abs(values[m]!) >= limits[m]!) counts[m] = counts[m]! + 1;
    }
    if ((place - from + 1) % TELL_EVERY === 0) tell(place - from + 1);
  }
  return Array.from(counts);
}

/**
 * Permutation tests of a meta-regression: the rows of its design are exchanged between the studies, whose effects keep their
 * variances, and tau2 is estimated anew each time. p is the share of arrangements whose statistic is at least as far from 0; the
 * intercept alone is tested by the signs of the effects.
 * @param parts the counts of all arrangements, in any division
 * Source: Higgins & Thompson (2004), Statistics in Medicine 23, 1663-1682, doi:10.1002/sim.1752; Viechtbauer et al. (2015),
 * Psychological Methods 20, 360-374; Follmann & Proschan (1999), Biometrics 55, 732-737, for the signs.
 * R: `permutest(rma(yi, vi, mods = X), exact = TRUE)`
 */
export function combineTests(
  model: PermutationModel,
  parts: readonly PermutationCounts[],
): Result<PermutationTests> {
  const { arranging, regression, symbols } = model;
  const { fit } = regression;
  const { used, exact } = arranging.arrangements;
  const observed = observedOf(model, statisticsOf(model));
  const testAt = (m: number): PermutedTest => ({
    statistic: observed[m]! + 0,
    pValue: parts.reduce((sum, part) => sum + part[m]!, 0) / used,
  });
  const coefficients = fit.coefficients.map(({ estimate }, j) => ({
    name: fit.names[j]!,
    label: fit.labels[j]!,
    estimate,
    ...testAt(j),
  }));
  const terms = fit.terms.filter(({ columns }) => columns.length > 0);
  return ok({
    arrangements: arranging.arrangements,
    seed: exact ? null : arranging.seed,
    k: fit.k,
    symbols,
    coefficients,
    omnibus: moderating(model).length === 0 ? null : testAt(fit.p),
    terms: terms.map(({ label, columns }, m) => ({ label, columns, ...testAt(fit.p + 1 + m) })),
  });
}
