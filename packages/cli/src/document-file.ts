import { type AnalysisDocument, type Issue, restoreDocument } from "@treeline/engine";
import { plotDefs } from "@treeline/plots";
import { type Terminal, UsageError } from "./command.ts";
import { issueLines } from "./report-text.ts";

/**
 * Reads an analysis file; what is wrong with its content is printed.
 * @returns the document, or null when it cannot be used
 */
export async function readDocument(path: string, terminal: Terminal): Promise<AnalysisDocument | null> {
  const restored = restoreDocument(parseJson(await terminal.readText(path), path), plotDefs);
  if (!restored.ok) {
    terminal.error(`${path} cannot be used as an analysis.\n${issueLines(restored.issues).join("\n")}\n`);
    return null;
  }
  if (restored.issues.length > 0) terminal.error(`${issueLines(restored.issues).join("\n")}\n`);
  return restored.value;
}

/** Prints the text, or writes it where `--out` says. */
export async function deliver(text: string, out: string | undefined, terminal: Terminal): Promise<void> {
  if (out === undefined) terminal.out(text);
  else await terminal.writeText(out, text);
}

/** True when the report holds no fit because of an error: the exit code says so. */
export function hasErrors(issues: readonly Issue[]): boolean {
  return issues.some((issue) => issue.severity === "error");
}

function parseJson(text: string, path: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new UsageError(`${path} is not JSON, so nothing was computed: ${reason}`);
  }
}
