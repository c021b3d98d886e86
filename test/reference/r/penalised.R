# A group lasso of six terms of writing to learn along a path of penalties, by proximal gradients from first principles, tau2 by
# metafor around the terms selected; and where observed inflation factors lie among those that metafor simulates.
# Run: Rscript test/reference/r/penalised.R bangertdrowns2004.csv test/reference/data/penalised/bangertdrowns2004.json
suppressPackageStartupMessages({ library(metafor); library(jsonlite) })
arguments <- commandArgs(trailingOnly = TRUE)
data <- read.csv(arguments[1])
names <- c("length", "grade", "wic", "feedback", "imag", "meta")
data <- data[complete.cases(data[, names]), ]
data$grade <- paste0("g", data$grade)
k <- nrow(data)
columns <- lapply(names, function(n) model.matrix(reformulate(n), data)[, -1, drop = FALSE])
control <- list(threshold = 1e-14, maxiter = 1e5, stepadj = 0.5)
tau2_of <- function(active) {
  mods <- do.call(cbind, columns[active])
  if (length(active) == 0) rma(yi, vi, data = data, control = control)$tau2
  else rma(yi, vi, mods = mods, data = data, control = control)$tau2
}
standardised <- function(tau2) {
  w <- 1 / (data$vi + tau2); w <- w / sum(w)
  groups <- lapply(columns, function(x) {
    centred <- sweep(x, 2, colSums(w * x))
    decomposed <- qr(sqrt(w) * centred)
    list(z = centred %*% solve(qr.R(decomposed)), r = qr.R(decomposed), mean = colSums(w * x))
  })
  list(w = w, groups = groups, mean = sum(w * data$yi), z = do.call(cbind, lapply(groups, `[[`, "z")))
}
of_group <- rep(seq_along(columns), sapply(columns, ncol))
sizes <- sapply(columns, ncol)
solve_at <- function(s, lambda) {
  y <- data$yi - s$mean
  step <- 1 / max(eigen(crossprod(s$z, s$w * s$z))$values)
  theta <- numeric(ncol(s$z))
  repeat {
    moved <- theta + step * c(crossprod(s$z, s$w * (y - s$z %*% theta)))
    following <- unlist(lapply(seq_along(columns), function(g) {
      own <- moved[of_group == g]; size <- sqrt(sum(own^2))
      own * max(0, 1 - step * lambda * sqrt(sizes[g]) / size)
    }))
    if (max(abs(following - theta)) < 1e-15) return(following)
    theta <- following
  }
}
start <- standardised(tau2_of(integer(0)))
moments <- c(crossprod(start$z, start$w * (data$yi - start$mean)))
largest <- max(sapply(seq_along(columns), function(g) sqrt(sum(moments[of_group == g]^2)) / sqrt(sizes[g])))
tau2 <- tau2_of(integer(0))
path <- lapply(largest * c(0.95, 0.7, 0.5, 0.35, 0.2, 0.1, 0.03), function(lambda) {
  repeat {
    s <- standardised(tau2)
    theta <- solve_at(s, lambda)
    active <- which(sapply(seq_along(columns), function(g) any(theta[of_group == g] != 0)))
    following <- tau2_of(active)
    if (abs(following - tau2) < 1e-12) break
    tau2 <<- following
  }
  beta <- unlist(lapply(seq_along(columns), function(g) backsolve(s$groups[[g]]$r, theta[of_group == g])))
  shift <- sum(unlist(lapply(s$groups, `[[`, "mean")) * beta)
  list(lambda = lambda, tau2 = tau2, intercept = s$mean - shift, coefficients = I(beta), selected = I(active - 1))
})
res <- rma(yi, vi, mods = ~ length + grade + wic + feedback + imag + meta, data = data, control = control)
simulated <- vif(res, btt = list(2, 3:5, 6, 7, 8, 9), sim = 1000, seed = 1, progbar = FALSE)
out <- list(
  software = list(R = as.character(getRversion()), metafor = as.character(packageVersion("metafor"))),
  data = c(list(yi = data$yi, vi = data$vi), lapply(setNames(names, names), function(n) data[[n]])),
  largest = largest, path = path,
  inflation = list(draws = 1000, observed = sapply(simulated$vif, function(v) v$vif), share = simulated$prop,
                   median = apply(simulated$sim, 2, median, na.rm = TRUE))
)
write_json(out, arguments[2], digits = I(17), auto_unbox = TRUE, pretty = 1)
