# Marginal likelihoods of models of robust Bayesian meta-analysis, each by nested calls of integrate() over its parameters as they are:
# mean, tau, slope and ordered weights, with their priors as densities. No transformation, no package.
# Run: Rscript test/reference/r/averaging.R test/reference/data/bias-averaging/bem2011.json
suppressPackageStartupMessages(library(jsonlite))
y <- c(0.25, 0.20, 0.26, 0.23, 0.22, 0.15, 0.09, 0.19, 0.42)
s <- c(0.10155048, 0.08246211, 0.10323629, 0.10182427, 0.10120277, 0.08210765, 0.07085372, 0.10089846, 0.14752627)
pieces <- list(
  mu = c(-4, -1, -0.3, 0, 0.1, 0.2, 0.3, 0.6, 1.5, 4),
  tau = c(1e-4, 0.01, 0.03, 0.06, 0.12, 0.25, 0.6, 2, 20),
  b = c(0, 1, 2, 3, 5, 10, 20, 40, 100, 1000),
  w = c(0, 0.005, 0.02, 0.1, 0.3, 1))
over <- function(f, cuts) {
  one <- function(i) integrate(f, cuts[i - 1], cuts[i], rel.tol = 1e-9, abs.tol = 1e-11, subdivisions = 200L, stop.on.error = FALSE)$value
  sum(sapply(seq_along(cuts)[-1], one))
}
below <- function(top) c(pieces$w[pieces$w < top], top)
tau_prior <- function(t) 0.15 / t^2 * exp(-0.15 / t)

# exp(log likelihood + shift) of a line, at one mean, tau and slope.
line <- function(x) function(mu, tau, b) prod(dnorm(y, mu + b * x, sqrt(s^2 + tau^2)))
# The same of selection, at one mean, tau and weights c(1, w2, ...); steps of one- or two-sided p, ascending.
chosen <- function(steps, sides) {
  z <- qnorm(1 - if (sides == 1) steps else steps / 2)
  own <- sapply(if (sides == 1) y / s else abs(y / s), function(one) sum(one < z) + 1)
  function(mu, tau, w) {
    sd <- sqrt(s^2 + tau^2)
    top <- sapply(z, function(cut) {
      up <- pnorm(cut * s, mu, sd, lower.tail = FALSE)
      if (sides == 1) up else up + pnorm(-cut * s, mu, sd)
    })
    p <- cbind(top, 1) - cbind(0, top)
    prod(w[own] * dnorm(y, mu, sd) / drop(p %*% w))
  }
}
# Integrals over mean and tau where they are free; g(mu, tau) has the rest.
joint <- function(g, effect, heterogeneity) {
  at <- function(tau) if (!effect) g(0, tau) else over(Vectorize(function(mu) dnorm(mu) * g(mu, tau)), pieces$mu)
  if (!heterogeneity) at(0) else over(Vectorize(function(tau) tau_prior(tau) * at(tau)), pieces$tau)
}
none <- function(mu, tau) line(0)(mu, tau, 0)
slope <- function(x, scale) {
  f <- line(x)
  function(mu, tau) over(Vectorize(function(b) 2 * dcauchy(b, 0, scale) * f(mu, tau, b)), pieces$b)
}
weights <- function(steps, sides) {
  f <- chosen(steps, sides)
  J <- length(steps) + 1
  descend <- function(mu, tau, w) {
    if (length(w) == J) return(f(mu, tau, w))
    over(Vectorize(function(next_w) descend(mu, tau, c(w, next_w))), below(w[length(w)]))
  }
  function(mu, tau) factorial(J - 1) * descend(mu, tau, 1)
}
wanted <- list(
  list("none", 0, 0), list("none", 1, 0), list("none", 0, 1), list("none", 1, 1),
  list("PET", 0, 0), list("PET", 1, 0), list("PET", 0, 1), list("PEESE", 0, 0), list("PEESE", 1, 0), list("PEESE", 0, 1),
  list(c(0.05), 0, 0, 1), list(c(0.05), 1, 0, 1), list(c(0.05), 0, 0, 2), list(c(0.025, 0.05), 0, 0, 1))
cases <- lapply(wanted, function(one) {
  bias <- one[[1]]
  g <- if (is.numeric(bias)) weights(bias, one[[4]]) else
    switch(bias, none = none, PET = slope(s, 1), PEESE = slope(s^2, 5))
  value <- log(joint(g, one[[2]] == 1, one[[3]] == 1))
  message(paste(format(bias), collapse = " "), " ", one[[2]], one[[3]], " ", format(value, digits = 12))
  list(kind = if (is.numeric(bias)) "weights" else bias, sides = if (is.numeric(bias)) c("one-sided", "two-sided")[one[[4]]] else NA,
       steps = I(if (is.numeric(bias)) bias else numeric(0)), effect = one[[2]] == 1, heterogeneity = one[[3]] == 1, logMarginal = value)
})
writeLines(toJSON(list(
  source = paste(R.version.string, "integrate(), rel.tol = 1e-9"), yi = y, si = s, cases = cases),
  auto_unbox = TRUE, digits = 17, pretty = TRUE), commandArgs(TRUE)[1])
