import {
  type CheckedCalculation,
  formatAdaptive,
  formatInterval,
  formatLevel,
  type MeasureIssue,
  measures,
  showInterval,
  shownTransformation,
} from "@treeline/engine";
import {
  type Calculated,
  conversions,
  formatSteps,
  lackingQuantities,
  type NotCalculated,
  type Quantities,
  reportedQuantities,
  routeWords,
} from "@treeline/engine/ledger";

/** What a person reads of a calculation. */
export interface CalcView {
  readonly reported: Quantities;
  readonly calculation: CheckedCalculation;
  /** Whether every effect is shown with its formulas. */
  readonly steps: boolean;
}

const DIGITS = 4;
const short = (value: number): string => formatAdaptive(value, DIGITS);

/** All effects as a table, or each with its derivation. */
export function calcText({ reported, calculation, steps }: CalcView): string {
  const blocks = calculation.results.map((result) =>
    [...effectLines(result), ...(steps ? derivationLines(result, reported) : [])].join("\n"),
  );
  const failures = calculation.failures.map((failure) => failureLines(failure).join("\n"));
  return `${findingsText(calculation.findings)}${[...blocks, ...failures].join("\n\n")}\n`;
}

/** What looks wrong about the numbers, before anything is made of them; empty where nothing does. */
export function findingsText(findings: readonly MeasureIssue[]): string {
  if (findings.length === 0) return "";
  return `These numbers look wrong:\n${findings.map((finding) => `  ${issueText(finding)}`).join("\n")}\n\n`;
}

function effectLines(result: Calculated): string[] {
  const { id, label, symbol } = measures.get(result.measure);
  const { yi, vi, se, interval, route, assumptions, issues } = result;
  return [
    `${id}  ${label}`,
    `  ${symbol.analysis} = ${short(yi)}, SE ${short(se)}, variance ${short(vi)}, ${formatLevel(interval.level)} ${formatInterval(interval, short)}`,
    ...shownLines(result),
    ...(route.length === 0 ? [] : [`  by ${routeWords(route)} (${route.join(", ")})`]),
    ...(assumptions.length === 0 ? [] : [`  assumed: ${assumptions.join("; ")}`]),
    ...issues.map((issue) => `  ${issueText(issue)}`),
  ];
}

/** On the scale people read, where it is another one. */
function shownLines({ measure, yi, interval }: Calculated): string[] {
  const shown = shownTransformation({ measure, display: null, displayParams: {} }, null);
  if (shown.id === "identity") return [];
  const { symbol } = measures.get(measure);
  return [
    `  ${symbol.display} = ${short(shown.apply(yi))} ${formatInterval(showInterval(shown, interval), short)}`,
  ];
}

function derivationLines({ measure, steps }: Calculated, reported: Quantities): string[] {
  return formatSteps(steps, reported, measure).map(({ text }) => `    ${text}`);
}

function failureLines({ measure, issues }: NotCalculated): string[] {
  return [`${measure}  cannot be computed`, ...issues.map((issue) => `  ${issueText(issue)}`)];
}

function issueText({ severity, message, hint }: MeasureIssue): string {
  return `${severity}: ${message} ${hint}`.trim();
}

/** What the numbers lack, where they are enough for nothing. */
export function nothingText(reported: Quantities, ids: readonly string[]): string {
  const available = new Set(Object.keys(reported));
  const [id, ...others] = ids;
  const lacking =
    id === undefined || others.length > 0 ? null : lackingQuantities(available, measures.get(id));
  const why =
    lacking === null
      ? "Most effects need an estimate and the sizes of the groups."
      : `${lacking.message.replace(/^./, (letter) => letter.toUpperCase())} ${lacking.hint}`;
  return `These numbers (${[...available].join(", ")}) give no effect${others.length > 0 ? "" : ` ${id ?? ""}`.trimEnd()}. ${why}\n`;
}

/** Every key with what it stands for, and what conversions may assume. */
export function keysText(): string {
  const width = Math.max(...[...reportedQuantities.keys()].map((key) => key.length));
  const numbers = [...reportedQuantities].map(([key, { label }]) => `  ${key.padEnd(width)}  ${label}`);
  const assumed = conversions.records.flatMap(({ id, params }) =>
    params.map((param) => `  ${id}.${param.key}=${String(param.default)}  ${param.label}`),
  );
  return [
    "Numbers of a study (key=number); 1 is the treated group, 2 the control group:",
    ...numbers,
    "",
    "Assumptions (--assume) with their defaults:",
    ...assumed,
    "",
  ].join("\n");
}
