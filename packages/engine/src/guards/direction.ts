import { formatFixed, formatPEquation } from "../format/index.ts";
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
    const swapped = [...input.rowIds.keys()].flatMap((row) => contradiction(input, row) ?? []);
    const reported = new Set(swapped.flatMap(({ rows }) => rows));
    return [...swapped, ...outliers(input).filter(({ rows }) => !reported.has(rows[0]!))];
  },
};

const HINT = "Check which group comes first, and whether higher values are better in this study.";

interface SignedStatistic {
  readonly key: string;
  readonly symbol: string;
  /** Smaller ones may come from rounding, or from an adjusted comparison. */
  readonly least: number;
}

/** Statistics that carry a sign beside the means; a p-value only where some of its column are negative. */
function signed(input: GuardInput): readonly SignedStatistic[] {
  const t = input.numbers.t === undefined ? "ti" : "t";
  const d = input.numbers.d === undefined ? "di" : "d";
  const hasSign = input.numbers.pi?.some((p) => p !== null && p < 0) ?? false;
  return [
    { key: t, symbol: "t", least: 1 },
    // In a table of counts `di` is a cell.
    ...(input.numbers.ai === undefined ? [{ key: d, symbol: "d", least: 0.1 }] : []),
    ...(hasSign ? [{ key: "pi", symbol: "p", least: 0 }] : []),
  ];
}

/** Means say one thing, t, d or a signed p another. */
function contradiction(input: GuardInput, row: number): Finding | null {
  const [m1, m2] = [at(input, "m1i", row), at(input, "m2i", row)];
  if (m1 === null || m2 === null) return null;
  for (const { key, symbol, least } of signed(input)) {
    const value = at(input, key, row);
    if (value === null || (m1 - m2) * value >= 0 || Math.abs(value) < least) continue;
    return {
      rows: [row],
      key,
      message: `the means differ by ${formatFixed(m1 - m2, 2)}, and ${symbol} is ${formatFixed(value, 2)}: they point in opposite directions.`,
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
  return null;
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
