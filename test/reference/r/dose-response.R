# Dose-response models from first principles and by metafor: pseudo-counts by Newton's method, two-stage fits by rma.mv() with
# struct = "UN", one-stage fits by rma.mv() with struct = "GEN", moments by their definition, study-level shapes by rma() and
# optimize(). Writes test/reference/data/dose-response/*.json with 17 digits. Run from the root of the project:
# Rscript test/reference/r/dose-response.R

suppressMessages(library(metafor))
folder <- "test/reference/data/dose-response"
number <- function(x) ifelse(is.finite(x), sprintf("%.17g", x), "null")
array <- function(x) paste0("[", paste(number(x), collapse = ","), "]")
rows <- function(m) paste0("[", paste(apply(m, 1, array), collapse = ","), "]")
quoted <- function(x) paste0('"', x, '"')
object <- function(...) {
  fields <- list(...)
  paste0("{", paste0('"', names(fields), '":', unlist(fields), collapse = ","), "}")
}
write_cases <- function(name, cases) {
  software <- object(R = quoted(getRversion()), metafor = quoted(packageVersion("metafor")))
  writeLines(c(paste0('{"software":', software, ',"cases":['), paste(cases, collapse = ",\n"), "]}"), file.path(folder, paste0(name, ".json")))
}

# Newton's method with numerical derivatives for f(x) = 0.
newton <- function(f, x) {
  for (step in 1:200) {
    value <- f(x)
    jacobian <- sapply(seq_along(x), function(j) {
      h <- 1e-6 * max(1, abs(x[j]))
      up <- x; up[j] <- x[j] + h
      down <- x; down[j] <- x[j] - h
      (f(up) - f(down)) / (2 * h)
    })
    change <- solve(jacobian, value)
    length <- 1
    while (!all(is.finite(f(x - length * change))) || sum(f(x - length * change)^2) > sum(value^2)) {
      length <- length / 2
      if (length < 1e-12) return(x)
    }
    x <- x - length * change
  }
  x
}

data <- read.csv(file.path(folder, "alcohol-cvd.csv"))
studies <- split(data, data$study)

# The cases of all doses but the reference, with the totals of each dose and of all cases kept.
pseudo_gl <- function(d) {
  total <- sum(d$cases)
  f <- function(logit) {
    a <- d$n[-1] * plogis(logit)
    a0 <- total - sum(a)
    if (a0 <= 0 || a0 >= d$n[1]) return(rep(NaN, length(a)))
    if (d$design[1] == "cc") log(a) - log(d$n[-1] - a) - log(a0) + log(d$n[1] - a0) - d$logratio[-1]
    else log(a) - log(d$n[-1]) - log(a0) + log(d$n[1]) - d$logratio[-1]
  }
  a <- d$n[-1] * plogis(newton(f, qlogis(d$cases[-1] / d$n[-1])))
  list(a = c(total - sum(a), a), n = d$n)
}
# The reference's cases and non-cases (people, in cohorts) for which the two crude fractions hold.
pseudo_hamling <- function(d) {
  v <- d$se[-1]^2
  rr <- exp(d$logratio[-1])
  cc <- d$design[1] == "cc"
  b <- if (cc) d$n - d$cases else d$n
  counts <- function(x) {
    a0 <- exp(x[1]); b0 <- exp(x[2])
    if (cc) {
      w <- v - 1 / a0 - 1 / b0
      list(a = c(a0, (1 + rr * a0 / b0) / w), b = c(b0, (1 + b0 / (a0 * rr)) / w))
    } else {
      w <- v - 1 / a0 + 1 / b0
      list(a = c(a0, (1 - rr * a0 / b0) / w), b = c(b0, (b0 / (a0 * rr) - 1) / w))
    }
  }
  f <- function(x) {
    k <- counts(x)
    if (any(c(k$a, k$b) <= 0)) return(c(NaN, NaN))
    c(log(k$b[1] / sum(k$b)) - log(b[1] / sum(b)), log(sum(k$b) / sum(k$a)) - log(sum(b) / sum(d$cases)))
  }
  start <- if (cc) c(log(2 / min(v)), log(2 / min(v)) + log(b[1] / d$cases[1])) else c(log(2 / min(v)), log(2 / min(v) * d$n[1] / d$cases[1]))
  k <- counts(newton(f, start))
  list(a = k$a, n = if (cc) k$a + k$b else k$b)
}
covariance <- function(d, k) {
  part <- if (d$design[1] == "cc") 1 / k$a + 1 / (k$n - k$a) else 1 / k$a - 1 / k$n
  s <- matrix(part[1], nrow(d) - 1, nrow(d) - 1) + diag(part[-1])
  r <- cov2cor(s)
  diag(d$se[-1]) %*% r %*% diag(d$se[-1])
}
pseudo <- list(`greenland-longnecker` = lapply(studies, pseudo_gl), hamling = lapply(studies, pseudo_hamling))
write_cases("pseudo-counts", unlist(lapply(names(pseudo), function(method) lapply(seq_along(studies), function(i) object(
  id = quoted(paste(method, i)), covariance = quoted(method), study = i, cases = array(pseudo[[method]][[i]]$a),
  n = array(pseudo[[method]][[i]]$n), s = rows(covariance(studies[[i]], pseudo[[method]][[i]]))
)))))

cube <- function(x) pmax(x, 0)^3
spline <- function(d, t) cbind(d, (cube(d - t[1]) - (cube(d - t[2]) * (t[3] - t[1]) - cube(d - t[3]) * (t[2] - t[1])) / (t[3] - t[2])) / (t[3] - t[1])^2)
knots <- quantile(data$dose, c(0.1, 0.5, 0.9))
shapes <- list(
  linear = function(d) cbind(d), quadratic = function(d) cbind(d, d^2), rcs = function(d) spline(d, knots),
  piecewise = function(d) cbind(d, pmax(d - 5, 0)), sqrt = function(d) cbind(sqrt(d))
)
# Several optimisers, because none settles tightly on every fit; the likeliest result counts.
likeliest <- function(yi, V, ...) {
  attempts <- lapply(list(
    list(optimizer = "nlminb", rel.tol = 1e-12, eval.max = 5000, iter.max = 5000),
    list(optimizer = "BFGS", reltol = 1e-16, maxit = 5000, ndeps = rep(1e-5, 6)),
    list(optimizer = "Nelder-Mead", reltol = 1e-16, maxit = 50000)
  ), function(control) tryCatch(suppressWarnings(do.call(rma.mv, list(yi = yi, V = V, ..., control = control))), error = function(e) NULL))
  attempts <- Filter(Negate(is.null), attempts)
  attempts[[which.max(sapply(attempts, logLik))]]
}
moments <- function(b, v) {
  p <- length(b[[1]]); m <- length(b); w <- lapply(v, solve)
  inverse <- solve(Reduce(`+`, w))
  mean <- inverse %*% Reduce(`+`, Map(`%*%`, w, b))
  q <- Reduce(`+`, lapply(1:m, function(i) w[[i]] %*% (b[[i]] - mean) %*% t(b[[i]] - mean)))
  left <- matrix(0, p^2, p^2); expected <- matrix(0, p, p)
  for (i in 1:m) for (j in 1:m) {
    mij <- (if (i == j) diag(p) else matrix(0, p, p)) - inverse %*% w[[j]]
    left <- left + kronecker(mij, w[[i]] %*% mij)
    expected <- expected + w[[i]] %*% mij %*% v[[j]] %*% t(mij)
  }
  psi <- matrix(solve(left, as.vector(q - expected)), p, p)
  e <- eigen((psi + t(psi)) / 2, symmetric = TRUE)
  e$vectors %*% diag(pmax(e$values, 0), p) %*% t(e$vectors)
}
fits <- list()
for (name in names(shapes)) {
  basis <- shapes[[name]]
  x <- lapply(studies, function(d) { t <- basis(d$dose); t[-1, , drop = FALSE] - rep(t[1, ], each = nrow(d) - 1) })
  p <- ncol(x[[1]])
  # Optimisers need terms of one order of size.
  size <- sqrt(colMeans(do.call(rbind, x)^2))
  x <- lapply(x, function(m) sweep(m, 2, size, "/"))
  s <- Map(covariance, studies, pseudo[["greenland-longnecker"]])
  y <- lapply(studies, function(d) d$logratio[-1])
  v <- Map(function(x, s) solve(t(x) %*% solve(s) %*% x), x, s)
  b <- Map(function(x, s, v, y) v %*% t(x) %*% solve(s) %*% y, x, s, v, y)
  long <- data.frame(b = unlist(b), term = factor(rep(1:p, length(b))), study = rep(seq_along(b), each = p))
  stacked <- data.frame(y = unlist(y), study = rep(seq_along(y), lengths(y)))
  terms <- do.call(rbind, x)
  colnames(terms) <- paste0("x", 1:p)
  stacked <- cbind(stacked, terms)
  linear <- as.formula(paste("~ 0 +", paste(colnames(terms), collapse = " + ")))
  general <- as.formula(paste("~ 0 +", paste(colnames(terms), collapse = " + "), "| study"))
  result <- function(stages, method, beta, vb, psi, ll = NA, qe = NA) object(
    id = quoted(paste(name, stages, method)), shape = quoted(name), stages = quoted(stages), method = quoted(method),
    beta = array(beta / size), vcov = rows(vb / outer(size, size)), psi = if (is.null(psi)) "null" else rows(psi / outer(size, size)),
    logLik = number(ll), qe = number(qe)
  )
  for (method in c("FE", "ML", "REML")) {
    two <- if (p == 1) rma(unlist(b), unlist(v), method = method, control = list(threshold = 1e-14, maxiter = 5000, tau2.max = 1e6))
      else if (method == "FE") rma.mv(unlist(b), bldiag(v), mods = ~ 0 + term, data = long, method = "ML")
      else likeliest(unlist(b), bldiag(v), mods = ~ 0 + term, random = ~ term | study, struct = "UN", data = long, method = method)
    psi <- if (method == "FE") NULL else if (p == 1) matrix(two$tau2) else two$G
    fits <- c(fits, result("two-stage", method, coef(two), vcov(two), psi, logLik(two) + (length(b) - (method == "REML")) * sum(log(size)), two$QE))
    one <- if (method == "FE") rma.mv(unlist(y), bldiag(s), mods = linear, data = stacked, method = "ML")
      else likeliest(unlist(y), bldiag(s), mods = linear, random = general, struct = "GEN", data = stacked, method = method)
    fits <- c(fits, result("one-stage", method, coef(one), vcov(one), if (method == "FE") NULL else one$G, logLik(one), one$QE))
  }
  # The moments depend on the unit of the terms once a negative eigenvalue is cut off: as reported, not scaled.
  raw_b <- lapply(b, function(b) b / size); raw_v <- lapply(v, function(v) v / outer(size, size))
  psi <- moments(raw_b, raw_v)
  w <- lapply(raw_v, function(v) solve(v + psi))
  vb <- solve(Reduce(`+`, w)); beta <- vb %*% Reduce(`+`, Map(`%*%`, w, raw_b))
  fits <- c(fits, object(id = quoted(paste(name, "two-stage MM")), shape = quoted(name), stages = quoted("two-stage"), method = quoted("MM"),
    beta = array(beta), vcov = rows(vb), psi = rows(psi), logLik = "null", qe = "null"))
}
write_cases("fits", unlist(fits))

# Study-level shapes on effects that level off.
set.seed(5105)
k <- 40
dose <- round(c(rep(0.5, 4), rexp(k - 4, 1 / 12) + 0.5), 2)
vi <- round(runif(k, 0.01, 0.08), 4)
yi <- round(-0.1 - 0.9 * dose / (6 + dose) + rnorm(k, 0, 0.15) + rnorm(k, 0, sqrt(vi)), 4)
levels <- list(
  linear = cbind(dose), quadratic = cbind(dose, dose^2), rcs = spline(dose, quantile(dose, c(0.1, 0.5, 0.9))),
  piecewise = cbind(dose, pmax(dose - quantile(dose, 0.5), 0)), log = cbind(log(dose)), sqrt = cbind(sqrt(dose))
)
control <- list(threshold = 1e-14, maxiter = 1000)
compare <- list()
for (method in c("ML", "REML")) for (name in names(levels)) {
  ml <- rma(yi, vi, mods = levels[[name]], method = "ML", control = control)
  r <- rma(yi, vi, mods = levels[[name]], method = method, control = control)
  compare <- c(compare, object(id = quoted(paste(name, method)), shape = quoted(name), method = quoted(method), beta = array(coef(r)), se = array(r$se),
    tau2 = number(r$tau2), logLik = number(logLik(ml)), aic = number(AIC(ml)), aicc = number(AIC(ml, correct = TRUE)), bic = number(BIC(ml)),
    r2 = number(r$R2), i2 = number(r$I2), qe = number(r$QE)))
}
emax_ml <- function(e) rma(yi, vi, mods = ~ I(dose / (exp(e) + dose)), method = "ML", control = control)
profile <- function(e) as.numeric(logLik(emax_ml(e)))
best <- optimize(profile, log(c(0.1, 500)), maximum = TRUE, tol = 1e-12)
excess <- function(e) profile(e) - best$objective + qchisq(0.95, 1) / 2
m <- emax_ml(best$maximum)
compare <- c(compare, object(id = quoted("emax ML"), shape = quoted("emax"), method = quoted("ML"), beta = array(coef(m)), tau2 = number(m$tau2),
  logLik = number(best$objective), ed50 = number(exp(best$maximum)),
  lower = if (excess(log(1e-3)) > 0) "0" else number(exp(uniroot(excess, c(log(1e-3), best$maximum), tol = 1e-13)$root)),
  upper = number(exp(uniroot(excess, c(best$maximum, log(1e4)), tol = 1e-13)$root)), qe = number(m$QE)))
write_cases("study-level", c(object(id = quoted("data"), yi = array(yi), vi = array(vi), dose = array(dose)), unlist(compare)))
