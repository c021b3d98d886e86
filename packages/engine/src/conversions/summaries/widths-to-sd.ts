import { positive } from "../checks.ts";
import { defineConversion } from "../define.ts";
import type { Conversion } from "../types.ts";
import { GROUPS } from "./group-keys.ts";

const HANDBOOK = "Higgins, Li & Deeks (2023), Cochrane Handbook 6.4, section 6.5.2.5";
const NORMAL = (): readonly string[] => ["normally distributed values"];

/** SD from the width of the interquartile range: IQR / 1.35. R: `iqr1 / 1.35` */
export const iqrToSd: readonly Conversion[] = GROUPS.map(({ ending, words, iqr, sd }) =>
  defineConversion({
    id: `iqr-to-sd${ending}`,
    label: `Interquartile range to SD, ${words}`,
    summary:
      "Standard deviation from the width of the interquartile range, for large groups and normal data.",
    reference: HANDBOOK,
    group: "summary",
    from: [iqr],
    yields: [sd],
    example: { [iqr]: 5 },
    checks: [positive("interquartile range", iqr)],
    assumes: NORMAL,
    formulas(numbers, { step }) {
      step(sd, `${iqr} / 1.35`, numbers[iqr]! / 1.35);
      return undefined;
    },
  }),
);

/** SD from the width of the range: range / 4. R: `range1 / 4` */
export const rangeToSd: readonly Conversion[] = GROUPS.map(({ ending, words, range, sd }) =>
  defineConversion({
    id: `range-to-sd${ending}`,
    label: `Range to SD, ${words}`,
    summary: "Standard deviation as a quarter of the range: rough, and a last resort.",
    reference: HANDBOOK,
    group: "summary",
    from: [range],
    yields: [sd],
    example: { [range]: 24 },
    checks: [positive("range", range)],
    assumes: NORMAL,
    formulas(numbers, { step, warn }) {
      step(sd, `${range} / 4`, numbers[range]! / 4);
      warn(
        "sd-from-range",
        range,
        "a quarter of the range overestimates the SD of large groups and underestimates that of small ones. It is used as it is.",
        "Enter minimum, median and maximum with the size of the group for a better estimate, and see what the study changes.",
      );
      return undefined;
    },
  }),
);
