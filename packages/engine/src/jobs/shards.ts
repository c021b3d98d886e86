/** A part of the units of a job: from `from` up to but not including `to`. */
export interface Shard {
  readonly from: number;
  readonly to: number;
}

/** Parts per worker: enough that none waits long for the others, and that progress is seen. */
const PARTS_PER_WORKER = 8;

/** Divides the units of a job into parts of nearly the same size, in order. */
export function shardsOf(total: number, workers: number): readonly Shard[] {
  const parts = Math.max(1, Math.min(total, workers * PARTS_PER_WORKER));
  return Array.from({ length: parts }, (_, part) => ({
    from: Math.floor((total * part) / parts),
    to: Math.floor((total * (part + 1)) / parts),
  })).filter(({ from, to }) => to > from);
}
