import { parentPort } from "node:worker_threads";
import type { Cell, Design } from "./design.ts";
import { simulatedMethods } from "./methods.ts";
import { type BlockResult, simulateBlock } from "./simulate.ts";

/** One piece of work. */
export interface BlockTask {
  readonly design: Design;
  readonly cell: Cell;
  readonly block: number;
}

export interface BlockAnswer {
  readonly cell: Cell;
  readonly block: number;
  readonly result: BlockResult;
}

const port = parentPort;
if (port === null) throw new TypeError("the simulation of a block runs in a worker thread");
port.on("message", ({ design, cell, block }: BlockTask) => {
  const answer: BlockAnswer = { cell, block, result: simulateBlock(design, cell, block, simulatedMethods) };
  port.postMessage(answer);
});
