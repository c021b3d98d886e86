import { type AnalysisReport, type Issue, issue, restoreDocument, runAnalysis } from "@treeline/engine";
import { plotDefs } from "@treeline/plots";
import type { Command, ExitCode } from "../command.ts";

export const batch: Command = {
  id: "batch",
  label: "Batch",
  summary:
    "Reads one analysis per line from standard input and prints one report per line (NDJSON); exit code 2 when any cannot be computed.",
  file: null,
  options: {},
  async run(_args, terminal) {
    let exit: ExitCode = 0;
    let number = 0;
    for await (const line of terminal.lines()) {
      number += 1;
      if (line.trim() === "") continue;
      const answer = answerTo(line, number);
      if (!("fit" in answer) || answer.fit === null) exit = 2;
      terminal.out(`${JSON.stringify(answer)}\n`);
    }
    return exit;
  },
};

/** The report, or the issues that prevent one: whatever is wrong with a line, the lines after it are answered. */
function answerTo(line: string, number: number): AnalysisReport | { readonly issues: readonly Issue[] } {
  try {
    const restored = restoreDocument(JSON.parse(line), plotDefs);
    return restored.ok ? runAnalysis(restored.value) : { issues: restored.issues };
  } catch (error) {
    return { issues: [failure(error, number)] };
  }
}

function failure(error: unknown, number: number): Issue {
  const reason = error instanceof Error ? error.message : String(error);
  return error instanceof SyntaxError
    ? issue(
        "line-not-json",
        "error",
        `Line ${number} is not JSON, so nothing was computed for it: ${reason}`,
        "Write each analysis on one line of its own.",
      )
    : issue(
        "line-failed",
        "error",
        `Line ${number} stopped the computation, so there is no report for it: ${reason}`,
        "Report this as a mistake of the program, with the line.",
      );
}
