import { type Issue, issue } from "../result.ts";
import { decodeText } from "./decode-text.ts";
import { normaliseLines, splitDelimited } from "./parse-delimited.ts";
import { parseNumber } from "./parse-number.ts";
import { eventsSwapped, fromObservedMinusExpected, type Review, type RevmanTable } from "./revman.ts";
import { type ReviewPooling, reviewModel } from "./revman-model.ts";
import { KINDS, type Kind, MEASURES, NAMES } from "./revman-web-names.ts";
import type { Column } from "./study-table.ts";
import { Refusal } from "./workbook/refusal.ts";
import type { Zip } from "./workbook/zip.ts";

/** A row of a file of the package, by the names of its columns. */
type Row = ReadonlyMap<string, string>;

const ROWS = /^\ufeff?"?Analysis group"?,"?Analysis number"?,"?Analysis name"?,"?Subgroup"?,/;
/** Whether a packed file holds such tables. */
export function isDataPackage({ names }: Zip): boolean {
  return names.some((name) => name.endsWith("data-rows.csv"));
}

/** Reads the tables of a packed review. @throws Refusal where they hold no study */
export function readDataPackage(zip: Zip): Review {
  const text = (end: string): string | null => {
    const name = zip.names.find((known) => known.endsWith(end));
    const bytes = name === undefined ? null : zip.read(name);
    return bytes === null ? null : decodeText(bytes).text;
  };
  return reviewOf(text("data-rows.csv") ?? "", text("overall-estimates-and-settings.csv"));
}

/** Reads the table of data rows alone, which does not say how they were analysed. @throws Refusal for another table of the package */
export function readDataRows(bytes: Uint8Array): Review {
  const { text } = decodeText(bytes);
  if (!ROWS.test(text)) {
    throw new Refusal(
      "review-without-studies",
      "This table holds the pooled results and settings of a review, not its studies",
      "Choose the whole package (.zip), or the file that ends in data-rows.csv.",
    );
  }
  return reviewOf(text, null);
}

function reviewOf(dataRows: string, settings: string | null): Review {
  const groups = new Map<string, Row[]>();
  for (const row of rowsOf(dataRows)) {
    const id = idOf(row);
    const known = groups.get(id);
    if (known === undefined) groups.set(id, [row]);
    else known.push(row);
  }
  if (groups.size === 0) {
    throw new Refusal("review-empty", "This review has no outcome with data", "Choose another file.");
  }
  const said = new Map((settings === null ? [] : rowsOf(settings)).map((row) => [idOf(row), row]));
  const outcomes = [...groups].map(([id, data]) => ({
    id,
    comparison: said.get(id)?.get(NAMES.groupName) ?? "",
    name: data[0]!.get(NAMES.analysisName) ?? id,
    rows: data.length,
  }));
  return {
    title: "",
    outcomes,
    table(id) {
      const data = groups.get(id);
      if (data === undefined) throw new RangeError(`the review has no outcome ${id}`);
      return tableOf(data, said.get(id) ?? null);
    },
  };
}

/** `1.2`: number of the group and of the analysis in it. */
function idOf(row: Row): string {
  return `${row.get(NAMES.group) ?? ""}.${row.get(NAMES.number) ?? ""}`;
}

function rowsOf(text: string): Row[] {
  const [names = [], ...body] = splitDelimited(normaliseLines(text.replace(/^\ufeff/, "")), ",").rows;
  return body.map((cells) => new Map(names.map((name, at) => [name.trim(), clean(cells[at] ?? "")])));
}

/** Cells that do not apply say so. */
function clean(cell: string): string {
  const text = cell.trim();
  return text === "#N/A" ? "" : text;
}

function tableOf(data: readonly Row[], settings: Row | null): RevmanTable {
  const kind = kindOf(data, settings);
  const rowIds = data.map((_, row) => `r${row + 1}`);
  const texts = (name: string): Column[] => {
    const values = data.map((row) => row.get(name) || null);
    return values.some((value) => value !== null) ? [{ name, kind: "text", values }] : [];
  };
  const columns: Column[] = [
    ...texts("Study"),
    ...texts("Subgroup"),
    ...kind.fields.map((field) => numbers(field, data, rowIds)),
    ...texts("Footnotes"),
  ];
  const effect = settings?.get(NAMES.measure) ?? "";
  const measure = kind.fallback === "GEN" ? "GEN" : (MEASURES[effect] ?? kind.fallback);
  const taken = settings === null ? null : reviewModel(poolingIn(settings), measure);
  return {
    title: data[0]!.get(NAMES.analysisName) ?? "",
    table: { rowIds, columns },
    measure,
    ...(taken === null ? {} : { model: taken.model }),
    roles: { label: "Study", inputs: kind.inputs },
    derived: kind.derived,
    directions: {
      negative: settings?.get(NAMES.left) ?? "",
      positive: settings?.get(NAMES.right) ?? "",
    },
    issues: [...issuesOf(kind, effect, settings), ...(taken?.issues ?? [])],
  };
}

/** Packages of different years name the estimator and the level differently. */
function poolingIn(settings: Row): ReviewPooling {
  const first = (names: RegExp): string =>
    [...settings].find(([name, text]) => names.test(name) && text !== "")?.[1] ?? "";
  return {
    method: settings.get(NAMES.method) ?? "",
    random: settings.get(NAMES.model) ?? "",
    level: first(/^(?:Estimate CI|CI\/PI level)$/),
    estimator: first(/estimator|^(?:Heterogeneity|Tau².*) method$/i),
    interval: first(/^CI method$/),
  };
}

/** As the settings say; else the first kind whose own numbers are there. */
function kindOf(data: readonly Row[], settings: Row | null): Kind {
  const type = settings?.get(NAMES.dataType) ?? "";
  const said = KINDS.find((kind) => type !== "" && type.startsWith(kind.type));
  const isFilled = (field: string): boolean => data.some((row) => (row.get(field) ?? "") !== "");
  const found = KINDS.find(({ fields }) => fields.slice(0, 2).every(isFilled));
  return said ?? found ?? KINDS.at(-1)!;
}

function numbers(field: string, data: readonly Row[], rowIds: readonly string[]): Column {
  const unparsed: [string, string][] = [];
  const values = data.map((row, at) => {
    const text = row.get(field) ?? "";
    const parsed = parseNumber(text);
    if (parsed === "unreadable") unparsed.push([rowIds[at]!, text]);
    return typeof parsed === "number" ? parsed : null;
  });
  return { name: field, kind: "number", values, unparsed: Object.fromEntries(unparsed) };
}

function issuesOf(kind: Kind, effect: string, settings: Row | null): Issue[] {
  const issues: Issue[] = [];
  if (settings?.get(NAMES.swap)?.toUpperCase() === "TRUE") issues.push(eventsSwapped());
  if (kind.derived.length > 0) issues.push(fromObservedMinusExpected());
  if (kind.fallback !== "GEN" && !Object.hasOwn(MEASURES, effect)) {
    issues.push(
      issue(
        "review-measure-not-said",
        "warning",
        "This file does not say by which effect measure the review analyses the outcome; a usual one was chosen.",
        "Choose the measure under Effects, or import the whole package (.zip), whose settings say it.",
      ),
    );
  }
  if (kind.type === "Contrast" && /Ratio/.test(effect)) {
    issues.push(
      issue(
        "review-ratios-logged",
        "note",
        "The effects of the outcome are logarithms of ratios, as RevMan keeps them.",
        "Choose to show them as ratios under Effects.",
      ),
    );
  }
  return issues;
}
