# All differences between the levels of alloc in the BCG trials, with ablat in the model, adjusted in every way.
# The single step by its definition, without mvtnorm: three differences between three levels span a plane, on which the largest
# |T| is the distance times the largest cosine h of the direction, so that P(max |T| > c) is the mean of P(F > c^2 / (2 h^2)) over
# directions. Run from the root: Rscript test/reference/r/adjusted-contrasts.R
library(metafor)
dat <- escalc(measure = "RR", ai = tpos, bi = tneg, ci = cpos, di = cneg, data = dat.bcg)
control <- list(threshold = 1e-14, tol = 1e-15)
K <- rbind(c(0, 1, 0, 0), c(0, 0, 1, 0), c(0, -1, 1, 0))

single_step <- function(t, R, df) {
  e <- eigen(R, symmetric = TRUE)
  L <- e$vectors[, 1:2] %*% diag(sqrt(e$values[1:2]))
  turns <- sort(atan2(L[, 2], L[, 1]) %% pi)
  middles <- c(turns, turns[1] + pi)
  borders <- sort((middles[-1] + middles[-length(middles)]) / 2)
  h <- function(phi) apply(abs(L %*% rbind(cos(phi), sin(phi))), 2, max)
  upper <- function(c) function(phi) if (is.finite(df)) pf(c^2 / (2 * h(phi)^2), 2, df, lower.tail = FALSE) else pchisq(c^2 / h(phi)^2, 2, lower.tail = FALSE)
  ends <- sort(unique(c(borders, turns, borders[1] + pi, turns[turns < borders[1]] + pi)))
  ends <- ends[ends >= borders[1] & ends <= borders[1] + pi + 1e-12]
  exceeding <- function(c) sum(mapply(function(a, b) integrate(upper(c), a, b, rel.tol = 1e-12)$value, ends[-length(ends)], ends[-1])) / pi
  list(p = sapply(abs(t), exceeding), critical = uniroot(function(c) exceeding(c) - .05, c(1.5, 5), tol = 1e-13)$root)
}

cases <- list()
for (test in c("z", "knha")) {
  res <- rma(yi, vi, mods = ~ alloc + ablat, data = dat, method = "REML", test = test, control = control)
  V <- K %*% vcov(res) %*% t(K)
  t <- drop(K %*% coef(res)) / sqrt(diag(V))
  df <- if (test == "z") Inf else res$k - res$p
  p <- 2 * pt(abs(t), df, lower.tail = FALSE)
  add <- function(adjustment, p, critical) cases[[length(cases) + 1]] <<- list(adjustment = adjustment, test = test, p = p, critical = critical)
  for (method in c("none", "holm", "hochberg", "BH", "BY")) add(method, p.adjust(p, method), NULL)
  add("bonferroni", p.adjust(p, "bonferroni"), qt(1 - .025 / 3, df))
  add("sidak", 1 - (1 - p)^3, qt(1 - (1 - .95^(1 / 3)) / 2, df))
  step <- single_step(t, cov2cor(V), df)
  add("mvt", step$p, step$critical)
}

number <- function(x) if (is.null(x)) "null" else formatC(x, digits = 17, format = "g")
lines <- sapply(cases, function(one) sprintf('    { "adjustment": "%s", "test": "%s", "p": [%s], "critical": %s }', one$adjustment, one$test, paste(number(one$p), collapse = ", "), number(one$critical)))
writeLines(c("{", sprintf('  "software": "%s, metafor %s",', R.version.string, packageVersion("metafor")), '  "cases": [', paste(lines, collapse = ",\n"), "  ]", "}"), "test/reference/data/moderators/adjusted-contrasts.json")
