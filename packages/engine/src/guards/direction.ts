import { formatFixed, formatPEquation, formatShort } from "../format/index.ts";
import { MEAN_PAIRS } from "../ledger/implied-direction.ts";
import { normalCdf } from "../numeric/normal.ts";
import { at, cellsChange, reversal } from "./numbers.ts";
import type { Finding, Guard, GuardInput } from "./types.ts";

const FEWEST = 5;
/** Share of the other studies that must point the other way. */
const MAJORITY = 0.75;
/** Among k studies one clear effect on the other side is to be expected by chance with about this probability. */
const RARE = 0.01;

/**
 * A direction that may be swapped: an effect whose sign contradicts the study's own statistics, or one that is on the other
 * side of no effect than at least three quarters of five or more studies, too clearly (p < .01 / k) to be the chance of one in k.
 */
export const direction: Guard = {
  id: "direction",
  label: "Direction swapped",
  summary: "Finds effects that point against their own test, or clearly against nearly all other studies.",
  reference: "Gøtzsche et al. (2007), JAMA 298, 430-437, doi:10.1001/jama.298.4.430",
  params: [],
  check(input) {
    const swapped = contradictions(input);
    const reported = new Set(swapped.flatMap(({ rows }) => rows));
    return [...swapped, ...outliers(input).filter(({ rows }) => !reported.has(rows[0]!))];
  },
};

const HINT = "Check which group comes first, and whether higher values are better in this study.";

interface SignedNumber {
  readonly key: string;
  readonly symbol: string;
  /** Smaller ones may come from rounding, or from an adjusted comparison. */
  readonly least: number;
  /** Most rows have it without a sign: it carries one only where some of its column are negative. */
  readonly isOftenUnsigned?: true;
}

const DIRECTION = "direction";

/** What says beside the means which way an effect points. */
const SIGNED: readonly SignedNumber[] = [
  { key: "t", symbol: "t", least: 1 },
  { key: "ti", symbol: "t", least: 1 },
  { key: "t_ancova", symbol: "the adjusted t", least: 1 },
  { key: "d", symbol: "d", least: 0.1 },
  { key: "di", symbol: "d", least: 0.1 },
  { key: "g", symbol: "g", least: 0.1 },
  { key: "p", symbol: "p", least: 0, isOftenUnsigned: true },
  { key: "pi", symbol: "p", least: 0, isOftenUnsigned: true },
  { key: "p_below", symbol: "the bound of p", least: 0, isOftenUnsigned: true },
  { key: "F", symbol: "F", least: 0, isOftenUnsigned: true },
  { key: DIRECTION, symbol: "the direction", least: 0 },
];

/** Those of the table; in a table of counts `di` is a cell, and measures of one group mean other things by these keys. */
function signed(input: GuardInput): readonly SignedNumber[] {
  return SIGNED.filter(({ key, isOftenUnsigned }) => {
    const values = input.numbers[key];
    if (values === undefined || (key === "di" && input.numbers.ai !== undefined)) return false;
    return isOftenUnsigned !== true || values.some((value) => value !== null && value < 0);
  });
}

interface Claim {
  readonly sign: number;
  /** "the means differ by 2.00", "t is -2.10"; hardly any row has to be told so. */
  words(): string;
  readonly of: SignedNumber | null;
}

/** Means say one thing; t, d, a signed p or the direction another. The first claim is held against the others. */
function contradictions(input: GuardInput): Finding[] {
  const pairs = MEAN_PAIRS.filter(
    ([one, two]) => input.numbers[one] !== undefined && input.numbers[two] !== undefined,
  );
  const all = signed(input);
  const statistics = saysWhoFared(input, pairs, all) ? all.filter(({ key }) => key !== DIRECTION) : all;
  if (statistics.length + Math.min(1, pairs.length) < 2) return [];
  return [...input.rowIds.keys()].flatMap((row) => {
    const claims = [ofMeans(input, pairs, row), ...statistics.map((of) => ofNumber(input, of, row))];
    const [first, ...others] = claims.filter((claim) => claim !== null);
    const other = others.find(({ sign }) => sign !== first?.sign);
    return first === undefined || other === undefined ? [] : [contradiction(input, row, first, other)];
  });
}

/**
 * Whether the column of directions says which group fared better, whatever the scale: against the means at least as often as
 * with them. It is then right where lower values are better.
 */
function saysWhoFared(
  input: GuardInput,
  pairs: typeof MEAN_PAIRS,
  statistics: readonly SignedNumber[],
): boolean {
  const direction = statistics.find(({ key }) => key === DIRECTION);
  if (direction === undefined) return false;
  let [agreeing, against] = [0, 0];
  for (const row of input.rowIds.keys()) {
    const told = ofNumber(input, direction, row);
    const means = ofMeans(input, pairs, row);
    if (told === null || means === null) continue;
    if (told.sign === means.sign) agreeing += 1;
    else against += 1;
  }
  return against > 1 && against >= agreeing;
}

function ofMeans(input: GuardInput, pairs: typeof MEAN_PAIRS, row: number): Claim | null {
  for (const [one, two] of pairs) {
    const [first, second] = [at(input, one, row), at(input, two, row)];
    if (first === null || second === null || first === second) continue;
    const what = one === "med1" ? "medians" : "means";
    return {
      sign: Math.sign(first - second),
      words: () => `the ${what} differ by ${formatFixed(first - second, 2)}`,
      of: null,
    };
  }
  return null;
}

function ofNumber(input: GuardInput, of: SignedNumber, row: number): Claim | null {
  const value = at(input, of.key, row);
  if (value === null || value === 0 || Math.abs(value) < of.least) return null;
  return { sign: Math.sign(value), words: () => `${of.symbol} is ${formatShort(value)}`, of };
}

function contradiction(input: GuardInput, row: number, first: Claim, { words, of }: Claim): Finding {
  const { key, symbol } = of!;
  const value = at(input, key, row)!;
  return {
    rows: [row],
    key,
    message: `${first.words()}, and ${words()}: they point in opposite directions.`,
    hint: HINT,
    repairs: [
      {
        label: `Reverse the sign of ${symbol}`,
        change: cellsChange(input, [{ row, key, value: -value }]),
        record: `sign of “${input.columns[key]}” reversed`,
      },
      reversal(input, row),
    ],
  };
}

function outliers(input: GuardInput): Finding[] {
  const { nullValue } = input.measure;
  if (nullValue === null) return [];
  const known = input.yi.flatMap((y, row) => (y === null || input.vi[row] === null ? [] : [row]));
  if (known.length <= FEWEST) return [];
  const side = (row: number): number => Math.sign(input.yi[row]! - nullValue);
  const above = known.filter((row) => side(row) > 0).length;
  const below = known.filter((row) => side(row) < 0).length;
  const others = known.length - 1;
  return known.flatMap((row) => {
    const against = side(row) > 0 ? below : above;
    if (side(row) === 0 || against < MAJORITY * others) return [];
    const z = (input.yi[row]! - nullValue) / Math.sqrt(input.vi[row]!);
    const p = 2 * normalCdf(-Math.abs(z));
    if (p * known.length >= RARE) return [];
    return [
      {
        rows: [row],
        key: null,
        message: `this effect points against ${against} of the ${others} other studies, with ${formatPEquation(p)}; its direction may be swapped.`,
        hint: HINT,
        repairs: [reversal(input, row)],
      },
    ];
  });
}
