import { invertSpd } from "../numeric/linear-algebra.ts";
import { componentsOf } from "./components.ts";

/**
 * Effects of some treatments with their weights, of a study or of several with the same treatments. Effects of arms are known
 * up to a constant; `weights` is the Laplacian matrix that does not see it: its off-diagonal elements are the weights of
 * comparisons with the sign turned, its rows sum to 0.
 */
export interface Block {
  /** Places of the treatments, ascending. */
  readonly treatments: readonly number[];
  /** Length p, sum 0. */
  readonly effects: Float64Array;
  /** p x p */
  readonly weights: Float64Array;
}

/** Effects of all treatments by least squares. */
export interface Solution {
  /** Length n; only differences within a connected part have a meaning. */
  readonly effects: Float64Array;
  /** n x n: a generalised inverse of the Laplacian; the variance of i against j is G_ii + G_jj - 2 G_ij. */
  readonly inverse: Float64Array;
  /** Connected parts among the treatments that blocks have. */
  readonly parts: number;
  /** Treatments that blocks have. */
  readonly used: number;
}

/** The sum of the Laplacians of blocks, n x n. */
export function laplacianOf(blocks: readonly Block[], n: number): Float64Array {
  const sum = new Float64Array(n * n);
  for (const { treatments, weights } of blocks) {
    const p = treatments.length;
    for (let r = 0; r < p; r++) {
      for (let c = 0; c < p; c++) sum[treatments[r]! * n + treatments[c]!]! += weights[r * p + c]!;
    }
  }
  return sum;
}

/** Laplacian times effects of one block, length p: the net evidence that flows into each of its arms. */
export function flowOf({ treatments, weights, effects }: Block): Float64Array {
  return times(weights, effects, treatments.length);
}

function times(matrix: Float64Array, vector: ArrayLike<number>, p: number): Float64Array {
  const product = new Float64Array(p);
  for (let r = 0; r < p; r++) {
    for (let c = 0; c < p; c++) product[r]! += matrix[r * p + c]! * vector[c]!;
  }
  return product;
}

/**
 * Weighted least squares over a graph of treatments: theta = G b with b the sum of the blocks' flows and G a generalised
 * inverse of the sum L of their Laplacians, here with one treatment of each connected part held at 0. A network in several
 * parts is solved part by part.
 * @returns null where the weights are too unequal for any answer
 * Source: Ruecker (2012), Research Synthesis Methods 3, 312-324. R: `netmeta()`
 */
export function solveBlocks(blocks: readonly Block[], n: number): Solution | null {
  const laplacian = laplacianOf(blocks, n);
  const parts = componentsOf(
    blocks.map(({ treatments }) => treatments),
    n,
  );
  const used = parts.flat();
  const grounds = new Set(parts.map((part) => strongest(part, laplacian, n)));
  const free = used.filter((place) => !grounds.has(place)).toSorted((one, other) => one - other);
  const size = free.length;
  const reduced = new Float64Array(size * size);
  for (let r = 0; r < size; r++) {
    for (let c = 0; c < size; c++) reduced[r * size + c] = laplacian[free[r]! * n + free[c]!]!;
  }
  const inverted = invertSpd(reduced, size);
  if (inverted === null) return null;
  const inverse = new Float64Array(n * n);
  for (let r = 0; r < size; r++) {
    for (let c = 0; c < size; c++) inverse[free[r]! * n + free[c]!] = inverted[r * size + c]!;
  }
  const flow = new Float64Array(n);
  for (const block of blocks) {
    const own = flowOf(block);
    block.treatments.forEach((place, i) => {
      flow[place]! += own[i]!;
    });
  }
  return { effects: times(inverse, flow, n), inverse, parts: parts.length, used: used.length };
}

/** The treatment that most is known of: nothing is lost by counting the others from it. */
function strongest(part: readonly number[], laplacian: Float64Array, n: number): number {
  return part.reduce((best, place) =>
    laplacian[place * n + place]! > laplacian[best * n + best]! ? place : best,
  );
}

/** What is left of the effects of a block once those of a solution are taken out, as a quadratic form of its weights. */
export function residualQ(block: Block, solved: Solution): number {
  const p = block.treatments.length;
  const residual = block.effects.map((effect, i) => effect - solved.effects[block.treatments[i]!]!);
  const weighted = times(block.weights, residual, p);
  let q = 0;
  for (let i = 0; i < p; i++) q += residual[i]! * weighted[i]!;
  return Math.max(0, q);
}

/** Estimate and variance of treatment `first` against `second`. */
export function differenceIn(
  { effects, inverse }: Solution,
  first: number,
  second: number,
): { readonly estimate: number; readonly variance: number } {
  const n = effects.length;
  return {
    estimate: effects[first]! - effects[second]! + 0,
    variance: inverse[first * n + first]! + inverse[second * n + second]! - 2 * inverse[first * n + second]!,
  };
}
