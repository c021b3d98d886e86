import {
  type AnalysisDocument,
  type Fit,
  measures,
  moderationModel,
  rCall,
  rNumber,
  rNumbers,
  rString,
  rStrings,
  type SubgroupReport,
} from "@treeline/engine";
import {
  columnArguments,
  columnLines,
  headingLines,
  type TableColumn,
  tableColumns,
} from "../forest/columns-r.ts";
import { modelArguments } from "../model-arguments-r.ts";
import type { ModeratedReport } from "../plot-types.ts";
import { rAxisTransformation, rReferenceLine, shownWith } from "../r-axis.ts";
import type { GroupedOptions } from "./options.ts";

/** metafor's `forest()` with a heading and a polygon for each group, added by `text()` and `addpoly()`. */
export function groupedForestToR(
  document: AnalysisDocument,
  fit: Fit,
  options: GroupedOptions,
  { effects, moderation }: ModeratedReport,
): readonly string[] {
  const report = moderation?.subgroups ?? null;
  if (report === null || effects === null) return [];
  const levelOf = new Map(
    report.groups.flatMap(({ level, studies }) => studies.map((s) => [s.rowId, level])),
  );
  const measure = measures.get(document.effects.measure);
  const columns = tableColumns(document, options, effects);
  const top = "max(forest_rows) + 4";
  return [
    `forest_data <- data.frame(yi = ${rNumbers(effects.yi)}, vi = ${rNumbers(effects.vi)})`,
    `forest_data$study <- ${rStrings(effects.labels)}`,
    `forest_data$group <- ${rStrings(effects.rowIds.map((rowId) => levelOf.get(rowId) ?? null))}`,
    `forest_levels <- ${rStrings(report.groups.map(({ level }) => level))}`,
    ...columnLines(columns, "forest_data"),
    ...cut(columns, "!is.na(forest_data$group)"),
    ...meansCode(document, report),
    "# From the bottom: each group's mean, its studies, its heading, and a line of space.",
    "forest_order <- order(-match(forest_data$group, forest_levels), seq_len(nrow(forest_data)))",
    ...cut(columns, "forest_order"),
    "forest_k <- as.integer(table(factor(forest_data$group, levels = rev(forest_levels))))",
    "forest_start <- cumsum(c(0, head(forest_k + 3, -1))) + 2",
    "forest_rows <- unlist(Map(function(from, k) seq(from + k - 1, from), forest_start, forest_k))",
    rCall("with(forest_data, forest", [
      ["", "yi"],
      ["", "vi"],
      ["slab", "make.unique(study)"],
      ["rows", "forest_rows"],
      ["ylim", options.overall ? "c(-1.5, max(forest_rows) + 5)" : "c(0, max(forest_rows) + 5)"],
      ["header", "TRUE"],
      ["level", rNumber(100 * document.model.level)],
      rReferenceLine(document, options, measure.nullValue),
      ["xlab", rString(document.effects.effectName ?? measure.label)],
      ...columnArguments(columns),
      rAxisTransformation(document),
      options.limits === null
        ? null
        : ["alim", rNumbers(options.limits.map(shownWith(document, fit).inverse))],
    ]).replace(/\n\)$/, "\n))"),
    ...headingLines(columns, top),
    'text(par("usr")[1], forest_start + forest_k, rev(forest_levels), pos = 4, font = 2)',
    "# A single study is its own summary: no polygon.",
    "for (row in which(forest_k > 1)) {",
    "  one <- forest_means[[rev(forest_levels)[row]]]",
    `  ${addpoly(document, "forest_start[row] - 1", '"Mean of the group"')}`,
    "}",
    ...(options.overall ? ["one <- predict(res)", addpoly(document, "-1", '"All studies"')] : []),
  ];
}

/** Rows of the data, and of the columns beside the plot where there are any. */
function cut(columns: readonly TableColumn[], rows: string): string[] {
  const own = `forest_data <- forest_data[${rows}, ]`;
  return columns.length === 0 ? [own] : [`forest_columns <- forest_columns[${rows}, , drop = FALSE]`, own];
}

/** An exact polygon: the ends of the interval as they are. */
function addpoly(document: AnalysisDocument, row: string, label: string): string {
  const transformation = rAxisTransformation(document);
  const own = transformation === null ? "" : `, ${transformation[0]} = ${transformation[1]}`;
  return `addpoly(one$pred, ci.lb = one$ci.lb, ci.ub = one$ci.ub, rows = ${row}, mlab = ${label}${own})`;
}

function meansCode({ model }: AnalysisDocument, report: SubgroupReport): readonly string[] {
  const asked = moderationModel(model);
  // Where each group is one study nothing is left to estimate a common tau2 from.
  const isExact = report.tau2 === "common" && report.groups.length === report.k && asked.kind === "random";
  const settings = modelArguments(isExact ? { ...asked, tau2: asked.tau2 ?? 0 } : asked, report.test).flatMap(
    (one) => (one === null ? [] : [one[0] === "" ? one[1] : `${one[0]} = ${one[1]}`]),
  );
  if (report.tau2 === "separate" || report.groups.length < 2) {
    return [
      "forest_means <- lapply(split(forest_data, forest_data$group), function(one) {",
      `  if (nrow(one) > 1) predict(rma(yi, vi, data = one, ${settings.join(", ")}))`,
      "})",
    ];
  }
  return [
    "forest_data$level <- factor(forest_data$group, levels = forest_levels)",
    `forest_fit <- rma(yi, vi, mods = ~ level, data = forest_data, ${settings.join(", ")})`,
    "forest_means <- lapply(seq_along(forest_levels), function(place) {",
    "  predict(forest_fit, newmods = as.numeric(seq_along(forest_levels) == place)[-1])",
    "})",
    "names(forest_means) <- forest_levels",
  ];
}
