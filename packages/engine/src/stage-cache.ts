import { sameValue } from "./same-value.ts";

/** How many inputs a stage remembers: enough that undo and redo over a few choices cost nothing. */
const REMEMBERED = 8;

/**
 * Wraps one stage of the analysis so that the same input is computed once.
 * Returned results are shared between calls and must be treated as read-only.
 */
export function cachedStage<Input, Output>(compute: (input: Input) => Output): (input: Input) => Output {
  const entries: { input: Input; output: Output }[] = [];
  return (input) => {
    const known = entries.findIndex((entry) => sameValue(entry.input, input));
    const [entry] = known < 0 ? [{ input, output: compute(input) }] : entries.splice(known, 1);
    entries.unshift(entry!);
    if (entries.length > REMEMBERED) entries.pop();
    return entry!.output;
  };
}
