import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import { cellsOf, type Design } from "./design.ts";
import { simulatedMethods } from "./methods.ts";
import { type BlockResult, blocksOf, type CellResult, summariseCell } from "./simulate.ts";
import type { BlockAnswer, BlockTask } from "./worker.ts";

/**
 * Simulates every cell of a design on all cores. Which worker computes a block, and when, changes nothing: the blocks of a cell
 * have random numbers of their own and are put together in their order.
 */
export async function simulateOnAllCores(
  design: Design,
  progress: (done: number, of: number) => void,
): Promise<CellResult[]> {
  const cells = cellsOf(design);
  const tasks = cells.flatMap((cell, at) =>
    Array.from({ length: blocksOf(design) }, (_, block) => ({ at, task: { design, cell, block } })),
  );
  const results = cells.map((): BlockResult[] => []);
  let next = 0;
  let done = 0;
  const work = async (): Promise<void> => {
    const worker = new Worker(new URL("./start-worker.mjs", import.meta.url));
    try {
      while (next < tasks.length) {
        const { at, task } = tasks[next++]!;
        const answer = await ask(worker, task);
        results[at]![answer.block] = answer.result;
        progress(++done, tasks.length);
      }
    } finally {
      await worker.terminate();
    }
  };
  await Promise.all(Array.from({ length: Math.min(availableParallelism(), tasks.length) }, work));
  return cells.map((cell, at) => summariseCell(cell, results[at]!, simulatedMethods));
}

function ask(worker: Worker, task: BlockTask): Promise<BlockAnswer> {
  return new Promise((resolve, reject) => {
    worker.once("error", reject);
    worker.once("message", (answer: BlockAnswer) => {
      worker.off("error", reject);
      resolve(answer);
    });
    worker.postMessage(task);
  });
}
