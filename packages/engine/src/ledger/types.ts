import type { Quantities, Step } from "../derivation.ts";
import type { Params } from "../registry.ts";
import type { Issue } from "../result.ts";

/** What the document keeps about where the numbers of one row came from. */
export interface LedgerEntry {
  /** Page, table or figure: "Table 2, p. 314". */
  readonly place: string;
  readonly note: string;
  /** The conversions to go by, in order; null = the shortest way there is. [] = the measure's own formula. */
  readonly route: readonly string[] | null;
  /** Assumptions for this row by conversion id, where they differ from the document's. */
  readonly params: Readonly<Record<string, Params>>;
}

/** How the effect of one row came about: measure <- conversions <- what was reported. */
export interface RowDerivation {
  readonly rowId: string;
  readonly label: string;
  readonly place: string;
  readonly note: string;
  /** What was reported and used. */
  readonly reported: readonly {
    readonly key: string;
    readonly label: string;
    readonly value: number;
    readonly column: string;
  }[];
  /** Ids of the conversions gone through; empty where the measure's own formula sufficed. */
  readonly route: readonly string[];
  readonly steps: readonly Step[];
  readonly assumptions: readonly string[];
  readonly yi: number | null;
  readonly vi: number | null;
  /** All that could be computed on the way. */
  readonly quantities: Quantities;
  readonly issues: readonly Issue[];
}
