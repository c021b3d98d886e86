import { readFile, writeFile } from "node:fs/promises";
import { createInterface } from "node:readline";
import { runCli } from "./cli.ts";

process.exitCode = await runCli(process.argv.slice(2), {
  out: (text) => void process.stdout.write(text),
  error: (text) => void process.stderr.write(text),
  readText: (path) => readFile(path, "utf8"),
  readBytes: (path) => readFile(path),
  writeText: (path, text) => writeFile(path, text),
  writeBytes: (path, bytes) => writeFile(path, bytes),
  lines: () => createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY }),
  ...(process.stdout.columns > 0 ? { columns: process.stdout.columns } : {}),
});
