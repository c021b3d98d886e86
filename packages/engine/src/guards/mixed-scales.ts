import { formatShort } from "../format/index.ts";
import { log } from "../numeric/elementary.ts";
import type { Repair } from "../result.ts";
import { all, cellsChange, median } from "./numbers.ts";
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

interface Group {
  readonly mean: number;
  readonly sd: number;
}

/**
 * Means and SDs of one scale entered as percentages here and as proportions there: one group of a study against the other, or
 * both groups of a study against all other studies. Mean and SD both have to be some hundred times the others.
 */
export function mixedScales(input: GuardInput): Finding[] {
  if (MEANS.some((key) => input.numbers[key] === undefined)) return [];
  const rows = [...input.rowIds.keys()].flatMap((row) => {
    const given = all(input, MEANS, row);
    if (given === null || Object.values(given).some((value) => !(value > 0))) return [];
    return [{ row, one: { mean: given.m1i, sd: given.sd1i }, two: { mean: given.m2i, sd: given.sd2i } }];
  });
  const within = rows.flatMap(({ row, one, two }) => groupsOf(input, row, one, two) ?? []);
  const mixed = new Set(within.flatMap((finding) => finding.rows));
  return [
    ...within,
    ...acrossRows(
      input,
      rows.filter(({ row }) => !mixed.has(row)),
    ),
  ];
}

/** 1 or -1 where mean and SD of the first are a hundred times, or a hundredth, of those of the second; else 0. */
function hundredfold(first: Group, second: Group): number {
  const [mean, sd] = [first.mean / second.mean, first.sd / second.sd];
  const isLike = (ratio: number): boolean => ratio >= LEAST && ratio <= MOST;
  if (isLike(mean) && isLike(sd)) return 1;
  return isLike(1 / mean) && isLike(1 / sd) ? -1 : 0;
}

function groupsOf(input: GuardInput, row: number, one: Group, two: Group): Finding | null {
  const times = hundredfold(one, two);
  if (times === 0) return null;
  const [large, small] = times > 0 ? ([1, 2] as const) : ([2, 1] as const);
  return {
    rows: [row],
    key: "m1i",
    message: `mean and SD of one group are ${formatShort(one.mean)} and ${formatShort(one.sd)}, those of the other ${formatShort(two.mean)} and ${formatShort(two.sd)}: one looks like percentages, the other like proportions.`,
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

interface Row {
  readonly row: number;
  readonly one: Group;
  readonly two: Group;
}

function acrossRows(input: GuardInput, rows: readonly Row[]): Finding[] {
  if (rows.length <= FEWEST) return [];
  const usual = {
    mean: median(rows.map(({ one, two }) => (one.mean + two.mean) / 2))!,
    sd: median(rows.map(({ one, two }) => (one.sd + two.sd) / 2))!,
  };
  // Only a table of one instrument has a usual scale; of several instruments anything is to be expected.
  const isAlike = ({ one }: Row): boolean =>
    Math.abs(log(one.mean / usual.mean)) < log(ALIKE) && Math.abs(log(one.sd / usual.sd)) < log(ALIKE);
  if (rows.filter(isAlike).length < AGREEING * rows.length) return [];
  return rows.flatMap(({ row, one, two }) => {
    const times = hundredfold(one, usual);
    if (times === 0 || hundredfold(two, usual) !== times) return [];
    const [is, others] = times > 0 ? ["percentages", "proportions"] : ["proportions", "percentages"];
    return [
      {
        rows: [row],
        key: "m1i",
        message: `means and SDs are some hundred times ${times > 0 ? "larger" : "smaller"} than those of the other studies (${formatShort(one.mean)}, usually ${formatShort(usual.mean)}): they look like ${is} among ${others}.`,
        hint: "Enter all studies on the same scale, or pool a measure that has none, such as the standardized mean difference.",
        repairs: [rescaling(input, row, [1, 2], times > 0 ? 1 / 100 : 100)],
      },
    ];
  });
}
