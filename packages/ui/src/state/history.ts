/** Undo as a list of states: what was, what is, what was undone. */
export interface History<T> {
  readonly past: readonly T[];
  readonly present: T;
  readonly future: readonly T[];
  /** The edit that made `present`, for joining the next one to it. */
  readonly tag: string | null;
  /** When that edit was made, milliseconds. */
  readonly at: number;
}

export const MAX_STEPS = 200;

/** Edits of one thing closer together than this are one step: a word typed is undone at once. */
const COALESCE_MS = 1200;

export function startHistory<T>(present: T): History<T> {
  return { past: [], present, future: [], tag: null, at: 0 };
}

/**
 * Adds a step.
 * @param tag names what is being edited; successive edits with the same tag become one step; null = always its own
 * @param now milliseconds
 */
export function recordStep<T>(history: History<T>, next: T, tag: string | null, now: number): History<T> {
  if (next === history.present) return history;
  const joins =
    tag !== null && tag === history.tag && now - history.at < COALESCE_MS && history.past.length > 0;
  const past = joins ? history.past : [...history.past, history.present].slice(-MAX_STEPS);
  return { past, present: next, future: [], tag, at: now };
}

export function undoStep<T>(history: History<T>): History<T> {
  const previous = history.past.at(-1);
  if (previous === undefined) return history;
  return {
    past: history.past.slice(0, -1),
    present: previous,
    future: [history.present, ...history.future],
    tag: null,
    at: 0,
  };
}

export function redoStep<T>(history: History<T>): History<T> {
  const [next, ...rest] = history.future;
  if (next === undefined) return history;
  return { past: [...history.past, history.present], present: next, future: rest, tag: null, at: 0 };
}
