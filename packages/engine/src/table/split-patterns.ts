import { type NumberFormat, parseEitherMark } from "./parse-number.ts";
import { withoutMarks } from "./reading-marks.ts";

/** How several numbers stand in one cell. */
export type SplitKind =
  /** 2.1 (1.2-3.7) */
  | "interval"
  /** 1.2-3.7, [1.2, 3.7] */
  | "limits"
  /** 24.3 (5.1), 24.3 ± 5.1 */
  | "pair"
  /** 12/100 */
  | "share"
  /** 12 (34%) */
  | "percent";

export interface SplitCell {
  readonly kind: SplitKind;
  readonly numbers: readonly number[];
  /** What the cell itself calls its numbers: "SD", "CI". */
  readonly says: string;
  /** Whether the second number stands behind ±. */
  readonly isPlusMinus: boolean;
}

const NUMBER = String.raw`([-+]?(?:\d+(?:[.,]\d+)?|[.,]\d+))`;
const SAYS = `(?:((?:9[059] ?% ?)?[a-z]{1,3}|9[059] ?%) ?[:=,]? ?)?`;
const INTERVAL = new RegExp(
  `^${NUMBER} ?[,;]? ?[([] ?${SAYS}${NUMBER} ?(?:-|–|,|;|to|bis) ?${NUMBER} ?[)\\]]$`,
  "i",
);
const LIMITS = new RegExp(`^[([]? ?${NUMBER} ?(?:-|–|,|;|to|bis) ?${NUMBER} ?[)\\]]?$`, "i");
const PAIR = new RegExp(`^${NUMBER} ?[([] ?${SAYS}${NUMBER} ?[)\\]]$`, "i");
const PLUS_MINUS = new RegExp(`^${NUMBER} ?(?:±|\\+ ?/ ?-|\\+-) ?${NUMBER}$`);
const COUNT = String.raw`(\d{1,3}(?:[.,' ]\d{3})+|\d+)`;
const SHARE = new RegExp(`^${COUNT} ?(?:\\/|of|von) ?${COUNT}(?: ?\\([\\d.,]+ ?%\\))?$`, "i");
const PERCENT = new RegExp(`^${COUNT} ?\\( ?${NUMBER} ?% ?\\)$`);
/** Signs of footnotes behind a number or a bracket; copied from a page, raised letters are letters like any other. */
const MARKS_WITHIN =
  /(?<=\d)[*†‡§¶#]+(?= ?[([±])|(?<=[.,]\d+)[a-h](?= ?[([±])|(?<=[)\]])[a-h](?:,? ?[a-h])*$|(?<=± ?[\d.,]+) ?[a-h*†‡§]$/gu;
/** Longer cells are prose. */
const LONGEST = 80;

/** Reads a cell with several numbers as papers print them; null where it holds something else. */
export function readSplitCell(text: string, format: NumberFormat): SplitCell | null {
  if (text.length > LONGEST) return null;
  const cell = withoutMarks(text)
    .replace(/[\u2212\u2010\u2011]/g, "-")
    .replace(/\u2014/g, "–")
    .replace(/\s+/g, " ")
    .replace(MARKS_WITHIN, "");
  const made = (
    kind: SplitKind,
    parts: readonly string[],
    says = "",
    isPlusMinus = false,
  ): SplitCell | null => {
    const numbers = parts.map((part) => numberIn(part, format));
    const isWhole = numbers.every((value): value is number => value !== null);
    return isWhole && holds(kind, numbers) ? { kind, numbers, says: says.toLowerCase(), isPlusMinus } : null;
  };
  const share = SHARE.exec(cell);
  if (share !== null) return made("share", [withoutGroups(share[1]!), withoutGroups(share[2]!)]);
  const percent = PERCENT.exec(cell);
  if (percent !== null) return made("percent", [withoutGroups(percent[1]!), percent[2]!]);
  const pair = PAIR.exec(cell);
  // In "10,2 (4,4)" the comma of the brackets is a decimal mark like the first.
  if (pair !== null && format.decimal === ",") return made("pair", [pair[1]!, pair[3]!], pair[2]);
  const interval = INTERVAL.exec(cell);
  const whole =
    interval === null ? null : made("interval", [interval[1]!, interval[3]!, interval[4]!], interval[2]);
  if (whole !== null) return whole;
  const spread = PLUS_MINUS.exec(cell);
  if (spread !== null) return made("pair", [spread[1]!, spread[2]!], "", true);
  const limits = LIMITS.exec(cell);
  if (limits !== null) return made("limits", [limits[1]!, limits[2]!]);
  return pair === null ? null : made("pair", [pair[1]!, pair[3]!], pair[2]);
}

/** Counts have no decimals: a mark within one stands between thousands. */
function withoutGroups(count: string): string {
  return count.replace(/\D/g, "");
}

function numberIn(text: string, format: NumberFormat): number | null {
  const value = parseEitherMark(text, format);
  return typeof value === "number" ? value : null;
}

/** What numbers in this order must be to one another. */
function holds(kind: SplitKind, [first = 0, second = 0, third = 0]: readonly number[]): boolean {
  switch (kind) {
    case "interval":
      return second <= first && first <= third;
    case "limits":
      return first <= second;
    case "pair":
      return second >= 0;
    case "share":
      return first <= second && second > 0;
    case "percent":
      return second >= 0 && second <= 100;
  }
}
