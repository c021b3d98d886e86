import { type AnalysisDocument, type Issue, ok, type Result, restoreDocument } from "@treeline/engine";
import { isShareLink, readShareLink } from "@treeline/engine/share";
import { plotDefs } from "@treeline/plots";
import { type Terminal, UsageError } from "./command.ts";
import { issueLines } from "./report-text.ts";

/** Names of files that treeline new reads. */
const TABLE = /\.(?:csv|tsv|tab|txt|xlsx|rm5)$/i;

/**
 * Reads an analysis from a file or a share link; what is wrong with its content is printed.
 * @returns the document, or null when it cannot be used
 */
export async function readDocument(path: string, terminal: Terminal): Promise<AnalysisDocument | null> {
  const parsed = await parsedAt(path, terminal);
  const restored = parsed.ok ? restoreDocument(parsed.value, plotDefs) : parsed;
  if (!restored.ok) {
    terminal.error(
      `${path.slice(0, 200)} cannot be used as an analysis.\n${issueLines(restored.issues).join("\n")}\n`,
    );
    return null;
  }
  if (restored.issues.length > 0) terminal.error(`${issueLines(restored.issues).join("\n")}\n`);
  return restored.value;
}

async function parsedAt(path: string, terminal: Terminal): Promise<Result<unknown>> {
  if (isShareLink(path)) return readShareLink(path);
  return ok(parseJson(await terminal.readText(path), path));
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
    throw new UsageError(
      TABLE.test(path)
        ? `${path} is a table of studies and not an analysis, so nothing was computed. Make an analysis from it first: treeline new ${path} --out analysis.json`
        : `${path} is not JSON, so nothing was computed: ${reason} Commands read an analysis; treeline new makes one from a table of studies.`,
    );
  }
}
