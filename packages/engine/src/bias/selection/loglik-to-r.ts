import { formatExact } from "../../format/index.ts";
import type { BiasInput } from "../types.ts";
import type { Imprecision } from "./data.ts";
import type { FittedNumbers } from "./fitted-numbers.ts";
import { rVector } from "./to-r-checks.ts";

/** A smooth selection function as R text. */
export interface WeightInR {
  /** Relative probability of publication, an expression of the p-value `p`, the parameters `d` and, where it plays a part, the study's `prec[i]`. */
  readonly weight: string;
  /** p-values at which it is not smooth. */
  readonly kinks: readonly number[];
  readonly either: boolean;
  readonly imprecision: Imprecision;
}

/**
 * The log-likelihood of selected studies in base R, that the script's lines of smooth selection functions call: `integrate()` over
 * pieces between kinks. `selmodel()` integrates over the whole line to an absolute error, which fails where hardly any study is published.
 */
export const LOGLIK_IN_R: readonly string[] = [
  "# effects y from no effect, in the favoured direction; all but the selected studies are published whatever they find",
  "bias_loglik <- function(y, v, mean, tau2, weight, kinks, either, selected) {",
  "  mean <- rep_len(mean, length(y))",
  "  total <- sqrt(v + tau2)",
  "  pvalue <- function(x, s) if (either) 2 * pnorm(-abs(x) / s) else pnorm(-x / s)",
  "  cuts <- if (either) c(-1, 1) %o% qnorm(kinks / 2) else qnorm(kinks, lower.tail = FALSE)",
  "  published <- sapply(which(selected), function(i) {",
  "    s <- sqrt(v[i])",
  "    ends <- sort(unique(c(s * c(-40:40, cuts), mean[i] + total[i] * -38:38)))",
  "    ends <- ends[abs(ends - mean[i]) <= 38 * total[i]]",
  "    density <- function(x) weight(pvalue(x, s), i) * dnorm(x, mean[i], total[i])",
  "    piece <- function(from, to) integrate(density, from, to, rel.tol = 1e-10, abs.tol = 0, subdivisions = 1000L, stop.on.error = FALSE)$value",
  "    sum(mapply(piece, head(ends, -1), ends[-1]))",
  "  })",
  "  own <- sapply(which(selected), function(i) weight(pvalue(y[i], sqrt(v[i])), i))",
  "  sum(dnorm(y, mean, total, log = TRUE)) + sum(log(own) - log(published))",
  "}",
];

/** The weight and the likelihood as a function of coefficients, tau2 and `d`: makes `name_loglik`, and `name_at` of the estimates. */
export function loglikLines(
  name: string,
  input: BiasInput,
  { beta, tau2, delta }: FittedNumbers,
  { weight, kinks, either, imprecision }: WeightInR,
): string[] {
  const { effects, moderators, selected, favours, nullValue } = input;
  const places = moderators?.positions ?? effects.yi.map((_, place) => place);
  const rows = places.length === effects.yi.length ? null : rVector(places.map((place) => place + 1));
  const of = (vector: string): string => (rows === null ? vector : `${vector}[${rows}]`);
  const design = rows === null ? "bias_mods" : `bias_mods[${rows}, , drop = FALSE]`;
  const sign = favours === 1 ? "" : "-";
  const subject = places.map((place) => (selected?.[place] === false ? "FALSE" : "TRUE"));
  const used = [
    `${sign}(${of("bias_yi")} - ${formatExact(nullValue ?? 0)})`,
    of("bias_vi"),
    `${sign}${moderators === null ? "beta" : `as.numeric(cbind(1, ${design}) %*% beta)`}`,
    "tau2",
    `function(p, i) ${name}_weight(p, i, d)`,
    `kinks = ${kinks.length === 0 ? "numeric(0)" : rVector(kinks)}`,
    `either = ${either ? "TRUE" : "FALSE"}`,
    `selected = ${subject.includes("FALSE") ? `c(${subject.join(", ")})` : `rep(TRUE, ${places.length})`}`,
  ];
  const precision = imprecision === "none" ? [] : precisionLines(name, imprecision, of);
  return [
    ...precision,
    `${name}_weight <- function(p, i, d) ${weight.replaceAll("prec[i]", `${name}_prec[i]`)}`,
    `${name}_loglik <- function(beta, tau2, d) bias_loglik(${used.join(", ")})`,
    `${name}_at <- ${name}_loglik(${rVector(beta)}, ${formatExact(tau2)}, ${rVector(delta)})`,
  ];
}

/** Relative to the least precise study. */
function precisionLines(
  name: string,
  imprecision: Exclude<Imprecision, "none">,
  of: (vector: string) => string,
): string[] {
  const values = {
    sei: of("bias_sei"),
    vi: of("bias_vi"),
    ninv: `1 / ${of("bias_ni")}`,
    sqrtninv: `1 / sqrt(${of("bias_ni")})`,
  };
  return [`${name}_prec <- ${values[imprecision]}`, `${name}_prec <- ${name}_prec / max(${name}_prec)`];
}

/** A beta-shaped weight, constant beyond the ends. */
export function betaInR([low, high]: readonly [number, number], either: boolean): WeightInR {
  return {
    weight: `{ p <- pmin(pmax(p, ${formatExact(low)}), ${formatExact(high)}); p^(d[1] - 1) * (1 - p)^(d[2] - 1) }`,
    kinks: [low, high],
    either,
    imprecision: "none",
  };
}

/** exp(-d1 p^(1 / d2)), 1 up to the threshold. */
export function negExpPowerInR(threshold: number, either: boolean, imprecision: Imprecision): WeightInR {
  const alpha = formatExact(threshold);
  const fall = threshold > 0 ? `(pmax(p, ${alpha})^(1 / d[2]) - ${alpha}^(1 / d[2]))` : "p^(1 / d[2])";
  return {
    weight: `exp(-d[1]${imprecision === "none" ? "" : " * prec[i]"} * ${fall})`,
    kinks: threshold > 0 ? [threshold] : [],
    either,
    imprecision,
  };
}
