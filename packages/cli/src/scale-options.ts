import {
  type AnalysisDocument,
  createModerator,
  createModerators,
  findColumn,
  type Moderator,
  type ModeratorsSpec,
  runAnalysis,
  type StudyTable,
  scaleLinks,
  withDerivedColumns,
} from "@treeline/engine";
import { guessModerator } from "@treeline/engine/design";
import { type Arguments, type Command, UsageError } from "./command.ts";

type Scale = NonNullable<ModeratorsSpec["scale"]>;

const NONE = "none";

/** Options of the location-scale model, for commands that evaluate an analysis. */
export const SCALE_OPTIONS: Command["options"] = {
  "scale-term": {
    type: "string",
    value: "<column>[:<column>]|none",
    help: "a moderator, or an interaction a:b, that the heterogeneity may depend on (location-scale model); may be repeated",
    repeatable: true,
  },
  "scale-link": {
    type: "string",
    value: scaleLinks.ids.join("|"),
    help: "how moderators act on tau2: log multiplies it, identity adds to it",
  },
};

/**
 * The document with the terms and the link of its location-scale model as the command line gives them; a column that is no
 * moderator yet becomes one, read as it looks like.
 * @throws UsageError for a column that there is not, an unknown link, or a link without terms
 */
export function withScale(document: AnalysisDocument, args: Arguments): AnalysisDocument {
  const typed = args.texts("scale-term");
  const link = linkOf(args.text("scale-link"));
  if (typed.length === 0 && link === undefined) return document;
  const before = document.moderators ?? createModerators();
  if (typed.includes(NONE)) {
    if (typed.length > 1) throw new UsageError("--scale-term none stands alone: it takes all terms away.");
    return document.moderators === undefined
      ? document
      : { ...document, moderators: { ...before, scale: null } };
  }
  const terms = typed.length === 0 ? (before.scale?.terms ?? []) : typed.map(termOf);
  if (terms.length === 0) {
    throw new UsageError("--scale-link needs a --scale-term: heterogeneity has nothing to depend on.");
  }
  const scale: Scale = { terms, link: link ?? before.scale?.link ?? "log" };
  const variables = withColumns(document, before.variables, terms.flat());
  return { ...document, moderators: { ...before, variables, scale } };
}

function linkOf(text: string | undefined): Scale["link"] | undefined {
  if (text === undefined) return undefined;
  const link = scaleLinks.ids.find((id) => id === text);
  if (link === undefined) {
    throw new UsageError(`--scale-link ${text} is not known; there are ${scaleLinks.ids.join(", ")}.`);
  }
  return scaleLinks.get(link).id;
}

function termOf(text: string): readonly string[] {
  const names = text.split(":").map((name) => name.trim());
  if (names.some((name) => name === "") || new Set(names).size < names.length) {
    throw new UsageError(
      `--scale-term ${text}: write a column, or different columns joined by colons, such as format:hours.`,
    );
  }
  return names;
}

function withColumns(
  document: AnalysisDocument,
  variables: readonly Moderator[],
  columns: readonly string[],
): readonly Moderator[] {
  const missing = [...new Set(columns)].filter((name) => !variables.some(({ column }) => column === name));
  if (missing.length === 0) return variables;
  const table = tableOf(document);
  return [...variables, ...missing.map((name) => moderatorOf(table, name))];
}

function tableOf(document: AnalysisDocument): StudyTable {
  return document.derived.length === 0
    ? document.table
    : withDerivedColumns(document, runAnalysis(document)).table;
}

function moderatorOf(table: StudyTable, name: string): Moderator {
  const column = findColumn(table, name);
  if (column === undefined) {
    const names = table.columns.map((known) => `"${known.name}"`).join(", ");
    throw new UsageError(`--scale-term ${name}: the table has no column "${name}"; there are ${names}.`);
  }
  // A role belongs to one column, and a scale term claims none.
  return createModerator({ ...guessModerator(column), role: null });
}
