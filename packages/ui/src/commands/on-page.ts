import { palette as words } from "../strings/palette.ts";
import type { Command } from "./command.ts";
import { actionsAmong, nameOf } from "./on-screen.ts";

/** Rows of a table are no actions of the page. */
const APART = ["[role=grid] *", "tbody *", "svg *"].join();
const PARTS = ["section", "article", "fieldset", "[role=region]", "[role=group]", "[role=tabpanel]"].join();

/** Every action of the page on the screen that stands nowhere else: its buttons, tabs and boxes to tick. */
export function onPageCommands(): readonly Command[] {
  const elements = [...document.querySelectorAll("main *, .side *, .calculator-app > header *")].filter(
    (element) => !element.matches(APART),
  );
  return actionsAmong(elements, { id: "page", also: words.onPageAlso, most: 400, whereOf });
}

/** Whether a command is an action of the page on the screen. */
export function isOnPage({ id }: Command): boolean {
  return id.startsWith("page.");
}

/** Without those that are offered under a name of their own from everywhere. */
export function withoutKnown(all: readonly Command[]): readonly Command[] {
  const known = new Set(
    all
      .filter((command) => !isOnPage(command))
      .flatMap(({ label }) => [label, label.slice(label.indexOf(": ") + 2)]),
  );
  return all.filter((command) => !isOnPage(command) || !known.has(command.label));
}

function whereOf(element: Element): string {
  for (let part = element.parentElement?.closest(PARTS); part; part = part.parentElement?.closest(PARTS)) {
    const name = nameOf(part);
    if (name !== "") return name;
  }
  return "";
}
