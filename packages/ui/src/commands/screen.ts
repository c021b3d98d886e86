import { showInGlossary } from "../state/help.ts";
import { type Overlay, overlay } from "../state/overlay.ts";
import { commands as words } from "../strings/commands.ts";
import type { Command } from "./command.ts";
import { focusRegion } from "./regions.ts";

const show = (which: Overlay) => (): void => {
  overlay.value = which;
};

export const paletteCommand: Command = {
  id: "screen.palette",
  label: words.palette,
  group: "screen",
  also: words.paletteAlso,
  shortcuts: ["Mod+K"],
  run: show("palette"),
};

export const settingsCommand: Command = {
  id: "screen.settings",
  label: words.settings,
  group: "screen",
  also: words.settingsAlso,
  shortcuts: ["Mod+,"],
  run: show("settings"),
};

export const shortcutsCommand: Command = {
  id: "help.shortcuts",
  label: words.shortcuts,
  group: "help",
  also: words.shortcutsAlso,
  shortcuts: ["?", "Mod+/"],
  run: show("shortcuts"),
};

export const glossaryCommand: Command = {
  id: "help.glossary",
  label: words.glossary,
  group: "help",
  also: words.glossaryAlso,
  shortcuts: ["F1"],
  run: () => showInGlossary(null),
};

export const regionCommands: readonly Command[] = [
  {
    id: "screen.next-region",
    label: words.nextRegion,
    group: "screen",
    also: words.regionAlso,
    shortcuts: ["F6"],
    run: () => focusRegion(1),
  },
  {
    id: "screen.previous-region",
    label: words.previousRegion,
    group: "screen",
    also: words.regionAlso,
    shortcuts: ["Shift+F6"],
    run: () => focusRegion(-1),
  },
];
