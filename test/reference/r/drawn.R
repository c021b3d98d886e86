# What radial, Baujat, L'Abbe, quantile, leave-one-out, cumulative, caterpillar, orchard and drapery plots show of three data sets,
# for test/reference/drawn.test.ts, which reads the same numbers off the axes of our drawings.
# Run from the root: Rscript test/reference/r/drawn.R
library(metafor)
library(jsonlite)
pdf(NULL)
control <- list(threshold = 1e-14, tol = 1e-15, maxiter = 10000)

drawn <- function(id, measure, test, columns, labels, call, groups = NULL) {
  es <- do.call(escalc, c(list(measure = measure), columns))
  res <- rma(yi, vi, data = es, method = "REML", test = test, control = control)
  sets <- list(id = id, call = call, measure = measure, test = test, columns = columns, labels = labels)
  # At these distances from the pooled effect drapery plots are read off.
  at <- c(res$beta) + c(-2, -0.7, 0, 0.4, 1.1) * sqrt(res$tau2 + median(es$vi))
  pooled <- function(theta) {
    t <- abs(c(res$beta) - theta) / res$se
    if (test == "z") 2 * pnorm(t, lower.tail = FALSE) else 2 * pt(t, res$k - 1, lower.tail = FALSE)
  }
  own <- lapply(seq_along(es$yi), function(i) 2 * pnorm(abs(es$yi[i] - at) / sqrt(es$vi[i]), lower.tail = FALSE))
  blups <- blup(res)
  loo <- leave1out(res)
  steps <- cumul(res)
  expected <- list(
    effects = list(yi = c(es$yi), sei = sqrt(c(es$vi)), weight = c(weights(res))),
    pooled = list(b = c(res$beta), ci.lb = res$ci.lb, ci.ub = res$ci.ub),
    radial = radial(res)[c("x", "y")],
    baujat = baujat(res)[c("x", "y")],
    qqnorm = qqnorm(res, type = "rstudent", envelope = FALSE)[c("x", "y")],
    blup = list(pred = blups$pred, pi.lb = blups$pi.lb, pi.ub = blups$pi.ub),
    leave1out = list(estimate = loo$estimate, ci.lb = loo$ci.lb, ci.ub = loo$ci.ub),
    cumul = list(estimate = steps$estimate, ci.lb = steps$ci.lb, ci.ub = steps$ci.ub),
    drapery = list(at = at, own = own, pooled = pooled(at))
  )
  if (measure %in% c("RR", "IRR")) {
    counted <- do.call(rma, c(list(measure = measure), columns, list(method = "EE")))
    expected$labbe <- as.list(labbe(counted)[c("x", "y")])
  }
  if (!is.null(groups)) {
    means <- rma(yi, vi, mods = ~ 0 + factor(groups), data = es, method = "REML", test = test, control = control)
    sets$groups <- groups
    expected$orchard <- list(
      level = levels(factor(groups)), b = c(means$beta), ci.lb = means$ci.lb, ci.ub = means$ci.ub
    )
  }
  c(sets, list(expected = lapply(expected, function(one) lapply(one, function(v) if (is.atomic(v)) I(unname(v)) else v))))
}

bcg <- dat.bcg
normand <- dat.normand1999
nielweise <- dat.nielweise2008
cases <- list(
  drawn("bcg", "RR", "z", as.list(setNames(bcg[c("tpos", "tneg", "cpos", "cneg")], c("ai", "bi", "ci", "di"))),
    paste(bcg$author, bcg$year), "dat.bcg", bcg$alloc),
  drawn("normand1999", "SMD", "knha", as.list(normand[c("n1i", "m1i", "sd1i", "n2i", "m2i", "sd2i")]),
    normand$source, "dat.normand1999"),
  drawn("nielweise2008", "IRR", "knha", as.list(nielweise[c("x1i", "t1i", "x2i", "t2i")]),
    paste(nielweise$authors, nielweise$year), "dat.nielweise2008")
)
out <- list(
  topic = "what plots draw",
  software = paste(R.version.string, "metafor", packageVersion("metafor"), "metadat", packageVersion("metadat")),
  cases = cases
)
dir.create("test/reference/data/drawn", showWarnings = FALSE)
writeLines(toJSON(out, digits = I(17), auto_unbox = TRUE, null = "null"), "test/reference/data/drawn/drawn.json")
