import { type AlignedColumns, CHANGED, unchangedRows } from "../ledger/unchanged-rows.ts";
import type { InputColumns, Measure, MeasureIssue, MeasureOutput } from "../measures/types.ts";
import type { Params } from "../registry.ts";
import { sameValue } from "../same-value.ts";

/** All that the effects of a measure depend on, where no row depends on another. */
interface OutputConditions {
  readonly measure: Measure;
  readonly params: Params;
  readonly inputs: InputColumns;
  /** Table positions of the rows. */
  readonly positions: readonly number[];
}

/** What a measure made of the rows the last time, so that an edit of a cell computes its row and no other. */
export interface OutputMemory {
  recall(conditions: OutputConditions): MeasureOutput;
}

interface Known extends OutputConditions {
  readonly output: MeasureOutput;
}

/** With more rows to compute than this share, all of them are: choosing them would cost what it saves. */
const MOST_CHANGED = 0.5;

export function createOutputMemory(): OutputMemory {
  let last: Known | null = null;
  return {
    recall(now) {
      const output = last !== null && isComparable(last, now) ? computeChanged(last, now) : compute(now);
      last = { ...now, output };
      return output;
    },
  };
}

function isComparable(before: OutputConditions, now: OutputConditions): boolean {
  return (
    before.measure === now.measure &&
    sameValue(Object.keys(before.inputs), Object.keys(now.inputs)) &&
    sameValue(before.params, now.params)
  );
}

function compute({ measure, inputs, params }: OutputConditions): MeasureOutput {
  return measure.compute(inputs, params);
}

function computeChanged(before: Known, now: OutputConditions): MeasureOutput {
  const placeOf = unchangedRows(alignedInputs(before), alignedInputs(now));
  const places = now.positions.map((_, row) => placeOf(row));
  const changed: number[] = [];
  for (let row = 0; row < places.length; row++) if (places[row] === CHANGED) changed.push(row);
  if (changed.length > MOST_CHANGED * places.length) return compute(now);
  return merged(before.output, places, compute({ ...now, inputs: only(now.inputs, changed) }));
}

function alignedInputs({ positions, inputs }: OutputConditions): AlignedColumns {
  return { positions, columns: Object.values(inputs) };
}

type Numbers = (number | null)[];

/** The rows that changed, computed, among the others as they were. */
function merged(before: MeasureOutput, places: readonly number[], fresh: MeasureOutput): MeasureOutput {
  const [yi, vi, ni]: [Numbers, Numbers, Numbers] = [[], [], []];
  const issues = new Map<number, readonly MeasureIssue[]>();
  const take = (from: MeasureOutput, place: number, row: number): void => {
    yi.push(from.yi[place]!);
    vi.push(from.vi[place]!);
    ni.push(from.ni[place]!);
    const ofRow = from.issues.get(place);
    if (ofRow !== undefined) issues.set(row, ofRow);
  };
  let next = 0;
  for (let row = 0; row < places.length; row++) {
    const place = places[row]!;
    if (place === CHANGED) take(fresh, next++, row);
    else take(before, place, row);
  }
  return { yi, vi, ni, issues };
}

function only(inputs: InputColumns, rows: readonly number[]): InputColumns {
  const columns = Object.entries(inputs).map(([key, values]): [string, (number | null)[]] => [
    key,
    rows.map((row) => values[row] ?? null),
  ]);
  return Object.fromEntries(columns);
}
