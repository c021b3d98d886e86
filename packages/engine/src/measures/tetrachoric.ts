import { bivariateNormalCdf, bivariateNormalDensity } from "../numeric/bivariate-normal.ts";
import { cos, square } from "../numeric/elementary.ts";
import { normalCdf } from "../numeric/normal.ts";
import { type Params, withDefaults } from "../registry.ts";
import { probit } from "./pbit.ts";
import { tableParams, toLogical } from "./two-by-two-inputs.ts";
import type { RData } from "./types.ts";

const MOST_STEPS = 100;

/** Added to nothing: a table with an empty cell has its maximum at -1 or 1, where there is no variance. */
export const TETRACHORIC_ADD = 0;

/**
 * Maximum likelihood estimate of the correlation of two normal variables that were both cut in two: the root of
 * Phi2(h, k; rho) = a / n with h and k the probits of the margins (a + b) / n and (a + c) / n.
 *
 * Source: Pearson (1900), Phil. Trans. R. Soc. A 195, 1-47, doi:10.1098/rsta.1900.0022.
 * @returns NaN where a cell is empty: the likelihood then rises up to a correlation of -1 or 1
 */
export function tetrachoricCorrelation(a: number, b: number, c: number, d: number): number {
  if (!(Math.min(a, b, c, d) > 0)) return Number.NaN;
  const [h, k] = [probit(a + b, c + d), probit(a + c, b + d)];
  const target = a / (a + b + c + d);
  let [low, high] = [-1, 1];
  // Pearson's approximation from the odds ratio.
  let rho = cos(Math.PI / (1 + (Math.sqrt(a) * Math.sqrt(d)) / (Math.sqrt(b) * Math.sqrt(c))));
  for (let step = 0; step < MOST_STEPS; step++) {
    const excess = bivariateNormalCdf(h, k, rho) - target;
    if (excess > 0) high = rho;
    else low = rho;
    const newton = rho - excess / bivariateNormalDensity(h, k, rho);
    const next = newton > low && newton < high ? newton : (low + high) / 2;
    // The step after this one would be its square.
    const isLast = Math.abs(next - rho) <= 1e-9 * (1 - Math.abs(rho)) || high - low <= 2.3e-16;
    rho = next;
    if (isLast) return rho;
  }
  return rho;
}

/**
 * Its sampling variance, the inverse of the observed information: with four cells and three parameters the delta method from
 * the multinomial distribution gives the same, since the model fits the table exactly.
 *
 * Source: Pearson (1900), as above; Brown (1977), Appl. Stat. 26, 343-351, doi:10.2307/2346985.
 */
export function tetrachoricVariance(a: number, b: number, c: number, d: number, rho: number): number {
  const n = a + b + c + d;
  const [h, k] = [probit(a + b, c + d), probit(a + c, b + d)];
  const spread = Math.sqrt((1 - rho) * (1 + rho));
  const byRow = normalCdf((k - rho * h) / spread);
  const byColumn = normalCdf((h - rho * k) / spread);
  // Slopes of rho by the shares of the first three cells, times the density.
  const slopes = [1 - byRow - byColumn, -byRow, -byColumn] as const;
  const mean = (slopes[0] * a + slopes[1] * b + slopes[2] * c) / n;
  const second = (square(slopes[0]) * a + square(slopes[1]) * b + square(slopes[2]) * c) / n;
  return (second - square(mean)) / (n * square(bivariateNormalDensity(h, k, rho)));
}

/** R code that solves the same equation: `escalc()` maximises the likelihood to four digits only. */
export function tetrachoricInR(
  columns: Readonly<Record<string, string>>,
  given: Params,
  isFisherZ: boolean,
): RData {
  const { add, to, drop00, onlyo1 } = withDefaults(tableParams(TETRACHORIC_ADD, true, false), given);
  const { ai = "NA", ci = "NA", bi, di, n1i, n2i } = columns;
  const rest = (other: string | undefined, size: string | undefined, events: string): string => {
    const fromSize = size === undefined ? null : `${size} - ${events}`;
    if (other === undefined) return fromSize ?? "NA";
    return fromSize === null ? other : `ifelse(is.na(${other}), ${fromSize}, ${other})`;
  };
  return {
    code: [
      `cells <- data.frame(a = ${ai}, b = ${rest(bi, n1i, ai)}, c = ${ci}, d = ${rest(di, n2i, ci)})`,
      "cells[!complete.cases(cells), ] <- NA",
      ...(drop00 === true ? ["cells[which(cells$a + cells$c == 0 | cells$b + cells$d == 0), ] <- NA"] : []),
      "empty <- apply(cells == 0, 1, any) %in% TRUE",
      `added <- ${add} * ${{ all: "TRUE", none: "FALSE", if0all: "any(empty)" }[String(to)] ?? "empty"}`,
      `cells[c("a", "c")] <- cells[c("a", "c")] + added`,
      ...(onlyo1 === true ? [] : [`cells[c("b", "d")] <- cells[c("b", "d")] + added`]),
      ...TETRACHORIC_R,
      `es <- t(apply(cells, 1, tetrachoric, fisher = ${toLogical(isFisherZ)}))`,
    ],
    args: [
      ["yi", "es[, 1]"],
      ["vi", "es[, 2]"],
    ],
  };
}

const TETRACHORIC_R = [
  "tetrachoric <- function(x, fisher) {",
  "  if (anyNA(x) || any(x <= 0)) return(c(NA, NA))",
  "  n <- sum(x)",
  "  h <- qnorm((x[1] + x[2]) / n)",
  "  k <- qnorm((x[1] + x[3]) / n)",
  "  slope <- function(t) exp(-(h^2 + k^2 - 2 * h * k * sin(t)) / (2 * cos(t)^2)) / (2 * pi)",
  "  excess <- function(t) pnorm(h) * pnorm(k) + integrate(slope, 0, t, rel.tol = 1e-12)$value - x[1] / n",
  "  angle <- uniroot(excess, c(-1, 1) * 1.57, tol = 1e-14)$root",
  "  rho <- sin(angle)",
  "  p1 <- pnorm((k - rho * h) / cos(angle))",
  "  p2 <- pnorm((h - rho * k) / cos(angle))",
  "  g <- c(1 - p1 - p2, -p1, -p2, 0) * cos(angle) / slope(angle)",
  "  v <- (sum(g^2 * x) / n - (sum(g * x) / n)^2) / n",
  "  if (fisher) c(atanh(rho), v / (1 - rho^2)^2) else c(rho, v)",
  "}",
];
