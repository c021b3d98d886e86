import type { RegistryRecord } from "../../registry.ts";

/** Several two-sided tests that are read together. */
export interface TestFamily {
  readonly pValues: readonly number[];
  /** What is known of their statistics; null where they do not come from one model, or are no z or t. */
  readonly joint: {
    readonly statistics: readonly number[];
    /** Of the estimates, as rows. */
    readonly correlation: readonly (readonly number[])[];
    /** null = normal. */
    readonly df: number | null;
  } | null;
  /** Of intervals, 0.95. */
  readonly level: number;
  /** Of what is integrated by sampling. */
  readonly seed: number;
}

/** What an adjustment makes of a family. */
export interface Adjusted {
  /** Id of the adjustment that was used, where the one asked for has no use here. */
  readonly used: string;
  readonly pValues: readonly number[];
  /** Half-width (99 %) of the error of the p-values; null where they are exact. */
  readonly error: number | null;
  /** The number of standard errors of intervals that hold together, by degrees of freedom; null where there are none. */
  readonly critical: ((df: number | null) => number) | null;
}

/** A way to allow for several tests at once. */
export interface Adjustment extends RegistryRecord {
  /** What it keeps below its level: the chance of any false finding, the share of false ones, or nothing. */
  readonly controls: "family" | "false-discovery" | "nothing";
  /** The `method` of R's `p.adjust`; null where that has none. */
  readonly r: string | null;
  adjust(family: TestFamily): Adjusted;
}
