import {
  type AnalysisDocument,
  type AnalysisReport,
  type Issue,
  measures,
  type Result,
  runAnalysis,
  serialiseDocument,
} from "@treeline/engine";
import {
  type FileOptions,
  type FileOrigin,
  type ImportedFile,
  importFile,
  type LongLayout,
  summaryRowsLeftOut,
} from "@treeline/engine/import";
import { setUnit } from "@treeline/engine/table-edits";
import { AUDIT_OPTIONS, withAudit } from "../audit-options.ts";
import { columnLines, previewLines } from "../column-lines.ts";
import { type Arguments, type Command, UsageError } from "../command.ts";
import { DEPENDENCE_OPTIONS, withDependence } from "../dependence-options.ts";
import { DISPLAY_OPTIONS, withDisplay } from "../display-options.ts";
import { deliver } from "../document-file.ts";
import { LAYOUT_OPTIONS, longLayout, wantsLong } from "../layout-options.ts";
import { MODEL_OPTIONS, withModel } from "../model-options.ts";
import { MODERATOR_OPTIONS, withModerators } from "../moderator-options.ts";
import { NETWORK_OPTIONS, withNetwork } from "../network-options.ts";
import { newDocument } from "../new-document.ts";
import { issueLines } from "../report-text.ts";
import { SCALE_OPTIONS, withScale } from "../scale-options.ts";

/** @throws UsageError for a column that is not there or holds no numbers */
function withUnits(imported: ImportedFile, told: readonly string[]): ImportedFile {
  let { table } = imported;
  for (const text of told) {
    const cut = text.lastIndexOf("=");
    if (cut < 1) throw new UsageError(`--unit ${text} is no unit: write column=unit, such as length=weeks.`);
    const set = setUnit(table, text.slice(0, cut).trim(), text.slice(cut + 1));
    if (!set.ok) {
      const numbers = table.columns.filter(({ kind }) => kind === "number").map(({ name }) => `"${name}"`);
      throw new UsageError(
        `--unit ${text}: there is no such column of numbers; there are ${numbers.join(", ")}.`,
      );
    }
    table = set.value;
  }
  return { ...imported, table };
}

/** What is said of rows whose columns, or numbers, are not there. */
const LACKS: ReadonlySet<string> = new Set(["value-missing", "row-lacks-numbers"]);

export const create: Command = {
  id: "new",
  label: "New",
  summary:
    "Makes an analysis from a table of studies (CSV, .xlsx, .sav) or a review of RevMan (.rm5, or the data of a RevMan Web review: .zip, data-rows.csv); measure and roles are guessed from the column names unless told. " +
    "Shows the first rows as numbers and what was made of each column. Exit code 1 when nothing can be computed from it yet; the analysis is written all the same.",
  file: "<studies.csv>",
  options: {
    measure: { type: "string", value: measures.ids.join("|"), help: "effect measure (guessed unless told)" },
    role: {
      type: "string",
      value: "<key=column>",
      help: "which column holds an input of the measure, the study’s name (label) or weights; may be repeated",
      repeatable: true,
    },
    derive: {
      type: "string",
      value: '"<name> = <formula>"',
      help: "a column computed from others, such as dose = weeks * sessions; may be repeated",
      repeatable: true,
    },
    filter: { type: "string", value: "<condition>", help: 'keep only rows such as format == "online"' },
    sheet: {
      type: "string",
      value: "<name>",
      help: "sheet of a workbook (the first with cells unless told)",
    },
    codes: {
      type: "boolean",
      help: "read coded values of an SPSS file as their numbers (they become their labels unless told)",
    },
    unit: {
      type: "string",
      value: "<column=unit>",
      help: "what the numbers of a column are counted in, such as length=weeks; may be repeated",
      repeatable: true,
    },
    outcome: { type: "string", value: "<id>", help: "outcome of a review (the first unless told)" },
    ...LAYOUT_OPTIONS,
    ...DISPLAY_OPTIONS,
    ...MODEL_OPTIONS,
    ...MODERATOR_OPTIONS,
    ...SCALE_OPTIONS,
    ...AUDIT_OPTIONS,
    ...DEPENDENCE_OPTIONS,
    ...NETWORK_OPTIONS,
    decimal: {
      type: "string",
      value: "point|comma",
      help: "the decimal mark of a text file (recognised unless told; say it where 1,234 may mean either)",
    },
    "no-split": {
      type: "boolean",
      help: "leave cells with several numbers, such as 2.1 (1.2-3.7), 24.3 (5.1) or 12/100, as text (they become columns unless told)",
    },
    "no-exchange": {
      type: "boolean",
      help: "take every row of a text file as a study (rows and columns are exchanged where studies seem to stand side by side unless told)",
    },
    "keep-totals": {
      type: "boolean",
      help: "pool rows named as the sum of others, such as Total or Overall, like studies (they are left out unless told)",
    },
    title: { type: "string", value: "<text>", help: "title of the analysis" },
    out: { type: "string", value: "<analysis.json>", help: "write to a file instead of the terminal" },
  },
  async run(args, terminal) {
    const measure = args.text("measure");
    if (measure !== undefined && !measures.has(measure)) {
      throw new UsageError(`--measure ${measure} is not known; there are ${measures.ids.join(", ")}.`);
    }
    const [sheet, outcome] = [args.text("sheet"), args.text("outcome")];
    const bytes = await terminal.readBytes(args.file);
    const options = {
      ...(sheet === undefined ? {} : { sheet }),
      ...(outcome === undefined ? {} : { outcome }),
      ...marks(args),
      ...(args.flag("codes") ? { labels: false } : {}),
      ...(args.flag("no-split") ? { split: false } : {}),
      ...(args.flag("no-exchange") ? { isTransposed: false } : {}),
    };
    const wide = await importFile(bytes, options);
    const guessed = guessedLayout(args, wide);
    const isLong = wantsLong(args) || guessed !== null;
    const imported =
      isLong && wide.ok ? await importFile(bytes, { ...options, long: longLayout(args, wide.value) }) : wide;
    const issues = imported.ok ? imported.value.issues : imported.issues;
    if (issues.length > 0) terminal.error(`${issueLines(issues).join("\n")}\n`);
    if (!imported.ok) return 2;
    checkPart(imported.value.origin, sheet, outcome);
    const made = newDocument(withUnits(imported.value, args.texts("unit")), {
      measure,
      title: args.text("title"),
      roles: args.texts("role"),
      derived: args.texts("derive"),
      filter: args.text("filter") ?? null,
      keepsTotals: args.flag("keep-totals"),
    });
    const totals = args.flag("keep-totals") ? null : summaryRowsLeftOut(made.table, made.roles.label);
    if (totals !== null) terminal.error(`${issueLines([totals]).join("\n")}\n`);
    const modelled = withScale(withModerators(withModel(withDisplay(made, args), args), args), args);
    const document = withNetwork(withDependence(withAudit(modelled, args), args), args);
    await deliver(serialiseDocument(document), args.text("out"), terminal);
    const notes = guessed === null ? [] : [looksLong(guessed)];
    terminal.error(`${[...previewLines(imported.value), ...columnLines(document), ...notes].join("\n")}\n`);
    const report = runAnalysis(document);
    if (report.fit !== null) {
      const doubts = issueLines(report.issues.filter(isOfRows));
      if (doubts.length > 0) terminal.error(`${doubts.join("\n")}\n`);
      return 0;
    }
    terminal.error(insufficient(document, report));
    return 1;
  },
};

/** Rows left out of the result, and numbers that look wrong, are said while the table is still at hand. */
function isOfRows({ severity, path }: Issue): boolean {
  return severity !== "note" && path.rowId !== undefined;
}

/** The decimal mark as told. */
function marks(args: Arguments): Pick<FileOptions, "decimal"> {
  const decimal = args.text("decimal");
  if (decimal === undefined) return {};
  if (decimal === "point") return { decimal: "." };
  if (decimal === "comma") return { decimal: "," };
  throw new UsageError(`--decimal ${decimal} is not known; there are point and comma.`);
}

function looksLong({ study, arm, reference }: LongLayout): string {
  return `note: The table looks as if it had one row per arm (“${study}”, “${arm}”); its arms were put side by side, with “${reference}” as the one all others are compared with. Use --layout long --reference for another, or --layout wide if it is right as it is.`;
}

/** A table that looks as if it had one row per arm is put side by side, unless its layout or its columns are told; a network takes arms as they stand. */
function guessedLayout(args: Arguments, wide: Result<ImportedFile>): LongLayout | null {
  const isTold =
    ["layout", "network"].some((name) => args.text(name) !== undefined) || args.texts("role").length > 0;
  return isTold || !wide.ok ? null : wide.value.long;
}

/** A sheet or an outcome that is not there must not silently be another one. */
function checkPart(origin: FileOrigin, sheet: string | undefined, outcome: string | undefined): void {
  const parts = origin.kind === "workbook" ? origin.sheets.map(({ name }) => name) : [];
  const outcomes = origin.kind === "review" ? origin.outcomes.map(({ id }) => id) : [];
  if (sheet !== undefined && !parts.includes(sheet)) {
    throw new UsageError(`--sheet ${sheet}: the file has no such sheet; there are ${quoted(parts)}.`);
  }
  if (outcome !== undefined && !outcomes.includes(outcome)) {
    throw new UsageError(
      `--outcome ${outcome}: the file has no such outcome; there are ${quoted(outcomes)}.`,
    );
  }
}

function quoted(names: readonly string[]): string {
  return names.length === 0 ? "none" : names.map((name) => `"${name}"`).join(", ");
}

/** What a person has to know who is handed an analysis that computes nothing. */
function insufficient(
  { effects, roles }: AnalysisDocument,
  { issues: said }: Pick<AnalysisReport, "issues">,
): string {
  const issues = issueLines(said);
  // Where rows were computed and refused, the columns are there: what lacks is in the rows.
  const refused = new Set(
    said.flatMap(({ severity, path, code }) =>
      severity === "error" && path.rowId !== undefined && !LACKS.has(code) ? [path.rowId] : [],
    ),
  ).size;
  const inputs = Object.entries(roles.inputs).map(([key, name]) => `${key} = "${name}"`);
  const found = inputs.length === 0 ? "no column is chosen" : `the columns chosen are ${inputs.join(", ")}`;
  const { inputs: known } = measures.get(effects.measure);
  if (refused > 0) {
    const rows = refused === 1 ? "a row" : `${refused} rows`;
    return `${[
      ...issues,
      `Nothing can be computed from this analysis yet: for the measure ${effects.measure} ${found}, and ${rows} cannot be used for the reasons above.`,
      "Correct these rows, choose another --measure or option as the messages say, or choose other columns with --role key=column if these are the wrong ones.",
    ].join("\n")}\n`;
  }
  return `${[
    ...issues,
    `Nothing can be computed from this analysis yet: for the measure ${effects.measure} ${found}.`,
    `Say which columns hold its inputs (${known.map(({ key }) => key).join(", ")}) with --role key=column, choose another --measure, or edit roles.inputs in the analysis.`,
  ].join("\n")}\n`;
}
