import type { Quantities, Step } from "../derivation.ts";
import type { MeasureIssue } from "../measures/types.ts";
import type { ParamDef, Params, RegistryRecord } from "../registry.ts";

/** The values a number can have; beyond them it is mistyped, or another number than its column says. */
export interface QuantityRange {
  readonly least: number;
  /** null = no upper end. */
  readonly most: number | null;
  /** Ends that are no value themselves. */
  readonly without?: readonly ("least" | "most")[];
  /** What to do about a number beyond it. */
  readonly hint: string;
}

/** A number that papers report and that something can be computed from. */
export interface Quantity {
  /** Valid as a name in formulas: `t`, `sd1i`, `or_lb`. metafor's argument name where no other quantity shares it. */
  readonly key: string;
  readonly label: string;
  /** Usual column names, lower-case, compared after removing everything but letters and digits; most specific first. */
  readonly aliases: readonly string[];
  /** Absent = any number. */
  readonly range?: QuantityRange;
  /** A number of the study's design that its effect must take into account where it is reported, such as clusters. */
  readonly design?: boolean;
  /** A number that says how much such a design matters: reported and left out of account, its row says so. */
  readonly designDetail?: boolean;
}

export type ConversionResult =
  | {
      readonly ok: true;
      /** A value for each key of `yields`, every one finite. */
      readonly values: Quantities;
      /** How each came about, intermediate symbols included, in order. */
      readonly steps: readonly Step[];
      readonly issues: readonly MeasureIssue[];
    }
  | { readonly ok: false; readonly issues: readonly MeasureIssue[] };

/** Computes quantities of one study from others. */
export interface Conversion extends RegistryRecord {
  readonly group: "test statistic" | "effect" | "interval" | "summary" | "pre-post" | "design" | "table";
  /** Keys of the quantities it needs, all of them. */
  readonly from: readonly string[];
  /** Keys it uses where the row has them. */
  readonly optional: readonly string[];
  /** Keys of the quantities it gives. Effects with their variance are `yi_SMD` and `vi_SMD` for every measure. */
  readonly yields: readonly string[];
  /** What is assumed where papers do not tell (a correlation, an ICC, the side of a test), each with a default. */
  readonly params: readonly ParamDef[];
  /**
   * What it loses beside an exact computation from the same study, in conversions: a bound instead of a number, counts that
   * are rounded, a measurement that is left out. Absent = nothing.
   */
  readonly detour?: number;
  /** Numbers it works for: shown as an example, and held against an independent evaluation of the steps. */
  readonly example: Quantities;
  /** The assumptions made for this row, as clauses with their numbers: "a pre-post correlation of 0.5". Empty = none. */
  assumptions(given: Quantities, params: Params): readonly string[];
  /** @param keepsSteps false leaves the steps out of the result, where nobody is to see them */
  compute(given: Quantities, params: Params, keepsSteps?: boolean): ConversionResult;
}
