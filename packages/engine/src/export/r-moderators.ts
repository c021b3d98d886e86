import { withDerivedColumns } from "../analysis-formulas.ts";
import type { AnalysisReport } from "../analysis-types.ts";
import { buildDesign } from "../design/index.ts";
import type { BuiltDesign } from "../design/types.ts";
import type { AnalysisDocument, ModelSpec, ModeratorsSpec } from "../document/types.ts";
import { ml } from "../estimators/ml.ts";
import { coefficientTests } from "../inference/coefficient-tests/registry.ts";
import { designGiven, moderationInput } from "../moderation/moderation-stage.ts";
import type { RegressionFit } from "../regression-types.ts";
import { pooledCountRows } from "./r-counts.ts";
import { designToR } from "./r-design.ts";
import { furtherCode } from "./r-further.ts";
import { combinationsPart } from "./r-marginal-means.ts";
import { hasRatios, isIllConditioned, regressionChecks, uncheckedOf } from "./r-moderator-checks.ts";
import { moderatorLines, withinColumns } from "./r-moderator-data.ts";
import { controlOf, type ModeratorsInR, methodOf, testOf } from "./r-moderator-options.ts";
import type { Part } from "./r-part.ts";
import { scaleParts } from "./r-scale.ts";
import { subgroupsPart } from "./r-subgroups.ts";
import { rCall, rComment, rNumber, rNumbers } from "./r-text.ts";

export type { ModeratorsInR } from "./r-moderator-options.ts";

/** The parts of the script about moderators: the regression with its questions, and the subgroups. */
export function moderatorParts(document: AnalysisDocument, report: AnalysisReport): Part[] {
  const { effects, moderation } = report;
  if (effects === null || moderation === undefined || effects.yi.length === 0) return [];
  const input = moderationInput(withDerivedColumns(document, report), effects);
  if (input === null) return [];
  const counted = pooledCountRows(document, report) !== null;
  const given: ModeratorsInR = {
    document,
    report,
    input,
    rowByRow: !counted && effects.combined === undefined,
  };
  const start: Part = { code: startCode(given, counted), checks: [], unchecked: [] };
  return [start, ...regressionPart(given), ...subgroupsPart(given), ...scaleParts(given)];
}

/** Lines that put the effects, without moderators, into a data frame. */
function startCode({ report, input: { model } }: ModeratorsInR, counted: boolean): string[] {
  const { yi, vi, userWeights } = report.effects!;
  return [
    `# ---- moderators ${"-".repeat(54)}`,
    counted
      ? `effects_of <- data.frame(\n  yi = ${rNumbers(yi)},\n  vi = ${rNumbers(vi)}\n)`
      : "effects_of <- data.frame(yi = as.numeric(es$yi), vi = as.numeric(es$vi))",
    ...(model.weighting === "user" && userWeights !== null
      ? [`effects_of$weight <- ${rNumbers(userWeights)}`]
      : []),
    "spread_of <- max(c(var(effects_of$yi), median(effects_of$vi)), na.rm = TRUE)",
    "# R's default criteria stop early; these follow the size of the data, and leave the rank of the design to its columns.",
    "close <- list(threshold = 1e-14 * spread_of, tol = 1e-300, maxiter = 1e5, tau2.max = 1e8 * spread_of, evtol = 0)",
  ];
}

/** The data frame of the studies that have all of some moderators. */
export function framed(
  { input, rowByRow }: ModeratorsInR,
  columns: readonly string[],
  data: string,
): string[] {
  const given = designGiven(input);
  const needed = new Set([...columns, ...withinColumns(given, columns)]);
  return [
    `${data} <- effects_of`,
    ...moderatorLines({ given, rowByRow }, data, columns),
    ...(needed.size === 0 ? [] : [`${data} <- ${data}[complete.cases(${data}), ]`]),
  ];
}

function regressionPart(all: ModeratorsInR): Part[] {
  const { input, report } = all;
  const fit = report.moderation?.regression ?? null;
  if (fit === null) return [];
  const built = buildDesign(designGiven(input));
  if (!built.ok) return [];
  const design = built.value;
  const r = designToR(design, input.spec, "mods");
  const combinations = combinationsPart(all, design);
  const code = [
    ...r.packages.map((name) => `library(${name})`),
    ...r.functions,
    ...framed(
      all,
      design.moderators.map(({ column }) => column),
      "mods",
    ),
    ...r.lines,
    ...testComment(input.model, fit),
    ...constantComment(design),
    ...fittedLines(regressionCall(input.model, fit, design, r.formula), design, [
      "print(res_mods, digits = 4)",
      ...questionCode(fit, design, r.formula),
      ...profileCode(input.spec, design, fit),
      ...combinations.code,
      ...furtherCode(input, design),
    ]),
  ];
  const checks = regressionChecks(fit, design, input, combinations.checks);
  return [{ code, checks, unchecked: uncheckedOf(fit, design) }];
}

/** R multiplies columns out, so that those that are nearly the same may be more than its arithmetic can tell apart. */
function fittedLines(call: string, design: BuiltDesign, after: readonly string[]): string[] {
  if (!isIllConditioned(design)) return [`res_mods <- ${call}`, ...after];
  return [
    "# Columns this close to each other may be beyond R's arithmetic, which multiplies them out; centring them helps.",
    "# Its search for tau2 then stops where rounding moves it to and fro.",
    "close$threshold <- 1e-9 * spread_of",
    `res_mods <- tryCatch(${call}, error = function(e) NULL)`,
    "if (!is.null(res_mods)) {",
    ...after.map((line) => line.replaceAll(/^/gm, "  ")),
    "}",
    "close$threshold <- 1e-14 * spread_of",
  ];
}

/** The arguments of the regression in R. */
function regressionCall(model: ModelSpec, fit: RegressionFit, design: BuiltDesign, formula: string): string {
  const given = fixedTau2(model, fit, design);
  return rCall("rma", [
    ["", "yi"],
    ["", "vi"],
    ["mods", formula],
    ["data", "mods"],
    methodOf(model),
    given === null ? null : ["tau2", rNumber(given)],
    model.weighting === "unweighted" ? ["weighted", "FALSE"] : null,
    model.weighting === "user" ? ["weights", "weight"] : null,
    ["", testOf(fit.testUsed)],
    ["level", rNumber(100 * model.level)],
    ["control", controlOf(model)],
  ]);
}

/** rma() of metafor finds tau2 around the mean instead of 0 where the design has no constant: there it is told. */
function fixedTau2(model: ModelSpec, fit: RegressionFit, design: BuiltDesign): number | null {
  if (model.kind !== "random") return null;
  if (fit.k === fit.p) return 0;
  return design.hasConstant ? model.tau2 : fit.tau2.estimate;
}

function testComment(model: ModelSpec, fit: RegressionFit): string[] {
  const { label, rInference } = coefficientTests.get(fit.testUsed);
  if (rInference !== undefined)
    return [rComment(`metafor has no test “${label}” of a regression: its coefficients are shown with z.`)];
  if (fit.testUsed === model.test) return [];
  return [rComment(`Tested by “${label}”, as the rule of the test chooses here.`)];
}

function constantComment({ hasConstant }: BuiltDesign): string[] {
  if (hasConstant) return [];
  return [
    rComment(
      "Without a constant among its columns rma() counts effects from their mean when it estimates tau2",
    ),
    rComment(
      "and QE, which is wrong: tau2 is given here, found as rma.mv() finds it, and QE is computed below.",
    ),
  ];
}

/** Terms tested together and against the model without them, and how far they go together. */
function questionCode(fit: RegressionFit, design: BuiltDesign, formula: string): string[] {
  const named = fit.terms.filter(({ columns }) => columns.length > 0);
  if (named.length === 0) return [];
  const places = named.map(({ columns }) => rNumbers(columns.map((j) => j + 1)));
  const lines = [
    `terms_of <- list(${places.map((place) => (place.startsWith("c(") ? place : place)).join(", ")})`,
    `names(terms_of) <- c(${named.map(({ label }) => `"${label.replaceAll(/[^ -~]/g, "x").replaceAll(/["\\]/g, "'")}"`).join(", ")})`,
    "for (term in names(terms_of)) {",
    '  cat("\\n", term, "\\n", sep = "")',
    "  print(anova(res_mods, btt = terms_of[[term]]))",
    "}",
    "X <- model.matrix(res_mods)",
  ];
  if (!design.hasConstant) lines.push(...withoutConstant());
  if (hasRatios(fit, design)) lines.push(...ratioCode(fit, formula));
  if (named.some(({ gvif }) => gvif !== null)) lines.push(...INFLATION);
  return lines;
}

function withoutConstant(): string[] {
  return [
    "line <- lm.wfit(X, mods$yi, 1 / mods$vi)",
    "qe_mods <- sum(line$residuals^2 / mods$vi)",
    'cat(sprintf("QE = %.4f, df = %d\\n", qe_mods, nrow(X) - ncol(X)))',
  ];
}

/** Both models by maximum likelihood, on the same studies. */
function ratioCode({ spec }: RegressionFit, formula: string): string[] {
  const random = spec.kind === "random";
  const given = random && spec.tau2 !== null ? `, tau2 = ${rNumber(spec.tau2)}` : "";
  const options = `${random ? ml.r : 'method="EE"'}${given}, control = ${random ? "c(close, stepadj = 0.5)" : "close"}`;
  return [
    "# Likelihood-ratio tests: each term against the model without it, both by maximum likelihood.",
    `whole <- rma(yi, vi, mods = ${formula}, data = mods, ${options})`,
    "ratio_of <- function(columns) {",
    "  left <- X[, -columns, drop = FALSE]",
    `  less <- rma(yi, vi, mods = left, intercept = FALSE, data = mods, ${options})`,
    "  2 * (as.numeric(logLik(whole)) - as.numeric(logLik(less)))",
    "}",
    "ratios <- sapply(terms_of, ratio_of)",
    "print(ratios)",
  ];
}

/** As vif() defines it, written out: its table over terms came with a later version. */
const INFLATION: readonly string[] = [
  "# Generalised variance inflation of each term (Fox and Monette 1992).",
  'moderating <- which(colnames(X) != "intrcpt")',
  "correlations <- cov2cor(vcov(res_mods))",
  "gvif_of <- function(columns) {",
  "  others <- setdiff(moderating, columns)",
  "  if (length(others) == 0) return(NA)",
  "  det(correlations[columns, columns, drop = FALSE]) * det(correlations[others, others, drop = FALSE]) /",
  "    det(correlations[moderating, moderating, drop = FALSE])",
  "}",
  "gvif <- sapply(terms_of, gvif_of)",
  "print(gvif)",
];

/** The expected effect of the document's profile. */
function profileCode({ profile }: ModeratorsSpec, design: BuiltDesign, fit: RegressionFit): string[] {
  const row = profile === null ? null : design.rowOf(profile);
  if (profile === null || row === null) return [];
  const values = [...row].slice(fit.intercept ? 1 : 0);
  return [
    rComment(
      `Expected effect of: ${Object.entries(profile)
        .map(([column, value]) => `${column} = ${value}`)
        .join(", ")}`,
    ),
    values.length === 0
      ? "expected <- predict(res_mods)"
      : `expected <- predict(res_mods, newmods = rbind(${rNumbers(values).startsWith("c(") ? rNumbers(values) : `c(${values.join(", ")})`}))`,
    "print(expected)",
  ];
}
