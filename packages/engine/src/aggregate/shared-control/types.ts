import type { Params, RegistryRecord } from "../../registry.ts";

/** One row with its effect, its numbers and the people of its study. */
export interface SharingRow {
  /** The effect before its direction was turned. */
  readonly effect: number;
  /** The measure's inputs by key, as entered. */
  readonly numbers: Readonly<Record<string, number | null>>;
}

/** What follows from a control group that two rows of a study share, under one measure. */
export interface SharedControlRule extends RegistryRecord {
  /** Id of the measure. */
  readonly id: string;
  /** The inputs that describe a control group, one set after the other: rows with the same numbers in all of a set share it. */
  readonly control: readonly (readonly string[])[];
  /**
   * The sampling covariance of two effects, both in the measure's own direction; null where the numbers do not allow one.
   * @param treated people in all treated groups compared with this control group; null where a size is missing
   */
  covariance(a: SharingRow, b: SharingRow, treated: number | null, params: Params): number | null;
}
