import { execFile, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** What one script printed. */
export interface ScriptRun {
  /** Lines of quantities that agree, differ, and could not be compared. */
  readonly same: readonly string[];
  readonly differing: readonly string[];
  readonly notChecked: readonly string[];
  /** The script came to its end, and counted what it printed. */
  readonly complete: boolean;
  readonly output: string;
}

/** The version of metafor that Rscript finds, or null without R or metafor. */
export function metaforVersion(): string | null {
  const run = spawnSync("Rscript", ["-e", 'cat(as.character(packageVersion("metafor")))'], {
    encoding: "utf8",
  });
  return run.status === 0 ? run.stdout.trim() : null;
}

/** Runs exported scripts in one R process, each in a folder and an environment of its own, and reads the check lines of each. */
export async function runScripts(scripts: readonly string[]): Promise<ScriptRun[]> {
  const folder = mkdtempSync(join(tmpdir(), "treeline-r-"));
  try {
    const paths = scripts.map((script, index) => {
      mkdirSync(join(folder, String(index)));
      writeFileSync(join(folder, String(index), "analysis.R"), script);
      return `${index}/analysis.R`;
    });
    const output = await outputOf(folder, paths);
    return paths.map((path) => readRun(partOf(output, path)));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const BATCH = fileURLToPath(new URL("batch.R", import.meta.url));

/** Both streams: a script that stops says why on one of them. */
function outputOf(folder: string, paths: readonly string[]): Promise<string> {
  // A plain locale: the script must not depend on the machine's.
  const options = { cwd: folder, env: { ...process.env, LC_ALL: "C" }, maxBuffer: 1e9 };
  return new Promise((resolve) => {
    execFile("Rscript", [BATCH, ...paths], options, (_error, stdout, stderr) =>
      resolve(`${stdout}\n${stderr}`),
    );
  });
}

/** What one script printed; the end of all output where R itself broke off before or in it. */
function partOf(output: string, path: string): string {
  const begin = output.indexOf(`treeline-begin: ${path}\n`);
  const end = output.indexOf(`treeline-end: ${path}\n`);
  return begin >= 0 && end >= begin
    ? output.slice(begin, end)
    : `R ended before this script did:\n${output.slice(-2000)}`;
}

function readRun(output: string): ScriptRun {
  const lines = output.split("\n");
  const same = lines.filter((line) => line.startsWith("ok "));
  const differing = lines.filter((line) => line.startsWith("DIFFERS "));
  const notChecked = lines.filter((line) => line.startsWith("not checked "));
  // What R says where it broke off may hold the count of another script.
  const count = output.startsWith("R ended")
    ? null
    : /^treeline-check: (\d+) compared, (\d+) differ$/m.exec(output);
  const complete =
    count !== null &&
    Number(count[1]) === same.length + differing.length &&
    Number(count[2]) === differing.length &&
    same.length + notChecked.length > 0;
  return { same, differing, notChecked, complete, output };
}
