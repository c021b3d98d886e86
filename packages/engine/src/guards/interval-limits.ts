import { formatShort } from "../format/index.ts";
import { exp, log } from "../numeric/elementary.ts";
import type { Repair } from "../result.ts";
import { all, at, cellsChange } from "./numbers.ts";
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
  check: (input) => [...input.rowIds.keys()].flatMap((row) => inRow(input, row) ?? []),
};

function inRow(input: GuardInput, row: number): Finding | null {
  const limits = all(input, ["ci.lb", "ci.ub"], row);
  if (limits === null) return null;
  const { "ci.lb": lower, "ci.ub": upper } = limits;
  if (lower > upper) return reversed(input, row, lower, upper);
  const key = input.numbers.yi === undefined ? "hr" : "yi";
  const effect = at(input, key, row);
  return effect === null || (lower <= effect && effect <= upper)
    ? null
    : outside(input, row, { key, effect, lower, upper });
}

function reversed(input: GuardInput, row: number, lower: number, upper: number): Finding {
  const swap: Repair = {
    label: "Swap the two limits",
    change: cellsChange(input, [
      { row, key: "ci.lb", value: upper },
      { row, key: "ci.ub", value: lower },
    ]),
    record: `limits ${formatShort(lower)} and ${formatShort(upper)} swapped`,
  };
  return {
    rows: [row],
    key: "ci.lb",
    message: `the lower limit ${formatShort(lower)} lies above the upper limit ${formatShort(upper)}.`,
    hint: "Swap the two limits, or check the sign of one of them.",
    repairs: [swap],
  };
}

/** Changes that bring the effect into the interval; each of them is a guess, so that all are offered. */
function outside(
  input: GuardInput,
  row: number,
  { key, effect, lower, upper }: { key: string; effect: number; lower: number; upper: number },
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
  if (input.measure.family === "ready-made") {
    if (effect > 0 && isWithin(log(effect))) {
      offer("Take the logarithm of the effect", `logarithm taken of the effect ${formatShort(effect)}`, {
        [key]: log(effect),
      });
    }
    if (lower > 0 && isWithin(effect, log(lower), log(upper))) {
      offer(
        "Take the logarithms of the limits",
        `logarithms taken of the limits ${formatShort(lower)} and ${formatShort(upper)}`,
        { "ci.lb": log(lower), "ci.ub": log(upper) },
      );
    }
  } else if (isWithin(exp(effect))) {
    offer("The effect is a logarithm", `effect computed from its logarithm ${formatShort(effect)}`, {
      [key]: exp(effect),
    });
  }
  return {
    rows: [row],
    key,
    message: `the effect ${formatShort(effect)} lies outside its own interval [${formatShort(lower)}, ${formatShort(upper)}]; one of the three is wrong.`,
    hint: "Check the sign and the columns; effect and limits must be on the same scale.",
    repairs,
  };
}
