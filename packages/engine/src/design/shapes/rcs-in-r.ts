/** The restricted cubic spline as an R function, because base R has none. */
export const rcsFunction: string = `rcs <- function(x, knots) {
  k <- length(knots)
  cube <- function(t) pmax(x - t, 0)^3
  bends <- sapply(knots[seq_len(k - 2)], function(t)
    (cube(t) - cube(knots[k - 1]) * (knots[k] - t) / (knots[k] - knots[k - 1]) +
       cube(knots[k]) * (knots[k - 1] - t) / (knots[k] - knots[k - 1])) / (knots[k] - knots[1])^2)
  out <- cbind(x, bends)
  colnames(out) <- seq_len(k - 1)
  out
}`;
