import type { Check, Unchecked } from "./r-checks.ts";

/** A piece of the script with the comparisons it makes possible. */
export interface Part {
  readonly code: readonly string[];
  readonly checks: readonly Check[];
  /** Quantities this script shows no R number for, and why; listed, not passed. */
  readonly unchecked: readonly Unchecked[];
}
