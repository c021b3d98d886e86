import {
  EFFECT,
  type Jet,
  LOCAL,
  type LocalIndex,
  type Study,
  type StudyLikelihood,
  TAU,
} from "./study-likelihood.ts";

/** What a model's parameters are: coefficients of the effect first, then the shared local parameters in this order. */
export interface Parameters {
  readonly coefficients: number;
  readonly shared: readonly LocalIndex[];
  /** A standard deviation of the true effects that is held instead of estimated. */
  readonly heldTau?: number;
}

/** The log-likelihood of all studies as a function of the parameters. */
export type Objective = (parameters: Float64Array) => Jet;

/**
 * Sums the studies' log-likelihoods: study i has the effect x_i' beta, and shares the rest.
 * @param rows of the design matrix, one per study
 */
export function objectiveOf(
  studies: readonly Study[],
  rows: readonly (readonly number[])[],
  likelihood: StudyLikelihood,
  { coefficients: p, shared, heldTau = 0 }: Parameters,
): Objective {
  const size = p + shared.length;
  const active: readonly LocalIndex[] = [EFFECT, ...shared];
  return (parameters) => {
    const local = new Float64Array(LOCAL);
    local[TAU] = heldTau;
    for (const [i, index] of shared.entries()) local[index] = parameters[p + i]!;
    const total = { value: 0, gradient: new Float64Array(size), hessian: new Float64Array(size * size) };
    for (const [i, study] of studies.entries()) {
      const row = rows[i]!;
      local[EFFECT] = row.reduce((sum, x, j) => sum + x * parameters[j]!, 0);
      const jet = likelihood(study, local, active);
      total.value += jet.value;
      addChained(total, jet, row, shared);
    }
    return total;
  };
}

/** Each parameter moves one local parameter: a coefficient the effect, by its number in the row, a shared one itself. */
function addChained(total: Jet, jet: Jet, row: readonly number[], shared: readonly LocalIndex[]): void {
  const p = row.length;
  const size = p + shared.length;
  for (let r = 0; r < size; r++) {
    const localR = r < p ? EFFECT : shared[r - p]!;
    const byR = r < p ? row[r]! : 1;
    total.gradient[r]! += byR * jet.gradient[localR]!;
    for (let c = 0; c < size; c++) {
      const localC = c < p ? EFFECT : shared[c - p]!;
      const byC = c < p ? row[c]! : 1;
      total.hessian[r * size + c]! += byR * byC * jet.hessian[localR * LOCAL + localC]!;
    }
  }
}
