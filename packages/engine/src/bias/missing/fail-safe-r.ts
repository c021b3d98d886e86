import type { BiasOutcome } from "../../bias-types.ts";
import type { BiasComparison, BiasInput, BiasR } from "../types.ts";
import { MOST_STUDIES } from "./fail-safe-counts.ts";
import { type FailSafeChoices, failSafeChoices, generalQuestion } from "./fail-safe-n.ts";
import { plainModel } from "./plain-model.ts";
import { rCondition, rMethod } from "./r-model.ts";

/** The fail-safe N in R: by `fsn()` where metafor 3.8 has it, else the definition that the number has to meet. */
export function failSafeInR(input: BiasInput, outcome: BiasOutcome): BiasR {
  const choices = failSafeChoices(outcome.params);
  const numberOf = (key: string): number | null =>
    outcome.numbers.find((number) => number.key === key)?.value ?? null;
  const n = numberOf("failSafeN");
  const from = `fail_safe_n_yi <- bias_yi - (${input.nullValue ?? 0})`;
  if (n === null) {
    return {
      code: [],
      compare: [],
      lacks: [{ name: "N", reason: "there is no such number here" }],
    };
  }
  switch (choices.type) {
    case "Rosenthal":
    case "Rosenberg":
    case "Orwin":
      return {
        code: [from, `fail_safe_n <- fsn(fail_safe_n_yi, bias_vi, ${fsnArguments(choices)})`],
        compare: [{ name: "N", value: n, r: "fail_safe_n$fsnum", scale: "1" }],
        lacks: [],
      };
    case "Fisher":
      return defined(n, [from, ...FISHER], choices.alpha, numberOf("p"), "chi");
    case "Binomial":
      return defined(n / 2, [from, ...BINOMIAL], choices.alpha, numberOf("p"), "pairs");
    case "General":
      return generalInR(input, choices, n, { from, numberOf });
  }
}

function fsnArguments({ type, alpha, aim, target, weighted }: FailSafeChoices): string {
  if (type !== "Orwin") return `type="${type}", alpha=${alpha}`;
  return `type="Orwin", weighted=${weighted ? "TRUE" : "FALSE"}${aim === "target" ? `, target=${target}` : ""}`;
}

const FISHER: readonly string[] = [
  "fail_safe_n_sum <- -2 * sum(pnorm(abs(fail_safe_n_yi) / sqrt(bias_vi), lower.tail=FALSE, log.p=TRUE))",
  "fail_safe_n_p <- function(n) pchisq(fail_safe_n_sum + 2 * n * log(2), df=2 * (length(bias_yi) + n), lower.tail=FALSE)",
];

const BINOMIAL: readonly string[] = [
  "fail_safe_n_more <- max(sum(fail_safe_n_yi > 0), sum(fail_safe_n_yi <= 0))",
  "fail_safe_n_p <- function(n) binom.test(fail_safe_n_more + n, length(bias_yi) + 2 * n)$p.value",
];

/** A smallest number: the p-value reaches alpha with it, and with one less it does not. */
function defined(
  n: number,
  code: readonly string[],
  alpha: number,
  p: number | null,
  unit: "chi" | "pairs",
): BiasR {
  const meets = `fail_safe_n_p(${n}) >= ${alpha}`;
  const name = unit === "pairs" ? "N, in pairs" : "N";
  const compare: BiasComparison[] = [
    {
      name: `${name}: the smallest`,
      value: 1,
      r: n === 0 ? `as.numeric(${meets})` : `as.numeric(${meets} && fail_safe_n_p(${n - 1}) < ${alpha})`,
    },
  ];
  if (p !== null && p > 0) compare.push({ name: "p of the studies", value: p, r: "fail_safe_n_p(0)" });
  return { code, compare, lacks: [] };
}

/** The general N is in `fsn()` since metafor 4; its definition is written out for older versions. */
function generalInR(
  input: BiasInput,
  choices: FailSafeChoices,
  n: number,
  { from, numberOf }: { readonly from: string; readonly numberOf: (key: string) => number | null },
): BiasR {
  const model = plainModel(input.model);
  const { aim } = generalQuestion(input, choices);
  const method = rMethod(model);
  const estimated = model.kind === "random" && model.tau2 === null;
  const target =
    aim === "significance"
      ? null
      : aim === "half"
        ? "abs(as.vector(fail_safe_n_fit$beta)) / 2"
        : `${aim.size}`;
  const meets = (count: number): string =>
    target === null
      ? `fail_safe_n_at(${count})[["p"]] >= ${choices.alpha}`
      : `abs(fail_safe_n_at(${count})[["mean"]]) <= ${target} * (1 + 1e-12)`;
  const after = numberOf("meanAfter");
  const condition = rCondition(model, numberOf("tau2After"));
  const only = condition === null ? {} : { onlyIf: condition };
  const compare: BiasComparison[] = [
    {
      name: "it overturns the result, and one less does not",
      value: 1,
      r: n === 0 ? `as.numeric(${meets(0)})` : `as.numeric(${meets(n)} && !(${meets(n - 1)}))`,
      ...only,
    },
  ];
  if (after !== null) {
    compare.push({
      name: "mean with the null results",
      value: after - (input.nullValue ?? 0),
      r: `fail_safe_n_at(${n})[["mean"]]`,
      scale: "fail_safe_n_fit$se",
      ...only,
    });
  }
  return {
    code: [
      from,
      `fail_safe_n_fit <- rma(fail_safe_n_yi, bias_vi, ${method}, test="z")`,
      "fail_safe_n_v <- 1 / mean(1 / bias_vi)",
      ...(choices.exact ? exactLines(method) : approximateLines(estimated)),
    ],
    compare,
    lacks: n >= MOST_STUDIES ? [{ name: "N", reason: "more null results than are looked for" }] : [],
  };
}

const RESULT = "  c(mean=as.vector(res$beta), p=res$pval)";

function exactLines(method: string): string[] {
  return [
    "fail_safe_n_at <- function(n) {",
    "  half <- n %/% 2",
    "  size <- if (n < 2) 0 else sqrt((n - 1) * (fail_safe_n_fit$tau2 + fail_safe_n_v) / (2 * half))",
    "  nulls <- c(rep(size, half), rep(-size, half), rep(0, n - 2 * half))",
    `  res <- rma(c(fail_safe_n_yi, nulls), c(bias_vi, rep(fail_safe_n_v, n)), ${method}, test="z")`,
    RESULT,
    "}",
  ];
}

function approximateLines(estimated: boolean): string[] {
  return [
    "fail_safe_n_at <- function(n) {",
    "  k <- length(bias_yi)",
    "  mu <- as.vector(fail_safe_n_fit$beta)",
    estimated
      ? "  tau2 <- if (n == 0) fail_safe_n_fit$tau2 else ((k + n - 2) * fail_safe_n_fit$tau2 + k * n * mu^2 / (k + n)) / (k + n - 1)"
      : "  tau2 <- fail_safe_n_fit$tau2",
    "  w <- 1 / (bias_vi + tau2)",
    "  sum_w <- sum(w) + n / (fail_safe_n_v + tau2)",
    "  mean <- sum(w * fail_safe_n_yi) / sum_w",
    "  c(mean=mean, p=2 * pnorm(abs(mean) * sqrt(sum_w), lower.tail=FALSE))",
    "}",
  ];
}
