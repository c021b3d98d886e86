import { formatShort } from "../format/index.ts";
import type { Repair } from "../result.ts";
import { all, cellsChange, median, rowsWith } from "./numbers.ts";
import type { Finding, GuardInput } from "./types.ts";

const MEANS = ["m1i", "sd1i", "m2i", "sd2i"] as const;
/** What is a hundred times another number, give or take: between these. */
const LEAST = 30;
const MOST = 300;
/** Fewer other rows cannot tell what is usual. */
const FEWEST = 3;
/** The usual scale is one where nearly all rows lie within this factor of its middle. */
const ALIKE = 10;
const AGREEING = 0.75;

/**
 * Means and SDs of one scale entered as percentages here and as proportions there: one group of a study against the other, or
 * both groups of a study against all other studies. Mean and SD both have to be some hundred times the others.
 */
export function mixedScales(input: GuardInput): Finding[] {
  const [m1i, sd1i, m2i, sd2i] = MEANS.map((key) => input.numbers[key]);
  if (m1i === undefined || sd1i === undefined || m2i === undefined || sd2i === undefined) return [];
  const isPositive = (values: Values, row: number): boolean => (values[row] ?? 0) > 0;
  const within: Finding[] = [];
  const others: number[] = [];
  for (const row of rowsWith(input, ["m1i"])) {
    if (!(isPositive(m1i, row) && isPositive(sd1i, row) && isPositive(m2i, row) && isPositive(sd2i, row)))
      continue;
    const times = hundredfold(m1i[row]!, sd1i[row]!, m2i[row]!, sd2i[row]!);
    if (times === 0) others.push(row);
    else within.push(betweenGroups(input, row, times));
  }
  return [...within, ...acrossRows(input, others)];
}

type Values = readonly (number | null)[];

/** 1 or -1 where mean and SD of the first are a hundred times, or a hundredth, of those of the second; else 0. */
function hundredfold(mean: number, sd: number, otherMean: number, otherSd: number): number {
  const isLike = (ratio: number): boolean => ratio >= LEAST && ratio <= MOST;
  if (isLike(mean / otherMean) && isLike(sd / otherSd)) return 1;
  return isLike(otherMean / mean) && isLike(otherSd / sd) ? -1 : 0;
}

function betweenGroups(input: GuardInput, row: number, times: number): Finding {
  const { m1i, sd1i, m2i, sd2i } = all(input, MEANS, row)!;
  const [large, small] = times > 0 ? ([1, 2] as const) : ([2, 1] as const);
  return {
    rows: [row],
    key: "m1i",
    message: `mean and SD of one group are ${formatShort(m1i)} and ${formatShort(sd1i)}, those of the other ${formatShort(m2i)} and ${formatShort(sd2i)}: one looks like percentages, the other like proportions.`,
    hint: "Enter both groups on the same scale.",
    repairs: [rescaling(input, row, [large], 1 / 100), rescaling(input, row, [small], 100)],
  };
}

function rescaling(input: GuardInput, row: number, groups: readonly (1 | 2)[], factor: number): Repair {
  const given = all(input, MEANS, row)!;
  const cells = groups.flatMap((group) =>
    ([`m${group}i`, `sd${group}i`] as const).map((key) => ({
      row,
      key: key as string,
      // Division keeps what multiplication by 0.01 would leave in the last bits.
      value: factor < 1 ? given[key] / 100 : given[key] * 100,
    })),
  );
  const [verb, done] = factor < 1 ? (["Divide", "divided"] as const) : (["Multiply", "multiplied"] as const);
  const which = groups.length === 2 ? "both groups" : `group ${groups[0]}`;
  return {
    label: `${verb} mean and SD of ${which} by 100`,
    change: cellsChange(input, cells),
    record: `mean and SD of ${which} ${done} by 100, taken as ${factor < 1 ? "percentages" : "proportions"}`,
  };
}

/** @param rows whose means and SDs are positive */
function acrossRows(input: GuardInput, rows: readonly number[]): Finding[] {
  if (rows.length <= FEWEST) return [];
  const { m1i, sd1i, m2i, sd2i } = input.numbers as Readonly<Record<(typeof MEANS)[number], Values>>;
  const middleOf = (one: Values, two: Values): number =>
    median(Float64Array.from(rows, (row) => (one[row]! + two[row]!) / 2))!;
  const [mean, sd] = [middleOf(m1i, m2i), middleOf(sd1i, sd2i)];
  // Only a table of one instrument has a usual scale; of several instruments anything is to be expected.
  const isAlike = (value: number, usual: number): boolean => value < ALIKE * usual && usual < ALIKE * value;
  let alike = 0;
  for (const row of rows) if (isAlike(m1i[row]!, mean) && isAlike(sd1i[row]!, sd)) alike += 1;
  if (alike < AGREEING * rows.length) return [];
  const found: Finding[] = [];
  for (const row of rows) {
    const times = hundredfold(m1i[row]!, sd1i[row]!, mean, sd);
    if (times === 0 || hundredfold(m2i[row]!, sd2i[row]!, mean, sd) !== times) continue;
    const [is, others] = times > 0 ? ["percentages", "proportions"] : ["proportions", "percentages"];
    found.push({
      rows: [row],
      key: "m1i",
      message: `means and SDs are some hundred times ${times > 0 ? "larger" : "smaller"} than those of the other studies (${formatShort(m1i[row]!)}, usually ${formatShort(mean)}): they look like ${is} among ${others}.`,
      hint: "Enter all studies on the same scale, or pool a measure that has none, such as the standardised mean difference.",
      repairs: [rescaling(input, row, [1, 2], times > 0 ? 1 / 100 : 100)],
    });
  }
  return found;
}
