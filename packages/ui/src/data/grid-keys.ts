import type { GridCommands } from "./grid-commands.ts";

/** What a key does in the grid, apart from moving and typing. */
interface GridKey {
  readonly key: string;
  readonly ctrl?: boolean;
  readonly alt?: boolean;
  readonly shift?: boolean;
  run(commands: GridCommands): void;
}

/** Wider and narrower by so many pixels at a time. */
export const WIDTH_STEP = 16;

const KEYS: readonly GridKey[] = [
  { key: "Delete", run: ({ clear }) => clear() },
  { key: "Backspace", run: ({ clear }) => clear() },
  { key: "d", ctrl: true, run: ({ fillDown }) => fillDown() },
  { key: "r", ctrl: true, run: ({ fillRight }) => fillRight() },
  { key: "a", ctrl: true, run: ({ selectAll }) => selectAll() },
  { key: "f", ctrl: true, run: ({ find }) => find() },
  { key: "h", ctrl: true, run: ({ find }) => find() },
  { key: " ", shift: true, run: ({ selectWholeRows }) => selectWholeRows() },
  { key: " ", ctrl: true, run: ({ selectWholeColumns }) => selectWholeColumns() },
  { key: "ArrowUp", alt: true, run: (commands) => commands.canMoveRows(-1) && commands.moveRows(-1) },
  { key: "ArrowDown", alt: true, run: (commands) => commands.canMoveRows(1) && commands.moveRows(1) },
  { key: "ArrowLeft", alt: true, run: (commands) => commands.canMoveColumns(-1) && commands.moveColumns(-1) },
  { key: "ArrowRight", alt: true, run: (commands) => commands.canMoveColumns(1) && commands.moveColumns(1) },
  { key: "ArrowLeft", alt: true, shift: true, run: ({ resize }) => resize(-WIDTH_STEP) },
  { key: "ArrowRight", alt: true, shift: true, run: ({ resize }) => resize(WIDTH_STEP) },
];

/** Runs what a key is for. @returns whether it was for anything */
export function runKey(event: KeyboardEvent, commands: GridCommands): boolean {
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  const found = KEYS.find(
    (known) =>
      known.key === key &&
      (known.ctrl ?? false) === (event.ctrlKey || event.metaKey) &&
      (known.alt ?? false) === event.altKey &&
      (known.shift ?? false) === event.shiftKey,
  );
  found?.run(commands);
  return found !== undefined;
}

/** The key for the menu of a place, or Shift F10 on keyboards without it. */
export function isMenuKey({ key, shiftKey }: KeyboardEvent): boolean {
  return key === "ContextMenu" || (key === "F10" && shiftKey);
}
