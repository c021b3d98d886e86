/** One statistic with its place among those of all arrangements. */
export interface PermutedTest {
  /** Of the studies as they are. */
  readonly statistic: number;
  /** The share of arrangements whose statistic is at least as far from 0. */
  readonly pValue: number;
}

/** A coefficient of the model, with its Wald statistic. */
export interface PermutedCoefficient extends PermutedTest {
  /** As R's `model.matrix` writes it. */
  readonly name: string;
  /** For people. */
  readonly label: string;
  readonly estimate: number;
}

/** A term of the model, with the joint statistic of its coefficients. */
export interface PermutedTerm extends PermutedTest {
  readonly label: string;
  /** Places of its coefficients. */
  readonly columns: readonly number[];
}

/** What was rearranged: the rows of the design, or without moderators the signs of the effects. */
export interface Arrangements {
  readonly kind: "rows" | "signs";
  /** All different arrangements were used; otherwise a sample of them, the observed one included. */
  readonly exact: boolean;
  /** How many were used, the observed one included. */
  readonly used: number;
  /** How many different ones there are; null where they are more than a number counts exactly. */
  readonly possible: number | null;
}

/** The permutation tests of a meta-regression. */
export interface PermutationTests {
  readonly arrangements: Arrangements;
  /** Of the sample; null where all arrangements were used. */
  readonly seed: number | null;
  readonly k: number;
  /** Symbols of the statistics of coefficients and of several together. */
  readonly symbols: { readonly coefficient: "z" | "t"; readonly joint: "QM" | "F" };
  readonly coefficients: readonly PermutedCoefficient[];
  /** That all coefficients but the intercept are 0; null for the intercept alone. */
  readonly omnibus: PermutedTest | null;
  readonly terms: readonly PermutedTerm[];
}

/** The values of one coefficient that its permutation test does not reject. */
export interface PermutedInterval {
  readonly name: string;
  readonly label: string;
  readonly estimate: number;
  /** null = no value on this side is rejected, however far away. */
  readonly lower: number | null;
  readonly upper: number | null;
}

/** Permutation intervals of all coefficients. */
export interface PermutationIntervals {
  readonly arrangements: Arrangements;
  readonly seed: number | null;
  readonly k: number;
  readonly level: number;
  readonly coefficients: readonly PermutedInterval[];
}
