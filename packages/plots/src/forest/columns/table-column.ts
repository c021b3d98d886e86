import { findColumn, formatAdaptive, SCREEN } from "@treeline/engine";
import { combinedCells } from "@treeline/engine/aggregate";
import type { FigureContext } from "../context.ts";
import type { ForestColumn } from "./types.ts";

/**
 * A column of the study table: of a study whose effects were combined the mean of numbers, and each text once.
 * @returns null where the table has no such column
 */
export function tableColumn({ input }: Pick<FigureContext, "input">, name: string): ForestColumn | null {
  const { document, report } = input;
  const column = findColumn(document.table, name);
  if (column === undefined || report.effects === null) return null;
  const cellOf = combinedCells(report.effects, document.table, name);
  const isNumber = column.kind === "number";
  return {
    id: name,
    label: name,
    summary: name,
    reference: "",
    align: isNumber ? "end" : "start",
    goes: 4,
    content: () => ({
      heading: [name],
      cell({ rowId, singles }) {
        const cell = cellOf(rowId);
        if (typeof cell !== "number") return isNumber ? shown(cell ?? "") : (cell ?? "");
        return singles.length > 1 ? formatAdaptive(cell, 2) : shown(String(cell));
      },
    }),
  };
}

/** A number as it was entered, with the signs of the screen. */
function shown(text: string): string {
  return text.replaceAll("-", SCREEN.minus).replace(".", SCREEN.decimal);
}
