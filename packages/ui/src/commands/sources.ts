import type { Command } from "./command.ts";
import { exportCommands } from "./exports.ts";
import { helpCommands } from "./help-topics.ts";
import { keepingCommands } from "./keeping.ts";
import { optionCommands } from "./options.ts";
import { plotCommands } from "./plots.ts";
import { sampleCommands } from "./samples.ts";
import { themeCommands } from "./themes.ts";

/** Gives the commands of one kind as they are now; asked each time the palette opens. */
export type CommandSource = () => readonly Command[] | Promise<readonly Command[]>;

/** The commands that are fetched with the palette; a new kind is one file and one line. */
export const sources: readonly CommandSource[] = [
  plotCommands,
  exportCommands,
  keepingCommands,
  optionCommands,
  sampleCommands,
  themeCommands,
  helpCommands,
];
