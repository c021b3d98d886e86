import { type AnalysisDocument, createEvaluator, type Evaluator, setCell } from "@treeline/engine";

/** What a change of one document does to the next: the worker's share, with the copies on both ways. */
export interface RowTimes {
  readonly what: string;
  /** Milliseconds, the median of several runs. */
  readonly ours: number;
}

const RUNS = 15;
const UNCOUNTED = 3;

/**
 * Times from request to answer: the document copied in, every stage, the report copied out. No document is seen twice.
 * @param document one whose measure is the standardized mean difference
 */
export function rowTimes(document: AnalysisDocument): readonly RowTimes[] {
  const rows = document.table.rowIds.length.toLocaleString("en");
  const evaluator = createEvaluator();
  answer(evaluator, document);
  return [
    {
      what: `${rows} rows, first answer of a worker`,
      ours: medianOf(() => answer(createEvaluator(), document)),
    },
    {
      what: `${rows} rows, another kind of variance`,
      ours: medianOf((run) => answer(evaluator, otherVariance(edited(document, run), run))),
    },
    {
      what: `${rows} rows, another pre-post correlation`,
      ours: medianOf((run) => answer(evaluator, otherCorrelation(document, run))),
    },
    {
      what: `${rows} rows, one cell edited`,
      ours: medianOf((run) => answer(evaluator, edited(document, run))),
    },
  ];
}

function answer(evaluator: Evaluator, document: AnalysisDocument): void {
  structuredClone(evaluator.evaluate(structuredClone(document)));
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

function medianOf(work: (run: number) => void): number {
  const times: number[] = [];
  for (let run = 0; run < RUNS + UNCOUNTED; run++) {
    const start = performance.now();
    work(run);
    if (run >= UNCOUNTED) times.push(performance.now() - start);
  }
  return times.sort((a, b) => a - b)[times.length >> 1]!;
}
