import { redo, undo } from "../../state/project.ts";

/**
 * Undo and redo by keyboard, everywhere; text being typed is part of the document, so its undo is the document's;
 * dialogs and cell editors hold text that is not yet part of it.
 */
export function startShortcuts(): void {
  window.addEventListener("keydown", (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || event.defaultPrevented) return;
    if (event.target instanceof Element && event.target.closest("dialog, [data-own-undo]")) return;
    const key = event.key.toLowerCase();
    if (key === "z") {
      event.preventDefault();
      if (event.shiftKey) redo();
      else undo();
    } else if (key === "y") {
      event.preventDefault();
      redo();
    }
  });
}
