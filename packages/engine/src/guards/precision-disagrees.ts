import { formatFixed } from "../format/index.ts";
import { all, at } from "./numbers.ts";
import type { Finding, Guard, GuardInput } from "./types.ts";

/** A standard error this many times that of the sizes cannot come from another formula or from rounding. */
const FACTOR = 1.5;
/** Width of a 95 % interval in standard errors. */
const WIDTH = 3.919927969080108;

/**
 * A standardized difference whose own interval or standard error is far from what the sizes of its groups give,
 * SE = sqrt(1/n1 + 1/n2 + d² / (2 (n1 + n2))): clusters, repeated measures or covariates, or a wrong size.
 */
export const precisionDisagrees: Guard = {
  id: "precision-disagrees",
  label: "Precision and sizes that disagree",
  summary: "Compares the printed interval of a d or g with the sizes of the groups.",
  reference: "Hedges & Olkin (1985), Statistical Methods for Meta-Analysis, ch. 5",
  params: [],
  check(input) {
    const stems = ["d", "g"].filter((stem) =>
      [`${stem}_lb`, `${stem}_se`].some((key) => input.numbers[key] !== undefined),
    );
    return stems.flatMap((stem) => [...input.rowIds.keys()].flatMap((row) => inRow(input, stem, row) ?? []));
  },
};

function inRow(input: GuardInput, stem: string, row: number): Finding | null {
  const sizes = all(input, ["n1i", "n2i"], row);
  // The measure takes Cohen's d as an input of its own.
  const point = at(input, stem, row) ?? (stem === "d" ? at(input, "di", row) : null);
  const printed = printedError(input, stem, row);
  if (sizes === null || point === null || printed === null || !(sizes.n1i > 0 && sizes.n2i > 0)) return null;
  const { n1i, n2i } = sizes;
  const expected = Math.sqrt(1 / n1i + 1 / n2i + (point * point) / (2 * (n1i + n2i)));
  const ratio = printed / expected;
  if (ratio < FACTOR && ratio > 1 / FACTOR) return null;
  const key = input.numbers[`${stem}_se`] === undefined ? `${stem}_lb` : `${stem}_se`;
  return {
    rows: [row],
    key,
    message: `the paper's own precision of ${stem} is a standard error of ${formatFixed(printed, 3)}, but groups of ${n1i} and ${n2i} give ${formatFixed(expected, 3)}.`,
    hint: "Check the sizes; if people were randomised in clusters or measured repeatedly, take the way that uses the printed interval (Ledger).",
    repairs: [],
  };
}

function printedError(input: GuardInput, stem: string, row: number): number | null {
  const se = at(input, `${stem}_se`, row);
  if (se !== null) return se > 0 ? se : null;
  const ends = all(input, [`${stem}_lb`, `${stem}_ub`], row);
  const width = ends === null ? 0 : ends[`${stem}_ub`]! - ends[`${stem}_lb`]!;
  return width > 0 ? width / WIDTH : null;
}
