import { findColumn, type Measure, plainName, type StudyTable } from "@treeline/engine";

/** The columns whose names are usual for a measure's inputs; those already chosen stay where they still fit. */
export function guessInputs(
  table: StudyTable,
  measure: Measure,
  chosen: Readonly<Record<string, string>>,
): Record<string, string> {
  const inputs: Record<string, string> = {};
  for (const { key } of measure.inputs) {
    const column = findColumn(table, chosen[key]);
    if (column !== undefined) inputs[key] = column.name;
  }
  const taken = new Set(Object.values(inputs));
  for (const { key, aliases, parts } of measure.inputs) {
    if (inputs[key] !== undefined) continue;
    const column = aliases
      .map((alias) => table.columns.find(({ name }) => !taken.has(name) && plainName(name) === alias))
      .find((found) => found?.kind === (parts === undefined ? "number" : "text"));
    if (column === undefined) continue;
    inputs[key] = column.name;
    taken.add(column.name);
  }
  return inputs;
}
