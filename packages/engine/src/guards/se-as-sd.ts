import { formatFixed } from "../format/index.ts";
import { log } from "../numeric/elementary.ts";
import { all, differenceOf, median, rowsWith, TWO_GROUPS } from "./numbers.ts";
import { TAKEN_AS_ERRORS, takenAsErrors } from "./taken-as-errors.ts";
import type { Finding, Guard, GuardInput } from "./types.ts";

/** Beyond this many standard deviations an effect is hardly ever real. */
const LARGE = 2;
/** A coefficient of variation this much smaller than the usual one of the table. */
const SMALL_SHARE = 1 / 5;
/** A repaired SD / mean beyond the largest of the others by this factor is no likelier than the given one. */
const TOO_WIDE = 1.5;
/** With less than some nine people in a group, an SD and its SE are too alike to be told apart. */
const LEAST_FACTOR = 3;
/** Fewer other rows cannot tell what is usual. */
const FEWEST = 3;
/** Half of a table's effects beyond this, and none after the repair: all its SDs are standard errors. */
const LARGE_THROUGHOUT = 1.5;

/**
 * Standard errors entered as standard deviations: the effect is then too large by the root of the group's size.
 * A row is reported where its effect exceeds two standard deviations, or its SD / mean is less than a fifth of the table's usual
 * one; where SD = SE sqrt(n) would make the effect ordinary, and would not make the SD / mean larger than any other study's by half
 * (some studies have large effects without any mistake).
 */
export const seAsSd: Guard = {
  id: "se-as-sd",
  label: "Standard errors as SDs",
  summary: "Finds rows whose standard deviations look like standard errors.",
  reference: "Gøtzsche et al. (2007), JAMA 298, 430-437, doi:10.1001/jama.298.4.430",
  params: [],
  replaces: ["effect-unusually-large"],
  check(input) {
    const rows = readRows(input);
    if (isWholeTable(rows)) return [ofTable(input, rows)];
    const usual = usualVariation(rows);
    const large = rows.filter(({ d }) => Math.abs(d) > LARGE);
    const mended = large.filter((row) => couldBeErrors(row, usual));
    // Where most large effects cannot come from this mistake, large effects are in the nature of the field.
    const suspects = 2 * mended.length >= large.length ? mended : [];
    const small = rows.filter((row) => isUnlikeOthers(row, usual) && couldBeErrors(row, usual));
    return [...new Set([...suspects, ...small])].map((row) => ofRow(input, row));
  },
};

interface Row {
  readonly row: number;
  readonly d: number;
  /** d if the SDs are standard errors. */
  readonly repaired: number;
  /** Mean of the roots of the sizes. */
  readonly factor: number;
  /** Logarithm of SD / |mean|; null for means around 0. */
  readonly variation: number | null;
}

function readRows(input: GuardInput): Row[] {
  const rows: Row[] = [];
  for (const row of rowsWith(input, ["m1i"])) {
    const group = all(input, TWO_GROUPS, row);
    if (group === null) continue;
    const { m1i, sd1i, n1i, m2i, sd2i, n2i } = group;
    // A negative number is no standard error either.
    if (sd1i < 0 || sd2i < 0) continue;
    const [root1, root2] = [Math.sqrt(n1i), Math.sqrt(n2i)];
    const d = differenceOf(m1i - m2i, sd1i, n1i, sd2i, n2i);
    const repaired = differenceOf(m1i - m2i, sd1i * root1, n1i, sd2i * root2, n2i);
    if (d === null || repaired === null) continue;
    const means = Math.abs(m1i) + Math.abs(m2i);
    const variation = means > 0 ? log((sd1i + sd2i) / means) : null;
    rows.push({ row, d, repaired, factor: (root1 + root2) / 2, variation });
  }
  return rows;
}

interface Usual {
  /** Median of log(SD / |mean|). */
  readonly centre: number;
  /** 1.4826 times the median absolute deviation. */
  readonly scale: number;
  /** The largest among studies whose effects are ordinary. */
  readonly largest: number;
}

function usualVariation(rows: readonly Row[]): Usual | null {
  const known = rows.flatMap(({ variation }) => variation ?? []);
  const centre = known.length <= FEWEST ? null : median(known);
  if (centre === null) return null;
  const ordinary = rows.flatMap(({ d, variation }) => (Math.abs(d) > LARGE ? [] : (variation ?? [])));
  return {
    centre,
    scale: 1.4826 * median(known.map((value) => Math.abs(value - centre)))!,
    largest: ordinary.reduce((most, value) => Math.max(most, value), centre),
  };
}

/** As standard errors the numbers make an ordinary study. */
function couldBeErrors({ repaired, factor, variation }: Row, usual: Usual | null): boolean {
  if (factor < LEAST_FACTOR || Math.abs(repaired) > LARGE) return false;
  return usual === null || variation === null || variation + log(factor) <= usual.largest + log(TOO_WIDE);
}

/** As standard deviations they are far below what is usual in this table. */
function isUnlikeOthers({ variation }: Row, usual: Usual | null): boolean {
  if (usual === null || variation === null) return false;
  return usual.centre - variation > Math.max(-log(SMALL_SHARE), 3 * usual.scale);
}

function isWholeTable(rows: readonly Row[]): boolean {
  if (rows.length < FEWEST || rows.some(({ factor }) => factor < LEAST_FACTOR)) return false;
  const size = (value: (row: Row) => number): number => median(rows.map((row) => Math.abs(value(row))))!;
  return size(({ d }) => d) > LARGE_THROUGHOUT && size(({ repaired }) => repaired) < LARGE_THROUGHOUT / 2;
}

const HINT = "Look up in the paper whether it reports SD or SE.";

function ofRow(input: GuardInput, { row, d, repaired }: Row): Finding {
  return {
    rows: [row],
    key: "sd1i",
    message: `the groups differ by ${formatFixed(d, 2)} standard deviations; if these SDs are standard errors, by ${formatFixed(repaired, 2)}.`,
    hint: HINT,
    repairs: [takenAsErrors(input, row)],
  };
}

/** The columns themselves then hold standard errors, and the ledger shows the SDs computed from them. */
function ofTable(input: GuardInput, rows: readonly Row[]): Finding {
  const size = (value: (row: Row) => number): string =>
    formatFixed(median(rows.map((row) => Math.abs(value(row))))!, 2);
  const { sd1i, sd2i } = input.columns as { sd1i: string; sd2i: string };
  return {
    rows: rows.map(({ row }) => row),
    key: "sd1i",
    message: `half of the effects of this table exceed ${size(({ d }) => d)} standard deviations; if “${sd1i}” and “${sd2i}” hold standard errors, ${size(({ repaired }) => repaired)}.`,
    hint: HINT,
    repairs: [
      {
        label: TAKEN_AS_ERRORS,
        change: {
          kind: "roles",
          inputs: { sd1i: null, sd2i: null, se1: sd1i, se2: sd2i },
          rowIds: rows.map(({ row }) => input.rowIds[row]!),
        },
        record: `“${sd1i}” and “${sd2i}” taken as standard errors (SD = SE · √n)`,
      },
    ],
  };
}
