import type { NetHeat } from "../network-types.ts";
import { type Block, residualQ, type Solution, solveBlocks } from "./blocks.ts";
import { type DesignGroup, designBlock } from "./designs.ts";
import { helmert } from "./study-arms.ts";

/**
 * The net heat of designs: for the design D of a column, how much of the inconsistency that shows in the design d of a row
 * goes when D may differ from the network, Q_d - Q_d(D); and how much D's own evidence counts in the network's estimate of d
 * (the hat matrix; of designs with several arms the root of the sum of its squared elements). Designs without which the
 * network falls apart are in no loop and are left out.
 * @param tau2 the variance between studies of a design
 * @returns no designs where none can be detached
 * Source: Krahn, Binder & Koenig (2013), BMC Medical Research Methodology 13, 35. R: `netheat(net)` of netmeta, which shows
 * comparisons of designs with several arms one by one
 */
export function netHeatOf(groups: readonly DesignGroup[], n: number, tau2: number): NetHeat {
  const nothing: NetHeat = { designs: [], change: [], influence: [], tau2 };
  const blocks = groups.map((group) => designBlock(group, tau2, n));
  const all = blocks.flatMap((block) => block ?? []);
  const whole = solveBlocks(all, n);
  if (all.length < groups.length || whole === null) return nothing;
  const loops: { readonly at: number; readonly without: Solution }[] = [];
  all.forEach((block, at) => {
    const without = solveBlocks(
      all.filter((other) => other !== block),
      n,
    );
    if (without !== null && without.used === n && without.parts === 1) loops.push({ at, without });
  });
  const own = all.map((block) => residualQ(block, whole));
  return {
    designs: loops.map(({ at }) => at),
    change: loops.map((row) =>
      loops.map(
        (column) => own[row.at]! - (row === column ? 0 : residualQ(all[row.at]!, column.without)) + 0,
      ),
    ),
    influence: loops.map((row) => loops.map((column) => influenceOf(all[column.at]!, all[row.at]!, whole))),
    tau2,
  };
}

/** Size of the part of the hat matrix that leads from the evidence of one design to the estimate of another. */
function influenceOf(from: Block, on: Block, { inverse, effects }: Solution): number {
  const n = effects.length;
  const [p, q] = [on.treatments.length, from.treatments.length];
  const carried = new Float64Array(p * q);
  for (let r = 0; r < p; r++) {
    for (let c = 0; c < q; c++) {
      let sum = 0;
      for (let i = 0; i < q; i++) {
        sum += inverse[on.treatments[r]! * n + from.treatments[i]!]! * from.weights[i * q + c]!;
      }
      carried[r * q + c] = sum;
    }
  }
  let squares = 0;
  for (const left of helmert(p)) {
    for (const right of helmert(q)) {
      let element = 0;
      for (let r = 0; r < p; r++) {
        for (let c = 0; c < q; c++) element += left[r]! * carried[r * q + c]! * right[c]!;
      }
      squares += element * element;
    }
  }
  return Math.sqrt(squares);
}
