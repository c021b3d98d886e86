import { exp, square } from "../../numeric/elementary.ts";

/** Sensitivity, specificity, positive and negative predictive value as x_i / (x_i + x_j) of the cells TP, FP, FN, TN. */
const FRACTIONS: readonly (readonly [number, number])[] = [
  [0, 2],
  [3, 1],
  [0, 1],
  [3, 2],
];

const MOST_ITERATIONS = 500;
const CELLS = 4;
/** The last cell is the unit of the others: shares have three degrees of freedom. */
const FREE = 3;

interface Agreement {
  /** Shares of true positives, false positives, false negatives and true negatives. */
  readonly shares: readonly number[];
  /** Largest difference between a statistic reported and that of the table. */
  readonly worst: number;
}

/**
 * The table whose statistics come closest to four that are reported, in squared differences, by Levenberg and Marquardt's
 * method over the logarithms of the cells.
 * @param wanted sensitivity, specificity, positive and negative predictive value
 */
export function agreeingTable(wanted: readonly number[]): Agreement {
  let logs = new Array<number>(CELLS).fill(0);
  let residuals = residualsOf(logs, wanted);
  let damping = 1e-3;
  for (let iteration = 0; iteration < MOST_ITERATIONS; iteration++) {
    const move = stepFrom(logs, residuals, damping);
    const next = logs.map((value, cell) => value + (move[cell] ?? 0));
    const tried = residualsOf(next, wanted);
    const gain = sumOfSquares(residuals) - sumOfSquares(tried);
    if (gain >= 0) {
      logs = next;
      residuals = tried;
      damping = Math.max(damping / 10, 1e-15);
      if (Math.max(...move.map(Math.abs)) < 1e-12) break;
    } else {
      damping *= 10;
      if (damping > 1e12) break;
    }
  }
  const cells = logs.map(exp);
  const total = cells.reduce((sum, cell) => sum + cell, 0);
  return { shares: cells.map((cell) => cell / total), worst: Math.max(...residuals.map(Math.abs)) };
}

function statisticsOf(logs: readonly number[]): number[] {
  return FRACTIONS.map(([part, rest]) => 1 / (1 + exp(logs[rest]! - logs[part]!)));
}

function residualsOf(logs: readonly number[], wanted: readonly number[]): number[] {
  return statisticsOf(logs).map((value, index) => wanted[index]! - value);
}

function sumOfSquares(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + square(value), 0);
}

/** The damped Gauss-Newton step: (J'J + damping I) move = J' residuals. */
function stepFrom(logs: readonly number[], residuals: readonly number[], damping: number): number[] {
  const rows = statisticsOf(logs).map((value, index) => {
    const [part, rest] = FRACTIONS[index]!;
    const slope = value * (1 - value);
    return Array.from({ length: FREE }, (_, cell) => (cell === part ? slope : cell === rest ? -slope : 0));
  });
  const matrix = Array.from({ length: FREE }, (_, i) =>
    Array.from({ length: FREE }, (_, j) => {
      const product = rows.reduce((sum, row) => sum + row[i]! * row[j]!, 0);
      return i === j ? product + damping : product;
    }),
  );
  const right = Array.from({ length: FREE }, (_, i) =>
    rows.reduce((sum, row, index) => sum + row[i]! * residuals[index]!, 0),
  );
  return solve(matrix, right);
}

/** Gaussian elimination; the damping keeps the pivots of this positive definite matrix above 0. */
function solve(matrix: readonly (readonly number[])[], right: readonly number[]): number[] {
  const rows = matrix.map((row, index) => [...row, right[index]!]);
  for (let pivot = 0; pivot < FREE; pivot++) {
    for (let below = pivot + 1; below < FREE; below++) {
      const ratio = rows[below]![pivot]! / rows[pivot]![pivot]!;
      for (let column = pivot; column <= FREE; column++)
        rows[below]![column]! -= ratio * rows[pivot]![column]!;
    }
  }
  const x = new Array<number>(FREE).fill(0);
  for (let row = FREE - 1; row >= 0; row--) {
    let value = rows[row]![FREE]!;
    for (let column = row + 1; column < FREE; column++) value -= rows[row]![column]! * x[column]!;
    x[row] = value / rows[row]![row]!;
  }
  return x;
}
