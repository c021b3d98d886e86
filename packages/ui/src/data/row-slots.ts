/** Gives each row drawn a slot, so that the elements of a row that leaves serve one that comes. */
export interface RowSlots {
  /** @param rows the rows to draw @returns the slot of each, no two the same */
  assign(rows: readonly number[]): readonly number[];
}

/** A row keeps its slot as long as it is drawn: what has the focus in it keeps it. */
export function createRowSlots(): RowSlots {
  let slots = new Map<number, number>();
  return {
    assign(rows) {
      const kept = new Map(rows.flatMap((row) => (slots.has(row) ? [[row, slots.get(row)!] as const] : [])));
      const taken = new Set(kept.values());
      let free = 0;
      for (const row of rows) {
        if (kept.has(row)) continue;
        while (taken.has(free)) free += 1;
        kept.set(row, free);
        taken.add(free);
      }
      slots = kept;
      return rows.map((row) => kept.get(row)!);
    },
  };
}
