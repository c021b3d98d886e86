import { combinedSentences } from "../aggregate/sentences.ts";
import { structures } from "../aggregate/structures/registry.ts";
import type { AnalysisReport, CombinedEffects, EffectSet } from "../analysis-types.ts";
import type { AggregateSpec, AnalysisDocument } from "../document/types.ts";
import { readyMade } from "../measures/gen.ts";
import { findColumn } from "../table/study-table.ts";
import type { Check } from "./r-checks.ts";
import type { Part } from "./r-part.ts";
import { rCall, rComment, rNumber, rNumbers, rString, rStrings } from "./r-text.ts";

/** The effects of each study combined: `es`, `dat` and `study` go on with one row per study. Empty where nothing is combined. */
export function aggregatePart(document: AnalysisDocument, report: AnalysisReport): Part[] {
  const { effects } = report;
  const combined = effects?.combined;
  if (effects == null || combined === undefined) return [];
  const code = [
    `# ---- several effects per study ${"-".repeat(39)}`,
    ...combinedSentences(report).map(rComment),
    ...studyCode(document, combined),
    ...placeCode(combined.spec),
    ...matrixCode(combined),
    `es <- ${rCall("aggregate", aggregateArguments(combined.spec))}`,
    ...COMBINE_COLUMNS,
    `study <- ${rStrings(effects.labels)}`,
    "print(es)",
  ];
  return [{ code, checks: combinedChecks(effects), unchecked: [] }];
}

/** Which study a row belongs to; a row that does not say is one of its own. */
function studyCode({ table }: AnalysisDocument, { spec, rows }: CombinedEffects): string[] {
  const column = findColumn(table, spec.by);
  const used = new Set(rows.rowIds);
  const texts =
    column?.kind === "number" ? Object.entries(column.unparsed).filter(([rowId]) => used.has(rowId)) : [];
  return [
    `study_of_row <- trimws(as.character(dat[[${rString(spec.by)}]]))`,
    ...texts.map(([rowId, text]) => `study_of_row[dat$row == ${rString(rowId)}] <- ${rString(text.trim())}`),
    'alone <- is.na(study_of_row) | study_of_row == ""',
    'study_of_row[alone] <- paste("row", dat$row[alone])',
    `rows <- escalc(measure = ${rString(readyMade.id)}, yi = as.numeric(es$yi), vi = as.numeric(es$vi))`,
  ];
}

/** Time points and outcomes; rows that stand alone need none, but metafor wants a value. */
function placeCode(spec: AggregateSpec): string[] {
  const { needs } = structures.get(spec.structure);
  const lines: string[] = [];
  if (needs.includes("time") && spec.time !== null) {
    lines.push(`time_of_row <- dat[[${rString(spec.time)}]]`, "time_of_row[is.na(time_of_row)] <- 0");
  }
  if (needs.includes("obs") && spec.obs !== null) {
    lines.push(
      `obs_of_row <- trimws(as.character(dat[[${rString(spec.obs)}]]))`,
      'obs_of_row[is.na(obs_of_row)] <- ""',
    );
  }
  return lines;
}

/** The covariance matrix of all rows, for the structures metafor has no name for. */
function matrixCode({ spec, rows }: CombinedEffects): string[] {
  const { r, needs } = structures.get(spec.structure);
  if (r !== null) return [];
  const takesRho = needs.includes("rho");
  const pairs = takesRho ? (rows.covariances ?? []) : spec.covariances;
  const used = new Set(rows.rowIds);
  const known = pairs.filter(({ rowIds }) => rowIds.every((rowId) => used.has(rowId)));
  return [
    `r <- ${takesRho ? rNumber(spec.rho) : "0"} * outer(study_of_row, study_of_row, "==")`,
    "diag(r) <- 1",
    "V <- r * sqrt(outer(rows$vi, rows$vi))",
    ...(known.length === 0
      ? []
      : [
          rComment(
            takesRho
              ? "Rows that share a control group: Gleser and Olkin (2009), by the formula of the measure."
              : "Covariances given by the analyst.",
          ),
          `pair_1 <- match(${rStrings(known.map(({ rowIds }) => rowIds[0]))}, dat$row)`,
          `pair_2 <- match(${rStrings(known.map(({ rowIds }) => rowIds[1]))}, dat$row)`,
          `V[cbind(c(pair_1, pair_2), c(pair_2, pair_1))] <- rep(${rNumbers(known.map(({ value }) => value))}, 2)`,
          'V[outer(study_of_row, study_of_row, "!=")] <- 0',
        ]),
  ];
}

function aggregateArguments(spec: AggregateSpec): (readonly [string, string] | null)[] {
  const { r, needs } = structures.get(spec.structure);
  const has = (need: (typeof needs)[number]): boolean => r !== null && needs.includes(need);
  return [
    ["", "rows"],
    ["cluster", "study_of_row"],
    r === null ? ["V", "V"] : ["struct", rString(r)],
    has("time") ? ["time", "time_of_row"] : null,
    has("obs") ? ["obs", "obs_of_row"] : null,
    has("rho") ? ["rho", rNumber(spec.rho)] : null,
    has("phi") ? ["phi", rNumber(spec.phi)] : null,
    ["weighted", spec.weighted ? "TRUE" : "FALSE"],
    // A plain mean needs no inverse.
    ["checkpd", spec.weighted ? "TRUE" : "FALSE"],
  ];
}

const COMBINE_COLUMNS: readonly string[] = [
  "# Of the other columns: the mean of numbers, and texts where they agree, else each once.",
  "combine <- function(x) {",
  "  parts <- split(x, factor(study_of_row, levels = unique(study_of_row)))",
  "  known <- lapply(parts, function(part) part[!is.na(part)])",
  "  one <- if (is.numeric(x)) function(part) if (length(part) == 0) NA_real_ else mean(part) else",
  '    function(part) if (length(part) == 0) NA_character_ else paste(unique(part), collapse = "; ")',
  "  unname(sapply(known, one))",
  "}",
  "first <- !duplicated(study_of_row)",
  "dat_of_rows <- dat",
  "dat <- dat_of_rows[first, , drop = FALSE]",
  'for (name in setdiff(names(dat), "row")) dat[[name]] <- combine(dat_of_rows[[name]])',
];

/** What the rows gave stands before what became of them, so that a difference shows where it begins. */
function combinedChecks({ yi, vi, combined }: EffectSet): Check[] {
  if (combined === undefined) return [];
  return [
    { name: "studies", expected: String(yi.length), r: "nrow(es)", scale: "1" },
    { name: "combined yi", expected: rNumbers(yi), r: "as.numeric(es$yi)", scale: "sqrt(es$vi)" },
    { name: "combined vi", expected: rNumbers(vi), r: "as.numeric(es$vi)", scale: "0" },
  ];
}
