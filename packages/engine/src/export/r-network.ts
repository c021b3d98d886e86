import type { AnalysisReport } from "../analysis-types.ts";
import { estimators } from "../estimators/registry.ts";
import type { NetworkData, NetworkFit, NetworkReport } from "../network-types.ts";
import type { Check } from "./r-checks.ts";
import type { Part } from "./r-part.ts";
import { rNumber, rNumbers, rStrings } from "./r-text.ts";

/** metafor's optimiser stops earlier than the script's other numbers. */
const SEARCHED = 1e-4;

/**
 * The network of treatments in R: contrasts of each study against its first arm with their covariance, least squares with the
 * full covariance, tau2 by moments or by `rma.mv()`. `network` holds effects against the reference, Q, tau2 and P-scores.
 */
export function networkPart({ network }: AnalysisReport): Part[] {
  if (network === undefined || network.fit === null) return [];
  const { fit } = network;
  return [
    {
      code: [
        `# ---- network of treatments ${"-".repeat(44)}`,
        "# Contrasts of each study against its first arm. Comparisons vary by tau2, and those of one study share half of it.",
        "network <- local({",
        ...codeOf(network, fit).map((line) => `  ${line}`),
        "})",
        "print(network)",
      ],
      checks: checksOf(network, fit),
      unchecked: [
        {
          name: "network: splitting, net heat and contributions",
          reason: "metafor has no function for them; netsplit(), netheat() and netcontrib() of netmeta do",
        },
      ],
    },
  ];
}

function codeOf(
  { data, treatments, spec }: NetworkReport,
  { reference, tau2, adjusted }: NetworkFit,
): string[] {
  return [
    `treatments <- ${rStrings(treatments.map(({ name }) => name))}`,
    "studies <- list(",
    ...data.map((study, at) => `  ${studyCode(study)}${at === data.length - 1 ? "" : ","}`),
    ")",
    "y <- unlist(lapply(studies, function(s) s$y))",
    "V <- as.matrix(bldiag(lapply(studies, function(s) matrix(s$V, length(s$y)))))",
    "study <- rep(seq_along(studies), lengths(lapply(studies, function(s) s$y)))",
    "X <- do.call(rbind, lapply(studies, function(s) {",
    "  x <- matrix(0, length(s$y), length(treatments))",
    "  x[, s$t[1]] <- -1",
    "  x[cbind(seq_along(s$y), s$t[-1])] <- 1",
    "  x",
    `}))[, -${reference + 1}, drop = FALSE]`,
    'omega <- outer(study, study, "==") / 2',
    "diag(omega) <- 1",
    "gls <- function(tau2) {",
    "  W <- solve(V + tau2 * omega)",
    "  vb <- solve(t(X) %*% W %*% X)",
    "  beta <- as.vector(vb %*% t(X) %*% W %*% y)",
    "  r <- y - as.vector(X %*% beta)",
    "  list(beta = beta, vb = vb, Q = as.vector(t(r) %*% W %*% r), P = W - W %*% X %*% vb %*% t(X) %*% W)",
    "}",
    "equal <- gls(0)",
    "df <- length(y) - ncol(X)",
    ...tau2Code(spec.method, tau2),
    "fit <- gls(tau2)",
    // The reference has no coefficient: its effect against itself is 0.
    `place <- append(seq_len(ncol(X)), NA, ${reference})`,
    "beta <- ifelse(is.na(place), 0, fit$beta[place])",
    "vb <- matrix(0, length(treatments), length(treatments))",
    "vb[!is.na(place), !is.na(place)] <- fit$vb",
    'difference <- outer(beta, beta, "-")',
    'error <- sqrt(outer(diag(vb), diag(vb), "+") - 2 * vb)',
    "diag(error) <- NA",
    `score <- rowMeans(pnorm(${spec.smallIsGood ? "-" : ""}difference / error), na.rm = TRUE)`,
    ...asymmetryCode(adjusted),
    `list(estimate = fit$beta, se = sqrt(diag(fit$vb)), tau2 = tau2, Q = equal$Q, df = df, p_scores = setNames(score, treatments)${adjusted.test === null ? "" : ", asymmetry = egger"})`,
  ];
}

/** Effects of every pair of arms less the direct estimate of their comparison, regressed on their standard errors. */
function asymmetryCode(adjusted: NetworkFit["adjusted"]): string[] {
  if (adjusted.test === null) return [];
  return [
    `rank <- match(seq_along(treatments), c(${adjusted.order.map((place) => place + 1).join(", ")}))`,
    "pairs <- do.call(rbind, lapply(studies, function(s) {",
    "  effects <- c(0, s$y)",
    "  V <- rbind(0, cbind(0, matrix(s$V, length(s$y))))",
    "  two <- combn(length(effects), 2)",
    "  one <- two[1, ]",
    "  other <- two[2, ]",
    "  sign <- ifelse(rank[s$t[one]] > rank[s$t[other]], 1, -1)",
    "  v <- V[cbind(one, one)] + V[cbind(other, other)] - 2 * V[cbind(one, other)]",
    "  data.frame(pair = paste(s$t[one], s$t[other]), y = sign * (effects[one] - effects[other]), v = v)",
    "}))",
    "pairs$w <- 1 / (pairs$v + tau2)",
    "pairs$deviation <- pairs$y - ave(pairs$w * pairs$y, pairs$pair, FUN = sum) / ave(pairs$w, pairs$pair, FUN = sum)",
    "pairs <- pairs[ave(pairs$w, pairs$pair, FUN = length) > 1, ]",
    "egger <- summary(lm(deviation ~ sqrt(v), pairs, weights = 1 / v))$coefficients[2, ]",
  ];
}

function tau2Code(method: NetworkReport["spec"]["method"], tau2: number | null): string[] {
  if (tau2 === null) return ["tau2 <- 0"];
  if (estimators.get(method).likelihood === null) {
    return ["tau2 <- max(0, (equal$Q - df) / sum(equal$P * omega))"];
  }
  return [
    "arm <- factor(ave(study, study, FUN = seq_along))",
    "random <- if (nlevels(arm) > 1) list(~ arm | study) else list(~ 1 | study)",
    `found <- rma.mv(y, V, mods = X, intercept = FALSE, random = random, rho = if (nlevels(arm) > 1) 0.5, method = "${method}")`,
    "tau2 <- if (nlevels(arm) > 1) found$tau2 else found$sigma2",
  ];
}

function studyCode({ treatments, yi, covariance }: NetworkData): string {
  const places = treatments.map((place) => place + 1).join(", ");
  return `list(t = c(${places}), y = ${rNumbers(yi)}, V = ${rNumbers(covariance.flat())})`;
}

function checksOf(
  { spec }: NetworkReport,
  { league, reference, tau2, total, ranking, adjusted }: NetworkFit,
): Check[] {
  const against = league.flatMap((row) => row[reference] ?? []);
  const scores = ranking.toSorted((one, other) => one.treatment - other.treatment);
  const isSearched = tau2 !== null && estimators.get(spec.method).likelihood !== null;
  const checks: Check[] = [
    {
      name: "network: effects against the reference",
      expected: rNumbers(against.map(({ estimate }) => estimate)),
      r: "network$estimate",
      scale: "network$se",
    },
    { name: "network: SE", expected: rNumbers(against.map(({ se }) => se)), r: "network$se", scale: "0" },
    { name: "network: Q", expected: rNumber(total.value), r: "network$Q", scale: "1" },
    { name: "network: degrees of freedom", expected: rNumber(total.df), r: "network$df", scale: "0" },
    {
      name: "network: P-scores",
      expected: rNumbers(scores.map(({ pScore }) => pScore)),
      r: "as.numeric(network$p_scores)",
      scale: "1",
    },
    ...(adjusted.test === null
      ? []
      : [
          {
            name: "network: t of small-study effects",
            expected: rNumber(adjusted.test.statistic.value),
            r: 'network$asymmetry[["t value"]]',
            scale: "1",
          },
        ]),
    ...(tau2 === null
      ? []
      : [{ name: "network: tau2", expected: rNumber(tau2), r: "network$tau2", scale: "max(network$se)^2" }]),
  ];
  return isSearched ? checks.map((check) => ({ ...check, tolerance: SEARCHED })) : checks;
}
