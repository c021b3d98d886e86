import { bivariateNormalDensity, densityFromOne, gauss, integral } from "../numeric/bivariate-normal.ts";
import { cos, sin, square } from "../numeric/elementary.ts";
import { normalCdf } from "../numeric/normal.ts";
import { type Params, withDefaults } from "../registry.ts";
import { probit } from "./pbit.ts";
import { tableParams, toLogical } from "./two-by-two-inputs.ts";
import type { RData } from "./types.ts";

const MOST_STEPS = 100;
const HALF_PI = Math.PI / 2;
/** A cell with a smaller share of the people is as good as empty: no correlation of doubles tells the two apart. */
const SMALLEST_SHARE = 1e-15;
/** How closely half ranges agree with the whole: the sum of the halves is then right to the last digits. */
const PRECISION = 1e-11;

/** Added to nothing: a table with an empty cell has its maximum at -1 or 1, where there is no variance. */
export const TETRACHORIC_ADD = 0;

/**
 * Maximum likelihood estimate of the correlation of two normal variables that were both cut in two: the root of
 * Phi2(h, k; rho) = a / n with h and k the probits of the margins (a + b) / n and (a + c) / n.
 *
 * Source: Pearson (1900), Phil. Trans. R. Soc. A 195, 1-47, doi:10.1098/rsta.1900.0022.
 * @returns NaN where a cell is empty, or as good as empty: the likelihood then rises up to a correlation of -1 or 1
 */
export function tetrachoricCorrelation(a: number, b: number, c: number, d: number): number {
  return tetrachoricPair(a, b, c, d)[0];
}

/**
 * The correlation as {@link tetrachoricCorrelation}, and its sampling variance, the inverse of the observed information: with
 * four cells and three parameters the delta method from the multinomial distribution gives the same, since the model fits the
 * table exactly.
 *
 * Source: Pearson (1900), as above; Brown (1977), Appl. Stat. 26, 343-351, doi:10.2307/2346985.
 */
export function tetrachoricPair(
  a: number,
  b: number,
  c: number,
  d: number,
): readonly [rho: number, variance: number] {
  if (!(Math.min(a, b, c, d) > SMALLEST_SHARE * (a + b + c + d))) return [Number.NaN, Number.NaN];
  const [h, k] = [probit(a + b, c + d), probit(a + c, b + d)];
  // With the columns exchanged the correlation has the other sign.
  const isPositive = a * d >= b * c;
  const size = isPositive ? cos(angle(a, b, c, d, h, k)) : cos(angle(b, a, d, c, h, -k));
  const rho = isPositive ? size : 0 - size;
  return [rho, variance(a, b, c, a + b + c + d, h, k, rho)];
}

/**
 * The angle x = acos(rho) of a correlation of 0 or more. The probability of the first cell is the density integrated from the
 * angle pi/2, where it is the product of the margins; that of the smaller of the cells b and c is the same density integrated
 * from the angle 0, where that cell is empty. What is to be reached follows from the counts without rounding:
 * (ad - bc) / n^2 and min(b, c) / n. Each step by Halley's method adds only the integral from the angle before.
 */
function angle(a: number, b: number, c: number, d: number, h: number, k: number): number {
  const n = a + b + c + d;
  const density = (x: number): number => densityFromOne(h, k, x);
  // Pearson's approximation from the odds ratio.
  let x = Math.PI / (1 + (Math.sqrt(a) * Math.sqrt(d)) / (Math.sqrt(b) * Math.sqrt(c)));
  const isNearOne = x < HALF_PI / 2;
  const target = (2 * Math.PI * (isNearOne ? Math.min(b, c) : a * (d / n) - b * (c / n))) / n;
  let reached = isNearOne ? integral(density, 0, x, PRECISION) : 0 - integral(density, x, HALF_PI, PRECISION);
  const goal = isNearOne ? target : 0 - target;
  let [low, high] = [0, HALF_PI];
  for (let step = 0; step < MOST_STEPS; step++) {
    const missing = goal - reached;
    if (missing > 0) low = x;
    else high = x;
    const newton = missing / density(x);
    const curvature = (newton * logSlope(h, k, x)) / 2;
    // Far from the root Halley's correction would make the step too short.
    const better = x + newton / (Math.abs(curvature) < 0.5 ? 1 + curvature : 1);
    const next = better >= low && better <= high ? better : (low + high) / 2;
    // The error of the step after this one would be its third power.
    const isLast = Math.abs(newton) <= 1e-6 * x && Math.abs(curvature) <= 1e-5;
    if (isLast || high - low <= 2.3e-16) return next;
    reached += between(density, x, next);
    x = next;
  }
  return x;
}

/** Derivative of the log of the density by the angle. */
function logSlope(h: number, k: number, x: number): number {
  const [s, c] = [sin(x), cos(x)];
  return (square(h - k) * c) / (s * s * s) - (h * k * s) / square(1 + c);
}

function between(density: (x: number) => number, from: number, to: number): number {
  if (Math.abs(to - from) < 0.1 * Math.min(from, to)) return gauss(density, from, to);
  return from < to ? integral(density, from, to, PRECISION) : 0 - integral(density, to, from, PRECISION);
}

function variance(a: number, b: number, c: number, n: number, h: number, k: number, rho: number): number {
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
