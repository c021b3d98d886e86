# Numbers for tests, intervals and prediction intervals that metafor does not give, each by a road other than the engine's:
# Kenward and Roger's formulas with the matrices of their paper, the profile likelihood by nested one-dimensional searches, the
# distribution of quadratic forms by Imhof's integral over the eigenvalues, rules that choose between fits by doing both fits.
# Run: Rscript test/reference/r/inference.R test/reference/data/pooling test/reference/data/inference
suppressPackageStartupMessages({ library(metafor); library(jsonlite) })
folders <- commandArgs(trailingOnly = TRUE)
sets <- c("bcg", "hackshaw1998", "raudenbush1985", "inline-k3", "inline-k2", "inline-tau2-zero", "normand1999", "hine1989")
level <- 0.95

tight <- function(yi, vi) {
  unit <- max(var(yi), median(vi))
  list(threshold = 1e-14 * unit, tol = 1e-300, maxiter = 1e5, stepadj = 0.5, tau2.max = 1e8 * unit)
}
num <- function(x) { if (is.null(x)) return(NULL); ifelse(is.na(x), NA, x) }

kenward_roger <- function(yi, vi, tau2) {
  k <- length(yi); X <- matrix(1, k, 1)
  V <- diag(vi + tau2, k); Vi <- solve(V); G <- diag(k) # dV / dtau2
  Phi <- solve(t(X) %*% Vi %*% X)
  P1 <- -t(X) %*% Vi %*% G %*% Vi %*% X
  Q11 <- t(X) %*% Vi %*% G %*% Vi %*% G %*% Vi %*% X
  P <- Vi - Vi %*% X %*% Phi %*% t(X) %*% Vi
  W <- solve(0.5 * sum(diag(P %*% G %*% P %*% G)))
  PhiA <- Phi + 2 * Phi %*% (c(W) * (Q11 - P1 %*% Phi %*% P1)) %*% Phi
  Theta <- solve(Phi)
  A1 <- c(W) * sum(diag(Theta %*% Phi %*% P1 %*% Phi))^2
  A2 <- c(W) * sum(diag(Theta %*% Phi %*% P1 %*% Phi %*% Theta %*% Phi %*% P1 %*% Phi))
  l <- 1
  B <- (A1 + 6 * A2) / (2 * l)
  g <- ((l + 1) * A1 - (l + 4) * A2) / ((l + 2) * A2)
  d <- 3 * l + 2 * (1 - g); c1 <- g / d; c2 <- (l - g) / d; c3 <- (l + 2 - g) / d
  E <- 1 / (1 - A2 / l)
  S <- 2 / l * (1 + c1 * B) / ((1 - c2 * B)^2 * (1 - c3 * B))
  rho <- S / (2 * E^2)
  c(se = sqrt(c(PhiA)), df = 4 + (l + 2) / (l * rho - 1))
}

profile_at <- function(mu, yi, vi) {
  ll <- function(t) sum(dnorm(yi, mu, sqrt(vi + t), log = TRUE))
  grid <- c(0, 10^seq(-8, 4, length.out = 2000) * max(var(yi), median(vi)))
  best <- which.max(sapply(grid, ll))
  ends <- grid[c(max(1, best - 1), min(length(grid), best + 1))]
  max(ll(grid[best]), optimize(ll, ends, maximum = TRUE, tol = 1e-15 * ends[2])$objective)
}
profile_mean <- function(yi, vi) {
  fit <- rma(yi, vi, method = "ML", control = tight(yi, vi))
  mu <- c(fit$beta)
  # The mean moves with tau2, and R stops early: the top is searched for again.
  top <- optimize(function(m) profile_at(m, yi, vi), mu + c(-1, 1) * fit$se, maximum = TRUE, tol = 1e-12 * fit$se)$objective
  cut <- max(top, profile_at(mu, yi, vi)) - qchisq(level, 1) / 2
  end <- function(sign) {
    step <- fit$se
    while (profile_at(mu + sign * step, yi, vi) > cut) step <- 2 * step
    uniroot(function(m) profile_at(m, yi, vi) - cut, sort(c(mu, mu + sign * step)), tol = 1e-13 * fit$se)$root
  }
  list(estimate = mu, ci = c(end(-1), end(1)), chisq = 2 * (cut + qchisq(level, 1) / 2 - profile_at(0, yi, vi)))
}

# P(sum lambda chi2_1 > q) by Imhof (1961).
imhof <- function(q, lambda) {
  f <- function(u) sapply(u, function(x) {
    theta <- 0.5 * sum(atan(lambda * x)) - 0.5 * q * x
    sin(theta) / (x * exp(0.25 * sum(log1p(lambda^2 * x^2))))
  })
  0.5 + integrate(f, 0, Inf, subdivisions = 1e5, rel.tol = 1e-11, stop.on.error = FALSE)$value / pi
}
general_q <- function(yi, vi, w) {
  A <- diag(w, length(w)) - outer(w, w) / sum(w)
  q <- c(t(yi) %*% A %*% yi)
  upper <- function(tau2) {
    S <- diag(sqrt(vi + tau2), length(w))
    lambda <- eigen(S %*% A %*% S, symmetric = TRUE, only.values = TRUE)$values
    imhof(q, lambda[lambda > 1e-12 * max(lambda)])
  }
  end <- function(p) {
    if (upper(0) > p) return(0)
    top <- max(var(yi), median(vi)); while (upper(top) < p) top <- 4 * top
    uniroot(function(t) upper(t) - p, c(0, top), tol = 1e-10 * top)$root
  }
  # P(Q > q) rises with tau2.
  c(end((1 - level) / 2), end(1 - (1 - level) / 2))
}

cases <- function(yi, vi) {
  k <- length(yi)
  fit <- function(method, test) rma(yi, vi, method = method, test = test, control = tight(yi, vi))
  reml <- fit("REML", "z"); kh <- fit("REML", "knha"); guarded <- fit("REML", "adhoc"); dl <- fit("DL", "z")
  width <- function(f) f$ci.ub - f$ci.lb
  of <- function(f) list(se = f$se, ci = c(f$ci.lb, f$ci.ub), p = f$pval)
  kr <- kenward_roger(yi, vi, reml$tau2)
  t <- function(df) qt((1 + level) / 2, df)
  around <- function(half) c(reml$beta) + c(-1, 1) * half
  spread <- function(se) sqrt(se^2 + reml$tau2)
  perm <- if (k <= 10) permutest(reml, exact = TRUE, progbar = FALSE)$pval else NULL
  list(
    estimate = c(reml$beta), tau2 = reml$tau2,
    KR = list(se = unname(kr["se"]), df = unname(kr["df"]), ci = around(t(kr["df"]) * kr["se"])),
    iqwig6 = of(if (width(kh) < width(dl)) guarded else kh),
    hybrid = of(if (width(kh) < width(reml)) reml else kh),
    PLmean = if (k > 2) profile_mean(yi, vi) else NULL,
    perm = if (is.null(perm)) NULL else list(p = perm),
    # With two eigenvalues Imhof's integrand decays too slowly to be integrated.
    J = if (k > 3) general_q(yi, vi, 1 / sqrt(vi)) else NULL,
    predictions = list(
      V = around(t(k - 1) * spread(reml$se)), HTS = around(t(max(1, k - 2)) * spread(reml$se)),
      HK = around(t(k - 1) * spread(kh$se)), `HK-PR` = around(t(max(1, k - 2)) * spread(kh$se)),
      KR = around(t(kr["df"]) * spread(kr["se"])), `KR-PR` = around(t(max(1, kr["df"] - 1)) * spread(kr["se"]))
    )
  )
}

for (name in sets) {
  data <- fromJSON(file.path(folders[1], paste0(name, ".json")))$data
  out <- list(
    topic = "inference", software = paste("R", getRversion(), "metafor", packageVersion("metafor")), dataset = name,
    level = level, data = list(yi = data$yi, vi = data$vi), expected = cases(data$yi, data$vi)
  )
  writeLines(toJSON(out, digits = I(17), auto_unbox = TRUE, null = "null", pretty = TRUE), file.path(folders[2], paste0(name, ".json")))
  cat(name, "\n")
}
