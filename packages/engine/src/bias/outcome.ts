import type { BiasOutcome } from "../bias-types.ts";
import type { Params } from "../registry.ts";
import type { BiasInput } from "./types.ts";

/**
 * An outcome of all studies with nothing but what is given, so that a method names only what it has.
 * @param parts what the method came to; `rowIds` where it used fewer studies than all
 */
export function biasOutcome(
  input: Pick<BiasInput, "effects">,
  params: Params,
  parts: Pick<BiasOutcome, "method" | "ran" | "sentences"> & Partial<BiasOutcome>,
): BiasOutcome {
  const rowIds = parts.rowIds ?? input.effects.rowIds;
  return {
    k: rowIds.length,
    rowIds,
    params,
    estimate: null,
    tests: [],
    numbers: [],
    tables: [],
    marks: {},
    rejects: null,
    ...parts,
  };
}
