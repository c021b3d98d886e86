/** The numbers of one row by quantity key; what is not reported is absent. */
export type Quantities = Readonly<Record<string, number>>;

/**
 * One line of a derivation: `symbol = expression`. The expression is in the syntax that mathjs and R share (`sqrt`, `log`,
 * `exp`, `abs`, `^`, `qt(p, df)` ...) and names quantities, parameters and earlier symbols only, so that it can be shown with
 * the row's numbers in it, checked by an independent program, and run by R.
 */
export interface Step {
  readonly symbol: string;
  readonly expression: string;
  readonly value: number;
}

/** Collects steps, handing each value back for the next formula. */
export interface Derivation {
  readonly steps: readonly Step[];
  step(symbol: string, expression: string, value: number): number;
}

export function createDerivation(): Derivation {
  const steps: Step[] = [];
  return {
    steps,
    step(symbol, expression, given) {
      // Adding 0 turns -0 into 0.
      const value = given + 0;
      steps.push({ symbol, expression, value });
      return value;
    },
  };
}
