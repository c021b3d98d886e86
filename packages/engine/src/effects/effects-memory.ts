import { createRowMemory, type RowMemory } from "../ledger/row-memory.ts";
import { createOutputMemory, type OutputMemory } from "./output-memory.ts";

/** What is known of the rows of a table from the last time its effects were computed. */
export interface EffectsMemory {
  readonly rows: RowMemory;
  readonly outputs: OutputMemory;
}

export function createEffectsMemory(): EffectsMemory {
  return { rows: createRowMemory(), outputs: createOutputMemory() };
}
