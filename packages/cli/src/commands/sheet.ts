import { measures } from "@treeline/engine";
import { codebookCsv, extractionSheet, sheetCsv, sheetPresets } from "@treeline/engine/double-coding";
import { type Command, UsageError } from "../command.ts";

const PRESETS = sheetPresets.map(({ id }) => id);

export const sheet: Command = {
  id: "sheet",
  label: "Extraction sheet",
  summary: `Makes an empty extraction sheet (CSV) with the columns of the measures named, or of a preset: ${PRESETS.join(", ")}; a filled sheet is understood by "treeline new".`,
  file: null,
  words: "<measure|preset ...>",
  options: {
    codebook: { type: "boolean", help: "print the codebook instead: one line per column, what it means" },
    out: {
      type: "string",
      value: "<sheet.csv>",
      help: "write the sheet to this file, and its codebook beside it (sheet-codebook.csv)",
    },
  },
  async run(args, terminal) {
    const fields = fieldsOf(args.words);
    const out = args.text("out");
    if (out === undefined) {
      terminal.out(args.flag("codebook") ? codebookCsv(fields) : sheetCsv(fields));
      return 0;
    }
    await terminal.writeText(out, sheetCsv(fields));
    await terminal.writeText(codebookName(out), codebookCsv(fields));
    return 0;
  },
};

function fieldsOf(words: readonly string[]): ReturnType<typeof extractionSheet> {
  const unknown = words.find((word) => !PRESETS.includes(word) && !measures.has(word));
  if (words.length === 0 || unknown !== undefined) {
    const what = unknown === undefined ? "sheet needs a measure or a preset" : `There is no "${unknown}"`;
    throw new UsageError(
      `${what}; presets are ${PRESETS.join(", ")}, and measures are ${measures.ids.join(", ")}.`,
    );
  }
  return extractionSheet(words);
}

function codebookName(out: string): string {
  return `${out.replace(/\.csv$/i, "")}-codebook.csv`;
}
