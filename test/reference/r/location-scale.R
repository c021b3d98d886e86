# Standard errors of location-scale models without numerical derivatives: Newton's method on the (restricted) profile
# likelihood written out with the k x k matrix P, from where the cases' own search ended. Writes
# data/location-scale/information.json. Run from test/reference: Rscript r/location-scale.R
library(jsonlite)

columns <- function(file, formula, rows) {
  X <- cbind(rep(1, length(rows)))
  for (term in trimws(strsplit(sub("~", "", formula), "+", fixed = TRUE)[[1]])) {
    if (term == "1") next
    values <- file$data[[term]][rows]
    levels <- file$factorLevels[[term]]
    X <- if (is.null(levels)) cbind(X, as.numeric(values)) else
      cbind(X, sapply(levels[-1], function(level) as.numeric(as.character(values) == level)))
  }
  unname(X)
}

information <- function(file, case) {
  input <- case$input
  terms <- setdiff(trimws(unlist(strsplit(sub("~", "", c(input$mods, input$scale)), "+", fixed = TRUE))), "1")
  used <- as.data.frame(file$data[c("yi", "vi", terms)])
  rows <- which(complete.cases(used))
  y <- file$data$yi[rows]; v <- file$data$vi[rows]
  X <- columns(file, input$mods, rows); Z <- columns(file, input$scale, rows)
  alpha <- unlist(case$expected$reoptimised$alpha)
  for (step in 1:6) {
    eta <- drop(Z %*% alpha)
    tau2 <- if (input$link == "log") exp(eta) else eta
    slope <- if (input$link == "log") tau2 else rep(1, length(eta))
    bend <- if (input$link == "log") tau2 else rep(0, length(eta))
    W <- diag(1 / (v + tau2))
    P <- W - W %*% X %*% solve(t(X) %*% W %*% X, t(X) %*% W)
    u <- drop(P %*% y)
    R <- if (input$method == "REML") P else W
    score <- (u^2 - diag(R)) / 2
    H <- -outer(u, u) * P + R^2 / 2
    full <- t(Z * slope) %*% H %*% (Z * slope) + t(Z) %*% (Z * (score * bend))
    V <- solve(-full)
    alpha <- drop(alpha + V %*% colSums(Z * (slope * score)))
  }
  list(alpha = alpha, se = sqrt(diag(V)))
}

result <- list()
for (name in list.files("moderators", "json$", full.names = TRUE)) {
  file <- fromJSON(name, simplifyDataFrame = FALSE, simplifyMatrix = FALSE)
  for (case in file$cases) if (startsWith(case$id, "location-scale-"))
    result[[paste(file$dataset, case$id)]] <- information(file, case)
}
number <- function(x) paste0("[", paste(sprintf("%.17g", x), collapse = ", "), "]")
lines <- mapply(function(id, one) sprintf('  "%s": { "alpha": %s, "se": %s }', id, number(one$alpha), number(one$se)),
  names(result), result)
writeLines(c("{", sprintf('  "software": "%s",', R.version.string), paste(lines, collapse = ",\n"), "}"),
  "data/location-scale/information.json")
