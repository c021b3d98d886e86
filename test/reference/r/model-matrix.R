# How base R codes terms. Rscript test/reference/r/model-matrix.R > test/reference/data/design/model-matrix.json
dat <- data.frame(
  a = factor(c("u", "v", "w", "u", "v", "w", "u", "v", "w", "u", "w", "v")),
  b = factor(c("p", "q", "p", "q", "q", "p", "p", "p", "q", "q", "q", "p")),
  x = c(1, 3, 2, 5, 8, 4, 7, 9, 6, 12, 11, 2.5),
  z = c(0.3, 1, 0.2, 0.9, 0.4, 0.8, 0.1, 0.7, 0.6, 0.5, 0.25, 0.35))
num <- function(x) paste0("[", paste(sprintf("%.17g", x), collapse = ","), "]")
str <- function(x) paste0("[", paste(sprintf('"%s"', x), collapse = ","), "]")
formulas <- c("~ a", "~ 0 + a", "~ 0 + a + b", "~ 0 + x + a + b", "~ a:b", "~ 0 + a:b", "~ a + a:b", "~ 0 + a * x",
  "~ x + x:a", "~ 0 + x:a", "~ a:x", "~ a * b * x", "~ 0 + b * a", "~ x * z", "~ a:x + b", "~ x:z:a + x", "~ a:b:x + a")
cases <- sapply(formulas, function(f) {
  X <- model.matrix(as.formula(f), dat)
  colnames(X)[colnames(X) == "(Intercept)"] <- "intrcpt"
  terms <- attr(terms(as.formula(f), keep.order = FALSE), "term.labels")
  sprintf('{"formula":"%s","terms":%s,"names":%s,"columns":[%s],"rank":%d}', f, str(terms), str(colnames(X)),
    paste(apply(X, 2, num), collapse = ","), qr(X)$rank)
})
cat(sprintf('{"software":{"R":"%s"},"data":{"a":%s,"b":%s,"x":%s,"z":%s},"cases":[%s]}\n', as.character(getRversion()),
  str(dat$a), str(dat$b), num(dat$x), num(dat$z), paste(cases, collapse = ",\n")))
