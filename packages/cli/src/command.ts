import type { RegistryRecord } from "@treeline/engine";

/** What a command may touch: the tests pass their own. */
export interface Terminal {
  out(text: string): void;
  error(text: string): void;
  readText(path: string): Promise<string>;
  readBytes(path: string): Promise<Uint8Array>;
  writeText(path: string, text: string): Promise<void>;
  writeBytes(path: string, bytes: Uint8Array): Promise<void>;
  /** Standard input, line by line. */
  lines(): AsyncIterable<string>;
  /** How wide it is, where it tells. */
  readonly columns?: number;
}

interface Option {
  readonly type: "string" | "boolean";
  /** What stands after the option in the help: `<file>`. */
  readonly value?: string;
  readonly help: string;
  /** May be given more than once; read with `texts`. */
  readonly repeatable?: true;
}

export interface Arguments {
  /** The file named after the command, where the command takes one. */
  readonly file: string;
  /** What stands after the command, where it takes any number of such words. */
  readonly words: readonly string[];
  text(name: string): string | undefined;
  /** Every value of a repeatable option, in the order given. */
  texts(name: string): readonly string[];
  flag(name: string): boolean;
}

/**
 * 0 = done, 1 = wrong usage, a file that cannot be read or written, a new document from which nothing can be computed yet, or
 * a check that found something,
 * 2 = the document cannot be evaluated.
 */
export type ExitCode = 0 | 1 | 2;

/** One subcommand: its record is its help, its options and its work. */
export interface Command extends Omit<RegistryRecord, "reference"> {
  /** The positional argument as the help names it; null = none. */
  readonly file: string | null;
  /** Any number of positional arguments instead, as the help names them. */
  readonly words?: string;
  readonly options: Readonly<Record<string, Option>>;
  run(args: Arguments, terminal: Terminal): Promise<ExitCode>;
}

/** A problem with how the program was called, printed with a hint and exit code 1. */
export class UsageError extends Error {}
