import { log } from "../numeric/elementary.ts";
import type { Repair } from "../result.ts";
import { all, at, harmonicSize, median, rowsWhere, spread } from "./numbers.ts";
import type { Finding, Guard, GuardInput } from "./types.ts";

/** Fewer rows cannot tell a column's nature. */
const FEWEST = 3;
/** The trend over sizes needs more. */
const FEWEST_SIZES = 5;
/** A column is doubted where its numbers are off by more than this factor, and believed as the other kind within this one. */
const OFF = 2;
const NEAR = 1.5;
/** Share of the scatter that must go away when the column is taken as the other kind. */
const TIGHTER = 0.6;
const Z95 = 1.959963984540054;

/**
 * Standard errors in the place of variances, or the other way round. Where both have a column, one is the square of the other.
 * Else two witnesses tell, whichever the table has: another statement of the precision (95 % intervals, the 2x2 tables:
 * variance w, so that v / w is about 1), or the sizes, with which a variance falls as 1 / n and a standard error as 1 / sqrt(n), whatever the scale: of the right kind,
 * log v + log(n1 n2 / (n1 + n2)) scatters less.
 */
export const seAsVariance: Guard = {
  id: "se-as-variance",
  label: "Standard errors and variances exchanged",
  summary:
    "Compares the precision of ready-made effects with intervals, 2x2 tables and sizes of the studies.",
  reference: "Hedges & Olkin (1985), Statistical Methods for Meta-Analysis, ch. 5",
  params: [],
  check(input) {
    if (input.measure.family !== "ready-made") return [];
    const kinds = (["vi", "sei"] as const).filter((key) => input.numbers[key] !== undefined);
    const [first, second] = kinds;
    if (first !== undefined && second !== undefined && areSwapped(input)) {
      return [finding(input, first, { [first]: input.columns[second]!, [second]: input.columns[first]! })];
    }
    const doubted = kinds.find((key) => isExchanged(input, key));
    if (doubted === undefined) return [];
    const to = otherKind(doubted);
    return [finding(input, doubted, { [doubted]: null, [to]: input.columns[to] ?? input.columns[doubted]! })];
  },
};

type Kind = "vi" | "sei";

/** The variance a number stands for: as a variance, or as a standard error. */
function variance(value: number, kind: Kind): number {
  return kind === "vi" ? value : value * value;
}

function otherKind(kind: Kind): Kind {
  return kind === "vi" ? "sei" : "vi";
}

/** The one column holds the squares of the other, the wrong way round. */
function areSwapped(input: GuardInput): boolean {
  const rows = [...input.rowIds.keys()].flatMap((row) => all(input, ["vi", "sei"], row) ?? []);
  const known = rows.filter(({ vi, sei }) => vi > 0 && sei > 0);
  if (known.length < FEWEST) return false;
  const off = median(known.map(({ vi, sei }) => Math.abs(log(vi / (sei * sei)))))!;
  return off > log(OFF) && median(known.map(({ vi, sei }) => Math.abs(log((vi * vi) / sei))))! < log(NEAR);
}

function isExchanged(input: GuardInput, kind: Kind): boolean {
  const rows = rowsWhere(input, (row) => (at(input, kind, row) ?? 0) > 0);
  const stated = rows.flatMap((row) => {
    const w = statedVariance(input, row);
    return w === null ? [] : [{ value: at(input, kind, row)!, w }];
  });
  if (stated.length >= FEWEST) {
    const off = (as: Kind): number =>
      median(stated.map(({ value, w }) => Math.abs(log(variance(value, as) / w))))!;
    return off(kind) > log(OFF) && off(otherKind(kind)) < log(NEAR);
  }
  const sized = rows.flatMap((row) => {
    const size = harmonicSize(input, row);
    return size === null ? [] : [{ value: at(input, kind, row)!, size }];
  });
  if (sized.length < FEWEST_SIZES) return false;
  const scatter = (as: Kind): number =>
    spread(sized.map(({ value, size }) => log(variance(value, as)) + log(size)))!;
  return scatter(otherKind(kind)) < TIGHTER * scatter(kind);
}

/** The variance that something else in the row states: the interval, the 2x2 table. */
function statedVariance(input: GuardInput, row: number): number | null {
  const limits = all(input, ["ci.lb", "ci.ub"], row);
  if (limits !== null && limits["ci.ub"] > limits["ci.lb"]) {
    return variance((limits["ci.ub"] - limits["ci.lb"]) / (2 * Z95), "sei");
  }
  const cells = all(input, ["ai", "bi", "ci", "di"], row);
  return cells !== null && Object.values(cells).every((count) => count > 0)
    ? Object.values(cells).reduce((sum, count) => sum + 1 / count, 0)
    : null;
}

const WORDS = {
  vi: { is: "sampling variances", looks: "standard errors" },
  sei: { is: "standard errors", looks: "sampling variances" },
} as const;

function finding(input: GuardInput, from: Kind, inputs: Readonly<Record<string, string | null>>): Finding {
  const column = input.columns[from]!;
  const rows = rowsWhere(input, (row) => at(input, from, row) !== null);
  const { is, looks } = WORDS[from];
  const repair: Repair = {
    label: `“${column}” holds ${looks}`,
    change: {
      kind: "roles",
      inputs,
      rowIds: rows.map((row) => input.rowIds[row]!),
    },
    record: `“${column}” taken as ${looks}`,
  };
  return {
    rows,
    key: from,
    message: `“${column}” is read as ${is}, which does not fit what else the table says of the studies’ precision; as ${looks} it would.`,
    hint: "Check in the source which of the two it is; weights and heterogeneity depend on it.",
    repairs: [repair],
  };
}
