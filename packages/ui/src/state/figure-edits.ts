import { type FigureSubject, type FigureWords, moveRow, withFigureWords } from "@treeline/engine";
import { change, project } from "./project.ts";
import { writeCells } from "./table-edits.ts";

/** A figure whose words are changed. */
export interface ToldFigure {
  /** Id of the plot. */
  readonly plot: string;
  readonly subject: FigureSubject;
}

/** Changes the user's words about a figure. */
export function setFigure({ plot, subject }: ToldFigure, patch: FigureWords): void {
  const step = `figure ${plot} ${JSON.stringify(subject.about)} ${Object.keys(patch).join(" ")}`;
  change((document) => withFigureWords(document, plot, subject, patch), step);
}

/** Sets what effects on one side favour. */
export function setDirection(side: "negative" | "positive", text: string): void {
  change((document) => ({
    ...document,
    effects: { ...document.effects, directions: { ...document.effects.directions, [side]: text } },
  }));
}

/** Renames a study in the column that holds the names. */
export function renameStudy(rowId: string, name: string): void {
  const { label } = project.value.roles;
  if (label !== null) writeCells([{ rowId, column: label, text: name }]);
}

/** Puts a row of the table in the place of another one. */
export function moveStudy(rowId: string, target: string): void {
  change((document) => {
    const moved = moveRow(document.table, rowId, document.table.rowIds.indexOf(target));
    return moved.ok ? { ...document, table: moved.value } : document;
  });
}
