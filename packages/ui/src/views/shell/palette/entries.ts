import { COMMAND_GROUPS, type Command, isBesideCalculator } from "../../../commands/command.ts";
import { isOnPage, withoutKnown } from "../../../commands/on-page.ts";
import { recentCommands } from "../../../commands/recent.ts";
import { searchCommands } from "../../../commands/search.ts";
import { isOfWindow } from "../../../commands/windows.ts";
import { calculatorOpen } from "../../../state/calculator.ts";
import { palette as words } from "../../../strings/palette.ts";

/** A heading of the palette with what stands below it; without a heading while something is searched for. */
export interface Section {
  readonly id: string;
  readonly title: string | null;
  readonly commands: readonly Command[];
}

/** More are never read. */
const MOST_FOUND = 50;

/** The palette does not offer itself, and in the calculator nothing that is done to the analysis. */
function isReachable(command: Command): boolean {
  return command.id !== "screen.palette" && (!calculatorOpen.value || isBesideCalculator(command));
}

/** The palette's list: what was used last and everything by kind, or what fits a query, best first. */
export function sectionsOf(all: readonly Command[], query: string): readonly Section[] {
  const here = all.filter(isOfWindow);
  // In a window only what happens in it: the window holds what is not decided yet.
  const offered = here.length > 0 ? here : withoutKnown(all.filter(isReachable));
  if (query.trim() !== "") {
    return [{ id: "found", title: null, commands: searchCommands(offered, query).slice(0, MOST_FOUND) }];
  }
  if (here.length > 0) return [{ id: "window", title: words.inWindow, commands: here }];
  const recent = recentCommands().flatMap((id) => offered.find((command) => command.id === id) ?? []);
  const groups = COMMAND_GROUPS.map((group) => ({
    id: group,
    title: words.groups[group],
    commands: offered.filter(
      (command) => command.group === group && !isOnPage(command) && !recent.includes(command),
    ),
  }));
  return [
    { id: "recent", title: words.recent, commands: recent },
    ...groups,
    { id: "page", title: words.onPage, commands: offered.filter(isOnPage) },
  ].filter(({ commands }) => commands.length > 0);
}
