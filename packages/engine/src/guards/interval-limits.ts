import { formatShort } from "../format/index.ts";
import { exp, log } from "../numeric/elementary.ts";
import type { Repair } from "../result.ts";
import { at, cellsChange, rowsWith } from "./numbers.ts";
import type { Finding, Guard, GuardInput } from "./types.ts";

/**
 * Limits in the wrong order, and effects outside their own interval: offers what puts the effect into the interval. The measures
 * refuse such rows; their message then carries the repairs.
 */
export const intervalLimits: Guard = {
  id: "interval-limits",
  label: "Intervals beside their effect",
  summary: "Finds limits in the wrong order and effects that lie outside their own interval.",
  reference: "Cochrane Handbook for Systematic Reviews of Interventions, section 6.3.1",
  params: [],
  check(input) {
    const own = { point: input.numbers.yi === undefined ? "hr" : "yi", lb: "ci.lb", ub: "ci.ub" };
    const intervals = [own, ...PRINTED].filter(
      ({ lb, ub }) => input.numbers[lb] !== undefined && input.numbers[ub] !== undefined,
    );
    return intervals.flatMap((keys) =>
      rowsWith(input, [keys.lb]).flatMap((row) => inRow(input, keys, row) ?? []),
    );
  },
};

/** Roles of an effect and of the two ends of its interval. */
interface IntervalKeys {
  readonly point: string;
  readonly lb: string;
  readonly ub: string;
}

const RATIOS = [
  ["ori", "or"],
  ["rri", "rr"],
  ["hr", "hr"],
  ["irri", "irr"],
] as const;

/** The intervals that papers print, which conversions read. */
const PRINTED: readonly IntervalKeys[] = [
  ...RATIOS.map(([point, stem]) => ({ point, lb: `${stem}_lb`, ub: `${stem}_ub` })),
  ...[...RATIOS.map(([, stem]) => `log${stem}`), "d", "g", "md", "md_adj", "rd", "r"].map((point) => ({
    point,
    lb: `${point}_lb`,
    ub: `${point}_ub`,
  })),
];
const RATIO_POINTS: ReadonlySet<string> = new Set(RATIOS.map(([point]) => point));

function inRow(input: GuardInput, keys: IntervalKeys, row: number): Finding | null {
  const [lower, upper] = [at(input, keys.lb, row), at(input, keys.ub, row)];
  if (lower === null || upper === null) return null;
  if (lower > upper) return reversed(input, row, keys, lower, upper);
  const effect = at(input, keys.point, row);
  return effect === null || (lower <= effect && effect <= upper)
    ? null
    : outside(input, row, keys, { effect, lower, upper });
}

function reversed(
  input: GuardInput,
  row: number,
  { point, lb, ub }: IntervalKeys,
  lower: number,
  upper: number,
): Finding {
  const swap: Repair = {
    label: "Swap the two limits",
    change: cellsChange(input, [
      { row, key: lb, value: upper },
      { row, key: ub, value: lower },
    ]),
    record: `limits ${formatShort(lower)} and ${formatShort(upper)} swapped`,
  };
  return {
    rows: [row],
    key: lb,
    message: `the lower limit ${formatShort(lower)} lies above the upper limit ${formatShort(upper)}.`,
    hint: "Swap the two limits, or check the sign of one of them.",
    repairs: canBeLimits(point, lower, upper) ? [swap] : [],
  };
}

/** Ratios lie above 0: no change of place or sign mends a limit that does not. */
function canBeLimits(point: string, lower: number, upper: number): boolean {
  return !RATIO_POINTS.has(point) || Math.min(lower, upper) > 0;
}

/** Changes that bring the effect into the interval; each of them is a guess, so that all are offered. */
function outside(
  input: GuardInput,
  row: number,
  { point: key, lb, ub }: IntervalKeys,
  { effect, lower, upper }: { effect: number; lower: number; upper: number },
): Finding {
  const isWithin = (value: number, from = lower, to = upper): boolean => from <= value && value <= to;
  const repairs: Repair[] = [];
  const offer = (label: string, record: string, cells: Readonly<Record<string, number>>): void => {
    const changed = Object.entries(cells).map(([role, value]) => ({ row, key: role, value }));
    repairs.push({ label, record, change: cellsChange(input, changed) });
  };
  if (isWithin(-effect)) {
    offer("Reverse the sign of the effect", `sign of the effect ${formatShort(effect)} reversed`, {
      [key]: -effect,
    });
  }
  if (key === "yi") {
    if (effect > 0 && isWithin(log(effect))) {
      offer("Take the logarithm of the effect", `logarithm taken of the effect ${formatShort(effect)}`, {
        [key]: log(effect),
      });
    }
    if (lower > 0 && isWithin(effect, log(lower), log(upper))) {
      offer(
        "Take the logarithms of the limits",
        `logarithms taken of the limits ${formatShort(lower)} and ${formatShort(upper)}`,
        { [lb]: log(lower), [ub]: log(upper) },
      );
    }
  } else if (RATIO_POINTS.has(key) && isWithin(exp(effect))) {
    offer("The effect is a logarithm", `effect computed from its logarithm ${formatShort(effect)}`, {
      [key]: exp(effect),
    });
  }
  return {
    rows: [row],
    key,
    message: `the effect ${formatShort(effect)} lies outside its own interval [${formatShort(lower)}, ${formatShort(upper)}]; one of the three is wrong.`,
    hint: "Check the sign and the columns; effect and limits must be on the same scale.",
    repairs: canBeLimits(key, lower, upper) ? repairs : [],
  };
}
