import { type Issue, issue } from "../result.ts";
import { type NumberFormat, parseNumber } from "./parse-number.ts";
import { isSummaryName } from "./summary-name.ts";

type Row = readonly string[];

/** What stands around the rows of a table that was copied from a paper. */
export interface TableFrame {
  /** Rows above the table with a single cell: its title. */
  readonly titles: number;
  /** Whether the row below the titles names groups of the columns that the next row names. */
  readonly grouped: boolean;
  /** Rows below the table with a single cell: its footnotes. */
  readonly notes: number;
  /** Rows among them, or above them, that are named as a total and hold no number. */
  readonly totals: number;
}

/** How far the beginning of a table is looked at for titles. */
const TOP = 20;

const FOOTNOTE =
  /^(?:[*†‡§¶#]|[¹²³ᵃᵇᶜ]|notes?\b|heterogeneity:|tests? for (?:overall|subgroup) |abbreviations?\b|source\b|legend\b|[a-z]\)\s|[a-h] \p{L}{2,} )/iu;
/** "NR, not reported; CI = confidence interval" */
const ABBREVIATIONS = /^\p{Lu}{2,5}(?:,| ?[=:]) \p{Ll}/u;

/**
 * Finds title rows above a table, a row of group names above the names of columns ("Intervention", "Control" above n, Mean, SD),
 * and footnotes below it. A table of one or two columns has none of them.
 */
export function frameOf(rows: readonly Row[], format: NumberFormat): TableFrame {
  const widest = rows.slice(0, TOP).reduce((most, row) => Math.max(most, filled(row)), 0);
  if (widest < 3) return { titles: 0, grouped: false, notes: 0, totals: 0 };
  const first = rows.findIndex((row) => filled(row) > 1);
  const titles = first > 0 && rows.slice(0, first).every((row) => !hasNumber(row, format)) ? first : 0;
  return { titles, grouped: isGrouped(rows.slice(titles), format), ...rowsBelow(rows, first) };
}

/** Footnotes and totals without numbers at the end of a table. @param first the first row with more than one cell */
export function rowsBelow(rows: readonly Row[], first: number): Pick<TableFrame, "notes" | "totals"> {
  let [notes, totals] = [0, 0];
  for (let at = rows.length - 1; at > first + 1; at--) {
    const row = rows[at]!;
    const text = filled(row) === 1 ? row.find((cell) => cell.trim() !== "")!.trim() : "";
    if (FOOTNOTE.test(text) || ABBREVIATIONS.test(text)) notes += 1;
    else if (isSummaryName(text)) totals += 1;
    else break;
  }
  return { notes, totals };
}

/** Two rows of names, of which the second names several columns alike and the first leaves cells empty that it fills. */
function isGrouped([groups, names, study]: readonly Row[], format: NumberFormat): boolean {
  if (groups === undefined || names === undefined || study === undefined) return false;
  if (hasNumber(groups, format) || hasNumber(names, format) || !hasNumber(study, format)) return false;
  const spans = names.some((name, at) => name.trim() !== "" && (groups[at] ?? "").trim() === "");
  return spans && repeated(names).size > 0;
}

/**
 * One name per column of two rows of names: a name that several columns share has the name of its group before it, as has an
 * empty one; the others tell themselves apart.
 */
export function joinedNames(groups: Row, names: Row): string[] {
  const shared = repeated(names);
  let group = "";
  return Array.from({ length: Math.max(groups.length, names.length) }, (_, at) => {
    const above = (groups[at] ?? "").trim();
    if (above !== "") group = above;
    const name = (names[at] ?? "").trim();
    if (name === "") return above;
    return shared.has(name.toLowerCase()) && group !== "" ? `${group} ${name}` : name;
  });
}

function repeated(names: Row): ReadonlySet<string> {
  const all = names.map((name) => name.trim().toLowerCase()).filter((name) => name !== "");
  return new Set(all.filter((name, at) => all.indexOf(name) !== at));
}

function filled(row: Row): number {
  return row.reduce((count, cell) => (cell.trim() === "" ? count : count + 1), 0);
}

function hasNumber(row: Row, format: NumberFormat): boolean {
  return row.some((cell) => typeof parseNumber(cell, format) === "number");
}

/** What was left out around the table, and how its names were joined. */
export function describeFrame({ titles, grouped, notes, totals }: TableFrame): Issue[] {
  const issues: Issue[] = [];
  if (titles > 0) issues.push(titlesSkipped(titles));
  if (grouped) {
    issues.push(
      issue(
        "names-joined",
        "note",
        "The columns are named in two rows; each name that several columns share has the name of its group before it.",
        "Rename the columns if you like.",
      ),
    );
  }
  if (notes > 0) {
    const rows =
      notes === 1 ? "1 row below the table is a footnote" : `${notes} rows below the table are footnotes`;
    issues.push(
      issue(
        "notes-skipped",
        "note",
        `${rows} and not imported.`,
        "Look whether they say something of the numbers, such as standard errors in place of standard deviations.",
      ),
    );
  }
  if (totals > 0) {
    issues.push(
      issue(
        "totals-skipped",
        "note",
        totals === 1
          ? "1 row below the table is named as a total and holds no number; it was not imported."
          : `${totals} rows below the table are named as totals and hold no number; they were not imported.`,
        "Nothing needs to be done.",
      ),
    );
  }
  return issues;
}

/** Rows above a table that were taken for its title. */
function titlesSkipped(titles: number): Issue {
  const rows =
    titles === 1
      ? "row above the table with a single cell was"
      : "rows above the table with single cells were";
  return issue(
    "title-rows-skipped",
    "note",
    `${titles} ${rows} taken for a title and left out.`,
    "Nothing needs to be done.",
  );
}
