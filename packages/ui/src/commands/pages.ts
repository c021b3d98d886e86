import { calculatorOpen, closeCalculator, openCalculator } from "../state/calculator.ts";
import { type View, view } from "../state/project.ts";
import { commands as words } from "../strings/commands.ts";
import { t } from "../strings/t.ts";
import { STEPS } from "../views/shell/pages.tsx";
import type { Command } from "./command.ts";

/** Opens a page and takes the keyboard along, so that what is read next is the page. */
function go(to: View): void {
  if (calculatorOpen.value) closeCalculator();
  view.value = to;
  requestAnimationFrame(() => document.getElementById("content")?.focus({ preventScroll: true }));
}

/** One command per page; the first page of each step has the number of the step as its key. */
export const pageCommands: readonly Command[] = STEPS.flatMap(({ pages }, step) =>
  pages.map(
    (page, place): Command => ({
      id: `go.${page.view}`,
      label: words.goTo(page.label),
      group: "go",
      ...(place === 0 ? { shortcuts: [`Alt+Shift+${step + 1}`] } : {}),
      run: () => go(page.view),
    }),
  ),
);

export const calculatorCommand: Command = {
  id: "go.calculator",
  label: t.shell.calculator,
  group: "go",
  run: openCalculator,
};
