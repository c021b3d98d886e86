import { type AnalysisDocument, measures, serialiseDocument } from "@treeline/engine";
import { compareCodings, resolveDifference } from "@treeline/engine/double-coding";
import { type ImportedFile, importFile } from "@treeline/engine/import";
import { type Arguments, type Command, type Terminal, UsageError } from "../command.ts";
import { comparisonText } from "../comparison-text.ts";
import { deliver } from "../document-file.ts";
import { newDocument } from "../new-document.ts";
import { issueLines } from "../report-text.ts";

export const compare: Command = {
  id: "compare",
  label: "Compare codings",
  summary:
    "Compares two codings of the same studies: agreement per column, every cell that differs with what it does to the effect, rows only one has. Exit code 1 when anything differs.",
  file: null,
  words: "<first.csv> <second.csv>",
  options: {
    by: {
      type: "string",
      value: "<column>",
      help: "match rows by this column (the study’s name, outcome and time unless told); may be repeated",
      repeatable: true,
    },
    measure: { type: "string", value: "<id>", help: "effect measure (guessed unless told)" },
    role: {
      type: "string",
      value: "<key=column>",
      help: "which column holds an input of the measure; may be repeated",
      repeatable: true,
    },
    take: {
      type: "string",
      value: "first|second",
      help: "settle every difference so, note it in the ledger of its row, and write the analysis to --out",
    },
    json: { type: "boolean", help: "print the comparison as JSON, unrounded" },
    out: { type: "string", value: "<file>", help: "where the comparison, or with --take the analysis, goes" },
  },
  async run(args, terminal) {
    const take = takeOf(args);
    const [first, second] = files(args);
    const a = await read(first, terminal);
    const b = await read(second, terminal);
    if (a === null || b === null) return 2;
    const document = newDocument(a, choices(args));
    const by = args.texts("by");
    const comparison = compareCodings(a.table, b.table, document, by.length === 0 ? null : by);
    if (comparison.issues.some(({ severity }) => severity === "error")) {
      terminal.error(`${issueLines(comparison.issues).join("\n")}\n`);
      return 2;
    }
    const text = args.flag("json") ? `${JSON.stringify(comparison, null, 2)}\n` : comparisonText(comparison);
    if (take === null) {
      await deliver(text, args.text("out"), terminal);
      return comparison.differences.length + comparison.lone.length === 0 ? 0 : 1;
    }
    terminal.out(text);
    const settled = comparison.differences.reduce<AnalysisDocument>((before, difference) => {
      const result = resolveDifference(before, difference, { take });
      return result.ok ? result.value : before;
    }, document);
    await terminal.writeText(args.text("out")!, serialiseDocument(settled));
    return comparison.lone.length === 0 ? 0 : 1;
  },
};

function takeOf(args: Arguments): "a" | "b" | null {
  const take = args.text("take");
  if (take === undefined) return null;
  if (take !== "first" && take !== "second")
    throw new UsageError(`--take ${take} is not known; there are first and second.`);
  if (args.text("out") === undefined) {
    throw new UsageError("--take needs --out: say where the settled analysis goes; nothing was changed.");
  }
  return take === "first" ? "a" : "b";
}

function files({ words }: Arguments): readonly [string, string] {
  const [first, second, ...others] = words;
  if (first === undefined || second === undefined || others.length > 0) {
    throw new UsageError("compare needs two tables: the first and the second coding of the same studies.");
  }
  return [first, second];
}

async function read(path: string, terminal: Terminal): Promise<ImportedFile | null> {
  const imported = await importFile(await terminal.readBytes(path));
  const issues = imported.ok ? imported.value.issues : imported.issues;
  if (issues.length > 0) terminal.error(`${path}\n${issueLines(issues).join("\n")}\n`);
  return imported.ok ? imported.value : null;
}

function choices(args: Arguments): Parameters<typeof newDocument>[1] {
  const measure = args.text("measure");
  if (measure !== undefined && !measures.has(measure)) {
    throw new UsageError(`--measure ${measure} is not known; there are ${measures.ids.join(", ")}.`);
  }
  return {
    measure,
    title: undefined,
    roles: args.texts("role"),
    derived: [],
    filter: null,
    keepsTotals: true,
  };
}
