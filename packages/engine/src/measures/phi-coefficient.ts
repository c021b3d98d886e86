import type { Derivation } from "../derivation.ts";
import { square } from "../numeric/elementary.ts";
import type { DerivedTable } from "./two-by-two-derive.ts";

/** The kinds of sampling variance: what of a table was fixed by design. */
export const PHI_VARIANCES: readonly { readonly value: "ST" | "CS"; readonly label: string }[] = [
  { value: "ST", label: "stratified: the sizes of both groups were fixed" },
  { value: "CS", label: "cross-sectional: only the total was fixed" },
];

/** Phi coefficient (ad - bc) / sqrt(n1 n2 (a + c) (b + d)): the correlation of two dichotomies. */
export function phi(a: number, b: number, c: number, d: number): number {
  const spread = Math.sqrt((a + b) * (c + d)) * Math.sqrt((a + c) * (b + d));
  return (a * d - b * c) / spread;
}

/**
 * Variance of phi for a table of which only the total is fixed, by the delta method from the multinomial distribution.
 * Source: Yule (1912), J. R. Stat. Soc. 75, 579-652; Bishop, Fienberg & Holland (1975), Discrete Multivariate Analysis,
 * eq. 11.3-15.
 */
export function phiVarianceCrossSectional(a: number, b: number, c: number, d: number): number {
  const n = a + b + c + d;
  const f = phi(a, b, c, d);
  const rows = (a + b - c - d) / Math.sqrt((a + b) * (c + d));
  const columns = (a + c - b - d) / Math.sqrt((a + c) * (b + d));
  const skew = f * (1 + square(f) / 2) * rows * columns;
  return (1 - square(f) + skew - 0.75 * square(f) * (square(rows) + square(columns))) / n;
}

/** Slopes of phi by the risks of the two groups, and the binomial variances of these risks. */
function stratified(a: number, b: number, c: number, d: number): readonly [number, number, number, number] {
  const [n1, n2] = [a + b, c + d];
  const n = n1 + n2;
  const [p, q] = [(a + c) / n, (b + d) / n];
  const scale = Math.sqrt(n1 / n) * Math.sqrt(n2 / n);
  const bend = ((a / n1 - c / n2) * (q - p)) / (2 * p * q);
  const spread = Math.sqrt(p * q);
  return [
    (scale * (1 - (bend * n1) / n)) / spread,
    (scale * (-1 - (bend * n2) / n)) / spread,
    ((a / n1) * (b / n1)) / n1,
    ((c / n2) * (d / n2)) / n2,
  ];
}

/** Variance of phi for two groups of fixed sizes, by the delta method from two binomial distributions. */
export function phiVarianceStratified(a: number, b: number, c: number, d: number): number {
  const [slope1, slope2, v1, v2] = stratified(a, b, c, d);
  return square(slope1) * v1 + square(slope2) * v2;
}

/** Writes `phi`'s expression, the steps of its variance, and the variance's expression in terms of the symbol `phi`. */
export function phiSteps(to: Derivation, table: DerivedTable, vtype: string): readonly [string, string] {
  const { a, b, c, d, n1, n2 } = table;
  const { cells } = table;
  const n = cells.n1 + cells.n2;
  const value = phi(cells.a, cells.b, cells.c, cells.d);
  to.step("n", `${n1} + ${n2}`, n);
  to.step("phi", `(${a} * ${d} - ${b} * ${c}) / sqrt(${n1} * ${n2} * (${a} + ${c}) * (${b} + ${d}))`, value);
  return ["phi", vtype === "ST" ? stratifiedText(to, table) : crossSectionalText(to, table)];
}

function crossSectionalText(to: Derivation, { a, b, c, d, n1, n2, cells }: DerivedTable): string {
  const columns = (cells.a + cells.c) * (cells.b + cells.d);
  to.step(
    "u",
    `(${n1} - ${n2}) / sqrt(${n1} * ${n2})`,
    (cells.n1 - cells.n2) / Math.sqrt(cells.n1 * cells.n2),
  );
  to.step(
    "w",
    `(${a} + ${c} - ${b} - ${d}) / sqrt((${a} + ${c}) * (${b} + ${d}))`,
    (cells.a + cells.c - cells.b - cells.d) / Math.sqrt(columns),
  );
  return "(1 - phi^2 + phi * (1 + phi^2 / 2) * u * w - 3 / 4 * phi^2 * (u^2 + w^2)) / n";
}

function stratifiedText(to: Derivation, { a, b, c, d, n1, n2, cells }: DerivedTable): string {
  const n = cells.n1 + cells.n2;
  const [slope1, slope2] = stratified(cells.a, cells.b, cells.c, cells.d);
  const p = to.step("p", `(${a} + ${c}) / n`, (cells.a + cells.c) / n);
  to.step(
    "h",
    `(${a} / ${n1} - ${c} / ${n2}) * (1 - 2 * p) / (2 * p * (1 - p))`,
    ((cells.a / cells.n1 - cells.c / cells.n2) * (1 - 2 * p)) / (2 * p * (1 - p)),
  );
  to.step(
    "s",
    `sqrt(${n1} * ${n2} / (p * (1 - p))) / n`,
    Math.sqrt((cells.n1 * cells.n2) / (p * (1 - p))) / n,
  );
  to.step("s1", `s * (1 - h * ${n1} / n)`, slope1);
  to.step("s2", `s * (-1 - h * ${n2} / n)`, slope2);
  return `s1^2 * ${a} * ${b} / ${n1}^3 + s2^2 * ${c} * ${d} / ${n2}^3`;
}
