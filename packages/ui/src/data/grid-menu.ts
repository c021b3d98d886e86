import type { AnalysisDocument, Issue } from "@treeline/engine";
import type { MenuItem } from "../controls/menu.tsx";
import { makeRepair } from "../state/repairs.ts";
import { grid as words } from "../strings/grid.ts";
import type { GridCommands } from "./grid-commands.ts";
import { WIDTH_STEP } from "./grid-keys.ts";

/** Entries of a menu in groups with a line between them. */
export type MenuGroups = readonly (readonly MenuItem[])[];

/** What can be done with the rows of the selection. */
export function rowItems(commands: GridCommands, document: AnalysisDocument): readonly MenuItem[] {
  const { rows, isLocked } = commands;
  const count = rows.length;
  const chosen = Math.max(1, count);
  const excluded = new Set(document.exclusions.map(({ rowId }) => rowId));
  const out = rows.filter((rowId) => excluded.has(rowId)).length;
  const none = isLocked || count === 0;
  return [
    { label: words.rowsAbove(chosen), disabled: isLocked, run: commands.insertAbove },
    { label: words.rowsBelow(chosen), disabled: isLocked, run: commands.insertBelow },
    {
      label: words.rowsUp(chosen),
      detail: words.keys.up,
      disabled: isLocked || !commands.canMoveRows(-1),
      run: () => commands.moveRows(-1),
    },
    {
      label: words.rowsDown(chosen),
      detail: words.keys.down,
      disabled: isLocked || !commands.canMoveRows(1),
      run: () => commands.moveRows(1),
    },
    { label: words.exclude(chosen), disabled: none, run: commands.exclude },
    ...(out > 0 ? [{ label: words.include(out), disabled: none, run: commands.include }] : []),
    { label: words.removeRows(chosen), disabled: none, run: commands.removeRows },
  ];
}

/** What can be done with the columns of the selection. */
export function columnItems(commands: GridCommands): MenuGroups {
  const { names, shown, isLocked } = commands;
  const chosen = Math.max(1, names.length);
  const none = isLocked || names.length === 0;
  const name = shown?.name ?? "";
  return [
    shown === null
      ? []
      : [
          { label: words.sortUp(name), disabled: isLocked, run: () => commands.sort("ascending") },
          { label: words.sortDown(name), disabled: isLocked, run: () => commands.sort("descending") },
          { label: words.filterBy(name), disabled: isLocked, run: commands.filter },
        ],
    [
      { label: words.columnsLeft(chosen), disabled: none, run: commands.insertLeft },
      { label: words.columnsRight(chosen), disabled: isLocked, run: commands.insertRight },
      {
        label: words.moveLeft(chosen),
        detail: words.keys.left,
        disabled: isLocked || !commands.canMoveColumns(-1),
        run: () => commands.moveColumns(-1),
      },
      {
        label: words.moveRight(chosen),
        detail: words.keys.right,
        disabled: isLocked || !commands.canMoveColumns(1),
        run: () => commands.moveColumns(1),
      },
      { label: words.removeColumns(chosen), disabled: none, run: commands.removeColumns },
    ],
    shown === null
      ? []
      : [
          { label: words.freezeTo(name), disabled: isLocked, run: () => commands.freeze(name) },
          { label: words.unfreeze, disabled: isLocked, run: () => commands.freeze(null) },
          {
            label: words.wider,
            detail: words.keys.wider,
            disabled: isLocked,
            run: () => commands.resize(WIDTH_STEP),
          },
          {
            label: words.narrower,
            detail: words.keys.narrower,
            disabled: isLocked,
            run: () => commands.resize(-WIDTH_STEP),
          },
          { label: words.fitWidth, disabled: isLocked, run: () => commands.resize(null) },
        ],
  ];
}

/** What can be done with the cells of the selection; what would mend the cell with the focus comes first. */
export function cellItems(commands: GridCommands, issue: Issue | undefined): MenuGroups {
  const { isLocked } = commands;
  const { repairs = [], dismissal } = issue ?? {};
  const offered = dismissal === undefined ? repairs : [...repairs, dismissal];
  return [
    isLocked ? [] : offered.map((repair) => ({ label: repair.label, run: () => makeRepair(repair) })),
    [
      { label: words.cut, detail: "Ctrl X", disabled: isLocked, run: () => void putOut(commands.cut()) },
      { label: words.copy, detail: "Ctrl C", run: () => void putOut(commands.copy()) },
      { label: words.paste, detail: "Ctrl V", disabled: isLocked, run: () => void takeIn(commands) },
      { label: words.clear, detail: "Del", disabled: isLocked, run: commands.clear },
    ],
    [
      { label: words.fillDown, detail: "Ctrl D", disabled: isLocked, run: commands.fillDown },
      { label: words.fillRight, detail: "Ctrl R", disabled: isLocked, run: commands.fillRight },
      { label: words.find.heading, detail: "Ctrl F", run: commands.find },
    ],
  ];
}

async function putOut({ text, html }: ReturnType<GridCommands["copy"]>): Promise<void> {
  const item = new ClipboardItem({
    "text/plain": new Blob([text], { type: "text/plain" }),
    "text/html": new Blob([html], { type: "text/html" }),
  });
  await navigator.clipboard.write([item]);
}

/** Reads the clipboard where the browser allows it; where it does not, says which key does. */
async function takeIn(commands: GridCommands): Promise<void> {
  try {
    const [item] = await navigator.clipboard.read();
    const read = async (type: string): Promise<string> =>
      item?.types.includes(type) === true ? (await item.getType(type)).text() : "";
    commands.paste(await read("text/plain"), await read("text/html"));
  } catch {
    commands.tell(words.pasteByKey);
  }
}
