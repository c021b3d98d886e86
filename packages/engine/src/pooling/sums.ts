/** A running sum that carries what rounding loses along, for terms of both signs. */
export interface Sum {
  add(term: number): void;
  value(): number;
}

/** Source: Neumaier (1974), Zeitschrift fuer Angewandte Mathematik und Mechanik 54, 39-51, doi:10.1002/zamm.19740540106. */
export function createSum(): Sum {
  let sum = 0;
  let lost = 0;
  return {
    add(term) {
      const next = sum + term;
      lost += Math.abs(sum) >= Math.abs(term) ? sum - next + term : term - next + sum;
      sum = next;
    },
    value: () => sum + lost,
  };
}

const SPLITTER = 134217729;

/** What rounding loses of a product: x y = fl(x y) + rest, exactly. Source: Dekker (1971), Numerische Mathematik 18, 224-242. */
function productRest(x: number, y: number, product: number): number {
  const xHigh = SPLITTER * x - (SPLITTER * x - x);
  const yHigh = SPLITTER * y - (SPLITTER * y - y);
  const xLow = x - xHigh;
  const yLow = y - yHigh;
  return xLow * yLow - (product - xHigh * yHigh - xLow * yHigh - xHigh * yLow);
}

/**
 * a d - b c, right to the last place where the products nearly cancel: counts of 1e15 have products beyond the whole numbers
 * that doubles hold.
 */
export function determinant(a: number, b: number, c: number, d: number): number {
  const ad = a * d;
  const bc = b * c;
  const rest = productRest(a, d, ad) - productRest(b, c, bc);
  // Splitting overflows for numbers near the end of the range, where there is no digit to save.
  return Number.isFinite(rest) ? ad - bc + rest : ad - bc;
}
