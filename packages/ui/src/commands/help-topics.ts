import { topics } from "../help/topics.ts";
import { showInGlossary } from "../state/help.ts";
import { help } from "../strings/help.ts";
import { palette as words } from "../strings/palette.ts";
import type { Command } from "./command.ts";

/** Every explanation of the glossary. */
export function helpCommands(): readonly Command[] {
  return topics.map(({ id, group, term, also, meaning }) => ({
    id: `help.${id}`,
    label: id.includes(":") ? words.set(help.groups[group], term) : words.explain(term),
    group: "help",
    detail: meaning,
    also,
    run: () => showInGlossary(id),
  }));
}
