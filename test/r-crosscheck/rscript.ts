import { execFile, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

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

/** Runs an exported script in a folder of its own and reads its check lines. */
export async function runScript(script: string): Promise<ScriptRun> {
  const folder = mkdtempSync(join(tmpdir(), "treeline-r-"));
  try {
    writeFileSync(join(folder, "analysis.R"), script);
    return readRun(await outputOf(folder));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Both streams: a script that stops says why on the second. */
function outputOf(folder: string): Promise<string> {
  // A plain locale: the script must not depend on the machine's.
  const options = { cwd: folder, env: { ...process.env, LC_ALL: "C" }, maxBuffer: 1e8 };
  return new Promise((resolve) => {
    execFile("Rscript", ["analysis.R"], options, (_error, stdout, stderr) => resolve(`${stdout}\n${stderr}`));
  });
}

function readRun(output: string): ScriptRun {
  const lines = output.split("\n");
  const same = lines.filter((line) => line.startsWith("ok "));
  const differing = lines.filter((line) => line.startsWith("DIFFERS "));
  const notChecked = lines.filter((line) => line.startsWith("not checked "));
  const count = /^treeline-check: (\d+) compared, (\d+) differ$/m.exec(output);
  const complete =
    count !== null &&
    Number(count[1]) === same.length + differing.length &&
    Number(count[2]) === differing.length &&
    same.length + notChecked.length > 0;
  return { same, differing, notChecked, complete, output };
}
