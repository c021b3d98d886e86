import { decimalsOf } from "../conversions/test-statistics/rounded-p.ts";
import { formatFixed, formatShort } from "../format/index.ts";
import { atanh, log, power } from "../numeric/elementary.ts";

/** Width of a 95 % interval in standard errors. */
const WIDTH = 3.919927969080108;

/** Standard errors that the other numbers of a row allow. */
export interface Expected {
  readonly least: number;
  /** null = no upper end. */
  readonly most: number | null;
  /** "groups of 50 and 50 give 0.203". */
  readonly words: string;
}

type Read = <K extends string>(keys: readonly K[]) => Readonly<Record<K, number>> | null;

/** The precision of one kind of effect as papers print it, and what it should be. */
export interface PrintedPrecision {
  readonly name: string;
  /** Keys of its standard error on the scale of analysis. */
  readonly se: readonly string[];
  readonly lb: string;
  readonly ub: string;
  readonly scale: (end: number) => number;
  /** How far, as a factor, other formulas and small-sample corrections take a standard error from the one expected. */
  readonly factor: number;
  expected(read: Read): Expected | null;
}

const asPrinted = (end: number): number => end;
/** The formulas of one standardised difference are closer to each other than those of adjusted effects to unadjusted ones. */
const NARROW = 1.2;
const WIDE = 1.5;

function between(se: number, words: string): Expected {
  return { least: se, most: se, words: `${words} ${formatFixed(se, 3)}` };
}

/** SE = sqrt(1/n1 + 1/n2 + d² / (2 (n1 + n2))). */
function ofDifference(points: readonly string[], read: Read): Expected | null {
  const sizes = read(["n1i", "n2i"]);
  const point = points.map((key) => read([key])?.[key]).find((value) => value !== undefined);
  if (sizes === null || point === undefined || !(sizes.n1i > 0 && sizes.n2i > 0)) return null;
  const { n1i, n2i } = sizes;
  const se = Math.sqrt(1 / n1i + 1 / n2i + (point * point) / (2 * (n1i + n2i)));
  return between(se, `groups of ${formatShort(n1i)} and ${formatShort(n2i)} give`);
}

/** SE = sqrt(sd1²/n1 + sd2²/n2), or with the pooled variance. */
function ofMeans(read: Read): Expected | null {
  const given = read(["sd1i", "n1i", "sd2i", "n2i"]);
  if (given === null) return null;
  const { sd1i, n1i, sd2i, n2i } = given;
  if (!(n1i > 1 && n2i > 1 && sd1i > 0 && sd2i > 0)) return null;
  const separate = Math.sqrt((sd1i * sd1i) / n1i + (sd2i * sd2i) / n2i);
  const pooled = Math.sqrt(
    (((n1i - 1) * sd1i * sd1i + (n2i - 1) * sd2i * sd2i) / (n1i + n2i - 2)) * (1 / n1i + 1 / n2i),
  );
  const [least, most] = [Math.min(separate, pooled), Math.max(separate, pooled)];
  return { least, most, words: `the SDs and sizes of the groups give ${formatFixed(separate, 3)}` };
}

/** SE = 1 / sqrt(n - 3) of Fisher's z. */
function ofCorrelation(read: Read): Expected | null {
  const given = read(["ni"]);
  if (given === null || !(given.ni > 3)) return null;
  return between(1 / Math.sqrt(given.ni - 3), `${formatShort(given.ni)} people give`);
}

interface Cells {
  readonly a: number;
  readonly n1: number;
  readonly c: number;
  readonly n2: number;
}

/** Events and sizes of both groups where no cell is empty. */
function cellsIn(read: Read): Cells | null {
  const table = read(["ai", "bi", "ci", "di"]);
  const groups = table === null ? read(["ai", "n1i", "ci", "n2i"]) : null;
  const cells =
    table !== null
      ? { a: table.ai, n1: table.ai + table.bi, c: table.ci, n2: table.ci + table.di }
      : groups !== null
        ? { a: groups.ai, n1: groups.n1i, c: groups.ci, n2: groups.n2i }
        : null;
  return cells !== null && cells.a > 0 && cells.c > 0 && cells.a < cells.n1 && cells.c < cells.n2
    ? cells
    : null;
}

function ofCells(read: Read, variance: (cells: Cells) => number): Expected | null {
  const cells = cellsIn(read);
  return cells === null ? null : between(Math.sqrt(variance(cells)), "the events of the groups give");
}

/** From the cells; with the sizes alone, no odds ratio is more precise than one of risks of one half. */
function ofOdds(read: Read): Expected | null {
  const exact = ofCells(read, ({ a, n1, c, n2 }) => 1 / a + 1 / (n1 - a) + 1 / c + 1 / (n2 - c));
  const sizes = exact === null ? read(["n1i", "n2i"]) : null;
  if (sizes === null || !(sizes.n1i > 0 && sizes.n2i > 0)) return exact;
  const least = Math.sqrt(4 / sizes.n1i + 4 / sizes.n2i);
  const groups = `groups of ${formatShort(sizes.n1i)} and ${formatShort(sizes.n2i)}`;
  return { least, most: null, words: `with ${groups} it cannot be below ${formatFixed(least, 3)}` };
}

const STANDARDISED: readonly PrintedPrecision[] = (
  [
    ["d", ["d", "di"]],
    ["g", ["g"]],
  ] as const
).map(([stem, points]) => ({
  name: stem,
  se: [`${stem}_se`],
  lb: `${stem}_lb`,
  ub: `${stem}_ub`,
  scale: asPrinted,
  factor: NARROW,
  expected: (read) => ofDifference(points, read),
}));

/** As ratios, and as the logarithms of them. */
function ratio(stem: string, name: string, expected: PrintedPrecision["expected"]): PrintedPrecision[] {
  const shared = { name: `log ${name}`, se: [`se_log${stem}`], factor: WIDE, expected };
  const logged = { ...shared, se: [], lb: `log${stem}_lb`, ub: `log${stem}_ub`, scale: asPrinted };
  return [{ ...shared, lb: `${stem}_lb`, ub: `${stem}_ub`, scale: log }, logged];
}

/** Every effect whose printed precision can be held against other numbers of its row. */
export const PRINTED_PRECISIONS: readonly PrintedPrecision[] = [
  ...STANDARDISED,
  {
    name: "correlation as Fisher’s z",
    se: ["z_r_se"],
    lb: "r_lb",
    ub: "r_ub",
    scale: atanh,
    factor: NARROW,
    expected: ofCorrelation,
  },
  {
    name: "mean difference",
    se: ["md_se"],
    lb: "md_lb",
    ub: "md_ub",
    scale: asPrinted,
    factor: WIDE,
    expected: ofMeans,
  },
  ...ratio("or", "odds ratio", ofOdds),
  ...ratio("rr", "risk ratio", (read) =>
    ofCells(read, ({ a, n1, c, n2 }) => 1 / a - 1 / n1 + 1 / c - 1 / n2),
  ),
  {
    name: "risk difference",
    se: ["rd_se"],
    lb: "rd_lb",
    ub: "rd_ub",
    scale: asPrinted,
    factor: WIDE,
    expected: (read) =>
      ofCells(read, ({ a, n1, c, n2 }) => (a * (n1 - a)) / (n1 * n1 * n1) + (c * (n2 - c)) / (n2 * n2 * n2)),
  },
];

/** What a paper prints of a precision as a standard error, and half a unit of its last digit. */
export function printedError(
  { se, lb, ub, scale }: PrintedPrecision,
  read: (key: string) => number | null,
): { readonly key: string; readonly se: number; rounding(): number } | null {
  for (const key of se) {
    const value = read(key);
    if (value !== null && value > 0) return { key, se: value, rounding: () => halfUnit(value) };
  }
  const [lower, upper, level] = [read(lb), read(ub), read("level")];
  // At another level an interval has another width; conversions take it into account.
  if (lower === null || upper === null || (level !== null && level !== 0.95)) return null;
  const width = scale(upper) - scale(lower);
  if (!(width > 0 && Number.isFinite(width))) return null;
  const rounding = (): number => {
    const half = Math.max(halfUnit(lower), halfUnit(upper));
    const widest = scale(upper + half) - scale(lower - half);
    return Number.isFinite(widest) ? (widest - width) / WIDTH : width / WIDTH;
  };
  return { key: lb, se: width / WIDTH, rounding };
}

function halfUnit(value: number): number {
  return 0.5 * power(10, -decimalsOf(value));
}
