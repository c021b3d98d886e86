/** Cholesky triangle of a symmetric positive definite matrix; null where it is none to working precision. */
function triangle(matrix: readonly (readonly number[])[]): number[][] | null {
  const p = matrix.length;
  const lower = matrix.map((row) => row.map(() => 0));
  for (let j = 0; j < p; j++) {
    for (let i = j; i < p; i++) {
      let sum = matrix[i]![j]!;
      for (let l = 0; l < j; l++) sum -= lower[i]![l]! * lower[j]![l]!;
      if (i > j) lower[i]![j] = sum / lower[j]![j]!;
      else if (sum > 0) lower[j]![j] = Math.sqrt(sum);
      else return null;
    }
  }
  return lower;
}

/** |V| of a covariance matrix; 0 where it is singular. */
export function determinant(matrix: readonly (readonly number[])[]): number {
  const lower = triangle(matrix);
  return lower === null ? 0 : lower.reduce((product, row, j) => product * row[j]! * row[j]!, 1);
}

/** V^-1 of a covariance matrix; null where it is singular. */
export function inverseOf(matrix: readonly (readonly number[])[]): number[][] | null {
  const lower = triangle(matrix);
  if (lower === null) return null;
  const columns = matrix.map((_, at) =>
    backward(
      lower,
      forward(
        lower,
        matrix.map((_, i) => (i === at ? 1 : 0)),
      ),
    ),
  );
  return matrix.map((_, i) => columns.map((column) => column[i]!));
}

function forward(lower: readonly (readonly number[])[], b: readonly number[]): number[] {
  const x: number[] = [];
  for (let i = 0; i < b.length; i++) {
    let sum = b[i]!;
    for (let l = 0; l < i; l++) sum -= lower[i]![l]! * x[l]!;
    x.push(sum / lower[i]![i]!);
  }
  return x;
}

function backward(lower: readonly (readonly number[])[], b: readonly number[]): number[] {
  const x = [...b];
  for (let i = b.length - 1; i >= 0; i--) {
    let sum = b[i]!;
    for (let l = i + 1; l < b.length; l++) sum -= lower[l]![i]! * x[l]!;
    x[i] = sum / lower[i]![i]!;
  }
  return x;
}
