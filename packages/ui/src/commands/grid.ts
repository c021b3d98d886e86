import { signal } from "@preact/signals";
import { derivedValues } from "../data/derived-values.ts";
import { gridColumns } from "../data/grid-columns.ts";
import { type GridContext, gridCommands } from "../data/grid-commands.ts";
import { type GridItem, gridItems } from "../data/grid-menu.ts";
import { dataDialog, gridOnPage } from "../data/grid-on-page.ts";
import { startingCondition } from "../data/starting-condition.ts";
import { COLUMN_TYPES, setColumnType, typeOf } from "../state/column-edits.ts";
import { evaluated } from "../state/evaluation.ts";
import { setFilter } from "../state/formula-edits.ts";
import { project, readOnly, view } from "../state/project.ts";
import { grid as words } from "../strings/grid.ts";
import { palette } from "../strings/palette.ts";
import { t } from "../strings/t.ts";
import type { Command } from "./command.ts";

/** Everything the menus, keys and tools of the data grid do, from any page: elsewhere the grid is gone to first. */
export function gridActionCommands(): readonly Command[] {
  const context = gridOnPage.value ?? contextElsewhere();
  return [...itemsOf(context).map(itemCommand), ...typeCommands(context), ...toolCommands(context)];
}

function itemsOf(context: GridContext): readonly GridItem[] {
  return gridItems(gridCommands(context), context.document);
}

function itemCommand({ id, label, keys, disabled }: GridItem): Command {
  return {
    id: `grid.${id}`,
    label,
    group: "grid",
    also: palette.gridAlso,
    ...(keys === undefined ? {} : { keys }),
    enabled: () => disabled !== true,
    run: () =>
      onGrid((context) => {
        const item = itemsOf(context).find((known) => known.id === id);
        if (item !== undefined && item.disabled !== true) item.run();
      }),
  };
}

function typeCommands({ columns, grid }: GridContext): Command[] {
  const column = columns[grid.active.col];
  if (column?.kind !== "data") return [];
  const { name } = column.column;
  const now = typeOf(column.column);
  const types = COLUMN_TYPES.map(
    (type): Command => ({
      id: `grid.type-${type}`,
      label: palette.set(words.typeOf(name), words.types[type]),
      group: "grid",
      also: palette.gridAlso,
      enabled: () => !readOnly.value && type !== now,
      run: () => onGrid(() => setColumnType(name, type)),
    }),
  );
  const unit: Command = {
    id: "grid.unit",
    label: words.unitOf(name),
    group: "grid",
    also: palette.gridAlso,
    enabled: () => !readOnly.value && now === "number",
    run: () => onGrid(() => document.querySelector<HTMLInputElement>(".unit-field")?.focus()),
  };
  return [...types, unit];
}

function toolCommands({ columns, grid, document: { table } }: GridContext): Command[] {
  const column = columns[grid.active.col];
  const hasRows = (): boolean => !readOnly.value && table.rowIds.length > 0;
  const tool = (id: string, label: string, enabled: () => boolean, run: () => void): Command => ({
    id: `grid.${id}`,
    label,
    group: "grid",
    also: palette.gridAlso,
    enabled,
    run: () => onGrid(run),
  });
  const open = (dialog: NonNullable<typeof dataDialog.value>) => (): void => {
    dataDialog.value = dialog;
  };
  return [
    tool("formula", t.data.newFormula, hasRows, open({ kind: "formula", name: null })),
    ...(column?.kind === "derived"
      ? [
          tool(
            "edit-formula",
            t.data.formulas.editHeading(column.column.name),
            hasRows,
            open({ kind: "formula", name: column.column.name }),
          ),
        ]
      : []),
    tool(
      "filter-rows",
      t.data.filterRows,
      hasRows,
      open({ kind: "filter", start: startingCondition(column) }),
    ),
    tool(
      "remove-filter",
      words.filter.removeAll,
      () => !readOnly.value && project.value.filter !== null,
      () => setFilter(null),
    ),
    tool("sheet", t.data.sheet, () => true, open({ kind: "sheet" })),
    tool("compare", t.data.compare, hasRows, open({ kind: "compare" })),
  ];
}

/** Goes to the grid and does something there as soon as it stands on the page. */
function onGrid(run: (context: GridContext) => void): void {
  view.value = "data";
  const now = gridOnPage.peek();
  if (now !== null) {
    run(now);
    return;
  }
  let left: (() => void) | null = null;
  left = gridOnPage.subscribe((context) => {
    if (context === null) return;
    // After it is drawn: the keyboard goes along to the cell that it is done to, and what runs may take it further.
    requestAnimationFrame(() => {
      left?.();
      if (left !== null) enterGrid(run);
      left = null;
    });
  });
}

function enterGrid(run: (context: GridContext) => void): void {
  const { grid } = gridOnPage.peek() ?? {};
  grid?.goTo(grid.active);
  requestAnimationFrame(() => {
    const shown = gridOnPage.peek();
    if (shown !== null) run(shown);
  });
}

/** The grid as it will stand when it is gone to: with its first cell chosen. */
function contextElsewhere(): GridContext {
  const document = project.value;
  const columns = gridColumns(document, derivedValues(document, evaluated.value));
  const col = Math.max(
    0,
    columns.findIndex(({ kind }) => kind === "data"),
  );
  const nothing = (): void => undefined;
  const active = { row: 0, col };
  return {
    document,
    columns,
    grid: {
      active,
      selection: { top: 0, bottom: 0, left: col, right: col },
      draft: null,
      element: { current: null },
      window: signal({ firstRow: 0, lastRow: 0, pageRows: 1 }),
      goTo: nothing,
      select: nothing,
      placeAt: () => active,
      clearBox: () => ({ left: 0, right: 0, top: 0, bottom: 0 }),
      show: nothing,
      startEdit: nothing,
      setDraft: nothing,
      stopEdit: nothing,
      onScroll: nothing,
    },
    announce: nothing,
    ask: nothing,
  };
}
