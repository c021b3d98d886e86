import { FLIP_INPUT } from "../../measures/flip.ts";
import { type Issue, issue } from "../../result.ts";
import { examplesOf } from "../reported-column.ts";
import { type Readings, rowsInWords, textColumns } from "./readings.ts";

const REVERSE = FLIP_INPUT.key;

/** The group a name speaks of: "favours_intervention", "in favour of control", "result favors treatment". */
const NAME =
  /favou?r(?:s|ed|ing|able)?[\s_-]*(?:of[\s_-]*)?(?:the[\s_-]*)?(intervention|treatment|treated|experimental|programme|program|training|active|control|comparator|comparison|placebo|waitlist)?/i;
const CONTROL = /^(?:control|comparator|comparison|placebo|waitlist)$/i;
const FIRST = /^(?:intervention|treatment|treated|experimental|programme|program|training|active)$/i;
const YES = /^(?:yes|y|true|1|ja|oui|s[ií]|\+|positive)$/i;
const NO = /^(?:no|n|false|0|-1|nein|non|[-−]|negative)$/i;

/** Which end of the scale of an outcome is the good one. */
const HIGHER_IS_BETTER = /higher[\s_-]*(?:(?:is|are|means|score)[\s_-]*)?better/i;
/** Numbers of both groups, which have the sign of the scale and not of the benefit. */
const ON_SCALE = [
  ["m1i", "m2i"],
  ["m1_change", "m2_change"],
  ["m1_post", "m2_post"],
  ["m1_adj", "m2_adj"],
  ["med1", "med2"],
  ["md", "md"],
] as const;

/** Effects that are often printed without the sign that says whom they favour. */
const SIGNED = ["d", "g", "d_change"] as const;

/**
 * Lets a column such as `favours_intervention` say the direction of each row: yes = 1, the effect is positive; no = −1. Effects
 * printed with the other sign are turned; what says neither is asked about.
 */
export function readFavours(readings: Readings): Issue[] {
  if (readings.has("direction")) return [];
  const found = textColumns(readings.table).find(
    ({ name, values }) => NAME.test(name) && values.some((text) => text !== null && sideOf(text) !== null),
  );
  if (found === undefined) return [];
  const { name, values } = found;
  const isOfControl = CONTROL.test(NAME.exec(name)?.[1] ?? "");
  const isLowerBetter = lowerIsBetter(readings);
  const told: number[] = [];
  const unclear: number[] = [];
  const turned: number[] = [];
  for (const [row, text] of values.entries()) {
    const side = text === null ? null : sideOf(text);
    if (text !== null && side === null) unclear.push(row);
    if (side === null) continue;
    // A cell with the name of a group says that group, whatever the column is called.
    const direction = isOfControl && !isGroup(text!) ? -side : side;
    // Means keep the sign of their scale, and everything beside them with it: the effect is reversed afterwards.
    const isReversed = isLowerBetter(row) && hasScale(readings, row);
    readings.set("direction", row, isReversed ? -direction : direction);
    told.push(row);
    if (turn(readings, row, isReversed ? -direction : direction) && !isReversed) turned.push(row);
  }
  const reversed = Array.from({ length: readings.rows }, (_, row) => row).filter(
    (row) => isLowerBetter(row) && hasScale(readings, row),
  );
  for (const row of reversed) readings.set(REVERSE, row, 1);
  const { rowIds } = readings.table;
  const at = (row: number) => ({ rowId: rowIds[row]!, column: name });
  const issues: Issue[] = [
    issue(
      "favours-read",
      "note",
      `The column “${name}” says of ${told.length} ${told.length === 1 ? "row" : "rows"} whom the result favours. It was read as the direction: positive effects favour the first group, because p, F and many printed effects have no sign of their own.`,
      "Take the role “Direction” from the new column if it means something else.",
      at(told[0]!),
    ),
  ];
  if (reversed.length > 0) {
    issues.push(
      issue(
        "favours-reversed",
        "note",
        `Lower values are better in ${rowsInWords(reversed)}, and their means say which group has the higher ones. These effects are reversed, so that positive effects favour the first group in every row.`,
        "Clear the new column of reversed directions if the effects are to keep the sign of their scales.",
        at(reversed[0]!),
      ),
    );
  }
  if (turned.length > 0) {
    issues.push(
      issue(
        "favours-turned",
        "warning",
        `The effects of ${rowsInWords(turned)} have another sign than the column “${name}” says. They were taken with the sign it says, because a d is often printed without one or as after minus before; the printed column is kept.`,
        "Compare these rows with their papers; correct the cell of the column that is wrong and read the file again.",
        at(turned[0]!),
      ),
    );
  }
  if (unclear.length > 0) {
    issues.push(
      issue(
        "favours-unclear",
        "warning",
        `The column “${name}” says ${examplesOf(unclear.map((row) => values[row]!))} in ${rowsInWords(unclear)}, which is neither yes nor no. Which group do these results favour? Until it is said, p and F without a sign count as positive there.`,
        "Write yes or no in these cells, or 1 or −1 in the column of the direction.",
        at(unclear[0]!),
      ),
    );
  }
  return issues;
}

function lowerIsBetter({ table }: Readings): (row: number) => boolean {
  const column = textColumns(table).find(({ name }) => HIGHER_IS_BETTER.test(name));
  return (row) => NO.test(column?.values[row]?.trim() ?? "");
}

function hasScale(readings: Readings, row: number): boolean {
  return ON_SCALE.some(([one, two]) => readings.at(one, row) !== null && readings.at(two, row) !== null);
}

function isGroup(text: string): boolean {
  return FIRST.test(text.trim()) || CONTROL.test(text.trim());
}

function sideOf(text: string): 1 | -1 | null {
  const cell = text.trim();
  if (YES.test(cell) || FIRST.test(cell)) return 1;
  return NO.test(cell) || CONTROL.test(cell) ? -1 : null;
}

/** Gives the effects of a row the sign of its direction, their intervals with them. */
function turn(readings: Readings, row: number, direction: number): boolean {
  let isTurned = false;
  for (const key of SIGNED) {
    const value = readings.at(key, row);
    if (value === null || value * direction >= 0) continue;
    isTurned = true;
    readings.set(key, row, 0 - value);
    const [lower, upper] = [readings.at(`${key}_lb`, row), readings.at(`${key}_ub`, row)];
    if (lower === null || upper === null) continue;
    readings.set(`${key}_lb`, row, 0 - upper);
    readings.set(`${key}_ub`, row, 0 - lower);
  }
  return isTurned;
}
