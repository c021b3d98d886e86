import { type AnalysisDocument, findColumn, measures } from "@treeline/engine";
import { quantities, quantityOf } from "@treeline/engine/ledger";
import { quantityLabel } from "./quantity-words.ts";

/** A number of a row that has a role. */
export interface ReportedCell {
  /** Key of the quantity. */
  readonly key: string;
  readonly label: string;
  readonly column: string;
  readonly value: number;
}

/** Reads the numbers of rows that the measure or a conversion may use: the measure's own first. */
export function cellReader({ table, roles, effects }: AnalysisDocument): (row: number) => ReportedCell[] {
  const inputs = new Map(measures.get(effects.measure).inputs.map((input) => [input.key, input]));
  const order = [...new Set([...inputs.keys(), ...quantities.keys()])];
  const columns = order.flatMap((key) => {
    const name = roles.inputs[key];
    const input = inputs.get(key);
    const column = findColumn(table, name);
    if (column?.kind !== "number") return [];
    const label = input?.label ?? quantityLabel(key);
    return [{ key: input === undefined ? key : quantityOf(input), label, column }];
  });
  return (row) =>
    columns.flatMap(({ key, label, column }) => {
      const value = column.values[row] ?? null;
      return value === null ? [] : [{ key, label, column: column.name, value }];
    });
}
