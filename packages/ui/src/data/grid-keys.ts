import { type KeyPress, matchesKeys } from "../commands/keys.ts";
import type { shortcutList } from "../strings/palette.ts";
import type { GridCommands } from "./grid-commands.ts";

/** What a shortcut does in the grid, apart from moving and typing. */
interface GridKey {
  readonly shortcut: string;
  /** Under which line of the list of shortcuts it stands. */
  readonly does: GridDeed;
  run(commands: GridCommands): void;
}

export type GridDeed = Exclude<keyof typeof shortcutList.grid, "title">;

/** Wider and narrower by so many pixels at a time. */
export const WIDTH_STEP = 16;

const KEYS: readonly GridKey[] = [
  { shortcut: "Delete", does: "clear", run: ({ clear }) => clear() },
  { shortcut: "Backspace", does: "clear", run: ({ clear }) => clear() },
  { shortcut: "Mod+D", does: "fillDown", run: ({ fillDown }) => fillDown() },
  { shortcut: "Mod+R", does: "fillRight", run: ({ fillRight }) => fillRight() },
  { shortcut: "Mod+A", does: "selectAll", run: ({ selectAll }) => selectAll() },
  { shortcut: "Mod+F", does: "find", run: ({ find }) => find() },
  { shortcut: "Mod+H", does: "find", run: ({ find }) => find() },
  { shortcut: "Shift+Space", does: "rows", run: ({ selectWholeRows }) => selectWholeRows() },
  { shortcut: "Mod+Space", does: "columns", run: ({ selectWholeColumns }) => selectWholeColumns() },
  { shortcut: "Alt+ArrowUp", does: "moveRows", run: (grid) => grid.canMoveRows(-1) && grid.moveRows(-1) },
  { shortcut: "Alt+ArrowDown", does: "moveRows", run: (grid) => grid.canMoveRows(1) && grid.moveRows(1) },
  {
    shortcut: "Alt+ArrowLeft",
    does: "moveColumns",
    run: (grid) => grid.canMoveColumns(-1) && grid.moveColumns(-1),
  },
  {
    shortcut: "Alt+ArrowRight",
    does: "moveColumns",
    run: (grid) => grid.canMoveColumns(1) && grid.moveColumns(1),
  },
  { shortcut: "Alt+Shift+ArrowLeft", does: "width", run: ({ resize }) => resize(-WIDTH_STEP) },
  { shortcut: "Alt+Shift+ArrowRight", does: "width", run: ({ resize }) => resize(WIDTH_STEP) },
];

/** What the grid answers beside these: moving, typing and the clipboard of the system. */
const OTHERS: readonly (readonly [does: GridDeed, ...shortcuts: string[]])[] = [
  ["edit", "F2"],
  ["extend", "Shift+ArrowDown", "Shift+ArrowRight"],
  ["far", "Mod+ArrowUp", "Mod+ArrowRight"],
  ["menu", "Shift+F10"],
  ["copy", "Mod+C", "Mod+X", "Mod+V"],
];

/** Every shortcut of the grid by what it does, for the list of them. */
export function gridShortcuts(): ReadonlyMap<GridDeed, readonly string[]> {
  const listed = new Map<GridDeed, string[]>();
  for (const [does, ...shortcuts] of OTHERS) listed.set(does, shortcuts);
  for (const { does, shortcut } of KEYS) listed.set(does, [...(listed.get(does) ?? []), shortcut]);
  return listed;
}

/** Runs what a key is for. @returns whether it was for anything */
export function runKey(event: KeyPress, commands: GridCommands): boolean {
  const found = KEYS.find(({ shortcut }) => matchesKeys(shortcut, event));
  found?.run(commands);
  return found !== undefined;
}

/** The key for the menu of a place, or Shift F10 on keyboards without it. */
export function isMenuKey({ key, shiftKey }: KeyboardEvent): boolean {
  return key === "ContextMenu" || (key === "F10" && shiftKey);
}
