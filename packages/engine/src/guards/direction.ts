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

/** A column, or the means, that says which way the effects of rows point. */
interface SignSource {
  /** 1 or -1; 0 where it says nothing. */
  readonly signAt: (row: number) => number;
  /** "the means differ by 2.00", "t is -2.10"; hardly any row has to be told so. */
  readonly wordsAt: (row: number) => string;
  /** null = the means. */
  readonly of: SignedNumber | null;
}

/** Means say one thing; t, d, a signed p or the direction another. The first claim is held against the others. */
function contradictions(input: GuardInput): Finding[] {
  const sources = [ofMeans(input), ...signed(input).map((of) => ofNumber(input, of))].filter(
    (source) => source !== null,
  );
  const isBeside = saysWhoFared(input, sources);
  const told = isBeside ? sources.filter(({ of }) => of?.key !== DIRECTION) : sources;
  if (told.length < 2) return [];
  const found: Finding[] = [];
  for (let row = 0; row < input.rowIds.length; row++) {
    let first: SignSource | null = null;
    let sign = 0;
    for (const source of told) {
      const own = source.signAt(row);
      if (sign === 0) {
        first = source;
        sign = own;
      } else if (own === -sign && first !== null) {
        found.push(contradiction(input, row, first, source));
        break;
      }
    }
  }
  return found;
}

/**
 * Whether the column of directions says which group fared better, whatever the scale: against the means at least as often as
 * with them. It is then right where lower values are better.
 */
function saysWhoFared({ rowIds }: GuardInput, sources: readonly SignSource[]): boolean {
  const direction = sources.find(({ of }) => of?.key === DIRECTION);
  const means = sources.find(({ of }) => of === null);
  if (direction === undefined || means === undefined) return false;
  let [agreeing, against] = [0, 0];
  for (let row = 0; row < rowIds.length; row++) {
    const product = direction.signAt(row) * means.signAt(row);
    if (product > 0) agreeing += 1;
    else if (product < 0) against += 1;
  }
  return against > 1 && against >= agreeing;
}

/** What the means, or else other numbers of that kind, say of the rows; null where the table has none. */
function ofMeans({ numbers }: GuardInput): SignSource | null {
  const pairs = MEAN_PAIRS.flatMap(([one, two]) => {
    const [first, second] = [numbers[one], numbers[two]];
    const what = one === "med1" ? "medians" : "means";
    return first === undefined || second === undefined ? [] : [{ first, second, what }];
  });
  if (pairs.length === 0) return null;
  const differenceAt = ({ first, second }: (typeof pairs)[number], row: number): number => {
    const [one, two] = [first[row] ?? null, second[row] ?? null];
    return one === null || two === null ? 0 : one - two;
  };
  const signAt = (row: number): number => {
    for (const pair of pairs) {
      const difference = differenceAt(pair, row);
      if (difference !== 0) return Math.sign(difference);
    }
    return 0;
  };
  const wordsAt = (row: number): string => {
    const pair = pairs.find((candidate) => differenceAt(candidate, row) !== 0)!;
    return `the ${pair.what} differ by ${formatFixed(differenceAt(pair, row), 2)}`;
  };
  return { signAt, wordsAt, of: null };
}

function ofNumber({ numbers }: GuardInput, of: SignedNumber): SignSource {
  const values = numbers[of.key]!;
  return {
    signAt: (row) => {
      const value = values[row] ?? 0;
      return Math.abs(value) < of.least ? 0 : Math.sign(value);
    },
    wordsAt: (row) => `${of.symbol} is ${formatShort(values[row]!)}`,
    of,
  };
}

function contradiction(input: GuardInput, row: number, first: SignSource, other: SignSource): Finding {
  const { key, symbol } = other.of!;
  const value = at(input, key, row)!;
  return {
    rows: [row],
    key,
    message: `${first.wordsAt(row)}, and ${other.wordsAt(row)}: they point in opposite directions.`,
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
  const side = (row: number): number => Math.sign(input.yi[row]! - nullValue);
  const known: number[] = [];
  let above = 0;
  let below = 0;
  for (let row = 0; row < input.yi.length; row++) {
    if (input.yi[row] === null || input.vi[row] === null) continue;
    known.push(row);
    if (side(row) > 0) above += 1;
    else if (side(row) < 0) below += 1;
  }
  const others = known.length - 1;
  if (known.length <= FEWEST || Math.max(above, below) < MAJORITY * others) return [];
  const found: Finding[] = [];
  for (const row of known) {
    const against = side(row) > 0 ? below : above;
    if (side(row) === 0 || against < MAJORITY * others) continue;
    const z = (input.yi[row]! - nullValue) / Math.sqrt(input.vi[row]!);
    const p = 2 * normalCdf(-Math.abs(z));
    if (p * known.length >= RARE) continue;
    found.push({
      rows: [row],
      key: null,
      message: `this effect points against ${against} of the ${others} other studies, with ${formatPEquation(p)}; its direction may be swapped.`,
      hint: HINT,
      repairs: [reversal(input, row)],
    });
  }
  return found;
}
