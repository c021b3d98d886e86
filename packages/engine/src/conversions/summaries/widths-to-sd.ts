import { formulaChoice } from "../assumed.ts";
import { positive } from "../checks.ts";
import { defineConversion, type FormulaChoice } from "../define.ts";
import type { Conversion } from "../types.ts";
import { GROUPS, type GroupKeys } from "./group-keys.ts";

const HANDBOOK = "Higgins, Li & Deeks (2023), Cochrane Handbook 6.4, section 6.5.2.5";
const IQR_DIVISOR: FormulaChoice<"divisor"> = formulaChoice(
  "divisor",
  "SDs in an interquartile range",
  "By what the interquartile range is divided; 1.35 is the rounded value of the Cochrane Handbook.",
  [
    { value: "1.35", label: "1.35 (Handbook)" },
    { value: "1.3489795", label: "1.3489795 (normal distribution)" },
  ],
);

const RANGE_DIVISOR: FormulaChoice<"divisor"> = formulaChoice(
  "divisor",
  "SDs in a range",
  "By what the range is divided: 4 for groups of about 30, 6 for several hundred.",
  [
    { value: "4", label: "4" },
    { value: "6", label: "6" },
  ],
);

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
    choices: [IQR_DIVISOR],
    yields: [sd],
    example: { [iqr]: 5 },
    checks: [positive("interquartile range", iqr)],
    assumes: NORMAL,
    formulas(numbers, { step, choice }) {
      step(sd, `${iqr} / ${choice.divisor}`, numbers[iqr]! / Number(choice.divisor));
      return undefined;
    },
  }),
);

/** SD from the width of the range: range / 4. R: `range1 / 4` */
export const rangeToSd: readonly Conversion[] = GROUPS.map(({ ending, words, range, sd }) =>
  defineConversion({
    id: `range-to-sd${ending}`,
    label: `Range to SD, ${words}`,
    summary: "Standard deviation as a part of the range: rough, and a last resort.",
    reference: HANDBOOK,
    group: "summary",
    from: [range],
    choices: [RANGE_DIVISOR],
    yields: [sd],
    example: { [range]: 24 },
    checks: [positive("range", range)],
    assumes: NORMAL,
    formulas(numbers, { step, choice, warn }) {
      step(sd, `${range} / ${choice.divisor}`, numbers[range]! / Number(choice.divisor));
      warn(
        "sd-from-range",
        range,
        "the range over a constant overestimates the SD of some groups and underestimates that of others, depending on their size. It is used as it is.",
        "Enter minimum, median and maximum with the size of the group for a better estimate, and see what the study changes.",
      );
      return undefined;
    },
  }),
);

/**
 * Mean of a group as its median, where the spread is reported as one width and nothing tells of skewness.
 *
 * R: `med1`
 */
export const medianToMean: readonly Conversion[] = GROUPS.flatMap((group) =>
  (["iqr", "range"] as const).map((width) => medianWith(group, width)),
);

function medianWith({ ending, words, median, mean, ...keys }: GroupKeys, width: "iqr" | "range"): Conversion {
  const name = width === "iqr" ? "interquartile range" : "range";
  return defineConversion<string>({
    id: `median-and-${width}-to-mean${ending}`,
    detour: 3,
    label: `Median as mean beside the ${name}, ${words}`,
    summary: `The median in the place of the mean, where the ${name} is reported as one width.`,
    reference: HANDBOOK,
    group: "summary",
    from: [median, keys[width]],
    yields: [mean],
    example: { [median]: 9, [keys[width]]: 5 },
    checks: [positive(name, keys[width])],
    assumes: () => ["a symmetric distribution, whose median is its mean"],
    formulas(numbers, { step, warn }) {
      step(mean, median, numbers[median]!);
      warn(
        "median-as-mean",
        median,
        `the median stands for the mean, because the width of the ${name} does not tell whether the values are skewed; with skewed values the effect is wrong.`,
        "Enter both quartiles (or minimum and maximum), from which the mean is estimated and skewness is tested.",
      );
      return undefined;
    },
  });
}
