import { formatExact, formatFixed } from "../../format/index.ts";
import type { ParamChoice } from "../../registry.ts";
import { formulaChoice } from "../assumed.ts";
import { defineConversion, type FormulaChoice, type Refusal, refuse, type Tools } from "../define.ts";
import { GROUPS, type GroupKeys } from "../summaries/group-keys.ts";
import type { Conversion } from "../types.ts";
import { summaryProblem } from "./checks.ts";
import { logNormalMoments } from "./log-normal.ts";
import { MEAN_METHODS, type MeanMethodId } from "./means.ts";
import { fitQuantiles, momentSteps } from "./quantile-estimation.ts";
import { skewnessInput, skewnessTest } from "./skewness.ts";
import { SD_METHODS, type SdMethodId } from "./spreads.ts";
import { ordered, type Scenario, type Summary, term } from "./summary.ts";

type Choices = "method" | "skewed";

const LUO = "Luo et al. (2018), doi:10.1177/0962280216669183";

/** Pairs of estimators for normal data by the value of the parameter `method`. */
const PAIRS: Readonly<Record<string, readonly [MeanMethodId, SdMethodId]>> = {
  "luo-wan": ["luo2016", "wan2014"],
  "luo-shi": ["luo2016", "shi2020"],
  wan2014: ["wan2014", "wan2014"],
  hozo2005: ["hozo2005", "hozo2005"],
  bland2015: ["bland2015", "bland2015"],
  walter2007: ["walter2007", "walter2007"],
};

const OTHERS: readonly ParamChoice[] = [
  { value: "lnorm", label: "log-normal data (Shi 2020)" },
  { value: "qe", label: "quantile estimation, best of four distributions (McGrath 2020)" },
  { value: "wan2014", label: "Wan 2014" },
];

/** Methods by scenario, the recommended one first. */
const METHODS: Readonly<Record<Scenario, readonly ParamChoice[]>> = {
  range: [
    { value: "luo-wan", label: "mean by Luo 2018, SD by Wan 2014" },
    ...OTHERS,
    { value: "hozo2005", label: "Hozo 2005" },
    { value: "walter2007", label: "Walter & Yao 2007" },
  ],
  quartiles: [{ value: "luo-wan", label: "mean by Luo 2018, SD by Wan 2014" }, ...OTHERS],
  five: [
    { value: "luo-shi", label: "mean by Luo 2018, SD by Shi 2020" },
    ...OTHERS,
    { value: "luo-wan", label: "mean by Luo 2018, SD by Wan 2014" },
    { value: "bland2015", label: "Bland 2015" },
  ],
};

const SKEWED: FormulaChoice<"skewed"> = formulaChoice(
  "skewed",
  "Where the numbers are skewed",
  "What happens where the test of Shi et al. (2023) finds the numbers too skewed for the method.",
  [
    { value: "refuse", label: "do not convert" },
    { value: "warn", label: "convert with a warning" },
  ],
);

function methodChoice(scenario: Scenario): FormulaChoice<"method"> {
  return formulaChoice("method", "Method", "How mean and SD are estimated.", METHODS[scenario], (method) => {
    if (method === "lnorm") return "log-normally distributed values";
    if (method === "qe") return "values from the best fitting of four distributions";
    return "normally distributed values";
  });
}

interface Wording {
  readonly id: string;
  readonly label: string;
  readonly summary: string;
  readonly example: readonly number[];
  keys(group: GroupKeys): readonly string[];
}

const WORDINGS: Readonly<Record<Scenario, Wording>> = {
  five: {
    id: "five-numbers-to-mean",
    label: "Median, quartiles and range to mean and SD",
    summary:
      "Mean and standard deviation estimated from minimum, quartiles, median, maximum and size of a group.",
    example: [4, 7, 9, 12, 18],
    keys: ({ min, q1, median, q3, max }) => [min, q1, median, q3, max],
  },
  quartiles: {
    id: "quartiles-to-mean",
    label: "Median and quartiles to mean and SD",
    summary: "Mean and standard deviation estimated from median, quartiles and size of a group.",
    example: [5, 8, 12],
    keys: ({ q1, median, q3 }) => [q1, median, q3],
  },
  range: {
    id: "range-to-mean",
    label: "Median and range to mean and SD",
    summary: "Mean and standard deviation estimated from median, minimum, maximum and size of a group.",
    example: [4, 9, 17],
    keys: ({ min, median, max }) => [min, median, max],
  },
};

function summaryOf(group: GroupKeys, numbers: Readonly<Record<string, number>>, scenario: Scenario): Summary {
  const take = (key: string) => term(key, numbers[key]!);
  return {
    median: take(group.median),
    n: take(group.n),
    ...(scenario === "quartiles" ? {} : { min: take(group.min), max: take(group.max) }),
    ...(scenario === "range" ? {} : { q1: take(group.q1), q3: take(group.q3) }),
  };
}

function create(scenario: Scenario, group: GroupKeys): Conversion {
  const { id, label, summary, example, keys } = WORDINGS[scenario];
  const reported = keys(group);
  const further = WORDINGS.five.keys(group).filter((key) => !reported.includes(key));
  return defineConversion<string, string, never, Choices>({
    id: `${id}${group.ending}`,
    label: `${label}, ${group.words}`,
    summary,
    reference: LUO,
    group: "summary",
    from: [...reported, group.n],
    optional: further,
    choices: [methodChoice(scenario), SKEWED],
    yields: [group.mean, group.sd],
    example: { ...Object.fromEntries(reported.map((key, index) => [key, example[index]!])), [group.n]: 40 },
    formulas(numbers, tools) {
      // What else is reported takes part in the test, so that a skewed row does not pass by leaving numbers out.
      const tested = further.every((key) => numbers[key] !== undefined) ? "five" : scenario;
      const whole = summaryOf(group, { ...numbers }, tested);
      return estimate({ used: summaryOf(group, { ...numbers }, scenario), whole }, group, scenario, tools);
    },
  });
}

function estimate(
  { used: summary, whole }: { readonly used: Summary; readonly whole: Summary },
  group: GroupKeys,
  scenario: Scenario,
  tools: Tools<Choices>,
): Refusal | undefined {
  const problem = summaryProblem(whole);
  if (problem !== null) return refuse(problem.code, problem.input, problem.message, problem.hint);
  const symbols = { mean: group.mean, sd: group.sd };
  const { method } = tools.choice;
  const lowest = ordered(whole)[0]!;
  if (method === "lnorm") {
    if (!(lowest.value > 0)) return notPositive(lowest.name, lowest.value);
    const refused = skewnessRefusal(whole, tools, true);
    if (refused === undefined) logNormalMoments(summary, symbols, tools.step);
    return refused;
  }
  if (method === "qe") {
    const refused = lowest.value > 0 ? undefined : skewnessRefusal(whole, tools, false);
    if (refused !== undefined) return refused;
    const best = fitQuantiles(summary)[0]!;
    momentSteps(best, symbols, tools.step);
    tools.note(
      "distribution-selected",
      group.median,
      `the ${best.family} distribution fits the reported numbers best; mean and SD are its own.`,
      "Compare with another method where much depends on this study.",
    );
    return undefined;
  }
  const refused = skewnessRefusal(whole, tools, false);
  if (refused !== undefined) return refused;
  const [meanMethod, sdMethod] = PAIRS[method]!;
  MEAN_METHODS[meanMethod][scenario]!(summary, symbols.mean, tools.step);
  SD_METHODS[sdMethod][scenario]!(summary, symbols.sd, tools.step);
  return undefined;
}

function notPositive(input: string, value: number): Refusal {
  return refuse(
    "log-normal-not-positive",
    input,
    `a log-normal distribution has positive values only, and ${formatExact(value)} was reported.`,
    "Choose a method for normal data for this row.",
  );
}

function skewnessRefusal(summary: Summary, tools: Tools<Choices>, logs: boolean): Refusal | undefined {
  const test = skewnessTest(skewnessInput(summary, logs));
  if (test === null || !test.skewed) return undefined;
  const found = `the reported numbers${logs ? ", in logarithms," : ""} are skewed (${formatFixed(test.statistic, 2)}, critical value ${formatFixed(test.critical, 2)})`;
  const input = summary.median.name;
  if (tools.choice.skewed === "warn") {
    tools.warn(
      "median-skewed",
      input,
      `${found}; mean and SD are estimated all the same and may be far off.`,
      "Compare with the log-normal method and with quantile estimation.",
    );
    return undefined;
  }
  return refuse(
    "median-skewed",
    input,
    `${found}, too much for this method, so the row is not converted.`,
    "Choose the log-normal method or quantile estimation for this row, or convert with a warning.",
  );
}

/**
 * Mean and SD of each group from its median with range, quartiles or both. All five numbers come before parts of them, which
 * would leave something reported unused.
 *
 * R: `conv.fivenum(min, q1, median, q3, max, n)`
 */
export const fiveNumberConversions: readonly Conversion[] = (["five", "quartiles", "range"] as const).flatMap(
  (scenario) => GROUPS.map((group) => create(scenario, group)),
);
