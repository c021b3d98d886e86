type Rows = readonly (readonly string[])[];

/** The rows of a table by what they are about: one whose first cell is empty goes on with the row above it. */
export function rowGroups(rows: Rows): readonly Rows[] {
  const groups: (readonly string[])[][] = [];
  for (const row of rows) {
    const last = groups.at(-1);
    if (last === undefined || row[0] !== "") groups.push([row]);
    else last.push(row);
  }
  return groups;
}

/** How many rows of a group a cell reaches over: all where those that go on say nothing of their own in its column; 0 = it is reached over. */
export function reachOf(group: Rows, row: number, column: number): number {
  const [first, ...rest] = group;
  const isOne = first?.[column] !== "" && rest.every((cells) => cells[column] === "");
  if (!isOne) return 1;
  return row === 0 ? group.length : 0;
}
