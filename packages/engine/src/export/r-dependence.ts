import type { AnalysisReport } from "../analysis-types.ts";
import type { DependenceReport } from "../dependence-types.ts";
import type { AnalysisDocument } from "../document/types.ts";
import { findColumn } from "../table/study-table.ts";
import { dependenceChecks, hasCorrelatedWeights, uncheckedDependence } from "./r-dependence-checks.ts";
import { covarianceLines } from "./r-dependence-covariance.ts";
import type { Part } from "./r-part.ts";
import { rCall, rNumber, rString, rStrings } from "./r-text.ts";

/**
 * The models for several effects per study: `dependent` holds the multilevel fits of `rma.mv()` with independent and with
 * correlated sampling errors, and their cluster-robust means. It stands before the effects of a study are combined, because the
 * models take them as they are reported.
 */
export function dependencePart(document: AnalysisDocument, report: AnalysisReport): Part[] {
  const { dependence, effects } = report;
  if (dependence === undefined || effects === null || dependence.levels.length === 0) return [];
  return [
    {
      code: [
        `# ---- models for several effects per study ${"-".repeat(27)}`,
        "# True effects vary between studies and within them; sampling errors of a study are independent, or correlated.",
        "dependent <- local({",
        ...[
          ...levelLines(document, dependence),
          ...covarianceLines(report, dependence),
          ...fitLines(document, dependence),
          ...robustLines(dependence),
          ...(hasCorrelatedWeights(dependence) ? correlatedWeights(dependence) : []),
          ...resultLines(dependence),
        ].map((line) => line.replaceAll(/^(?=.)/gm, "  ")),
        "})",
        "print(dependent$che)",
        "print(dependent$che_robust)",
      ],
      checks: dependenceChecks(dependence),
      unchecked: uncheckedDependence(dependence),
    },
  ];
}

/** Which level of each factor an effect belongs to; an empty cell is a level of its own. */
function levelLines({ table }: AnalysisDocument, { spec, levels }: DependenceReport): string[] {
  const kept = new Set(levels.map(({ label }) => label));
  let path = spec.by;
  const factors = spec.factors.flatMap((name, at) => {
    path = spec.crossed ? name : `${path}/${name}`;
    return kept.has(path) ? [`level_${at + 1} <- ${levelOf(table, name)}`] : [];
  });
  const names = factors.map((line) => line.slice(0, line.indexOf(" ")));
  const random = spec.crossed
    ? `list(${["cluster", ...names, "effect"].map((name) => `~ 1 | ${name}`).join(", ")})`
    : `~ 1 | ${["cluster", ...names, "effect"].join("/")}`;
  return [
    "yi <- as.numeric(es$yi)",
    "vi <- as.numeric(es$vi)",
    "effect <- dat$row",
    "level_of <- function(values, rows = character(0), texts = character(0)) {",
    "  level <- trimws(as.character(values))",
    "  level[match(rows, effect)] <- texts",
    '  alone <- is.na(level) | level == ""',
    '  level[alone] <- paste("row", effect[alone])',
    "  level",
    "}",
    `cluster <- ${levelOf(table, spec.by)}`,
    ...factors,
    `${spec.inner === null ? "random" : "random_of_studies"} <- ${random}`,
    ...categoryLines(table, { spec, levels }, names),
  ];
}

/** Categories of effects, and the random effects of the model that has them; an effect alone in its category has none of its own. */
function categoryLines(
  table: AnalysisDocument["table"],
  { spec, levels }: Pick<DependenceReport, "spec" | "levels">,
  factors: readonly string[],
): string[] {
  const { inner, crossed, random } = spec;
  if (inner === null) return [];
  const column = findColumn(table, inner);
  const isNumber = column?.kind === "number" && column.values.every((value) => value !== null);
  const further = factors.map((_, at) =>
    crossed ? factors[at]! : `paste(${["cluster", ...factors.slice(0, at + 1)].join(", ")})`,
  );
  const hasEffect = levels.some(({ label }) => label.endsWith("/effect"));
  const terms = [
    "~ category | cluster",
    ...further.map((_, at) => `~ 1 | path_${at + 1}`),
    ...(hasEffect ? ["~ 1 | effect"] : []),
  ];
  return [
    isNumber
      ? `category <- ${random === "CAR" ? "" : "factor"}(dat[[${rString(inner)}]])`
      : `category <- trimws(as.character(dat[[${rString(inner)}]]))`,
    ...(isNumber
      ? []
      : [
          'category[is.na(category)] <- ""',
          'category <- factor(category, levels = sort(unique(category), method = "radix"))',
        ]),
    ...further.map((path, at) => `path_${at + 1} <- ${path}`),
    `by_category <- list(${terms.join(", ")})`,
  ];
}

function levelOf(table: AnalysisDocument["table"], name: string): string {
  const column = findColumn(table, name);
  const values = `dat[[${rString(name)}]]`;
  const texts = column?.kind === "number" ? Object.entries(column.unparsed) : [];
  if (texts.length === 0) return `level_of(${values})`;
  const rows = rStrings(texts.map(([rowId]) => rowId));
  return `level_of(${values}, intersect(${rows}, effect), ${rStrings(texts.map(([, text]) => text.trim()))}[${rows} %in% effect])`;
}

function fitLines({ model }: AnalysisDocument, { spec }: DependenceReport): string[] {
  const call = rCall("rma.mv", [
    ["", "yi"],
    ["", "V"],
    ["random", "random"],
    spec.inner === null ? null : ["struct", "struct"],
    ["method", rString(spec.method)],
    ["test", spec.test === "z" ? '"z"' : '"t"'],
    spec.test === "z" ? null : ["dfs", spec.test === "t" ? '"residual"' : '"contain"'],
    ["level", rNumber(100 * model.level)],
    // R's own criteria stop while the variances still move.
    ["control", "list(rel.tol = 1e-10, iter.max = 1000, eval.max = 2000)"],
  ]);
  return [
    spec.inner === null
      ? `fit_of <- function(V) tryCatch(${call}, error = function(e) NULL)`
      : `fit_of <- function(V, random = random_of_studies, struct = "CS") tryCatch(${call}, error = function(e) NULL)`,
    "three_level <- fit_of(vi)",
    "che <- fit_of(V)",
    ...(spec.inner === null ? [] : [`by_category <- fit_of(V, by_category, ${rString(spec.random)})`]),
    "# I2 by level rests on the typical variance of dependent sampling errors (Cheung 2014).",
    "typical <- tryCatch({",
    "  W <- solve(V)",
    "  (length(yi) - 1) / sum(diag(W - tcrossprod(rowSums(W)) / sum(W)))",
    "}, error = function(e) NA)",
  ];
}

function robustLines({ spec }: DependenceReport): string[] {
  return [
    `# Cluster-robust (${spec.correction}) with Satterthwaite's degrees of freedom, which metafor leaves to the package clubSandwich.`,
    "robust_of <- function(fit) tryCatch({",
    "  M <- as.matrix(fit$M)",
    "  W <- solve(M)",
    "  bread <- 1 / sum(W)",
    "  left <- diag(length(yi)) - bread * outer(rep(1, length(yi)), colSums(W))",
    "  rest <- yi - as.numeric(fit$beta)",
    "  members <- split(seq_along(yi), factor(cluster, levels = unique(cluster)))",
    "  m <- length(members)",
    "  root <- function(B, power) {",
    "    e <- eigen((B + t(B)) / 2, symmetric = TRUE)",
    "    kept <- e$values > 1e-12 * max(e$values)",
    "    U <- e$vectors[, kept, drop = FALSE]",
    "    U %*% (e$values[kept]^power * t(U))",
    "  }",
    "  parts <- lapply(members, function(i) {",
    "    w <- rowSums(W[i, i, drop = FALSE])",
    ...PART[spec.correction].map((line) => `    ${line}`),
    "  })",
    "  score <- mapply(function(i, part) bread * sum(part * rest[i]), members, parts)",
    "  Q <- mapply(function(i, part) as.vector(bread * t(left[i, , drop = FALSE]) %*% part), members, parts)",
    "  P <- t(Q) %*% M %*% Q",
    "  list(estimate = as.numeric(fit$beta), se = sqrt(sum(score^2)), df = sum(diag(P))^2 / sum(P^2))",
    "}, error = function(e) NULL)",
    "club_of <- function(fit) {",
    '  if (is.null(fit) || !requireNamespace("clubSandwich", quietly = TRUE)) return(NULL)',
    `  tryCatch(clubSandwich::coef_test(fit, vcov = ${rString(spec.correction)}, cluster = cluster, test = "Satterthwaite"),`,
    "    error = function(e) NULL)",
    "}",
  ];
}

/** What a study's residuals count in the score, by the correction for few studies; `w` without one. */
const PART: Readonly<Record<DependenceReport["spec"]["correction"], readonly string[]>> = {
  CR0: ["w"],
  CR1: ["w * sqrt(m / (m - 1))"],
  CR1p: ["w * sqrt(m / (m - 1))"],
  CR1S: ["w * sqrt(m / (m - 1))"],
  CR2: [
    "D <- root(M[i, i, drop = FALSE], 0.5)",
    "B <- D %*% (M[i, i, drop = FALSE] - bread) %*% D",
    "as.vector(D %*% root(B, -0.5) %*% D %*% w)",
  ],
  CR3: ["as.vector(solve(t(left[i, i, drop = FALSE]), w))"],
};

/** Weights of correlated effects (Hedges, Tipton & Johnson 2010) with tau2 by moments; robust as CR2 makes it. */
function correlatedWeights({ spec }: DependenceReport): string[] {
  const rho = rNumber(Math.max(0, spec.rho));
  return [
    "rve_corr <- local({",
    "  n <- ave(yi, cluster, FUN = length)",
    "  v <- ave(vi, cluster)",
    "  w <- 1 / (n * v)",
    "  W <- sum(w)",
    "  Q <- sum(w * (yi - sum(w * yi) / W)^2)",
    "  alone <- w - w^2 / W",
    "  together <- w - n * w^2 / W",
    `  tau2 <- max(0, (Q - sum(v * ((1 - ${rho}) * alone + ${rho} * together))) / sum(together))`,
    "  w <- 1 / (n * (v + tau2))",
    "  c(robust_of(list(M = diag(1 / w), beta = sum(w * yi) / sum(w))), tau2 = tau2)",
    "})",
  ];
}

function resultLines(report: DependenceReport): string[] {
  const { spec } = report;
  return [
    "list(",
    "  three_level = three_level, che = che, typical = typical, unit = mean(vi),",
    ...(spec.inner === null
      ? []
      : ["  by_category = by_category, by_category_robust = robust_of(by_category),"]),
    ...(hasCorrelatedWeights(report) ? ["  rve_corr = rve_corr,"] : []),
    "  three_level_robust = robust_of(three_level), che_robust = robust_of(che), club = club_of(che)",
    ")",
  ];
}
