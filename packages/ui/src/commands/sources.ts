import type { Command } from "./command.ts";
import { exportCommands } from "./exports.ts";
import { helpCommands } from "./help-topics.ts";
import { importCommands } from "./imports.ts";
import { keepingCommands } from "./keeping.ts";
import { onPageCommands } from "./on-page.ts";
import { optionCommands } from "./options.ts";
import { plotCommands } from "./plots.ts";
import { sampleCommands } from "./samples.ts";
import { settingCommands } from "./settings.ts";
import { themeCommands } from "./themes.ts";
import { windowCommands } from "./windows.ts";

/** Gives the commands of one kind as they are now; asked each time the palette opens. */
export type CommandSource = () => readonly Command[] | Promise<readonly Command[]>;

/** The commands that are fetched with the palette, or after it where they bring much along, so that it opens at once; a new kind is one file and one line. */
export const sources: readonly CommandSource[] = [
  windowCommands,
  async () => (await import("./grid.ts")).gridActionCommands(),
  plotCommands,
  importCommands,
  exportCommands,
  async () => (await import("./report-exports.ts")).reportExportCommands(),
  keepingCommands,
  optionCommands,
  async () => (await import("./methods.ts")).methodCommands(),
  async () => (await import("./jobs.ts")).jobCommands(),
  sampleCommands,
  themeCommands,
  settingCommands,
  helpCommands,
  onPageCommands,
];
