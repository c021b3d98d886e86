/** A function and its first two derivatives at one place. */
export interface Jet {
  readonly value: number;
  readonly first: number;
  readonly second: number;
}

/**
 * The cubic B-splines on an ascending sequence of knots at x, with their first two derivatives; the last piece holds its
 * right end. There are `knots.length - 4` of them.
 * Source: de Boor (2001), A Practical Guide to Splines, ch. IX and X.
 * R: `splines::splineDesign(knots, x, ord = 4, derivs = 0)`
 */
export function cubicBSplines(knots: readonly number[], x: number): Jet[] {
  const orders = [pieceOf(knots, x)];
  for (let order = 2; order <= 4; order++) orders.push(raise(knots, x, orders[order - 2]!, order));
  const first3 = slopes(knots, orders[1]!, 3);
  const first4 = slopes(knots, orders[2]!, 4);
  const second4 = slopes(knots, first3, 4);
  return orders[3]!.map((value, i) => ({ value, first: first4[i]!, second: second4[i]! }));
}

/** Splines of order 1: 1 on the piece that holds x. */
function pieceOf(knots: readonly number[], x: number): number[] {
  const last = knots[knots.length - 1]!;
  const pieces = knots.slice(0, -1).map((left, i) => ({ left, right: knots[i + 1]! }));
  const holding = pieces.findIndex(
    ({ left, right }) => left < right && x >= left && (x < right || (x === last && right === last)),
  );
  return pieces.map((_, i) => (i === holding ? 1 : 0));
}

function raise(knots: readonly number[], x: number, lower: readonly number[], order: number): number[] {
  return lower.slice(0, -1).map((value, i) => {
    const rise = knots[i + order - 1]! - knots[i]!;
    const fall = knots[i + order]! - knots[i + 1]!;
    const left = rise > 0 ? ((x - knots[i]!) / rise) * value : 0;
    const right = fall > 0 ? ((knots[i + order]! - x) / fall) * lower[i + 1]! : 0;
    return left + right;
  });
}

/** The derivative of a combination of splines one order lower. */
function slopes(knots: readonly number[], lower: readonly number[], order: number): number[] {
  return lower.slice(0, -1).map((value, i) => {
    const rise = knots[i + order - 1]! - knots[i]!;
    const fall = knots[i + order]! - knots[i + 1]!;
    const left = rise > 0 ? value / rise : 0;
    const right = fall > 0 ? lower[i + 1]! / fall : 0;
    return (order - 1) * (left - right);
  });
}
