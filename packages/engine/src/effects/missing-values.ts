import { IS_MISSING } from "../measures/row-issues.ts";
import type { MeasureIssue } from "../measures/types.ts";

/**
 * The issues of a row with all its missing values in one: a study of a single group lacks everything of the other, and that is
 * one thing to say, not one for each cell.
 */
export function withoutRepetition(issues: readonly MeasureIssue[]): readonly MeasureIssue[] {
  const known = shorter.get(issues) ?? inOne(issues);
  shorter.set(issues, known);
  return known;
}

/** Rows that lack the same values share a list. */
const shorter = new WeakMap<readonly MeasureIssue[], readonly MeasureIssue[]>();

function inOne(issues: readonly MeasureIssue[]): readonly MeasureIssue[] {
  const missing = issues.filter(isMissing);
  const [first] = missing;
  if (first === undefined || missing.length < 2) return issues;
  const all = missing.map(({ message }) => message.slice(0, -IS_MISSING.length));
  const whole: MeasureIssue = {
    ...first,
    input: null,
    message: `${all.slice(0, -1).join(", ")} and ${all.at(-1)} are missing, so no effect can be computed.`,
    hint: "Enter the values, or leave the study out with a reason.",
  };
  return issues.flatMap((entry) => (entry === first ? [whole] : isMissing(entry) ? [] : [entry]));
}

function isMissing({ code, message }: MeasureIssue): boolean {
  return code === "value-missing" && message.endsWith(IS_MISSING);
}
