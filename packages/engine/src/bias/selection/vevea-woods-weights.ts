/** One set of weights chosen beforehand. */
export interface WeightSet {
  readonly id: string;
  readonly label: string;
  readonly weights: readonly number[];
}

/** Ends of the intervals of one-sided p-values. */
export const VEVEA_WOODS_STEPS: readonly number[] = [
  0.005, 0.01, 0.05, 0.1, 0.25, 0.35, 0.5, 0.65, 0.75, 0.9, 0.95, 0.99, 0.995, 1,
];

/** The four sets of Vevea & Woods (2005), table 1: examples, by their authors' word, and not canonical. */
export const WEIGHT_SETS: readonly WeightSet[] = [
  {
    id: "moderate-one",
    label: "Moderate, one-tailed",
    weights: [1, 0.99, 0.95, 0.8, 0.75, 0.65, 0.6, 0.55, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5],
  },
  {
    id: "severe-one",
    label: "Severe, one-tailed",
    weights: [1, 0.99, 0.9, 0.75, 0.6, 0.5, 0.4, 0.35, 0.3, 0.25, 0.1, 0.1, 0.1, 0.1],
  },
  {
    id: "moderate-two",
    label: "Moderate, two-tailed",
    weights: [1, 0.99, 0.95, 0.9, 0.8, 0.75, 0.6, 0.6, 0.75, 0.8, 0.9, 0.95, 0.99, 1],
  },
  {
    id: "severe-two",
    label: "Severe, two-tailed",
    weights: [1, 0.99, 0.9, 0.75, 0.6, 0.5, 0.25, 0.25, 0.5, 0.6, 0.75, 0.9, 0.99, 1],
  },
];
