/** A number with the name it has in formulas. */
export interface Term {
  readonly name: string;
  readonly value: number;
}

/** Which of the five numbers a study reports beside the median: the range, the quartiles, or both. */
export type Scenario = "range" | "quartiles" | "five";

/** Minimum, quartiles, median and maximum of a group as far as reported, and its size. */
export interface Summary {
  readonly min?: Term;
  readonly q1?: Term;
  readonly median: Term;
  readonly q3?: Term;
  readonly max?: Term;
  readonly n: Term;
}

/** Takes a step of a derivation: symbol, formula, value. */
export type TakeStep = (symbol: string, expression: string, value: number) => number;

export function scenarioOf({ min, q1, q3, max }: Summary): Scenario | null {
  const range = min !== undefined && max !== undefined;
  const quartiles = q1 !== undefined && q3 !== undefined;
  if (range) return quartiles ? "five" : "range";
  return quartiles ? "quartiles" : null;
}

/** The reported numbers from the smallest to the largest. */
export function ordered({ min, q1, median, q3, max }: Summary): readonly Term[] {
  return [min, q1, median, q3, max].filter((term) => term !== undefined);
}

/** A step as a term, for formulas that go on with it. */
export function term(name: string, value: number): Term {
  return { name, value };
}
