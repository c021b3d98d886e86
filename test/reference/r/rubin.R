# Rubin's rules on five given regressions, from first principles: matrices by R, the degrees of freedom as their papers print them.
# Run: Rscript test/reference/r/rubin.R test/reference/data/rubin/five.json
suppressPackageStartupMessages(library(jsonlite))
set.seed(7)
k <- 18; m <- 5; p <- 4
y <- rnorm(k); fixed <- rnorm(k); group <- rep(0:1, length.out = k)
fits <- lapply(1:m, function(i) {
  x <- fixed; x[1:6] <- rnorm(6, 0.4 * y[1:6])
  lm(y ~ x + group + I(x * group))
})
Q <- t(sapply(fits, coef)); U <- lapply(fits, vcov)
Ubar <- Reduce(`+`, U) / m; B <- cov(Q); T <- Ubar + (1 + 1 / m) * B; qbar <- colMeans(Q)
pooled <- function(d) lapply(1:p, function(j) {
  lambda <- (1 + 1 / m) * B[j, j] / T[j, j]; r <- (1 + 1 / m) * B[j, j] / Ubar[j, j]
  old <- (m - 1) / lambda^2
  df <- if (is.finite(d)) { obs <- (d + 1) / (d + 3) * d * (1 - lambda); old * obs / (old + obs) } else old
  t <- qbar[[j]] / sqrt(T[j, j])
  list(estimate = qbar[[j]], se = sqrt(T[j, j]), df = df, p = 2 * pt(-abs(t), df), lower = qbar[[j]] - qt(0.975, df) * sqrt(T[j, j]),
       r = r, fmi = (r + 2 / (df + 3)) / (r + 1))
})
wald <- function(places, d) {
  h <- length(places); S <- solve(Ubar[places, places, drop = FALSE])
  r <- (1 + 1 / m) * sum(diag(B[places, places, drop = FALSE] %*% S)) / h
  F <- c(t(qbar[places]) %*% S %*% qbar[places]) / (h * (1 + r)); t <- h * (m - 1)
  v <- if (is.finite(d)) {
    a <- r * t / (t - 2); vs <- (d + 1) / (d + 3) * d; w4 <- vs - 4 * (1 + a); w2 <- vs - 2 * (1 + a)
    z <- 1 / w4 + 1 / (t - 4) * (a^2 * w2 / ((1 + a)^2 * w4) + 8 * a^2 * w2 / ((1 + a) * w4^2) + 4 * a^2 / ((1 + a) * w4) +
      4 * a^2 / (w4 * w2) + 16 * a^2 * w2 / w4^3 + 8 * a^2 / w4^2)
    4 + 1 / z
  } else 4 + (t - 4) * (1 + (1 - 2 / t) / r)^2
  list(f = F, df2 = v, p = pf(F, h, v, lower.tail = FALSE), r = r)
}
d <- k - p
out <- list(R = as.character(getRversion()), dfComplete = d, estimates = unname(Q), vcovs = lapply(U, unname), total = unname(T),
            small = pooled(d), large = pooled(Inf), waldSmall = wald(2:4, d), waldLarge = wald(2:4, Inf))
writeLines(toJSON(out, digits = I(17), auto_unbox = TRUE), commandArgs(trailingOnly = TRUE)[1])
