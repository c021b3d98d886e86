# Numbers for test/reference/data/glmm/tight.json that need neither lme4 nor BiasedUrn:
#   Rscript test/reference/r/glmm-tight.R > test/reference/data/glmm/tight.json
# Equal-effects models by glm() with its iterations tightened; the exact conditional model (CM.EL) by sums over the support
# and a trapezoid over the random effect, maximised from the noncentral hypergeometric distribution's definition.

suppressMessages(library(jsonlite))
read <- function(name) fromJSON(file.path("test/reference/data/glmm", paste0(name, ".json")))
cases <- list()
add <- function(dataset, id, values) {
  text <- paste(sprintf('"%s": %s', names(values), sprintf("%.17g", unlist(values))), collapse = ", ")
  cases[[length(cases) + 1]] <<- sprintf('  { "dataset": "%s", "id": "%s", "expected": { %s } }', dataset, id, text)
}
tight <- glm.control(epsilon = 1e-15, maxit = 200)
# The Wald statistic of the saturated model in closed form; an effect at infinity carries no weight.
cochran <- function(y, v) {
  w <- ifelse(is.finite(v), 1 / v, 0)
  y <- ifelse(w > 0, y, 0)
  sum(w * (y - sum(w * y) / sum(w))^2)
}

fitOf <- function(dataset, id, formula, family, data, index, wald) {
  model <- suppressWarnings(glm(formula, family = family, data = data, control = tight))
  # One more step from the converged coefficients, so that weights and coefficients belong together.
  again <- suppressWarnings(glm(formula, family = family, data = data, control = tight, start = coef(model)))
  table <- summary(again)$coefficients
  add(dataset, id, list(estimate = table[index, 1], se = table[index, 2], logLik = as.numeric(logLik(again)), deviance = deviance(again), QWald = wald))
}

twoGroups <- function(name, a, b, c, d) {
  keep <- a + c > 0 & b + d > 0
  a <- a[keep]; b <- b[keep]; c <- c[keep]; d <- d[keep]
  k <- length(a)
  arms <- data.frame(x = c(a, c), y = c(b, d), study = factor(rep(seq_len(k), 2)), group = rep(c(1, 0), each = k))
  fitOf(name, "UM.FS-EE", cbind(x, y) ~ 0 + group + study, binomial, arms, "group", cochran(log(a * d / (b * c)), 1 / a + 1 / b + 1 / c + 1 / d))
  fitOf(name, "CM.AL-EE", cbind(a, c) ~ 1 + offset(log((a + b) / (c + d))), binomial, data.frame(a, b, c, d), 1, cochran(log(a / c) - log((a + b) / (c + d)), 1 / a + 1 / c))
  conditional(name, a, b, c, d)
}

conditional <- function(name, a, b, c, d) {
  k <- length(a)
  tables <- lapply(seq_len(k), function(i) {
    x <- max(0, a[i] - d[i]):min(a[i] + b[i], a[i] + c[i])
    list(x = x, base = lchoose(a[i] + b[i], x) + lchoose(c[i] + d[i], a[i] + c[i] - x), a = a[i])
  })
  logP <- function(t, theta) {
    terms <- outer(t$x, theta) + t$base
    top <- apply(terms, 2, max)
    t$base[match(t$a, t$x)] + t$a * theta - top - log(colSums(exp(sweep(terms, 2, top))))
  }
  moments <- function(t, theta) {
    w <- exp(t$x * theta + t$base - max(t$x * theta + t$base)); w <- w / sum(w)
    m <- sum(w * t$x)
    c(m, sum(w * (t$x - m)^2))
  }
  newton <- function(which, theta) {
    for (step in 1:100) {
      s <- rowSums(sapply(tables[which], function(t) { m <- moments(t, theta); c(t$a - m[1], m[2]) }))
      theta <- theta + max(-1, min(1, s[1] / s[2]))
    }
    c(theta, 1 / sqrt(s[2]))
  }
  equal <- newton(seq_len(k), 0)
  inner <- which(sapply(tables, function(t) t$a > min(t$x) && t$a < max(t$x)))
  own <- sapply(inner, function(i) newton(i, 0))
  w <- 1 / own[2, ]^2
  wald <- sum(w * (own[1, ] - sum(w * own[1, ]) / sum(w))^2)
  logLik <- sum(sapply(tables, logP, equal[1]))
  saturated <- sum(mapply(function(i, theta) logP(tables[[i]], theta), inner, own[1, ]))
  add(name, "CM.EL-EE", list(estimate = equal[1], se = equal[2], logLik = logLik, deviance = 2 * (saturated - logLik), QWald = wald))
  z <- seq(-10, 10, length.out = 1001)
  weight <- dnorm(z, log = TRUE) + log(z[2] - z[1])
  random <- function(p) {
    -sum(sapply(tables, function(t) { l <- logP(t, p[1] + exp(p[2]) * z) + weight; max(l) + log(sum(exp(l - max(l)))) }))
  }
  fit <- optim(c(equal[1], log(0.5)), random, method = "BFGS", control = list(reltol = 1e-16, maxit = 500, ndeps = c(1e-5, 1e-5)))
  if (exp(fit$par[2]) < 0.01) return(invisible())
  h <- 1e-3
  at <- function(i, j) random(fit$par + h * c(i, j))
  hessian <- matrix(c(
    (16 * (at(1, 0) + at(-1, 0)) - at(2, 0) - at(-2, 0) - 30 * fit$value) / 12,
    (at(1, 1) - at(1, -1) - at(-1, 1) + at(-1, -1)) / 4, (at(1, 1) - at(1, -1) - at(-1, 1) + at(-1, -1)) / 4,
    (16 * (at(0, 1) + at(0, -1)) - at(0, 2) - at(0, -2) - 30 * fit$value) / 12), 2) / h^2
  v <- solve(hessian)
  add(name, "CM.EL-ML", list(estimate = fit$par[1], se = sqrt(v[1, 1]), tau2 = exp(2 * fit$par[2]), seTau2 = 2 * exp(2 * fit$par[2]) * sqrt(v[2, 2]), logLik = -fit$value))
}

bcg <- read("bcg")$data
twoGroups("bcg", bcg$tpos, bcg$tneg, bcg$cpos, bcg$cneg)
for (name in c("hine1989", "nielweise2007", "li2007", "egger2001")) {
  x <- read(name)$data
  if (max(x$n1i) > 20000) next
  twoGroups(name, x$ai, x$n1i - x$ai, x$ci, x$n2i - x$ci)
}
damico <- read("damico2009")$data
twoGroups("damico2009", damico$xt, damico$nt - damico$xt, damico$xc, damico$nc - damico$xc)
dorn <- read("dorn2007")$data
twoGroups("dorn2007", dorn[["x.a"]], dorn[["n.a"]] - dorn[["x.a"]], dorn[["x.p"]], dorn[["n.p"]] - dorn[["x.p"]])
for (name in c("debruin2009", "pritz1997")) {
  x <- read(name)$data
  fitOf(name, "PLO-EE", cbind(xi, ni - xi) ~ 1, binomial, as.data.frame(x), 1, with(x, cochran(log(xi / (ni - xi)), 1 / xi + 1 / (ni - xi))))
}
for (name in c("hart1999", "nielweise2008")) {
  x <- as.data.frame(read(name)$data)
  k <- nrow(x)
  arms <- data.frame(x = c(x$x1i, x$x2i), t = c(x$t1i, x$t2i), study = factor(rep(seq_len(k), 2)), group = rep(c(1, 0), each = k))
  wald <- with(x, cochran(log(x1i / t1i) - log(x2i / t2i), 1 / x1i + 1 / x2i))
  fitOf(name, "IRR-UM.FS-EE", x ~ 0 + group + study + offset(log(t)), poisson, arms, "group", wald)
  fitOf(name, "IRR-CM.EL-EE", cbind(x1i, x2i) ~ 1 + offset(log(t1i / t2i)), binomial, x, 1, wald)
  fitOf(name, "IRLN-group-1-EE", x1i ~ 1 + offset(log(t1i)), poisson, x, 1, with(x, cochran(log(x1i / t1i), 1 / x1i)))
  fitOf(name, "IRLN-group-2-EE", x2i ~ 1 + offset(log(t2i)), poisson, x, 1, with(x, cochran(log(x2i / t2i), 1 / x2i)))
}
conditional("degenerate", c(3, 5), c(22, 35), c(6, 4), c(20, 37))

cat('{\n "topic": "glmm",\n "software": { "R": "', paste(R.version$major, R.version$minor, sep = "."), '" },\n "cases": [\n', sep = "")
cat(paste(unlist(cases), collapse = ",\n"), "\n ]\n}\n", sep = "")
