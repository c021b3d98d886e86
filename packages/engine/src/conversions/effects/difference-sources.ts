/** A standardised difference with its variance, that other effects can be computed from. */
export interface DifferenceSource {
  readonly id: string;
  readonly d: string;
  readonly variance: string;
  readonly name: string;
}

/**
 * d of two groups, and d converted from another effect. They are kept apart: the variance of the first follows from the sizes of
 * the groups, that of the second must come with it.
 */
export const DIFFERENCE_SOURCES: readonly DifferenceSource[] = [
  { id: "d", d: "d", variance: "d_var", name: "d" },
  { id: "d-other", d: "d_other", variance: "d_other_var", name: "converted d" },
];
