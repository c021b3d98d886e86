# Exact permutation intervals of a slope among six studies, over all 720 orders of the moderator: the values that the two-sided test
# does not reject, from first principles, and those of metafor, which puts half of the level on each side.
# Run: Rscript test/reference/r/permutation-intervals.R test/reference/data/permutation-intervals/six-studies.json
suppressPackageStartupMessages({ library(metafor); library(jsonlite) })
arguments <- commandArgs(trailingOnly = TRUE)
yi <- c(0.12, 0.31, 0.22, 0.55, 0.48, 0.74)
vi <- c(0.010, 0.022, 0.015, 0.031, 0.012, 0.020)
x <- c(1, 2, 3.5, 5, 6, 8)
orders <- function(v) if (length(v) == 1) list(v) else
  do.call(c, lapply(seq_along(v), function(i) lapply(orders(v[-i]), function(rest) c(v[i], rest))))
all_orders <- orders(x)
fit_of <- function(y, x, tau2) {
  w <- 1 / (vi + tau2); X <- cbind(1, x); inverse <- solve(crossprod(X, w * X)); b <- inverse %*% crossprod(X, w * y)
  P <- diag(w) - (w * X) %*% inverse %*% t(w * X)
  list(b = b[2], se = sqrt(inverse[2, 2]), q = sum(w * (y - X %*% b)^2), trace = sum(diag(P)))
}
statistic <- function(y, x, method, test) {
  start <- fit_of(y, x, 0)
  fit <- if (method == "EE") start else fit_of(y, x, max(0, (start$q - 4) / start$trace))
  fit$b / fit$se / (if (test == "knha") sqrt(fit$q / 4) else 1)
}
counts <- function(value, method, test) {
  shifted <- yi - value * x
  all <- sapply(all_orders, function(order) statistic(shifted, order, method, test))
  own <- statistic(shifted, x, method, test)
  c(two = sum(abs(all) >= abs(own) - 1e-9), above = sum(all >= own - 1e-9), below = sum(all <= own + 1e-9))
}
end_of <- function(inside, outside, kept) {
  for (step in 1:24) { middle <- (inside + outside) / 2; if (kept(middle)) inside <- middle else outside <- middle }
  inside
}
case_of <- function(method, test, level) {
  fit <- rma(yi, vi, mods = ~ x, method = method, test = test, level = level)
  estimate <- unname(fit$beta[2, 1]); alpha <- 1 - level / 100
  kept <- function(side, share) function(value) counts(value, method, test)[[side]] > share * 720 + 1e-9
  permuted <- permutest(fit, exact = TRUE, permci = 2, progbar = FALSE, control = list(tol = 1e-5))
  halves <- c(end_of(estimate, 0, kept("above", alpha / 2)), end_of(estimate, 0.2, kept("below", alpha / 2)))
  # What metafor searches for: its ends may lie anywhere where the share is just the one looked for.
  stopifnot(abs(counts(permuted$ci.lb[2], method, test)[["above"]] - alpha / 2 * 720) <= 1)
  stopifnot(abs(counts(permuted$ci.ub[2], method, test)[["below"]] - alpha / 2 * 720) <= 1)
  list(
    input = list(method = method, test = test, level = level),
    expected = list(
      estimate = estimate, lower = end_of(estimate, 0, kept("two", alpha)), upper = end_of(estimate, 0.2, kept("two", alpha))
    ),
    halves = halves, permci = c(permuted$ci.lb[2], permuted$ci.ub[2])
  )
}
write_json(
  list(
    source = paste("metafor", packageVersion("metafor"), R.version.string),
    data = list(yi = yi, vi = vi, x = x),
    cases = list(case_of("EE", "z", 95), case_of("DL", "knha", 90))
  ),
  arguments[1], auto_unbox = TRUE, digits = NA, pretty = TRUE
)
