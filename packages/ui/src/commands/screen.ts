import { showInGlossary } from "../state/help.ts";
import { type Overlay, overlay, paletteOpen } from "../state/overlay.ts";
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
  shortcuts: ["Mod+K"],
  run: () => {
    paletteOpen.value = true;
  },
};

export const settingsCommand: Command = {
  id: "screen.settings",
  label: words.settings,
  group: "screen",
  shortcuts: ["Mod+,"],
  run: show("settings"),
};

export const shortcutsCommand: Command = {
  id: "help.shortcuts",
  label: words.shortcuts,
  group: "help",
  shortcuts: ["?", "Mod+/"],
  run: show("shortcuts"),
};

export const glossaryCommand: Command = {
  id: "help.glossary",
  label: words.glossary,
  group: "help",
  shortcuts: ["F1"],
  run: () => showInGlossary(null),
};

export const regionCommands: readonly Command[] = [
  {
    id: "screen.next-region",
    label: words.nextRegion,
    group: "screen",
    shortcuts: ["F6"],
    run: () => focusRegion(1),
  },
  {
    id: "screen.previous-region",
    label: words.previousRegion,
    group: "screen",
    shortcuts: ["Shift+F6"],
    run: () => focusRegion(-1),
  },
];
