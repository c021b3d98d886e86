import type { AnalysisDocument, Issue } from "@treeline/engine";
import type { MenuItem } from "../controls/menu.tsx";
import { COLUMN_TYPES } from "../state/column-edits.ts";
import { showNotice } from "../state/notices.ts";
import { makeRepair } from "../state/repairs.ts";
import { commands as shortcuts } from "../strings/commands.ts";
import { grid as words } from "../strings/grid.ts";
import { t } from "../strings/t.ts";
import type { GridCommands } from "./grid-commands.ts";
import { WIDTH_STEP } from "./grid-keys.ts";

/** An entry that can be asked for by name, too. */
export interface GridItem extends MenuItem {
  readonly id: string;
}

/** Entries of a menu in groups with a line between them. */
export type MenuGroups = readonly (readonly MenuItem[])[];
type GridGroups = readonly (readonly GridItem[])[];

/** What makes the table larger, wherever the focus is. */
export function endItems({ isLocked, appendRow, appendColumn }: GridCommands): {
  readonly row: GridItem;
  readonly columns: readonly GridItem[];
} {
  return {
    row: { id: "append-row", label: words.rowAtEnd, disabled: isLocked, run: appendRow },
    columns: COLUMN_TYPES.map((type) => ({
      id: `append-${type}`,
      label: `${t.data.addColumn}: ${words.newTypes[type]}`,
      disabled: isLocked,
      run: () => appendColumn(type),
    })),
  };
}

/** Everything that menus and keys of the grid do with its selection. */
export function gridItems(commands: GridCommands, document: AnalysisDocument): readonly GridItem[] {
  const { shown, names, isLocked } = commands;
  const ends = endItems(commands);
  const isEmpty = document.table.rowIds.length === 0;
  const always = [ends.row, ...ends.columns];
  if (isEmpty) return always;
  return [
    ...cellItems(commands, undefined).flat(),
    ...rowItems(commands, document),
    ...always,
    ...columnItems(commands).flat(),
    ...(shown === null || !names.includes(shown.name)
      ? []
      : [
          {
            id: "rename",
            label: words.rename(shown.name),
            keys: "F2",
            disabled: isLocked,
            run: commands.rename,
          },
        ]),
    {
      id: "select-all",
      label: words.selectAll,
      keys: `${shortcuts.keyNames.ctrl} A`,
      run: commands.selectAll,
    },
    { id: "select-rows", label: words.selectRows, keys: words.keys.rows, run: commands.selectWholeRows },
    {
      id: "select-columns",
      label: words.selectColumns,
      keys: words.keys.columns,
      run: commands.selectWholeColumns,
    },
  ];
}

/** What can be done with the rows of the selection. */
export function rowItems(commands: GridCommands, document: AnalysisDocument): readonly GridItem[] {
  const { rows, isLocked } = commands;
  const count = rows.length;
  const chosen = Math.max(1, count);
  const excluded = new Set(document.exclusions.map(({ rowId }) => rowId));
  const out = rows.filter((rowId) => excluded.has(rowId)).length;
  const none = isLocked || count === 0;
  return [
    { id: "rows-above", label: words.rowsAbove(chosen), disabled: isLocked, run: commands.insertAbove },
    { id: "rows-below", label: words.rowsBelow(chosen), disabled: isLocked, run: commands.insertBelow },
    {
      id: "rows-up",
      label: words.rowsUp(chosen),
      keys: words.keys.up,
      disabled: isLocked || !commands.canMoveRows(-1),
      run: () => commands.moveRows(-1),
    },
    {
      id: "rows-down",
      label: words.rowsDown(chosen),
      keys: words.keys.down,
      disabled: isLocked || !commands.canMoveRows(1),
      run: () => commands.moveRows(1),
    },
    { id: "exclude", label: words.exclude(chosen), disabled: none, run: commands.exclude },
    ...(out > 0 ? [{ id: "include", label: words.include(out), disabled: none, run: commands.include }] : []),
    { id: "remove-rows", label: words.removeRows(chosen), disabled: none, run: commands.removeRows },
  ];
}

/** What can be done with the columns of the selection. */
export function columnItems(commands: GridCommands): GridGroups {
  const { names, shown, isLocked } = commands;
  const chosen = Math.max(1, names.length);
  const none = isLocked || names.length === 0;
  const name = shown?.name ?? "";
  return [
    shown === null
      ? []
      : [
          {
            id: "sort-up",
            label: words.sortUp(name),
            disabled: isLocked,
            run: () => commands.sort("ascending"),
          },
          {
            id: "sort-down",
            label: words.sortDown(name),
            disabled: isLocked,
            run: () => commands.sort("descending"),
          },
          { id: "filter", label: words.filterBy(name), disabled: isLocked, run: commands.filter },
        ],
    [
      { id: "columns-left", label: words.columnsLeft(chosen), disabled: none, run: commands.insertLeft },
      {
        id: "columns-right",
        label: words.columnsRight(chosen),
        disabled: isLocked,
        run: commands.insertRight,
      },
      {
        id: "move-left",
        label: words.moveLeft(chosen),
        keys: words.keys.left,
        disabled: isLocked || !commands.canMoveColumns(-1),
        run: () => commands.moveColumns(-1),
      },
      {
        id: "move-right",
        label: words.moveRight(chosen),
        keys: words.keys.right,
        disabled: isLocked || !commands.canMoveColumns(1),
        run: () => commands.moveColumns(1),
      },
      {
        id: "remove-columns",
        label: words.removeColumns(chosen),
        disabled: none,
        run: commands.removeColumns,
      },
    ],
    shown === null
      ? []
      : [
          { id: "freeze", label: words.freezeTo(name), disabled: isLocked, run: () => commands.freeze(name) },
          { id: "unfreeze", label: words.unfreeze, disabled: isLocked, run: () => commands.freeze(null) },
          {
            id: "wider",
            label: words.wider,
            keys: words.keys.wider,
            disabled: isLocked,
            run: () => commands.resize(WIDTH_STEP),
          },
          {
            id: "narrower",
            label: words.narrower,
            keys: words.keys.narrower,
            disabled: isLocked,
            run: () => commands.resize(-WIDTH_STEP),
          },
          { id: "fit", label: words.fitWidth, disabled: isLocked, run: () => commands.resize(null) },
        ],
  ];
}

/** What can be done with the cells of the selection; what would mend the cell with the focus comes first. */
export function cellItems(commands: GridCommands, issue: Issue | undefined): GridGroups {
  const { isLocked } = commands;
  const { repairs = [], dismissal } = issue ?? {};
  const offered = dismissal === undefined ? repairs : [...repairs, dismissal];
  return [
    isLocked
      ? []
      : offered.map((repair, at) => ({
          id: `repair-${at}`,
          label: repair.label,
          run: () => makeRepair(repair),
        })),
    [
      {
        id: "cut",
        label: words.cut,
        keys: `${shortcuts.keyNames.ctrl} X`,
        disabled: isLocked,
        run: () => void putOut(commands.copied, commands.cut),
      },
      {
        id: "copy",
        label: words.copy,
        keys: `${shortcuts.keyNames.ctrl} C`,
        run: () => void putOut(commands.copied, commands.copy),
      },
      {
        id: "paste",
        label: words.paste,
        keys: `${shortcuts.keyNames.ctrl} V`,
        disabled: isLocked,
        run: () => void takeIn(commands),
      },
      {
        id: "clear",
        label: words.clear,
        keys: shortcuts.keyNames.delete,
        disabled: isLocked,
        run: commands.clear,
      },
    ],
    [
      {
        id: "fill-down",
        label: words.fillDown,
        keys: `${shortcuts.keyNames.ctrl} D`,
        disabled: isLocked,
        run: commands.fillDown,
      },
      {
        id: "fill-right",
        label: words.fillRight,
        keys: `${shortcuts.keyNames.ctrl} R`,
        disabled: isLocked,
        run: commands.fillRight,
      },
      { id: "find", label: words.find.heading, keys: `${shortcuts.keyNames.ctrl} F`, run: commands.find },
    ],
  ];
}

/** Writes to the clipboard where the browser allows it, and only then says so or empties the cells; else says which key does. */
async function putOut(copied: GridCommands["copied"], done: () => unknown): Promise<void> {
  try {
    const { text, html } = copied();
    const item = new ClipboardItem({
      "text/plain": new Blob([text], { type: "text/plain" }),
      "text/html": new Blob([html], { type: "text/html" }),
    });
    await navigator.clipboard.write([item]);
    done();
  } catch {
    showNotice({ id: "clipboard", severity: "warning", text: words.copyByKey });
  }
}

/** Reads the clipboard where the browser allows it; where it does not, says which key does. */
async function takeIn(commands: GridCommands): Promise<void> {
  try {
    const [item] = await navigator.clipboard.read();
    const read = async (type: string): Promise<string> =>
      item?.types.includes(type) === true ? (await item.getType(type)).text() : "";
    commands.paste(await read("text/plain"), await read("text/html"));
  } catch {
    showNotice({ id: "clipboard", severity: "warning", text: words.pasteByKey });
  }
}
