import { type Cell, type Design, drawStudies, randomOfBlock } from "./design.ts";
import { type Outcome, prepare, type SimulatedMethod } from "./methods.ts";

/** Replications of one block, the piece of work a worker is given. */
const BLOCK = 100;

/** What came of one method in one cell. */
export interface MethodResult {
  readonly subject: SimulatedMethod["subject"];
  readonly id: string;
  readonly estimator: string;
  readonly replications: number;
  /** The proportion of intervals that hold the truth. */
  readonly coverage: number;
  /** Its Monte Carlo standard error: that of an average of as many outcomes. */
  readonly error: number;
  /** null = more than half of the intervals have no upper end. */
  readonly width: number | null;
}

export interface CellResult extends Cell {
  readonly methods: readonly MethodResult[];
}

/** Outcomes of one block, in the order of the methods: coverages and widths of every set the method was tried on. */
export type BlockResult = readonly (readonly Outcome[])[];

export function blocksOf({ replications }: Pick<Design, "replications">): number {
  return Math.ceil(replications / BLOCK);
}

/** Draws one block of sets of studies and tries the methods on them. Which methods are tried does not change what is drawn. */
export function simulateBlock(
  design: Design,
  cell: Cell,
  block: number,
  methods: readonly SimulatedMethod[],
): BlockResult {
  const random = randomOfBlock(design.seed, cell, block);
  const outcomes = methods.map((): Outcome[] => []);
  const end = Math.min(design.replications, (block + 1) * BLOCK);
  for (let replication = block * BLOCK; replication < end; replication++) {
    const data = prepare(drawStudies(random, cell, design.mu), replication, design);
    for (const [at, method] of methods.entries()) {
      const outcome = replication % method.every === 0 ? method.outcome(data) : null;
      if (outcome !== null) outcomes[at]!.push(outcome);
    }
  }
  return outcomes;
}

/** One cell from its blocks, which are given in their order. */
export function summariseCell(
  cell: Cell,
  blocks: readonly BlockResult[],
  methods: readonly SimulatedMethod[],
): CellResult {
  const results = methods.flatMap((method, at) => {
    const outcomes = blocks.flatMap((block) => block[at] ?? []);
    return outcomes.length === 0 ? [] : [summarise(method, outcomes)];
  });
  return { ...cell, methods: results };
}

function summarise({ subject, id, estimator }: SimulatedMethod, outcomes: readonly Outcome[]): MethodResult {
  const n = outcomes.length;
  let sum = 0;
  for (const { covered } of outcomes) sum += covered;
  const coverage = sum / n;
  let squares = 0;
  for (const { covered } of outcomes) squares += (covered - coverage) * (covered - coverage);
  return {
    subject,
    id,
    estimator,
    replications: n,
    coverage,
    error: Math.sqrt(squares / n / n),
    width: medianWidth(outcomes),
  };
}

function medianWidth(outcomes: readonly Outcome[]): number | null {
  const widths = Float64Array.from(outcomes, ({ width }) => width).sort();
  const middle = (widths.length - 1) / 2;
  const median = (widths[Math.floor(middle)]! + widths[Math.ceil(middle)]!) / 2;
  return Number.isFinite(median) ? median : null;
}
