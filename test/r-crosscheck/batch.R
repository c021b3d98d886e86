# Runs exported scripts one after the other, each in its folder and in an environment of its own, as if it were alone:
#   Rscript batch.R first/analysis.R second/analysis.R ...
# What each prints stands between two lines with its name. Starting R for each would take ten times as long.
options(warn = 1, keep.source = FALSE)
treeline_folder <- getwd()
treeline_settings <- options()
for (treeline_script in commandArgs(trailingOnly = TRUE)) {
  cat(sprintf("treeline-begin: %s\n", treeline_script))
  treeline_scope <- new.env(parent = globalenv())
  # A script that quits ends itself, not the ones after it.
  treeline_scope$quit <- function(...) {
    stop(structure(class = c("treeline_quit", "condition"), list(message = "quit", call = NULL)))
  }
  setwd(dirname(treeline_script))
  tryCatch(
    sys.source(basename(treeline_script), envir = treeline_scope),
    treeline_quit = function(condition) NULL,
    error = function(condition) cat("Error:", conditionMessage(condition), "\n")
  )
  graphics.off()
  setwd(treeline_folder)
  options(treeline_settings)
  cat(sprintf("treeline-end: %s\n", treeline_script))
}
