import { otherNames as words } from "../strings/palette.ts";
import type { Command } from "./command.ts";

/** By id; fetched with the palette, since nothing else searches. */
const NAMES: Readonly<Record<string, string>> = {
  "edit.undo": words.undo,
  "edit.redo": words.redo,
  "file.open": words.open,
  "file.save": words.save,
  "file.import": words.import,
  "file.new": words.new,
  "go.calculator": words.calculator,
  "screen.palette": words.palette,
  "screen.settings": words.settings,
  "screen.next-region": words.region,
  "screen.previous-region": words.region,
  "help.shortcuts": words.shortcuts,
  "help.glossary": words.glossary,
  ...Object.fromEntries(Object.entries(words.pages).map(([view, names]) => [`go.${view}`, names])),
};

/** A command of the page with the other words by which it is found. */
export function withOtherNames(command: Command): Command {
  const also = NAMES[command.id];
  return also === undefined ? command : { ...command, also };
}
