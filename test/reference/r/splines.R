# Natural splines and codings of base R. Rscript test/reference/r/splines.R > test/reference/data/design/splines.json
library(splines)
num <- function(x) paste0("[", paste(sprintf("%.17g", x), collapse = ","), "]")
mat <- function(m) paste0("[", paste(apply(unclass(m), 1, num), collapse = ","), "]")
x <- c(1, 2, 2, 4, 5.5, 7, 9, 10, 12, 12, 14, 15, 20, 24)
new <- c(-3, 0, 1, 3.3, 8, 12.5, 24, 31)
case <- function(knots, boundary = range(x)) {
  b <- ns(x, knots = knots, Boundary.knots = boundary)
  sprintf('{"knots":%s,"design":%s,"newDesign":%s}', num(knots), mat(b), mat(predict(b, new)))
}
cases <- list(case(9.5), case(c(5, 12)), case(c(4, 8, 15)), case(c(2, 4, 8, 12, 20)))
default <- attr(ns(x, df = 3), "knots")
cat(sprintf('{"software":{"R":"%s"},"x":%s,"new":%s,"cases":[%s],"defaultKnots":%s,"poly3":%s,"sum4":%s,"treatment4":%s}\n',
  as.character(getRversion()), num(x), num(new), paste(unlist(cases), collapse = ",\n"), num(unname(default)),
  mat(poly(x, 3)), mat(contr.sum(4)), mat(contr.treatment(4))))
