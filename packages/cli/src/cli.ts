import { parseArgs } from "node:util";
import { type Arguments, type Command, type ExitCode, type Terminal, UsageError } from "./command.ts";
import { commands } from "./commands.ts";
import { helpOf, helpWidth, overview } from "./help.ts";

/**
 * The whole program: finds the command, parses its options, runs it.
 * @param argv arguments after the program's name
 * @returns the exit code; problems are printed, never thrown
 */
export async function runCli(argv: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const [name, ...rest] = argv;
  const width = helpWidth(terminal.columns);
  if (name === undefined || name === "help" || name === "--help" || name === "-h") {
    terminal.out(overview(commands, width));
    return name === undefined ? 1 : 0;
  }
  const command = commands.find((candidate) => candidate.id === name);
  if (command === undefined) {
    terminal.error(`There is no command "${name}".\n\n${overview(commands, width)}`);
    return 1;
  }
  if (rest.includes("--help") || rest.includes("-h")) {
    terminal.out(helpOf(command, width));
    return 0;
  }
  try {
    return await command.run(parseFor(command, rest), terminal);
  } catch (error) {
    if (!isExpected(error)) throw error;
    terminal.error(`${messageOf(error)}\nSee: treeline ${command.id} --help\n`);
    return 1;
  }
}

/** Usage errors and the file system's own; anything else is a mistake of the program and shows its trace. */
function isExpected(error: unknown): error is Error {
  return error instanceof UsageError || (error instanceof Error && "code" in error && "syscall" in error);
}

/** What stands in the way of a file and what to do, by the system's code. */
const FILE_PROBLEMS: Readonly<Record<string, readonly [problem: string, remedy: string]>> = {
  ENOENT: ["does not exist", "Check the spelling and the folder; a folder to write into must be made first."],
  ENOTDIR: ["does not exist: a part of its path is a file", "Check the path."],
  EISDIR: ["is a folder", "Name a file inside it."],
  EACCES: ["may not be opened by you", "Ask for the right to, or copy the file to a folder of your own."],
  EPERM: ["may not be opened by you", "Ask for the right to, or copy the file to a folder of your own."],
  EROFS: ["cannot be written: the disk is read-only", "Write to another folder with --out."],
  ENOSPC: ["cannot be written: the disk is full", "Make room, or write to another disk with --out."],
};

function messageOf(error: Error & { readonly code?: unknown; readonly path?: unknown }): string {
  const known = FILE_PROBLEMS[String(error.code)];
  if (known === undefined) return error.message;
  // Reading a folder fails only after it was opened, without its path.
  const file = typeof error.path === "string" ? error.path : "The file named";
  return `${file} ${known[0]}, so nothing was done. ${known[1]}`;
}

function parseFor(command: Command, argv: readonly string[]): Arguments {
  const options = Object.fromEntries(
    Object.entries(command.options).map(([name, { type, repeatable }]) => [
      name,
      { type, multiple: repeatable === true },
    ]),
  );
  const { values, positionals } = parse(argv, options);
  const [file, ...others] = positionals;
  if (command.file !== null && file === undefined) {
    throw new UsageError(`${command.id} needs ${command.file}.`);
  }
  const surplus = command.words !== undefined ? [] : command.file === null ? positionals : others;
  if (surplus.length > 0)
    throw new UsageError(`${command.id} does not know what to do with "${surplus[0]}".`);
  return {
    file: file ?? "",
    words: positionals,
    text: (name) => (typeof values[name] === "string" ? values[name] : undefined),
    texts: (name) => [values[name] ?? []].flat().filter((value) => typeof value === "string"),
    flag: (name) => values[name] === true,
  };
}

/** A number below 0 that follows an option is its value: `--threshold -0.2` is `--threshold=-0.2`. */
function withNegatives(
  argv: readonly string[],
  options: Readonly<Record<string, { type: "string" | "boolean" }>>,
): string[] {
  const takesValue = (word: string | undefined): boolean =>
    word?.startsWith("--") === true && options[word.slice(2)]?.type === "string";
  const isNegative = (at: number): boolean => /^-\.?\d/u.test(argv[at] ?? "") && takesValue(argv[at - 1]);
  return argv.flatMap((word, at) => {
    if (isNegative(at)) return [];
    return isNegative(at + 1) ? [`${word}=${argv[at + 1]}`] : [word];
  });
}

function parse(
  argv: readonly string[],
  options: Record<string, { type: "string" | "boolean"; multiple: boolean }>,
) {
  try {
    // pnpm hands a `--` through to the script.
    const args = withNegatives(
      argv.filter((argument) => argument !== "--"),
      options,
    );
    return parseArgs({ args, options, allowPositionals: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}
