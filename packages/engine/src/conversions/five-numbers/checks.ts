import { formatExact } from "../../format/index.ts";
import type { MeasureIssue } from "../../measures/types.ts";
import { ordered, type Summary } from "./summary.ts";

/** What keeps a five-number summary from being one: the order, the width, the size of the group. */
export function summaryProblem(summary: Summary): Omit<MeasureIssue, "severity"> | null {
  const values = ordered(summary);
  const wrong = values.findIndex((later, index) => index > 0 && later.value < values[index - 1]!.value);
  if (wrong > 0) {
    const [earlier, later] = [values[wrong - 1]!, values[wrong]!];
    return {
      code: "quantiles-out-of-order",
      input: later.name,
      message: `${formatExact(later.value)} follows ${formatExact(earlier.value)}: minimum, quartiles, median and maximum must not descend, so neither mean nor SD is estimated.`,
      hint: "Check which number is which; an interquartile range given as one width is not a quartile.",
    };
  }
  if (!(values.at(-1)!.value > values[0]!.value)) {
    return {
      code: "quantiles-all-equal",
      input: values[0]!.name,
      message: `all reported quantiles are ${formatExact(values[0]!.value)}, so the SD would be 0.`,
      hint: "Check the numbers, or leave the study out with a reason.",
    };
  }
  if (summary.n.value >= 5) return null;
  return {
    code: "group-too-small",
    input: summary.n.name,
    message: `the methods that turn medians into means need at least 5 people; the group has ${formatExact(summary.n.value)}.`,
    hint: "Ask the authors for mean and SD, or leave the study out with a reason.",
  };
}
