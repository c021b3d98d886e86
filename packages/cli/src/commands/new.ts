import {
  type AnalysisDocument,
  createDocument,
  guessRoles,
  measures,
  runAnalysis,
  serialiseDocument,
} from "@treeline/engine";
import { importBytes } from "@treeline/engine/import";
import { type Command, UsageError } from "../command.ts";
import { deliver } from "../document-file.ts";
import { issueLines } from "../report-text.ts";

export const create: Command = {
  id: "new",
  label: "New",
  summary: "Makes an analysis from a table of studies; measure and roles are guessed from the column names.",
  file: "<studies.csv>",
  options: {
    measure: { type: "string", value: measures.ids.join("|"), help: "effect measure (guessed unless told)" },
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
    const document = documentOf(imported.value.table, measure, args.text("title") ?? "");
    await deliver(serialiseDocument(document), args.text("out"), terminal);
    const report = runAnalysis(document);
    if (report.fit === null) terminal.error(insufficient(document, issueLines(report.issues)));
    return 0;
  },
};

/** What a person has to know who is handed an analysis that computes nothing. */
function insufficient({ effects, roles }: AnalysisDocument, issues: readonly string[]): string {
  const inputs = Object.entries(roles.inputs).flatMap(([key, name]) =>
    name == null ? [] : [`${key} = "${name}"`],
  );
  const found = inputs.length === 0 ? "no column" : inputs.join(", ");
  const { inputs: known } = measures.get(effects.measure);
  return `${[
    ...issues,
    `Nothing can be computed from this analysis yet: for the measure ${effects.measure} the column names told ${found}.`,
    `Name the columns after its inputs (${known.map(({ key }) => key).join(", ")}), choose another --measure, or set roles.inputs in the analysis.`,
  ].join("\n")}\n`;
}

function documentOf(
  table: AnalysisDocument["table"],
  measure: string | undefined,
  title: string,
): AnalysisDocument {
  const guessed = guessRoles(table);
  const id = measure ?? guessed.measure;
  // Another measure than the guessed one understands only some of the same inputs.
  const keys = new Set(measures.get(id).inputs.map((input) => input.key));
  const inputs = Object.fromEntries(Object.entries(guessed.roles.inputs).filter(([key]) => keys.has(key)));
  return createDocument({ title, table, roles: { ...guessed.roles, inputs }, effects: { measure: id } });
}
