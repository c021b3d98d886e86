import type { Command } from "./command.ts";
import { importCommand, newCommand, openCommand, saveCommand } from "./files.ts";
import { redoCommand, undoCommand } from "./history.ts";
import { calculatorCommand, pageCommands } from "./pages.ts";
import {
  glossaryCommand,
  paletteCommand,
  regionCommands,
  settingsCommand,
  shortcutsCommand,
} from "./screen.ts";

/** The commands that come with the page: all that have a shortcut or stand in the header. */
export const commands: readonly Command[] = [
  ...pageCommands,
  calculatorCommand,
  undoCommand,
  redoCommand,
  openCommand,
  saveCommand,
  importCommand,
  newCommand,
  paletteCommand,
  settingsCommand,
  ...regionCommands,
  shortcutsCommand,
  glossaryCommand,
];
