import { formatExact } from "../../format/index.ts";
import { positive } from "../checks.ts";
import { type AssumedNumber, defineConversion } from "../define.ts";
import type { Conversion } from "../types.ts";

const SD_RATIO: AssumedNumber<"sd_ratio"> = {
  key: "sd_ratio",
  def: {
    key: "sd_ratio",
    label: "SD of group 2 over SD of group 1",
    help: "How many times as large the SD of group 2 is as that of group 1, where one of the two is missing; 1 = the same.",
    type: "number",
    default: 1,
    min: 0.01,
    max: 100,
  },
  clause: (value) =>
    value === 1
      ? "the same standard deviation in both groups"
      : `a standard deviation in group 2 of ${formatExact(value)} times that in group 1`,
};

/** The SD of one group in the place of the other's, with a warning. R: `sd1i * sd_ratio` */
function borrow(from: 1 | 2, to: 1 | 2): Conversion {
  const [own, missing] = [`sd${from}i`, `sd${to}i`];
  return defineConversion({
    id: `sd-of-other-group-${to}`,
    label: `SD of group ${from} for the missing one of group ${to}`,
    summary: "A missing standard deviation taken from the other group of the same study.",
    reference: "Higgins, Li & Deeks (2023), Cochrane Handbook 6.4, section 6.5.2.7",
    group: "summary",
    from: [own],
    assumed: [SD_RATIO],
    yields: [missing],
    example: { [own]: 5 },
    checks: [positive("SD", own), positive("ratio of the SDs", "sd_ratio")],
    formulas(numbers, { step, warn }) {
      const ratio = numbers.sd_ratio!;
      if (to === 2) step(missing, `${own} * sd_ratio`, numbers[own]! * ratio);
      else step(missing, `${own} / sd_ratio`, numbers[own]! / ratio);
      warn(
        "sd-imputed",
        own,
        `the SD of group ${to} is missing; that of group ${from} stands in for it.`,
        "Enter the SD, or a standard error, interval or test statistic it follows from, if the paper has one.",
      );
      return undefined;
    },
  });
}

/** A missing SD of either group from the other one. */
export const otherGroupSd: readonly Conversion[] = [borrow(1, 2), borrow(2, 1)];
