import { type AnalysisDocument, createEvaluator, type Evaluator, setCell } from "@treeline/engine";

/** What a change of one document does to the next: the worker's share, with the copies on both ways. */
export interface RowTimes {
  readonly what: string;
  /** Milliseconds, the median of several runs. */
  readonly ours: number;
  /** The same of the run that others on the machine disturbed least. */
  readonly cheapest: number;
  /** Milliseconds of processor time of the run that took the fewest: what the work costs, on a busy machine too. */
  readonly processor: number;
}

const RUNS = 15;
const UNCOUNTED = 3;

/**
 * Times from request to answer: the document copied in, every stage, the report copied out. No document is seen twice.
 * @param document one whose measure is the standardised mean difference
 */
export function rowTimes(document: AnalysisDocument): readonly RowTimes[] {
  const rows = document.table.rowIds.length.toLocaleString("en");
  const evaluator = createEvaluator();
  answer(evaluator, document);
  const works: readonly (readonly [what: string, work: (run: number) => void])[] = [
    ["first answer of a worker", (run) => answer(createEvaluator(), shifted(document, run))],
    ["another measure", (run) => answer(evaluator, otherMeasure(shifted(document, run), run))],
    ["another kind of variance", (run) => answer(evaluator, otherVariance(edited(document, run), run))],
    ["another pre-post correlation", (run) => answer(evaluator, otherCorrelation(document, run))],
    ["one cell edited", (run) => answer(evaluator, edited(document, run))],
  ];
  return works.map(([what, work]) => ({ what: `${rows} rows, ${what}`, ...timesOf(work) }));
}

function answer(evaluator: Evaluator, document: AnalysisDocument): void {
  structuredClone(evaluator.evaluate(structuredClone(document)));
}

/** Every number that is no size or direction, a little larger: nothing that was computed before stands. */
function shifted(document: AnalysisDocument, run: number): AnalysisDocument {
  const columns = document.table.columns.map((column) =>
    column.kind === "text" || /^(n|direction)/.test(column.name)
      ? column
      : {
          ...column,
          values: column.values.map((value) => (value === null ? null : value * (1 + run * 1e-6))),
        },
  );
  return { ...document, table: { ...document.table, columns } };
}

function otherMeasure(document: AnalysisDocument, run: number): AnalysisDocument {
  return { ...document, effects: { ...document.effects, measure: run % 2 === 0 ? "SMDH" : "SMD" } };
}

function otherVariance(document: AnalysisDocument, run: number): AnalysisDocument {
  const vtype = ["LS", "LS2", "UB"][run % 3]!;
  return { ...document, effects: { ...document.effects, params: { ...document.effects.params, vtype } } };
}

function otherCorrelation(document: AnalysisDocument, run: number): AnalysisDocument {
  const assumptions = { "pre-post-control": { r_prepost: 0.3 + run / 100 } };
  return { ...document, effects: { ...document.effects, assumptions } };
}

function edited(document: AnalysisDocument, run: number): AnalysisDocument {
  const rowId = document.table.rowIds[run * 10]!;
  const table = setCell(document.table, rowId, "m1i", String(11 + run / 10));
  if (!table.ok) throw new RangeError("the cell cannot be edited");
  return { ...document, table: table.value };
}

function timesOf(work: (run: number) => void): Omit<RowTimes, "what"> {
  const walls: number[] = [];
  const processors: number[] = [];
  for (let run = 0; run < RUNS + UNCOUNTED; run++) {
    const before = process.cpuUsage();
    const start = performance.now();
    work(run);
    const wall = performance.now() - start;
    const { user, system } = process.cpuUsage(before);
    if (run < UNCOUNTED) continue;
    walls.push(wall);
    processors.push((user + system) / 1000);
  }
  walls.sort((a, b) => a - b);
  return { ours: walls[walls.length >> 1]!, cheapest: walls[0]!, processor: Math.min(...processors) };
}
