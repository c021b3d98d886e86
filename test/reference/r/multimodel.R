# All 2^7 models of seven moderators of writing to learn, by maximum likelihood, and what they say together, from first principles:
# metafor fits each model, everything after that is the formulas of Burnham and Anderson (2002), sections 2.9, 4.2 and 6.4.
# Run: Rscript test/reference/r/multimodel.R bangertdrowns2004.csv test/reference/data/multimodel/bangertdrowns2004.json
suppressPackageStartupMessages({ library(metafor); library(jsonlite) })
arguments <- commandArgs(trailingOnly = TRUE)
terms <- c("length", "wic", "feedback", "info", "pers", "imag", "meta")
data <- read.csv(arguments[1])
data <- data[complete.cases(data[, terms]), ]
k <- nrow(data)
control <- list(threshold = 1e-14, maxiter = 1e5, stepadj = 0.5)

models <- lapply(0:(2^length(terms) - 1), function(set) {
  own <- terms[bitwAnd(set, 2^(seq_along(terms) - 1)) > 0]
  formula <- if (length(own) > 0) reformulate(own) else ~ 1
  fit <- rma(yi, vi, mods = formula, data = data, method = "ML", control = control)
  list(terms = I(match(own, terms) - 1), logLik = c(logLik(fit)), beta = I(c(fit$beta)), vcov = unname(vcov(fit)),
       tau2 = fit$tau2, AIC = AIC(fit), AICc = AIC(fit, correct = TRUE), BIC = BIC(fit))
})
weights_by <- function(name) {
  value <- sapply(models, function(m) m[[name]])
  w <- exp(-(value - min(value)) / 2)
  w / sum(w)
}
value_in <- function(m, column) { # column 0 is the intercept
  place <- if (column == 0) 1 else { found <- match(column - 1, m$terms); if (is.na(found)) NA else found + 1 }
  if (is.na(place)) c(0, 0, 0) else c(m$beta[place], m$vcov[place, place], 1)
}
averages <- function(w) lapply(0:length(terms), function(column) {
  v <- sapply(models, value_in, column)
  one <- function(w) {
    w <- w / sum(w); mean <- sum(w * v[1, ]); spread <- v[2, ] + (v[1, ] - mean)^2
    list(estimate = mean, revised = sqrt(sum(w * spread)), buckland = sum(w * sqrt(spread)))
  }
  list(importance = sum(w * v[3, ]), full = one(w), conditional = one(w * v[3, ]))
})
criteria <- c("AICc", "AIC", "BIC")
weights <- setNames(lapply(criteria, weights_by), criteria)
out <- list(
  software = list(R = as.character(getRversion()), metafor = as.character(packageVersion("metafor"))),
  k = k, terms = terms, data = list(yi = data$yi, vi = data$vi, columns = lapply(terms, function(t) data[[t]])),
  models = models, weights = weights, averages = lapply(weights, averages))
writeLines(toJSON(out, digits = I(17), auto_unbox = TRUE), arguments[2])
