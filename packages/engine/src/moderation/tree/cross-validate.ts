import { createRandom, mixedSeed } from "../../numeric/random.ts";
import { growTree, leavesOf } from "./grow.ts";
import { explainedBy } from "./partition.ts";
import type { FoldShard, PruningStep, StudyErrors, TreeData, TreeSpec } from "./types.ts";
import { inverseVarianceMean } from "./weighted-mean.ts";

const placesOf = (data: TreeData): number[] => data.yi.map((_, study) => study);

/**
 * The fold of each study: as many studies in each as can be, in a random order of the seed.
 * @returns a fold from 0 to folds - 1 per study
 */
export function foldsOf(k: number, folds: number, seed: number): number[] {
  const random = createRandom(mixedSeed(seed, 0x7ee));
  const order = Array.from({ length: k }, (_, study) => study);
  for (let last = k - 1; last > 0; last--) {
    const other = Math.min(last, Math.floor(random.uniform() * (last + 1)));
    [order[last], order[other]] = [order[other]!, order[last]!];
  }
  const fold = new Array<number>(k).fill(0);
  order.forEach((study, place) => {
    fold[study] = place % folds;
  });
  return fold;
}

/**
 * Cross-validates trees of all sizes on the folds from `from` up to but not including `to`: each fold is predicted by a tree grown
 * on the others. Folds depend on the seed alone, so that any division among workers gives the same errors.
 */
export function crossValidateShard(
  data: TreeData,
  spec: TreeSpec,
  from: number = 0,
  to: number = foldCount(data, spec),
): FoldShard {
  const fold = foldsOf(data.yi.length, foldCount(data, spec), spec.seed);
  const studies: StudyErrors[] = [];
  for (let number = from; number < to; number++) {
    const held = placesOf(data).filter((study) => fold[study] === number);
    const kept = placesOf(data).filter((study) => fold[study] !== number);
    studies.push(...errorsOf(data, spec, kept, held));
  }
  return { from, to, studies };
}

/** With fewer studies than folds, each study is a fold of its own. */
export function foldCount(data: Pick<TreeData, "yi">, spec: Pick<TreeSpec, "folds">): number {
  return Math.min(spec.folds, data.yi.length);
}

function errorsOf(
  data: TreeData,
  spec: TreeSpec,
  kept: readonly number[],
  held: readonly number[],
): StudyErrors[] {
  const { splits, tau2 } = growTree(data, kept, spec);
  const bySize = Array.from({ length: spec.splits + 1 }, (_, size) => {
    const own = splits.slice(0, size);
    const inLeaf = leavesOf(own, data.moderators, kept);
    const left = own.at(-1)?.tau2 ?? tau2;
    return leavesOf(own, data.moderators, held).map((leaf, place) => {
      const group = kept.filter((_, index) => inLeaf[index] === leaf);
      const error = data.yi[held[place]!]! - inverseVarianceMean(data, group, left).mean;
      return error * error;
    });
  });
  return held.map((study, place) => ({ study, errors: bySize.map((errors) => errors[place]!) }));
}

/**
 * The error of trees of each size over all folds: sum w e^2, w = 1 / (v + tau2) with tau2 of all studies, over that of the mean
 * alone, also cross-validated; its standard error is that of a sum of k terms.
 * @param shards all folds, in any order
 * Source: Breiman, Friedman, Olshen & Stone (1984), Classification and Regression Trees, section 11.5; Li et al. (2017).
 */
export function pruningSteps(data: TreeData, spec: TreeSpec, shards: readonly FoldShard[]): PruningStep[] {
  const studies = shards.flatMap((shard) => shard.studies).sort((a, b) => a.study - b.study);
  const k = data.yi.length;
  if (studies.length !== k || studies.some(({ study }, place) => study !== place)) {
    throw new RangeError(`${studies.length} of ${k} studies were cross-validated`);
  }
  const { tau2 } = explainedBy(data, [placesOf(data)], spec.model);
  const weight = (study: number): number => 1 / (data.vi[study]! + tau2);
  const base = studies.reduce((sum, { study, errors }) => sum + weight(study) * errors[0]!, 0);
  return Array.from({ length: spec.splits + 1 }, (_, size) => {
    const terms = studies.map(({ study, errors }) => weight(study) * errors[size]!);
    const total = terms.reduce((sum, term) => sum + term, 0);
    const spread = terms.reduce((sum, term) => sum + (term - total / k) * (term - total / k), 0);
    return base > 0
      ? { splits: size, error: total / base, se: Math.sqrt(spread) / base }
      : { splits: size, error: 1, se: 0 };
  });
}

/** The smallest tree whose error is at most the smallest error plus c of its standard errors. */
export function prunedSize(steps: readonly PruningStep[], c: number): number {
  const best = steps.reduce((least, step) => (step.error < least.error ? step : least));
  const within = steps.find(({ error }) => error <= best.error + c * best.se);
  return (within ?? best).splits;
}
