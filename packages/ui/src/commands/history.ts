import { canRedo, canUndo, redo, undo } from "../state/project.ts";
import { say } from "../state/said.ts";
import { t } from "../strings/t.ts";
import type { Command } from "./command.ts";

/** Editors of cells hold text that is not yet part of the document, and undo it themselves. */
const OWN_UNDO = "[data-own-undo]";

export const undoCommand: Command = {
  id: "edit.undo",
  label: t.shell.undo,
  group: "edit",
  shortcuts: ["Mod+Z"],
  yieldsTo: OWN_UNDO,
  enabled: () => canUndo.value,
  run: () => {
    undo();
    // What was done before is no longer so.
    say(t.shell.undone);
  },
};

export const redoCommand: Command = {
  id: "edit.redo",
  label: t.shell.redo,
  group: "edit",
  shortcuts: ["Mod+Shift+Z", "Mod+Y"],
  yieldsTo: OWN_UNDO,
  enabled: () => canRedo.value,
  run: () => {
    redo();
    say(t.shell.redone);
  },
};
