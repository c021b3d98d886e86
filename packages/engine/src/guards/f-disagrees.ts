import { decimalsOf } from "../conversions/test-statistics/rounded-p.ts";
import { formatFixed, formatPEquation, formatShort } from "../format/index.ts";
import { exp, log, power } from "../numeric/elementary.ts";
import { fLogTails } from "../numeric/f-distribution.ts";
import { at, rowsWith } from "./numbers.ts";
import type { Finding, Guard, GuardInput } from "./types.ts";

/** F of one design, with the t, p and share of variance that belong to it. */
interface Test {
  readonly F: string;
  readonly t: string;
  readonly p: string;
  readonly below: string;
  /** Whether its degrees of freedom follow from the sizes of two groups. */
  readonly isOfGroups: boolean;
}

const TESTS: readonly Test[] = [
  { F: "F", t: "t", p: "p", below: "p_below", isOfGroups: true },
  { F: "F_ancova", t: "t_ancova", p: "p_ancova", below: "", isOfGroups: true },
  { F: "F_paired", t: "t_paired", p: "p_paired", below: "p_paired_below", isOfGroups: false },
];
/** Beyond rounding, covariates and missing people take degrees of freedom away. */
const SLACK = 0.1;
const LEAST_SLACK = 0.005;
/** Eta² of a design with further factors is smaller than F implies, but hardly by more. */
const OTHER_FACTORS = 3;
const FACTOR_OF_P = 2;
const HALF_UNIT_OF_P = 0.005;
/** More groups than these are not looked for behind a p. */
const MOST_DF1 = 4;

/**
 * F, its degrees of freedom, eta², p, t and d of one row that cannot all be right: eta² = df1 F / (df1 F + df2), t² = F,
 * d = sqrt(F (1/n1 + 1/n2)). A p that fits more numerator degrees of freedom than are entered asks whether more than two groups
 * are compared.
 */
export const fDisagrees: Guard = {
  id: "f-disagrees",
  label: "F that disagrees with its row",
  summary: "Recomputes eta², p, t and d of a row from its F and degrees of freedom.",
  reference: "Nuijten et al. (2016), Behavior Research Methods 48, 1205-1226, doi:10.3758/s13428-015-0664-2",
  params: [],
  check(input) {
    const tests = TESTS.filter(({ F }) => input.numbers[F] !== undefined);
    const shares = tests.length === 0 && SHARES.some(({ key }) => input.numbers[key] !== undefined);
    if (tests.length === 0 && !shares) return [];
    return rowsWith(input, [...tests.map(({ F }) => F), "eta2"]).flatMap((row) => {
      const found = tests.flatMap((test) => ofTest(input, row, test));
      return found.length > 0 ? found : withoutF(input, row);
    });
  },
};

const SHARES = [
  { key: "eta2_partial", name: "partial eta²", isPartial: true },
  { key: "eta2", name: "eta²", isPartial: false },
] as const;

function ofTest(input: GuardInput, row: number, test: Test): Finding[] {
  const F = at(input, test.F, row);
  if (F === null || !(F > 0)) return [];
  const df1 = at(input, "df1", row);
  const df2 = at(input, "df2", row) ?? (test.isOfGroups ? (sizesIn(input, row)?.df ?? null) : null);
  const found = [...ofShares(input, row, F, df1 ?? 1, df2), ...ofT(input, row, test, F, df1 ?? 1)];
  const p = df2 === null ? null : ofP(input, row, test, F, df1, df2);
  return p === null ? found : [...found, p];
}

/** Sizes of both groups: n1 + n2 - 2 and 1/n1 + 1/n2. */
function sizesIn(input: GuardInput, row: number): { readonly df: number; readonly inverse: number } | null {
  const [n1, n2] = [at(input, "n1i", row), at(input, "n2i", row)];
  if (n1 === null || n2 === null || !(n1 > 0 && n2 > 0 && n1 + n2 > 2)) return null;
  return { df: n1 + n2 - 2, inverse: 1 / n1 + 1 / n2 };
}

function ofShares(input: GuardInput, row: number, F: number, df1: number, df2: number | null): Finding[] {
  if (df2 === null || !(df2 > 0)) return [];
  const shareOf = (value: number): number => (df1 * value) / (df1 * value + df2);
  return SHARES.flatMap(({ key, name, isPartial }) => {
    const share = at(input, key, row);
    if (share === null || !(share >= 0 && share < 1)) return [];
    const fits = (half: number, slack: number): boolean =>
      (isPartial ? share : share * OTHER_FACTORS) >= shareOf(Math.max(0, F - half)) - slack &&
      share <= shareOf(F + half) + slack;
    const slack = Math.max(LEAST_SLACK, SLACK * share);
    // Rounding is looked up only where it could make the difference: reading the digits of a number costs.
    if (fits(0, slack) || fits(halfUnit(F), slack + halfUnit(share))) return [];
    const what = `${name} = ${formatShort(share)} is reported, but F(${formatShort(df1)}, ${formatShort(df2)}) = ${formatShort(F)} gives ${formatFixed(shareOf(F), 3)}`;
    return [disagreement(row, key, what)];
  });
}

function ofT(input: GuardInput, row: number, test: Test, F: number, df1: number): Finding[] {
  if (df1 > 1) return [];
  const root = Math.sqrt(F);
  const t = at(input, test.t, row);
  if (t !== null && differ(t, root)) {
    return [
      disagreement(
        row,
        test.t,
        `t = ${formatFixed(t, 2)} is reported, but F = ${formatShort(F)} gives ${formatFixed(root, 2)}, with either sign`,
      ),
    ];
  }
  const sizes = test.F === "F" ? sizesIn(input, row) : null;
  const d = sizes === null ? null : dIn(input, row);
  // Where t stands there as well, d is held against t.
  if (t !== null || d === null || sizes === null) return [];
  const implied = root * Math.sqrt(sizes.inverse);
  if (!differ(d.value, implied)) return [];
  return [
    disagreement(
      row,
      d.key,
      `d = ${formatFixed(d.value, 2)} is reported, but F = ${formatShort(F)} gives ${formatFixed(implied, 2)}, with either sign`,
    ),
  ];
}

function dIn(input: GuardInput, row: number): { readonly key: string; readonly value: number } | null {
  // In a table of counts `di` is a cell, not a d.
  for (const key of input.numbers.ai === undefined ? ["d", "di"] : ["d"]) {
    const value = at(input, key, row);
    if (value !== null) return { key, value };
  }
  return null;
}

function ofP(
  input: GuardInput,
  row: number,
  test: Test,
  F: number,
  df1: number | null,
  df2: number,
): Finding | null {
  // Where t stands there as well, p is held against t.
  if (!(df2 > 0) || at(input, test.t, row) !== null) return null;
  const pOf = (numerator: number): number => exp(fLogTails(F, numerator, df2)[1]);
  const key = test.p === "p" && input.numbers.p === undefined ? "pi" : test.p;
  const p = Math.abs(at(input, key, row) ?? 0);
  const bound = test.below === "" ? null : at(input, test.below, row);
  const own = pOf(df1 ?? 1);
  const fits = (value: number): boolean =>
    p > 0 ? !isOtherP(p, value) : bound === null || value <= bound * FACTOR_OF_P + HALF_UNIT_OF_P;
  if ((p === 0 && bound === null) || p > 1 || fits(own)) return null;
  const said = p > 0 ? formatPEquation(p) : `p < ${formatShort(bound!)}`;
  const other = df1 === null && p > 0 ? severalIn(pOf, p) : null;
  const what = `${said} is reported, but F(${formatShort(df1 ?? 1)}, ${formatShort(df2)}) = ${formatShort(F)} gives ${formatPEquation(own)}`;
  if (other === null) return disagreement(row, p > 0 ? key : test.below, what);
  return {
    ...disagreement(
      row,
      key,
      `${what}; with ${other} numerator degrees of freedom it would. Does F compare more than two groups?`,
    ),
    hint: "Enter the numerator degrees of freedom of F: with 2 or more, the row is left out with a reason, because no difference of two groups follows from it.",
  };
}

/** The numerator degrees of freedom beyond one that give the p of a row; null = none. */
function severalIn(pOf: (df1: number) => number, p: number): number | null {
  for (let df1 = 2; df1 <= MOST_DF1; df1 += 1) if (Math.abs(log(p / pOf(df1))) < log(1.15)) return df1;
  return null;
}

/** A share of variance beside t or d of two groups, where no F stands between them. */
function withoutF(input: GuardInput, row: number): Finding[] {
  const sizes = sizesIn(input, row);
  const share = at(input, "eta2", row);
  if (sizes === null || share === null || !(share > 0 && share < 1)) return [];
  if (TESTS.some(({ F }) => at(input, F, row) !== null) || (at(input, "df1", row) ?? 1) > 1) return [];
  const implied = Math.sqrt((share / (1 - share)) * sizes.df);
  const t = at(input, "t", row);
  const d = dIn(input, row);
  const other = t ?? (d === null ? null : d.value / Math.sqrt(sizes.inverse));
  if (other === null || !differ(other, implied)) return [];
  const name = t === null ? `d = ${formatFixed(d!.value, 2)}` : `t = ${formatFixed(t, 2)}`;
  const gives = (other * other) / (other * other + sizes.df);
  // Further factors of a design make eta² smaller, which rounding of a small one does as well.
  if (share < gives && share * OTHER_FACTORS > gives) return [];
  return [
    disagreement(
      row,
      "eta2",
      `eta² = ${formatShort(share)} is reported, but ${name} gives ${formatFixed(gives, 3)}`,
    ),
  ];
}

function differ(reported: number, expected: number): boolean {
  const [a, b] = [Math.abs(reported), Math.abs(expected)];
  return Math.abs(a - b) > LEAST_SLACK + 0.1 + 0.05 * a;
}

function isOtherP(p: number, expected: number): boolean {
  return Math.abs(p - expected) > HALF_UNIT_OF_P && Math.abs(log(p / expected)) > log(FACTOR_OF_P);
}

function halfUnit(value: number): number {
  return 0.5 * power(10, -decimalsOf(value));
}

function disagreement(row: number, key: string, what: string): Finding {
  return {
    rows: [row],
    key,
    message: /[.?]$/.test(what) ? what : `${what}.`,
    hint: "One of them is mistyped, rounded, adjusted for covariates or of another comparison; look it up.",
    repairs: [],
  };
}
