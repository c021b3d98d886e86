import { createDoseTrend } from "../../document/dose-trend.ts";
import type { DoseColumn, DoseTrendSpec } from "../../document/types.ts";
import type { Column, StudyTable } from "../../table/study-table.ts";
import { designOf } from "./read-design.ts";

type Columns = Partial<Record<DoseColumn, string>>;

/** Names by which columns of dose categories go, in plain letters, the surest first. */
const NAMES: readonly (readonly [DoseColumn, readonly string[]])[] = [
  ["dose", ["dose", "doses", "exposure", "exposuredose", "assigneddose", "mediandose", "meandose", "level"]],
  ["cases", ["cases", "case", "events", "ncases", "nevents", "deaths"]],
  [
    "n",
    [
      "n",
      "persontime",
      "personyears",
      "py",
      "pyears",
      "peryears",
      "people",
      "persons",
      "subjects",
      "total",
      "ntotal",
    ],
  ],
  [
    "logRatio",
    [
      "logrr",
      "logor",
      "loghr",
      "lnrr",
      "lnor",
      "lnhr",
      "logratio",
      "logirr",
      "lograteratio",
      "yi",
      "b",
      "beta",
    ],
  ],
  ["se", ["se", "selogrr", "selogor", "sei", "seyi", "standarderror", "selnrr", "selnor", "seb"]],
  [
    "ratio",
    [
      "rr",
      "or",
      "hr",
      "irr",
      "ratio",
      "oddsratio",
      "riskratio",
      "relativerisk",
      "hazardratio",
      "adjrr",
      "adjor",
    ],
  ],
  [
    "lower",
    ["lower", "lb", "lowerci", "cilower", "lci", "low", "lrr", "lor", "cilb", "ll", "loweror", "lowerrr"],
  ],
  [
    "upper",
    ["upper", "ub", "upperci", "ciupper", "uci", "high", "urr", "uor", "ciub", "ul", "upperor", "upperrr"],
  ],
  ["mean", ["mean", "m", "y", "means", "response"]],
  ["sd", ["sd", "sds", "stddev", "standarddeviation"]],
  ["study", ["study", "id", "author", "authors", "trial", "label", "studyid", "reference"]],
];

const plain = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]/g, "");

/**
 * What the columns of a table of dose categories hold, from their names and, for the design, from their entries (`cc`, `ci`,
 * `ir` or the words for them). A table with means and SDs and no ratio is one of means. Everything guessed can be changed.
 */
export function guessDoseTrend({ columns }: StudyTable, label: string | null): DoseTrendSpec {
  const taken = new Set<string>();
  const found: Columns = {};
  const design = columns.find(holdsDesigns) ?? columns.find(isNamedDesign);
  if (design !== undefined) {
    found.design = design.name;
    taken.add(design.name);
  }
  for (const [key, names] of NAMES) {
    const match = bestNamed(columns, names, taken);
    if (match === undefined) continue;
    found[key] = match;
    taken.add(match);
  }
  const study = found.study ?? label;
  const isOfMeans =
    found.mean !== undefined &&
    found.sd !== undefined &&
    found.logRatio === undefined &&
    found.ratio === undefined;
  return createDoseTrend({
    outcome: isOfMeans ? "mean-difference" : "ratio",
    columns: { ...partOf(found, isOfMeans), ...(study === null ? {} : { study }) },
  });
}

/** Only the columns that the outcome is made of. */
function partOf(found: Columns, isOfMeans: boolean): Columns {
  const { mean, sd, design, cases, logRatio, se, ratio, lower, upper, ...shared } = found;
  const given = (columns: { readonly [Key in DoseColumn]?: string | undefined }): Columns =>
    Object.fromEntries(Object.entries(columns).filter(([, name]) => name !== undefined));
  if (isOfMeans) return { ...shared, ...given({ mean, sd }) };
  // A ratio beside its logarithm says nothing more; its limits are needed only without a standard error.
  const own = logRatio === undefined ? given({ ratio }) : given({ logRatio });
  return {
    ...shared,
    ...given({ design, cases, se }),
    ...own,
    ...(se === undefined ? given({ lower, upper }) : {}),
  };
}

function bestNamed(
  columns: readonly Column[],
  names: readonly string[],
  taken: ReadonlySet<string>,
): string | undefined {
  const free = columns.filter(({ name }) => !taken.has(name));
  const known = names.flatMap((wanted) => free.filter(({ name }) => plain(name) === wanted));
  return known[0]?.name;
}

/** One entry that is no design must not hide the column, but be told of. */
function isNamedDesign({ kind, name }: Column): boolean {
  return kind === "text" && ["design", "type", "studytype", "studydesign"].includes(plain(name));
}

/** Whether all entries of a column, and there are some, are words for designs. */
function holdsDesigns({ kind, values }: Column): boolean {
  const entries = values.filter((value) => value !== null && value !== "");
  return kind === "text" && entries.length > 0 && entries.every((value) => designOf(String(value)) !== null);
}
