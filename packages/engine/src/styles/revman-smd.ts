/** What RevMan computes for a standardized mean difference that no setting here gives. */
export function revManDiffers(measure: string): readonly string[] {
  if (measure !== "SMD") return [];
  return [
    "RevMan takes Hedges' factor by its approximation 1 \u2212 3/(4N \u2212 9) and 2(N \u2212 3.94) in the variance where this has the exact factor and 2N: with 20 people or more in a study both differ by less than 1 %.",
  ];
}
