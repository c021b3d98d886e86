import { palette as words } from "../strings/palette.ts";
import type { Command } from "./command.ts";
import { actionsAmong, nameOf } from "./on-screen.ts";

/** Every action of the window that is open, in the order of the window; none where none is. */
export function windowCommands(): readonly Command[] {
  const open = [...document.querySelectorAll<HTMLDialogElement>("dialog[open]:not(.palette)")].at(-1);
  if (open === undefined) return [];
  const heading = nameOf(open);
  // Last what closes the window, which Enter alone should not do.
  const elements = [
    ...open.querySelectorAll("*:not(.dialog-head *)"),
    ...open.querySelectorAll(".dialog-head *"),
  ];
  return actionsAmong(elements, {
    id: "window",
    also: words.windowAlso,
    most: 60,
    whereOf: () => heading,
  });
}

/** Whether a command is an action of an open window. */
export function isOfWindow({ id }: Command): boolean {
  return id.startsWith("window.");
}
