import type {
  AnalysisReport,
  Coefficient,
  EffectSet,
  Fit,
  HypothesisTest,
  Index,
  Interval,
} from "../analysis-types.ts";
import { predictionIntervals } from "../inference/prediction-intervals/registry.ts";
import type { RInference } from "../inference/types.ts";
import type { RCondition } from "../registry.ts";
import { inCode, rNumber, rNumbers, rString } from "./r-text.ts";

/** The relative tolerance of the script's comparison; R's own iterations are tightened far beyond it. */
const CHECK_TOLERANCE = 1e-7;

/** One comparison: `r` is the R expression of the same number; `scale` an R expression of what a difference is measured by, where the number itself may be 0. */
export interface Check {
  readonly name: string;
  readonly expected: string;
  readonly r: string;
  readonly scale: string;
  /** Without which this number does not exist. */
  readonly onlyIf?: RCondition;
  /** Relative, where R's own number is coarser than the script's tolerance. */
  readonly tolerance?: number;
}

/** A quantity that this version of R's package cannot give, and why. */
export interface Unchecked {
  readonly name: string;
  readonly reason: string;
}

/**
 * The comparisons of effects and variances.
 * @param name the data frame that holds them in R
 */
export function effectChecks({ yi, vi }: EffectSet, name: string): Check[] {
  return [
    { name: "k", expected: String(yi.length), r: `nrow(${name})`, scale: "1" },
    { name: "effects yi", expected: rNumbers(yi), r: `as.numeric(${name}$yi)`, scale: `sqrt(${name}$vi)` },
    { name: "variances vi", expected: rNumbers(vi), r: `as.numeric(${name}$vi)`, scale: "0" },
  ];
}

/** The comparisons of the model; the R names are those of `r-script.ts`. */
export function fitChecks(fit: Fit, inference: RInference): Check[] {
  const pooled = fit.coefficients[0];
  const { heterogeneity: h } = fit;
  // Without a tau2 to have an interval, the indices and their intervals come from Q.
  const hasTau2 = fit.tau2.interval !== null;
  return [
    ...(pooled === undefined ? [] : pooledChecks(pooled, inference)),
    ...scaleFactorCheck(fit),
    ...ends("Wald", fit.wald, waldInterval(fit.spec.level), "res$se / sqrt(res$s2w)"),
    ...optional("tau2", fit.tau2.estimate, "res$tau2", "unit"),
    ...optional("SE of tau2", fit.tau2.se, "res$se.tau2", "unit"),
    ...ends("tau2", fit.tau2.interval, "tau2_ci", "unit"),
    ...indexChecks("tau", h.tau, "sqrt(res$tau2)", "sqrt(tau2_ci)", "sqrt(unit)"),
    ...indexChecks(
      "I2 (tau2)",
      h.i2,
      "res$I2",
      hasTau2 ? "100 * tau2_ci / (tau2_ci + typical)" : "i2_q_ci",
      "1",
    ),
    ...indexChecks("H2 (tau2)", h.h2, "res$H2", hasTau2 ? "tau2_ci / typical + 1" : "h2_q_ci", "1"),
    ...indexChecks("I2 (Q)", h.i2Q, "i2_q", "i2_q_ci", "1"),
    ...indexChecks("H2 (Q)", h.h2Q, "h2_q", "h2_q_ci", "1"),
    ...testChecks(
      "Q",
      h.q,
      "res$QE",
      "df_q",
      "pchisq(res$QE, df_q, lower.tail = FALSE, log.p = TRUE) / log(10)",
    ),
    { name: "weights", expected: rNumbers(fit.weights), r: "as.numeric(weights(res))", scale: "1" },
    ...statisticsChecks(fit),
    ...(predictionIntervals.get(fit.spec.prediction).r === null
      ? []
      : ends("prediction", fit.prediction, "pi", "res$se")),
  ];
}

function pooledChecks({ estimate, se, test, interval }: Coefficient, r: RInference): Check[] {
  const unless = (checks: readonly Check[], lack: RCondition | undefined): Check[] =>
    checks.map((check) => (lack === undefined ? check : { ...check, onlyIf: lack }));
  return [
    one("estimate", estimate, "as.numeric(res$beta)", "res$se"),
    one("SE", se, r.se, "0"),
    ...unless(testChecks("estimate", test, r.statistic, r.df, r.log10P), r.lack),
    ...unless(ends("estimate", interval, r.interval, "res$se"), r.intervalLack ?? r.lack),
  ];
}

export function testChecks(
  name: string,
  test: HypothesisTest | null,
  statistic: string,
  df: string,
  log10P: string,
): Check[] {
  if (test === null) return [];
  return [
    one(`${name}: statistic ${test.statistic.symbol}`, test.statistic.value, statistic, "1"),
    ...test.df.map((value) => one(`${name}: degrees of freedom`, value, df, "0")),
    one(`${name}: log10 p`, test.log10PValue, log10P, "1"),
  ];
}

function scaleFactorCheck(fit: Fit): Check[] {
  return fit.knappHartung === null
    ? []
    : [one("Knapp-Hartung scale factor", fit.knappHartung.scale, "res$s2w", "1")];
}

function indexChecks(name: string, index: Index, r: string, interval: string, scale: string): Check[] {
  return [...optional(name, index.estimate, r, scale), ...ends(name, index.interval, interval, scale)];
}

/** Wald's interval from a fit by a Knapp-Hartung test. */
function waldInterval(level: number): string {
  return `as.numeric(res$beta) + c(-1, 1) * qnorm((1 + ${rNumber(level)}) / 2) * res$se / sqrt(res$s2w)`;
}

/** An end without bound is not compared: R stops at a bound of its own there. */
export function ends(name: string, interval: Interval | null, r: string, scale: string): Check[] {
  if (interval === null) return [];
  const lower = one(`${name}: lower end`, interval.lower, `(${r})[1]`, scale);
  return interval.upper === null
    ? [lower]
    : [lower, one(`${name}: upper end`, interval.upper, `(${r})[2]`, scale)];
}

function statisticsChecks(fit: Fit): Check[] {
  const rows = [
    ["logLik", "ll"],
    ["deviance", "dev"],
    ["aic", "AIC"],
    ["bic", "BIC"],
    ["aicc", "AICc"],
  ] as const;
  return (["ml", "reml"] as const).flatMap((kind) => {
    const statistics = fit.fitStatistics[kind];
    if (statistics === null) return [];
    return rows.flatMap(([key, row]) =>
      optional(
        `${key} (${kind.toUpperCase()})`,
        statistics[key],
        `res$fit.stats["${row}", "${kind.toUpperCase()}"]`,
        "1",
      ),
    );
  });
}

export function one(name: string, expected: number, r: string, scale: string): Check {
  return { name, expected: rNumber(expected), r, scale };
}

function optional(name: string, expected: number | null, r: string, scale: string): Check[] {
  return expected === null ? [] : [one(name, expected, r, scale)];
}

/** The comparison as R code: one line per quantity, a count, and a quit status for machines. */
export function checkSection(
  report: AnalysisReport,
  checks: readonly Check[],
  unchecked: readonly Unchecked[],
): string[] {
  return [
    `# ---- check ${"-".repeat(59)}`,
    `# The numbers of Treeline ${report.engineVersion} against the ones R has just computed. A difference is measured relative to`,
    `# the number, or to its scale where that is larger; ${CHECK_TOLERANCE} is allowed unless said.`,
    "compared <- 0",
    "differ <- 0",
    `check <- function(name, treeline, r, scale, tolerance = ${CHECK_TOLERANCE}) {`,
    "  r <- as.numeric(r)",
    "  allowed <- tolerance * pmax(abs(treeline), scale)",
    "  same <- length(treeline) == length(r) && !anyNA(r) && all(abs(treeline - r) <= allowed)",
    "  compared <<- compared + 1",
    "  differ <<- differ + !same",
    '  shown <- function(x) paste(formatC(head(x, 3), digits = 12, format = "g"), collapse = " ")',
    '  cat(sprintf("%-7s  %-30s Treeline %s | R %s\\n", if (same) "ok" else "DIFFERS", name, shown(treeline), shown(r)))',
    "}",
    ...checks.map(checkLine),
    ...unchecked.map(({ name, reason }) => notCheckedCall(name, reason)),
    'cat(sprintf("treeline-check: %d compared, %d differ\\n", compared, differ))',
    "if (differ > 0 && !interactive()) quit(status = 1)",
  ];
}

function checkLine({ name, expected, r, scale, onlyIf, tolerance }: Check): string {
  const own = tolerance === undefined ? "" : `, ${tolerance}`;
  const call = `check(${rString(name)}, ${expected}, ${r}, ${scale}${own})`;
  return onlyIf === undefined
    ? call
    : `if (${onlyIf.condition}) ${call} else ${notCheckedCall(name, onlyIf.lack)}`;
}

function notCheckedCall(name: string, reason: string): string {
  return `cat(${rString(`not checked  ${name}: ${inCode(reason)}`)}, "\\n", sep = "")`;
}
