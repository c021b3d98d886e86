import { readFile, writeFile } from "node:fs/promises";
import { runCli } from "./cli.ts";
import type { ExitCode } from "./command.ts";

/** What a command printed, and how it ended. */
interface Called {
  readonly exit: ExitCode;
  readonly out: string;
  readonly error: string;
}

/** Runs the program on real files, with what it prints collected. */
export function callCli(...argv: readonly string[]): Promise<Called> {
  return callCliWith([], argv);
}

/** The same with lines that come in, as typed or piped. */
export async function callCliWith(input: readonly string[], argv: readonly string[]): Promise<Called> {
  let out = "";
  let error = "";
  const exit = await runCli(argv, {
    out: (text) => {
      out += text;
    },
    error: (text) => {
      error += text;
    },
    readText: (path) => readFile(path, "utf8"),
    readBytes: (path) => readFile(path),
    writeText: (path, text) => writeFile(path, text),
    writeBytes: (path, bytes) => writeFile(path, bytes),
    lines: async function* () {
      yield* input;
    },
  });
  return { exit, out, error };
}
