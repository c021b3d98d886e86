import { INTERCEPT } from "../design/index.ts";
import type { BuiltDesign } from "../design/types.ts";
import { ml } from "../estimators/ml.ts";
import { furtherParams } from "../moderation/further-params.ts";
import { inflationDraws } from "../moderation/inflation/choices.ts";
import type { ModerationInput } from "../moderation/moderation-stage.ts";
import { planMultimodel } from "../moderation/multimodel/multimodel-of.ts";
import { permutationModel } from "../moderation/permutation/permutation-model.ts";
import { combineTests, countShard } from "../moderation/permutation/permutation-tests.ts";
import { rComment, rNumber, rNumbers, rString } from "./r-text.ts";

/** More models than these are ranked sooner than read. */
const MOST_MODELS = 64;

/** So few orders are gone through while the script is written, so that R can compare. */
const FEW_ORDERS = 5040;

/**
 * The long analyses in R, below a switch: their results are no part of the report, and take R minutes.
 * @param design of the regression, whose matrix is X and whose fit is res_mods in the script
 */
export function furtherCode(input: ModerationInput, design: BuiltDesign): string[] {
  const parts = [
    permutationCode(input),
    ...(hasNamedTerms(design) ? [rankingCode(input)] : []),
    inflationCode(input, design),
  ];
  const lines = parts.flat();
  if (lines.length === 0) return [];
  return [
    "# ---- further analyses (slow; TRUE runs them)",
    "further_analyses <- FALSE",
    "if (further_analyses) {",
    ...lines.map((line) => `  ${line}`),
    "}",
  ];
}

/** Where the script makes X. */
function hasNamedTerms({ terms }: BuiltDesign): boolean {
  return terms.some(({ columns }) => columns.length > 0);
}

/** The permutation test: compared where both go through all orders, of other samples elsewhere. */
function permutationCode(input: ModerationInput): string[] {
  const made = permutationModel(input);
  if (!made.ok) return [];
  const { exact, used } = made.value.arranging.arrangements;
  const { seed } = input.model;
  if (!exact) {
    return [
      rComment(
        "Permutation tests. R draws other arrangements than the report did: p-values differ in their last digits.",
      ),
      `set.seed(${seed}); print(permutest(res_mods, exact = FALSE, iter = ${rNumber(used)}, progbar = FALSE))`,
    ];
  }
  const lines = [
    rComment(`Permutation tests, exact: all ${used} different arrangements.`),
    "permuted <- permutest(res_mods, exact = TRUE, progbar = FALSE)",
    "print(permuted)",
  ];
  const sameStatistic = made.issues.every(({ code }) => code !== "permutation-statistic");
  if (used > FEW_ORDERS || !sameStatistic) return lines;
  const tests = combineTests(made.value, [countShard(made.value, 0, used)]);
  if (!tests.ok) return lines;
  const p = tests.value.coefficients.map(({ pValue }) => pValue);
  return [
    ...lines,
    `cat("Largest difference of p-values:", max(abs(permuted$pval - ${rNumbers(p)})), "\\n")`,
  ];
}

/** All models of the terms by their criterion, with their weights. */
function rankingCode(input: ModerationInput): string[] {
  if (!input.spec.intercept) return [];
  const plan = planMultimodel(input);
  if (!plan.ok || plan.value.subsets.length > MOST_MODELS) return [];
  const criterion = String(furtherParams(input.spec, "multimodel").criterion);
  const sets = plan.value.subsets.map(({ columns }) => rNumbers(columns.map((column) => column + 1)));
  const { kind, tau2 } = input.model;
  const fitted = [
    "yi, vi, mods = X[, columns, drop = FALSE], intercept = FALSE, data = mods",
    kind === "random" ? ml.r : 'method="EE"',
    ...(kind === "random" && tau2 !== null ? [`tau2 = ${rNumber(tau2)}`] : []),
    kind === "random" ? "control = c(close, stepadj = 0.5)" : "control = close",
  ].join(", ");
  return [
    rComment(`All models of the terms by ${criterion}, fitted by maximum likelihood, with their weights.`),
    `sets <- list(${sets.join(", ")})`,
    `ranked <- sapply(sets, function(columns) fitstats(rma(${fitted}), REML = FALSE)[${rString(`${criterion}:`)}, ])`,
    "weight_of <- exp(-(ranked - min(ranked)) / 2) / sum(exp(-(ranked - min(ranked)) / 2))",
    'named <- sapply(sets, function(columns) paste(colnames(X)[columns], collapse = " + "))',
    `print(data.frame(model = named, ${criterion} = ranked, weight = weight_of)[order(ranked), ], digits = 5)`,
  ];
}

/** Inflation factors among simulated ones. */
function inflationCode(input: ModerationInput, design: BuiltDesign): string[] {
  if (design.moderators.length < 2 || !design.names.includes(INTERCEPT)) return [];
  const draws = inflationDraws(furtherParams(input.spec, "vif-simulation"));
  return [
    rComment("Variance inflation among that of moderators rearranged at random; R draws other arrangements."),
    `set.seed(${input.model.seed}); print(vif(res_mods, sim = ${rNumber(draws)}))`,
  ];
}
