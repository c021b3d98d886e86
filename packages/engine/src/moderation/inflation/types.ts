/** One term or coefficient of a model with its variance inflation, and what it would be were moderators unrelated. */
export interface SimulatedInflation {
  readonly label: string;
  /** Places of its coefficients in the design. */
  readonly columns: readonly number[];
  /** Generalised variance inflation factor as observed; null where nothing else is in the model. */
  readonly observed: number | null;
  /** Its power 1 / (2 m) for m coefficients. */
  readonly observedScaled: number | null;
  /** Of moderators rearranged independently of each other, ascending. */
  readonly simulated: readonly number[];
  /** Share of the simulated values that are smaller than the observed one; null where there are none. */
  readonly share: number | null;
  /** Half and 95% of the simulated values lie below these; null where there are none. */
  readonly median: number | null;
  readonly q95: number | null;
}

/** Whether moderators are more entangled than chance alone makes them. */
export interface InflationSimulation {
  readonly seed: number;
  readonly k: number;
  /** How many rearrangements were drawn. */
  readonly drawn: number;
  /** Those that left columns which cannot be told apart, so that they have no inflation factors. */
  readonly unusable: number;
  readonly terms: readonly SimulatedInflation[];
  /** Of single coefficients, the intercept left out. */
  readonly coefficients: readonly SimulatedInflation[];
}

/** One rearrangement: inflation of each term and of each coefficient, or null where its columns cannot be told apart. */
export type InflationDraw = {
  readonly terms: readonly (number | null)[];
  readonly coefficients: readonly (number | null)[];
} | null;
