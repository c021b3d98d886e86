import { type AnalysisDocument, type Issue, runAnalysis, serialiseDocument } from "@treeline/engine";
import { applyRepair } from "@treeline/engine/repairs";
import { type Arguments, type Command, UsageError } from "../command.ts";
import { readDocument } from "../document-file.ts";
import { issueLines } from "../report-text.ts";

const GUARD = /^guard-/;

export const check: Command = {
  id: "check",
  label: "Check",
  summary:
    "Lists numbers that look wrong and rows that cannot be used, with what would mend them; exit code 1 when there are any.",
  file: "<analysis.json>",
  options: {
    repair: {
      type: "boolean",
      help: "do the repairs of what --guard and --row name, where there is just one, and write the analysis to --out",
    },
    guard: {
      type: "string",
      value: "<name>",
      help: "only what this guard found, as the list names it; may be repeated",
      repeatable: true,
    },
    row: {
      type: "string",
      value: "<study>",
      help: "only this study or row id; may be repeated",
      repeatable: true,
    },
    out: { type: "string", value: "<file>", help: "where the repaired analysis goes" },
  },
  async run(args, terminal) {
    const out = args.text("out");
    if (args.flag("repair")) checkUsage(args, out);
    const document = await readDocument(args.file, terminal);
    if (document === null) return 2;
    const found = findings(document, args);
    if (!args.flag("repair")) {
      terminal.out(list(found));
      return found.length === 0 ? 0 : 1;
    }
    const sure = found.filter(({ repairs }) => repairs?.length === 1);
    const repaired = sure.reduce((before, { repairs }) => applyRepair(before, repairs![0]!), document);
    await terminal.writeText(out!, serialiseDocument(repaired));
    const left = findings(repaired, args);
    terminal.out(
      `${sure.map(({ repairs, path }) => `repaired (row ${path.rowId}): ${repairs![0]!.record}\n`).join("")}${list(left)}`,
    );
    return left.length === 0 ? 0 : 1;
  },
};

/** A repair is a decision about a study: it is made by name. */
function checkUsage(args: Arguments, out: string | undefined): void {
  if (args.texts("guard").length === 0 && args.texts("row").length === 0) {
    throw new UsageError("--repair needs --guard or --row: say what is to be repaired; nothing was changed.");
  }
  if (out === undefined) {
    throw new UsageError(
      "--repair needs --out: the analysis read is never overwritten unasked; nothing was changed.",
    );
  }
}

function findings(document: AnalysisDocument, args: Arguments): Issue[] {
  const guards = new Set(args.texts("guard").map((name) => name.replace(GUARD, "")));
  const rows = new Set(args.texts("row"));
  const labels = document.table.columns.find(({ name }) => name === document.roles.label);
  const nameOf = new Map(
    document.table.rowIds.map((rowId, row) => [rowId, String(labels?.values[row] ?? "")]),
  );
  return runAnalysis(document).issues.filter(({ code, severity, path, repairs }) => {
    // A row that cannot be used looks wrong as well, whether or not anything is known to mend it.
    if (!GUARD.test(code) && severity !== "error" && repairs === undefined) return false;
    const rowId = path.rowId ?? "";
    return (
      (guards.size === 0 || guards.has(code.replace(GUARD, ""))) &&
      (rows.size === 0 || rows.has(rowId) || rows.has(nameOf.get(rowId) ?? ""))
    );
  });
}

function list(found: readonly Issue[]): string {
  if (found.length === 0) return "Nothing looks wrong.\n";
  const lines = found.flatMap((issue) => [
    `${issue.code.replace(GUARD, "")}: ${issueLines([issue]).join("")}`,
    ...(issue.repairs ?? []).map(({ label }) => `  repair: ${label}`),
  ]);
  return `${lines.join("\n")}\n`;
}
