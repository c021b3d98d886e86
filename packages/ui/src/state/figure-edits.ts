import { type AnalysisDocument, type FigureSpec, moveRow } from "@treeline/engine";
import { change, project } from "./project.ts";
import { writeCells } from "./table-edits.ts";

/** Changes the user's words about a figure; what is left empty is as if it had never been said. */
export function setFigure(plot: string, patch: FigureSpec): void {
  change((document) => withFigure(document, plot, patch), `figure ${plot} ${Object.keys(patch).join(" ")}`);
}

/** @returns the same document where nothing changes, so that undo has no empty steps */
export function withFigure(document: AnalysisDocument, plot: string, patch: FigureSpec): AnalysisDocument {
  const merged = { ...document.figures?.[plot], ...patch };
  const said = Object.fromEntries(Object.entries(merged).filter(([, text]) => text !== ""));
  const { [plot]: _before, ...others } = document.figures ?? {};
  const figures = Object.keys(said).length === 0 ? others : { ...others, [plot]: said };
  const { figures: _old, ...rest } = document;
  return Object.keys(figures).length === 0 ? rest : { ...rest, figures };
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
