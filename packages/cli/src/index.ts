export { runCli } from "./cli.ts";
export type { Command, ExitCode, Terminal } from "./command.ts";
export { commands } from "./commands.ts";
