import { palette as words } from "../strings/palette.ts";
import type { Command } from "./command.ts";

/** What can be pressed or ticked. */
const PRESSED = ["button", "a[href]", "input[type=checkbox]", "input[type=radio]"].join();
/** More are rows of a list, not actions of the window. */
const MOST = 40;

/** Every action of the window that is open, in the order of the window; none where none is. */
export function windowCommands(): readonly Command[] {
  const open = [...document.querySelectorAll<HTMLDialogElement>("dialog[open]:not(.palette)")].at(-1);
  if (open === undefined) return [];
  const heading = open.querySelector("h2")?.textContent?.trim() ?? "";
  const seen = new Set<string>();
  const found: Command[] = [];
  for (const element of open.querySelectorAll<HTMLElement>(PRESSED)) {
    const label = labelOf(element);
    if (label === "" || seen.has(label) || !element.checkVisibility()) continue;
    seen.add(label);
    found.push({
      id: `window.${found.length}`,
      label,
      group: "screen",
      detail: heading,
      also: words.windowAlso,
      enabled: () => !element.matches(":disabled"),
      run: () => {
        element.focus();
        element.click();
      },
    });
  }
  return found.slice(0, MOST);
}

/** Whether a command is an action of an open window. */
export function isOfWindow({ id }: Command): boolean {
  return id.startsWith("window.");
}

function labelOf(element: HTMLElement): string {
  const own = element instanceof HTMLInputElement ? element.labels?.[0]?.textContent : element.textContent;
  const label = element.getAttribute("aria-label") ?? own ?? "";
  return label.replace(/\s+/g, " ").trim();
}
