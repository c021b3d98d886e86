import { say } from "../state/said.ts";
import { THEMES, theme } from "../state/theme.ts";
import { palette as words } from "../strings/palette.ts";
import { settings } from "../strings/settings.ts";
import type { Command } from "./command.ts";

export function themeCommands(): readonly Command[] {
  return THEMES.map((name) => ({
    id: `screen.theme-${name}`,
    label: words.theme(settings.themes[name]),
    group: "screen",
    also: words.themeAlso,
    enabled: () => theme.value !== name,
    run: () => {
      theme.value = name;
      say(words.theme(settings.themes[name]));
    },
  }));
}
