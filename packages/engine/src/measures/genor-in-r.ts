import { categoryKeys } from "./ordinal-counts.ts";
import type { RData } from "./types.ts";

type Columns = Readonly<Record<string, string>>;

const FUNCTIONS: readonly string[] = [
  "# The counts of one group: a list such as 12/30/40/18 in one cell, or one column per category.",
  "ordinal_counts <- function(lists, columns) lapply(seq_len(nrow(dat)), function(i) {",
  '  text <- if (is.null(lists) || is.na(lists[i])) "" else trimws(lists[i])',
  '  counts <- if (text == "") vapply(columns, function(x) as.numeric(x[i]), 0) else as.numeric(strsplit(text, " *[/;|,] *| +")[[1]])',
  "  unname(counts[!is.na(counts)])",
  "})",
  "# Generalised odds ratio on the log scale and its variance, by the delta method on two multinomial samples.",
  "generalised_odds <- function(x, y, w) {",
  "  p <- x / sum(x)",
  "  q <- y / sum(y)",
  "  order <- outer(seq_along(p), seq_along(q), `-`)",
  "  higher <- (order > 0) + w * (order == 0)",
  "  lower <- (order < 0) + w * (order == 0)",
  "  A <- sum(outer(p, q) * higher)",
  "  B <- sum(outer(p, q) * lower)",
  "  g <- drop(higher %*% q) / A - drop(lower %*% q) / B",
  "  h <- drop(p %*% higher) / A - drop(p %*% lower) / B",
  "  c(yi = log(A / B), vi = sum(p * g^2) / sum(x) + sum(q * h^2) / sum(y))",
  "}",
];

/** The generalised odds ratios as R code: no function of metafor computes them. */
export function generalisedOddsInR(columns: Columns, tieShare: number): RData {
  return {
    code: [
      ...FUNCTIONS,
      `genor <- mapply(generalised_odds, ${countsOf(columns, 1)}, ${countsOf(columns, 2)}, MoreArgs = list(w = ${tieShare}))`,
    ],
    args: [
      ["yi", 'genor["yi", ]'],
      ["vi", 'genor["vi", ]'],
    ],
  };
}

function countsOf(columns: Columns, group: 1 | 2): string {
  const own = categoryKeys(group).flatMap((key) => columns[key] ?? []);
  return `ordinal_counts(${columns[`o${group}i`] ?? "NULL"}, list(${own.join(", ")}))`;
}
