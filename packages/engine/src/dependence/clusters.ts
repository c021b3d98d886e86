import { invertWithDeterminant } from "./dense.ts";
import { residuals } from "./likelihood.ts";
import type { MultilevelFit } from "./multilevel.ts";
import type { Cluster, ClusteredFit } from "./robust.ts";

/**
 * A fitted model by clusters, its own covariance the working model. Blocks of one cluster are put together.
 * @param cluster level by row, from 0
 * @returns null where a random effect or a sampling covariance ties two clusters together, so that they are not independent
 */
export function clustersOf(fit: MultilevelFit, cluster: readonly number[]): ClusteredFit | null {
  const { model, point } = fit;
  const { p } = model;
  const members = new Map<number, number[]>();
  for (const [b, { rows }] of model.blocks.entries()) {
    const own = cluster[rows[0]!]!;
    if (rows.some((row) => cluster[row] !== own)) return null;
    const known = members.get(own);
    if (known === undefined) members.set(own, [b]);
    else known.push(b);
  }
  const clusters = [...members.values()].map((blocks): Cluster => {
    const n = blocks.reduce((sum, b) => sum + model.blocks[b]!.n, 0);
    const x = new Float64Array(n * p);
    const r = new Float64Array(n);
    const w = new Float64Array(n * n);
    const target = new Float64Array(n * n);
    let from = 0;
    for (const b of blocks) {
      const block = model.blocks[b]!;
      x.set(block.x, from * p);
      r.set(residuals(block, point.beta, p), from);
      place(w, point.states[b]!.w, n, block.n, from);
      place(target, invertWithDeterminant(point.states[b]!.w, block.n)?.inverse ?? block.v, n, block.n, from);
      from += block.n;
    }
    return { n, x, residuals: r, w, target };
  });
  return { clusters, p, k: model.k, beta: fit.beta, bread: point.bread };
}

function place(into: Float64Array, block: Float64Array, n: number, size: number, from: number): void {
  for (let r = 0; r < size; r++) {
    for (let c = 0; c < size; c++) into[(from + r) * n + from + c] = block[r * size + c]!;
  }
}
