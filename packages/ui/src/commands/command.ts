/** Headings of the palette and of the list of shortcuts. */
export const COMMAND_GROUPS = [
  "go",
  "edit",
  "grid",
  "file",
  "export",
  "sample",
  "plot",
  "option",
  "screen",
  "help",
] as const;
type CommandGroup = (typeof COMMAND_GROUPS)[number];

/**
 * One action of the application: what buttons, menus, shortcuts and the palette show and run.
 *
 * To add one, write a record in a file of this folder and put it on a list: on that of `registry.ts` where it has a shortcut or
 * stands in the header (these come with the page), else in a source of `sources.ts` (fetched with the palette). Words come from a
 * catalogue. Show it with `CommandButton` or `menuItem`; nothing else needs to know it.
 */
export interface Command {
  /** "area.action", unique: the ones used last are remembered by it. */
  readonly id: string;
  readonly label: string;
  readonly group: CommandGroup;
  /** A second line, shown small. */
  readonly detail?: string;
  /** Other words that find it; never shown. */
  readonly also?: string;
  /** "Mod+Shift+Z": Mod is Ctrl, on a Mac Cmd. The first one is shown. */
  readonly shortcuts?: readonly string[];
  /** Keys that a part of the page listens to itself, as people write them. */
  readonly keys?: string;
  /** A selector of places whose own keys go before its shortcuts. */
  readonly yieldsTo?: string;
  /** Absent: always. */
  enabled?(): boolean;
  run(): void | Promise<void>;
}

const BESIDE_CALCULATOR: readonly CommandGroup[] = ["go", "screen", "help"];

/** Whether a command means anything where the calculator stands in the place of the analysis. */
export function isBesideCalculator({ group }: Command): boolean {
  return BESIDE_CALCULATOR.includes(group);
}

export function isEnabled(command: Command): boolean {
  return command.enabled?.() ?? true;
}
