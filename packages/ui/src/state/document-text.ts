import { type AnalysisDocument, type Column, serialiseColumn, serialiseWith } from "@treeline/engine";
import { createSlices } from "./slices.ts";

/** The columns of the document written last, with their texts: an edit leaves all others as they are. */
let written: ReadonlyMap<Column, string> = new Map();

/** Writes the columns of a document between what the page does, so that its text is then there at once. */
export async function prepareText({ table }: AnalysisDocument): Promise<void> {
  const slices = createSlices();
  const texts = new Map<Column, string>();
  for (const column of table.columns) {
    texts.set(column, written.get(column) ?? serialiseColumn(column));
    await slices.rest();
  }
  written = texts;
}

/** A document as a project file holds it, of columns written before as far as they are still the same. */
export function textOf(document: AnalysisDocument): string {
  const { columns } = document.table;
  const texts = columns.map((column) => written.get(column) ?? serialiseColumn(column));
  written = new Map(columns.map((column, index) => [column, texts[index]!]));
  return serialiseWith(document, texts);
}
