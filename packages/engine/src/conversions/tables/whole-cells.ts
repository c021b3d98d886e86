/**
 * Whole numbers with the sum given that are nearest to the cells: all are rounded down, then those with the largest
 * remainders are raised.
 */
export function wholeCells(cells: readonly number[], total: number): readonly number[] {
  const floors = cells.map(Math.floor);
  let missing = total - floors.reduce((sum, value) => sum + value, 0);
  const order = cells
    .map((cell, index) => ({ index, remainder: cell - Math.floor(cell) }))
    .sort((a, b) => b.remainder - a.remainder || a.index - b.index);
  for (const { index } of order) {
    if (missing <= 0) break;
    floors[index]! += 1;
    missing -= 1;
  }
  return floors;
}
