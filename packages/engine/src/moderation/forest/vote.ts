import { createRandom, mixedSeed, type Random } from "../../numeric/random.ts";
import { shuffled } from "../inflation/reshuffle.ts";
import { growTree, predictTree } from "./grow-tree.ts";
import type { ForestData, ForestNode, ForestSpec, TreeVote } from "./types.ts";

/** Parts the random numbers of the trees from those of other analyses with the same seed. */
const STREAM = 0xf02;

/** The trees from `from` up to but not including `to`, each with random numbers of its own. */
export function treeVotes(data: ForestData, spec: ForestSpec, from: number, to: number): readonly TreeVote[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, place) => treeVote(data, spec, from + place));
}

function treeVote(data: ForestData, spec: ForestSpec, tree: number): TreeVote {
  const random = createRandom(mixedSeed(spec.seed, STREAM, tree));
  const drawn = drawStudies(data, random);
  const tried = spec.tried ?? Math.max(1, Math.floor(Math.sqrt(data.moderators.length)));
  const root = growTree(data, drawn, { tried, nodeSize: spec.nodeSize }, random);
  const seen = new Set(drawn);
  const left = data.yi.flatMap((_, i) => (seen.has(i) ? [] : [i]));
  const predictions = left.map((i) => predictTree(root, (m) => data.moderators[m]!.values[i]!));
  return {
    tree,
    left,
    predictions,
    increases: left.length === 0 ? null : increasesOf(data, root, left, predictions, random),
    partial: partialOf(data, root),
  };
}

/**
 * As many studies as there are, drawn with replacement in proportion to the mean weight of their effects; all effects of a study come
 * along, so that none of them tells of the others.
 * Source: Van Lissa (2020), in Small Sample Size Solutions, 186-202, doi:10.4324/9780429273872-16, for the weights.
 */
export function drawStudies(
  { weights, clusters }: Pick<ForestData, "weights" | "clusters">,
  random: Pick<Random, "uniform">,
): number[] {
  const members = new Map<number, number[]>();
  clusters.forEach((cluster, i) => {
    members.set(cluster, [...(members.get(cluster) ?? []), i]);
  });
  const groups = [...members.values()];
  const ends: number[] = [];
  let total = 0;
  for (const group of groups) {
    total += group.reduce((sum, i) => sum + weights[i]!, 0) / group.length;
    ends.push(total);
  }
  return groups.flatMap(() => {
    const at = random.uniform() * total;
    const place = ends.findIndex((end) => at < end);
    return groups[place < 0 ? groups.length - 1 : place]!;
  });
}

function increasesOf(
  { yi, weights, moderators }: ForestData,
  root: ForestNode,
  left: readonly number[],
  predictions: readonly number[],
  random: Pick<Random, "uniform">,
): number[] {
  const error = (guesses: readonly number[]): number => {
    let sum = 0;
    let total = 0;
    left.forEach((i, place) => {
      const miss = yi[i]! - guesses[place]!;
      sum += weights[i]! * miss * miss;
      total += weights[i]!;
    });
    return sum / total;
  };
  const before = error(predictions);
  return moderators.map(({ values }, m) => {
    const moved = shuffled(
      left.map((i) => values[i]!),
      random,
    );
    const guesses = left.map((i, place) =>
      predictTree(root, (other) => (other === m ? moved[place]! : moderators[other]!.values[i]!)),
    );
    return error(guesses) - before + 0;
  });
}

/** Friedman (2001), The Annals of Statistics 29, 1189-1232, section 8.2. */
function partialOf({ yi, moderators, grid }: ForestData, root: ForestNode): number[][] {
  return grid.map((points, m) =>
    points.map((at) => {
      let sum = 0;
      for (let i = 0; i < yi.length; i++) {
        sum += predictTree(root, (other) => (other === m ? at : moderators[other]!.values[i]!));
      }
      return sum / yi.length + 0;
    }),
  );
}
