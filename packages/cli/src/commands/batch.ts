import { restoreDocument, runAnalysis } from "@treeline/engine";
import { type Command, type ExitCode, UsageError } from "../command.ts";

export const batch: Command = {
  id: "batch",
  label: "Batch",
  summary: "Reads one analysis per line from standard input and prints one report per line (NDJSON).",
  file: null,
  options: {},
  async run(_args, terminal) {
    let exit: ExitCode = 0;
    let number = 0;
    for await (const line of terminal.lines()) {
      number += 1;
      if (line.trim() === "") continue;
      const restored = restoreDocument(parseLine(line, number));
      if (!restored.ok) exit = 2;
      const answer = restored.ok ? runAnalysis(restored.value) : { issues: restored.issues };
      terminal.out(`${JSON.stringify(answer)}\n`);
    }
    return exit;
  },
};

function parseLine(line: string, number: number): unknown {
  try {
    return JSON.parse(line);
  } catch {
    throw new UsageError(
      `Line ${number} is not JSON; the lines before it were answered, those after it were not.`,
    );
  }
}
