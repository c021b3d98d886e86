# A random-effects meta-CART of writing to learn, by brute force: at each step every split of every leaf by every moderator is fitted
# by metafor as a factor of leaves, and the one of the largest Q between leaves is made, until it no longer rises.
# Run: Rscript test/reference/r/meta-cart.R bangertdrowns2004.csv test/reference/data/meta-cart/bangertdrowns2004.json
suppressPackageStartupMessages({ library(metafor); library(jsonlite) })
arguments <- commandArgs(trailingOnly = TRUE)
moderators <- c("length", "grade", "feedback", "info", "imag", "meta")
data <- read.csv(arguments[1])
data <- data[complete.cases(data[, moderators]), ]
least <- 3; most <- 4

explained <- function(leaf, method) {
  if (length(unique(leaf)) == 1) { fit <- rma(yi, vi, data = data, method = method); return(c(0, fit$tau2)) }
  fit <- rma(yi, vi, mods = ~ factor(leaf), data = data, method = method)
  c(fit$QM, fit$tau2)
}
grow <- function(method) {
  leaf <- rep(0, nrow(data)); now <- 0; splits <- list()
  while (length(splits) < most) {
    best <- NULL
    for (node in unique(leaf)) for (name in moderators) {
      x <- data[[name]]; values <- sort(unique(x[leaf == node]))
      for (cut in (head(values, -1) + tail(values, -1)) / 2) {
        right <- leaf == node & x > cut; left <- leaf == node & x <= cut
        if (sum(left) < least || sum(right) < least) next
        try <- leaf; try[left] <- 2 * length(splits) + 1; try[right] <- 2 * length(splits) + 2
        e <- explained(try, method)
        if (is.null(best) || e[1] > best$q * (1 + 1e-10)) best <- list(node = node, column = name, cut = cut, q = e[1], tau2 = e[2], leaf = try)
      }
    }
    if (is.null(best) || best$q <= now) break
    splits[[length(splits) + 1]] <- best[c("node", "column", "cut", "q", "tau2")]
    leaf <- best$leaf; now <- best$q
  }
  final <- if (length(unique(leaf)) == 1) rma(yi, vi, data = data, method = method) else rma(yi, vi, mods = ~ factor(leaf) - 1, data = data, method = method)
  list(splits = splits, leaves = data.frame(node = sort(unique(leaf)), k = as.vector(table(leaf)), estimate = c(final$beta), se = final$se))
}
out <- list(R = as.character(getRversion()), metafor = as.character(packageVersion("metafor")), leafSize = least, most = most,
            data = list(yi = data$yi, vi = data$vi, columns = as.list(data[, moderators])),
            random = grow("DL"), fixed = grow("FE"))
writeLines(toJSON(out, digits = I(17), auto_unbox = TRUE), arguments[2])
