# Values the reference set lacks: rma.mh() and rma.peto() on random small tables under every rule for empty cells, rates,
# UWLS by lm() and IVhet by rma(weights = 1 / vi). Writes test/reference/data/pooling-r/*.json with 17 digits.
# Run from the root of the project: Rscript test/reference/r/pooling.R

suppressMessages(library(metafor))
number <- function(x) ifelse(is.finite(x), sprintf("%.17g", x), "null")
array <- function(x) paste0("[", paste(number(x), collapse = ","), "]")
object <- function(...) {
  fields <- list(...)
  paste0("{", paste0('"', names(fields), '":', unlist(fields), collapse = ","), "}")
}
quoted <- function(x) paste0('["', paste(x, collapse = '","'), '"]')
write_cases <- function(name, cases) {
  software <- object(R = paste0('"', getRversion(), '"'), metafor = paste0('"', packageVersion("metafor"), '"'))
  path <- file.path("test/reference/data/pooling-r", paste0(name, ".json"))
  dir.create(dirname(path), showWarnings = FALSE)
  writeLines(c(paste0('{"software":', software, ',"cases":['), paste(cases, collapse = ",\n"), "]}"), path)
}
one <- function(x) number(if (is.null(x) || length(x) == 0) NA_real_ else as.numeric(x)[1])
fields <- function(r) object(
  k = one(r$k), kYi = one(r$k.yi), estimate = one(r$beta), se = one(r$se), statistic = one(r$zval), p = one(r$pval),
  ciLower = one(r$ci.lb), ciUpper = one(r$ci.ub), Q = one(r$QE), QP = one(r$QEp), CMH = one(r$MH), CMHP = one(r$MHp),
  BreslowDay = one(r$BD), BreslowDayP = one(r$BDp), Tarone = one(r$TA), TaroneP = one(r$TAp)
)

set.seed(20100)
rules <- list(
  list(add = c(0.5, 0), to = c("only0", "none"), drop00 = c(TRUE, FALSE)),
  list(add = c(0.5, 0.5), to = c("if0all", "if0all"), drop00 = c(FALSE, TRUE)),
  list(add = c(1, 0.25), to = c("all", "only0"), drop00 = c(TRUE, TRUE))
)
rule_fields <- function(rule) list(
  add = array(rule$add), to = quoted(rule$to), drop00 = paste0("[", paste(tolower(rule$drop00), collapse = ","), "]")
)

tables <- list()
for (set in 1:8) {
  k <- sample(2:9, 1)
  n1 <- sample(5:60, k, TRUE)
  n2 <- sample(5:60, k, TRUE)
  data <- list(ai = rbinom(k, n1, 0.08), n1i = n1, ci = rbinom(k, n2, 0.15), n2i = n2)
  if (sum(data$ai) == 0 || sum(data$ci) == 0) next
  for (rule in rules) for (measure in c("OR", "RR", "RD", "PETO")) {
    args <- c(data, rule)
    r <- suppressWarnings(if (measure == "PETO") do.call(rma.peto, args) else
      do.call(rma.mh, c(args, list(measure = measure, correct = FALSE))))
    input <- do.call(object, c(list(measure = paste0('"', measure, '"')), lapply(data, array), rule_fields(rule)))
    tables <- c(tables, object(id = paste0('"', set, "-", measure, "-", rule$to[1], '"'), input = input, expected = fields(r)))
  }
}
write_cases("tables", unlist(tables))

rates <- list()
for (set in 1:6) {
  k <- sample(2:8, 1)
  data <- list(x1i = rpois(k, 2), t1i = round(runif(k, 50, 900), 1), x2i = rpois(k, 4), t2i = round(runif(k, 50, 900), 1))
  for (rule in rules) for (measure in c("IRR", "IRD")) {
    r <- suppressWarnings(do.call(rma.mh, c(data, rule, list(measure = measure, correct = FALSE))))
    input <- do.call(object, c(list(measure = paste0('"', measure, '"')), lapply(data, array), rule_fields(rule)))
    rates <- c(rates, object(id = paste0('"', set, "-", measure, "-", rule$to[1], '"'), input = input, expected = fields(r)))
  }
}
write_cases("rates", unlist(rates))

effects <- list()
for (set in 1:12) {
  k <- sample(2:20, 1)
  vi <- round(rchisq(k, 4) / 40 + 0.002, 4)
  yi <- round(rnorm(k, 0.3, sqrt(vi + (set %% 3) * 0.05)), 4)
  fit <- lm(yi ~ 1, weights = 1 / vi)
  row <- summary(fit)$coefficients[1, ]
  ends <- confint(fit, level = 0.9)
  uwls <- object(estimate = one(row[1]), se = one(row[2]), statistic = one(row[3]), p = one(row[4]), ciLower = one(ends[1]), ciUpper = one(ends[2]))
  r <- rma(yi, vi, weights = 1 / vi, method = "DL", level = 90)
  ivhet <- object(estimate = one(r$beta), se = one(r$se), statistic = one(r$zval), p = one(r$pval), ciLower = one(r$ci.lb), ciUpper = one(r$ci.ub), tau2 = one(r$tau2))
  effects <- c(effects, object(id = paste0('"', set, '"'), yi = array(yi), vi = array(vi), level = "0.9", uwls = uwls, ivhet = ivhet))
}
write_cases("effects", unlist(effects))
