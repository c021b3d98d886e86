import { parseArgs } from "node:util";
import { type Arguments, type Command, type ExitCode, type Terminal, UsageError } from "./command.ts";
import { commands } from "./commands.ts";

/**
 * The whole program: finds the command, parses its options, runs it.
 * @param argv arguments after the program's name
 * @returns the exit code; problems are printed, never thrown
 */
export async function runCli(argv: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const [name, ...rest] = argv;
  if (name === undefined || name === "help" || name === "--help" || name === "-h") {
    terminal.out(overview());
    return name === undefined ? 1 : 0;
  }
  const command = commands.find((candidate) => candidate.id === name);
  if (command === undefined) {
    terminal.error(`There is no command "${name}".\n\n${overview()}`);
    return 1;
  }
  if (rest.includes("--help") || rest.includes("-h")) {
    terminal.out(helpOf(command));
    return 0;
  }
  try {
    return await command.run(parseFor(command, rest), terminal);
  } catch (error) {
    if (!isExpected(error)) throw error;
    terminal.error(`${error.message}\nSee: treeline ${command.id} --help\n`);
    return 1;
  }
}

/** Usage errors and the file system's own; anything else is a mistake of the program and shows its trace. */
function isExpected(error: unknown): error is Error {
  return error instanceof UsageError || (error instanceof Error && "code" in error && "syscall" in error);
}

function parseFor(command: Command, argv: readonly string[]): Arguments {
  const options = Object.fromEntries(
    Object.entries(command.options).map(([name, option]) => [name, { type: option.type }]),
  );
  const { values, positionals } = parse(argv, options);
  const [file, ...others] = positionals;
  if (command.file !== null && file === undefined) {
    throw new UsageError(`${command.id} needs ${command.file}.`);
  }
  const surplus = command.file === null ? positionals : others;
  if (surplus.length > 0)
    throw new UsageError(`${command.id} does not know what to do with "${surplus[0]}".`);
  return {
    file: file ?? "",
    text: (name) => (typeof values[name] === "string" ? values[name] : undefined),
    flag: (name) => values[name] === true,
  };
}

function parse(argv: readonly string[], options: Record<string, { type: "string" | "boolean" }>) {
  try {
    // pnpm hands a `--` through to the script.
    const args = argv.filter((argument) => argument !== "--");
    return parseArgs({ args, options, allowPositionals: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function overview(): string {
  const width = Math.max(...commands.map((command) => command.id.length));
  const lines = commands.map((command) => `  ${command.id.padEnd(width)}  ${command.summary}`);
  return `treeline: meta-analysis on the command line\n\n${lines.join("\n")}\n\nOptions of a command: treeline <command> --help\n`;
}

function helpOf(command: Command): string {
  const rows = Object.entries(command.options).map(
    ([name, option]) =>
      [`--${name}${option.value === undefined ? "" : ` ${option.value}`}`, option.help] as const,
  );
  const width = Math.max(0, ...rows.map(([name]) => name.length));
  const usage = ["treeline", command.id, command.file ?? "", rows.length > 0 ? "[options]" : ""];
  const lines = rows.map(([name, help]) => `  ${name.padEnd(width)}  ${help}`);
  return `${usage.filter((word) => word !== "").join(" ")}\n\n${command.summary}\n\n${lines.join("\n")}\n`;
}
