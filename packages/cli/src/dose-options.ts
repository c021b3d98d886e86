import {
  type AnalysisDocument,
  asAnalysed,
  DOSE_COLUMNS,
  type DoseColumn,
  type DoseTrendSpec,
  parseTypedNumber,
  runAnalysis,
} from "@treeline/engine";
import { guessDoseTrend } from "@treeline/engine/dose-response";
import { type Arguments, type Command, UsageError } from "./command.ts";

const CHOICES = {
  outcome: ["ratio", "mean-difference", "standardized-difference"],
  design: ["cc", "ci", "ir"],
  covariance: ["greenland-longnecker", "hamling"],
  cohorts: ["risk", "odds"],
  variance: ["pooled", "separate"],
  shape: ["linear", "quadratic", "rcs", "piecewise", "log", "sqrt"],
  stages: ["one-stage", "two-stage"],
  method: ["FE", "ML", "REML", "MM"],
} as const;

/** How dose categories are read and which curve is drawn through them. */
export const DOSE_OPTIONS: Command["options"] = {
  column: {
    type: "string",
    value: "<key=column>",
    help: `which column holds ${DOSE_COLUMNS.join(", ")} (guessed unless told); may be repeated`,
    repeatable: true,
  },
  outcome: option("outcome", "ratios against a reference category, or means of dose groups"),
  design: option("design", "of rows that name none: case-control, cohort of people, or of person-time"),
  covariance: option("covariance", "how ratios with a common reference are correlated"),
  cohorts: option("cohorts", "pseudo-counts of cohorts from risk ratios, or as if these were odds ratios"),
  variance: option("variance", "differences of means: one SD for all groups of a study, or each its own"),
  shape: option("shape", "shape of the curve"),
  knots: { type: "string", value: "<5,20,50>", help: "places of the knots of rcs and piecewise" },
  "knot-count": { type: "string", value: "<number>", help: "how many knots at quantiles of the doses" },
  stages: option("stages", "one mixed model, or a curve of each study first"),
  method: option("method", "how the covariance between studies is estimated"),
  reference: { type: "string", value: "<dose>", help: "the dose that others are compared with (the lowest)" },
  at: { type: "string", value: "<0,10,20>", help: "doses of the table (round ones unless told)" },
  "interval-level": { type: "string", value: "<0.95>", help: "level of the limits in the table" },
};

function option(name: keyof typeof CHOICES, help: string): Command["options"][string] {
  return { type: "string", value: CHOICES[name].join("|"), help };
}

/**
 * The document with its rows as dose categories: what it says of them, else what its columns look like, with the choices given
 * on the command line.
 * @throws UsageError for a choice that does not exist, a key or column that there is not, and what is no number
 */
export function withDoses(document: AnalysisDocument, args: Arguments): AnalysisDocument {
  const { table } = asAnalysed(document, runAnalysis(document));
  const known = document.doseResponse ?? guessDoseTrend(table, document.roles.label);
  const names = table.columns.map(({ name }) => name);
  const doseResponse: DoseTrendSpec = {
    ...known,
    columns: { ...known.columns, ...columnsOf(args, names) },
    outcome: chosen(args, "outcome") ?? known.outcome,
    design: chosen(args, "design") ?? known.design,
    covariance: chosen(args, "covariance") ?? known.covariance,
    cohorts: chosen(args, "cohorts") ?? known.cohorts,
    variance: chosen(args, "variance") ?? known.variance,
    shape: chosen(args, "shape") ?? known.shape,
    stages: chosen(args, "stages") ?? known.stages,
    method: chosen(args, "method") ?? known.method,
    knots: numbers(args, "knots") ?? (args.text("knot-count") === undefined ? known.knots : null),
    knotCount: whole(args, "knot-count") ?? known.knotCount,
    reference: number(args, "reference") ?? known.reference,
    at: numbers(args, "at") ?? known.at,
    intervalLevel: proportion(args, "interval-level") ?? known.intervalLevel,
  };
  return { ...document, doseResponse };
}

function columnsOf(args: Arguments, names: readonly string[]): Partial<Record<DoseColumn, string>> {
  const pairs = args.texts("column").map((text): [DoseColumn, string] => {
    const at = text.indexOf("=");
    const key = DOSE_COLUMNS.find((known) => known === text.slice(0, Math.max(0, at)));
    const name = text.slice(at + 1);
    if (key === undefined) {
      throw new UsageError(
        `--column ${text} names no key; there are ${DOSE_COLUMNS.join(", ")}: --column dose=grams.`,
      );
    }
    if (names.includes(name)) return [key, name];
    throw new UsageError(`--column ${text}: there is no column “${name}”; there are ${names.join(", ")}.`);
  });
  return Object.fromEntries(pairs);
}

function chosen<Name extends keyof typeof CHOICES>(
  args: Arguments,
  name: Name,
): (typeof CHOICES)[Name][number] | undefined {
  const given = args.text(name);
  if (given === undefined) return undefined;
  const choices: readonly (typeof CHOICES)[Name][number][] = CHOICES[name];
  const found = choices.find((choice) => choice === given);
  if (found !== undefined) return found;
  throw new UsageError(`--${name} ${given} is not known; there are ${choices.join(", ")}.`);
}

function number(args: Arguments, name: string): number | undefined {
  const text = args.text(name);
  return text === undefined ? undefined : numberIn(text, name);
}

function numberIn(text: string, name: string): number {
  const parsed = parseTypedNumber(text);
  if (typeof parsed === "number") return parsed;
  throw new UsageError(`--${name}: “${text}” is not a number.`);
}

function whole(args: Arguments, name: string): number | undefined {
  const value = number(args, name);
  if (value === undefined || (Number.isInteger(value) && value >= 1 && value <= 7)) return value;
  throw new UsageError(`--${name} ${value} is not a whole number from 1 to 7.`);
}

function proportion(args: Arguments, name: string): number | undefined {
  const value = number(args, name);
  if (value === undefined || (value > 0 && value < 1)) return value;
  throw new UsageError(`--${name} ${value} does not lie between 0 and 1; 95 percent is 0.95.`);
}

function numbers(args: Arguments, name: string): readonly number[] | undefined {
  const text = args.text(name);
  if (text === undefined) return undefined;
  const list = text.split(/[,;]\s*|\s+/).map((part) => numberIn(part, name));
  if (list.every((value, i) => i === 0 || value > list[i - 1]!)) return list;
  throw new UsageError(`--${name} ${text}: the numbers must ascend, each once.`);
}
