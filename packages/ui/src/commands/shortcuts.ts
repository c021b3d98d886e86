import { calculatorOpen } from "../state/calculator.ts";
import { singleKeys } from "../state/preferences.ts";
import { hasProject } from "../state/project.ts";
import { type Command, isBesideCalculator, isEnabled } from "./command.ts";
import { isCharacter, matchesKeys } from "./keys.ts";
import { commands } from "./registry.ts";

/** Where characters are typed, or begin an edit. */
const TYPING = [
  "input:not([type=checkbox],[type=radio])",
  "textarea",
  "select",
  "[contenteditable]",
  "[role=grid]",
  "[role=menu]",
].join();

/**
 * Runs commands by keyboard, in windows only the palette's, which then lists the window's own actions: windows hold what is not
 * yet part of the document. In the calculator nothing reaches for the analysis, which is out of sight. Text typed elsewhere is part of it, so its undo is the document's.
 */
export function startShortcuts(): void {
  window.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.isComposing || !hasProject.value) return;
    const target = event.target instanceof Element ? event.target : null;
    const inWindow = target?.closest("dialog") != null;
    if (target?.closest("dialog.palette")) return;
    const command = commands.find((known) => answers(known, event, target));
    if (command === undefined || (inWindow && command.id !== "screen.palette")) return;
    if (calculatorOpen.value && !isBesideCalculator(command)) return;
    // A key that does nothing now must not fall back to what the browser makes of it.
    event.preventDefault();
    takeUpTyping(target);
    if (isEnabled(command)) void command.run();
  });
}

/** What is typed into an editor that keeps its text until it is left belongs to what is saved or exported now. */
function takeUpTyping(target: Element | null): void {
  if (target instanceof HTMLInputElement && target.dataset.ownUndo !== undefined) target.blur();
}

function answers(
  { shortcuts = [], yieldsTo }: Command,
  event: KeyboardEvent,
  target: Element | null,
): boolean {
  if (yieldsTo !== undefined && target?.closest(yieldsTo)) return false;
  return shortcuts.some((shortcut) => {
    if (isCharacter(shortcut) && (!singleKeys.value || target?.closest(TYPING))) return false;
    return matchesKeys(shortcut, event);
  });
}
