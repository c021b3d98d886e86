import { gridOnPage } from "../data/grid-on-page.ts";
import { printedGrid } from "./printed-grid.ts";
import { fitTable } from "./split-table.ts";

/** What A4 and Letter both leave between margins of 15 mm and within the frame of a card, in px of CSS. */
const PAPER = 640;

let undo: readonly (() => void)[] = [];

/** Prepares the page for paper whenever it is printed, and brings it back after: nothing wide is cut. */
export function startPrinting(): void {
  window.addEventListener("beforeprint", prepare);
  window.addEventListener("afterprint", restore);
}

function prepare(): void {
  restore();
  const grid = gridOnPage.value === null ? null : showGrid(printedGrid(gridOnPage.value));
  const tables = document.querySelectorAll<HTMLTableElement>("main table");
  undo = [...[...tables].map((table) => fitTable(table, PAPER)), ...(grid === null ? [] : [grid])];
}

function restore(): void {
  for (const step of undo) step();
  undo = [];
}

function showGrid(table: HTMLTableElement): () => void {
  document.querySelector("main .grid")?.after(table);
  return () => table.remove();
}
