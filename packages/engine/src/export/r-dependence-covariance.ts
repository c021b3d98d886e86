import { structures } from "../aggregate/structures/registry.ts";
import { type AnalysisReport, rowEffects } from "../analysis-types.ts";
import type { DependenceReport } from "../dependence-types.ts";
import { isMended } from "./r-dependence-checks.ts";
import { rComment, rNumber, rNumbers, rString, rStrings } from "./r-text.ts";

/** Lines that make `V`, the sampling covariances of all effects, from `vi`, `cluster` and `effect`. */
export function covarianceLines(report: AnalysisReport, dependence: DependenceReport): string[] {
  const { spec } = dependence;
  if (spec.structure === "ID") return ["V <- diag(vi)"];
  const mend = isMended(dependence) ? NEAREST : [];
  if (spec.structure === "CS" && mend.length === 0)
    return [`V <- vcalc(vi, cluster = cluster, obs = effect, rho = ${rNumber(spec.rho)})`];
  return [
    'same <- outer(cluster, cluster, "==")',
    ...timeLines(spec),
    `r <- same * (${correlationOf(spec)})`,
    "diag(r) <- 1",
    "V <- r * sqrt(outer(vi, vi))",
    ...pairLines(report, spec),
    ...mend,
  ];
}

type Spec = DependenceReport["spec"];

const needs = (spec: Spec, need: "time" | "obs" | "rho"): boolean =>
  structures.get(spec.structure).needs.includes(need);

/** An effect that stands alone in its study needs no time; NA would spread. */
function timeLines(spec: Spec): string[] {
  return [
    ...(needs(spec, "time") && spec.time !== null
      ? [
          `time <- dat[[${rString(spec.time)}]]`,
          "time[is.na(time)] <- 0",
          'apart <- abs(outer(time, time, "-"))',
        ]
      : []),
    ...(needs(spec, "obs") && spec.obs !== null
      ? [
          `obs <- trimws(as.character(dat[[${rString(spec.obs)}]]))`,
          'obs[is.na(obs)] <- ""',
          'other <- outer(obs, obs, "!=")',
        ]
      : []),
  ];
}

function correlationOf({ structure, rho, phi }: Spec): string {
  const [one, two] = [rNumber(rho), rNumber(phi)];
  switch (structure) {
    case "CAR":
      return `${two}^apart`;
    case "CS+CAR":
      return `${one} + (1 - ${one}) * ${two}^apart`;
    case "CS*CAR":
      return `ifelse(other, ${one}, 1) * ${two}^apart`;
    case "V":
      return "0";
    default:
      return one;
  }
}

/** For pairs of rows whose covariance is known, it takes the place of what is assumed. */
function pairLines({ effects }: AnalysisReport, spec: Spec): string[] {
  if (effects === null || (spec.structure !== "V" && spec.structure !== "shared-control")) return [];
  const rows = rowEffects(effects);
  const pairs = spec.structure === "V" ? spec.covariances : (rows.covariances ?? []);
  const used = new Set(rows.rowIds);
  const known = pairs.filter(({ rowIds }) => rowIds.every((rowId) => used.has(rowId)));
  if (known.length === 0) return [];
  return [
    rComment(
      spec.structure === "V"
        ? "Covariances given by the analyst."
        : "Rows that share a control group: Gleser and Olkin (2009), by the formula of the measure.",
    ),
    `pair_1 <- match(${rStrings(known.map(({ rowIds }) => rowIds[0]))}, effect)`,
    `pair_2 <- match(${rStrings(known.map(({ rowIds }) => rowIds[1]))}, effect)`,
    `V[cbind(c(pair_1, pair_2), c(pair_2, pair_1))] <- rep(${rNumbers(known.map(({ value }) => value))}, 2)`,
    "V[!same] <- 0",
  ];
}

const NEAREST: readonly string[] = [
  "# The correlations contradict each other: the nearest covariance matrix, study by study.",
  "for (i in split(seq_along(vi), cluster)) if (length(i) > 1) {",
  "  r_i <- V[i, i] / sqrt(outer(vi[i], vi[i]))",
  "  if (min(eigen(r_i, symmetric = TRUE)$values) < -1e-12) {",
  "    near <- as.matrix(Matrix::nearPD(r_i, corr = TRUE, conv.tol = 1e-12, maxit = 1000)$mat)",
  "    V[i, i] <- near * sqrt(outer(vi[i], vi[i]))",
  "  }",
  "}",
];
