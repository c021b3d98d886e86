import { type AnalysisDocument, measures, runAnalysis, serialiseDocument } from "@treeline/engine";
import { importBytes } from "@treeline/engine/import";
import { type Command, UsageError } from "../command.ts";
import { deliver } from "../document-file.ts";
import { newDocument } from "../new-document.ts";
import { issueLines } from "../report-text.ts";

export const create: Command = {
  id: "new",
  label: "New",
  summary:
    "Makes an analysis from a table of studies; measure and roles are guessed from the column names unless told. " +
    "Exit code 1 when nothing can be computed from it yet; the analysis is written all the same.",
  file: "<studies.csv>",
  options: {
    measure: { type: "string", value: measures.ids.join("|"), help: "effect measure (guessed unless told)" },
    role: {
      type: "string",
      value: "<key=column>",
      help: "which column holds an input of the measure, the study's name (label) or weights; may be repeated",
      repeatable: true,
    },
    title: { type: "string", value: "<text>", help: "title of the analysis" },
    out: { type: "string", value: "<analysis.json>", help: "write to a file instead of the terminal" },
  },
  async run(args, terminal) {
    const measure = args.text("measure");
    if (measure !== undefined && !measures.has(measure)) {
      throw new UsageError(`--measure ${measure} is not known; there are ${measures.ids.join(", ")}.`);
    }
    const imported = importBytes(await terminal.readBytes(args.file));
    const issues = imported.ok ? imported.value.issues : imported.issues;
    if (issues.length > 0) terminal.error(`${issueLines(issues).join("\n")}\n`);
    if (!imported.ok) return 2;
    const title = args.text("title") ?? "";
    const document = newDocument(imported.value.table, { measure, title, roles: args.texts("role") });
    await deliver(serialiseDocument(document), args.text("out"), terminal);
    const report = runAnalysis(document);
    if (report.fit !== null) return 0;
    terminal.error(insufficient(document, issueLines(report.issues)));
    return 1;
  },
};

/** What a person has to know who is handed an analysis that computes nothing. */
function insufficient({ effects, roles }: AnalysisDocument, issues: readonly string[]): string {
  const inputs = Object.entries(roles.inputs).map(([key, name]) => `${key} = "${name}"`);
  const found = inputs.length === 0 ? "no column is chosen" : `the columns chosen are ${inputs.join(", ")}`;
  const { inputs: known } = measures.get(effects.measure);
  return `${[
    ...issues,
    `Nothing can be computed from this analysis yet: for the measure ${effects.measure} ${found}.`,
    `Say which columns hold its inputs (${known.map(({ key }) => key).join(", ")}) with --role key=column, choose another --measure, or edit roles.inputs in the analysis.`,
  ].join("\n")}\n`;
}
