import type { Command } from "./command.ts";
import { exportCommands } from "./exports.ts";
import { gridActionCommands } from "./grid.ts";
import { helpCommands } from "./help-topics.ts";
import { importCommands } from "./imports.ts";
import { keepingCommands } from "./keeping.ts";
import { methodCommands } from "./methods.ts";
import { optionCommands } from "./options.ts";
import { plotCommands } from "./plots.ts";
import { reportExportCommands } from "./report-exports.ts";
import { sampleCommands } from "./samples.ts";
import { settingCommands } from "./settings.ts";
import { themeCommands } from "./themes.ts";

/** Gives the commands of one kind as they are now; asked each time the palette opens. */
export type CommandSource = () => readonly Command[] | Promise<readonly Command[]>;

/** The commands that are fetched with the palette; a new kind is one file and one line. */
export const sources: readonly CommandSource[] = [
  gridActionCommands,
  plotCommands,
  importCommands,
  exportCommands,
  reportExportCommands,
  keepingCommands,
  optionCommands,
  methodCommands,
  sampleCommands,
  themeCommands,
  settingCommands,
  helpCommands,
];
