import { positive } from "../checks.ts";
import { defineConversion } from "../define.ts";
import type { Conversion } from "../types.ts";

/** The SD of one group in the place of the other's, with a warning. R: `sd1i` */
function borrow(from: 1 | 2, to: 1 | 2): Conversion {
  const [own, missing] = [`sd${from}i`, `sd${to}i`];
  return defineConversion({
    id: `sd-of-other-group-${to}`,
    label: `SD of group ${from} for the missing one of group ${to}`,
    summary: "A missing standard deviation taken from the other group of the same study.",
    reference: "Higgins, Li & Deeks (2023), Cochrane Handbook 6.4, section 6.5.2.7",
    group: "summary",
    from: [own],
    yields: [missing],
    example: { [own]: 5 },
    checks: [positive("SD", own)],
    assumes: () => [`the standard deviation of group ${from} in group ${to}`],
    formulas(numbers, { step, warn }) {
      step(missing, own, numbers[own]!);
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

export const otherGroupSd: readonly Conversion[] = [borrow(1, 2), borrow(2, 1)];
