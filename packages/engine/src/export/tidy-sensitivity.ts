import type { SensitivityReport } from "../sensitivity-types.ts";
import { type Cell, toCsv } from "./csv.ts";

const HEADER = ["question", "table", "row", "row_id", "of", "value", "words"];

/**
 * The sensitivity analyses as comma-separated text, long, numbers unrounded and effects on the analysis scale: question, table, row
 * (1, 2 ...), row id of the study it is about, column, value, words. Sentences stand with the table `sentence`, what could not be
 * answered with `lack`.
 */
export function sensitivityToCsv({ conclusion, entries }: SensitivityReport): string {
  const told = (question: string, table: string, texts: readonly string[]): Cell[][] =>
    texts.map((words, at) => [question, table, at + 1, null, null, null, words]);
  return toCsv([
    HEADER,
    ...told("conclusion", "sentence", conclusion),
    ...entries.flatMap(({ id, lack, sentences, tables }) => [
      ...told(id, "lack", lack === null ? [] : [lack]),
      ...told(id, "sentence", sentences),
      ...tables.flatMap(({ id: table, head, rows, rowIds }) =>
        rows.flatMap((row, at) =>
          row.map((cell, column): Cell[] => {
            const isNumber = typeof cell === "object" && cell !== null;
            const [value, words] = isNumber ? [cell.value, null] : [null, cell];
            return [id, table, at + 1, rowIds[at] ?? null, head[column] ?? null, value, words];
          }),
        ),
      ),
    ]),
  ]);
}
