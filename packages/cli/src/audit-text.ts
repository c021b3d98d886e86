import {
  type BiasAudit,
  type BiasEntry,
  type BiasEstimate,
  type BiasOutcome,
  formatAdaptive,
  formatInterval,
  formatLevel,
  formatPEquation,
  headed,
} from "@treeline/engine";
import {
  adjustedOf,
  auditSentences,
  BIAS_FAMILIES,
  biasMethods,
  VERDICT_READINGS,
} from "@treeline/engine/bias";
import { showToldCell, type ToldTable } from "@treeline/engine/jobs/tell";
import { testText } from "./model-text.ts";
import { issueLines } from "./report-text.ts";
import { textTable } from "./text-table.ts";

const DIGITS = 4;
const four = (value: number): string => formatAdaptive(value, DIGITS);

/** The audit as a person reads it from top to bottom: what could be tested, the verdict, every estimate, then each method. */
export function auditText(title: string, audit: BiasAudit): string {
  const sections = [
    [`Audit for publication bias${title === "" ? "" : `: ${title}`}`],
    [
      `Favoured direction: ${audit.favours.sign > 0 ? "positive" : "negative"} (${audit.favours.why}).`,
      ...audit.assessed,
    ],
    verdictLines(audit),
    estimateLines(audit),
    ...BIAS_FAMILIES.map(({ family, label, question }) =>
      familyLines(
        `${label}: ${question}`,
        audit.entries.filter((entry) => entry.family === family),
      ),
    ),
    ["For the methods section", "", auditSentences(audit).join(" ")],
    issueLines(audit.issues),
  ];
  const text = sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join("\n"))
    .join("\n\n");
  return `${text}\n`;
}

function verdictLines({ verdict }: BiasAudit): string[] {
  return [
    "Verdict",
    ...verdict.flatMap(({ question, answer, reading }) => [
      "",
      `${question} [${VERDICT_READINGS[reading]}]`,
      `  ${answer}`,
    ]),
  ];
}

/** All adjusted estimates beside the unadjusted one, each with what it rests on. */
function estimateLines({ unadjusted, entries }: BiasAudit): string[] {
  const adjusted = adjustedOf(entries);
  if (adjusted.length === 0) return [];
  const level = (unadjusted ?? adjusted[0]!.estimate).interval?.level ?? 0.95;
  return [
    "Adjusted estimates beside the unadjusted one (analysis scale)",
    "",
    ...textTable([
      ["", "estimate", formatLevel(level), "p", "rests on"],
      ...(unadjusted === null ? [] : [estimateRow("unadjusted", unadjusted, "no bias of any kind")]),
      ...adjusted.map(({ entry, estimate }) =>
        estimateRow(entry.label, estimate, biasMethods.get(entry.method).assumption),
      ),
    ]),
  ];
}

function estimateRow(
  label: string,
  { estimate, interval, test }: BiasEstimate,
  assumption: string,
): string[] {
  const ends = interval === null ? "" : formatInterval(interval, four);
  return [label, four(estimate), ends, test === null ? "" : formatPEquation(test.pValue), assumption];
}

function familyLines(heading: string, entries: readonly BiasEntry[]): string[] {
  const shown = entries.filter(({ status }) => status !== "not-asked");
  const left = entries.filter(({ status }) => status === "not-asked");
  if (entries.length === 0) return [];
  return [
    heading,
    ...shown.flatMap((entry) => ["", ...entryLines(entry)]),
    ...(left.length === 0
      ? []
      : ["", `Not asked for: ${left.map(({ method }) => method).join(", ")} (--method).`]),
  ];
}

function entryLines({ method, label, status, outcome, why, footnotes, issues }: BiasEntry): string[] {
  if (outcome === null) return [`${label} (${method}): ${STATUS[status]}. ${why ?? ""}`.trimEnd()];
  const { caution } = biasMethods.get(method);
  return [
    `${label} (${method}), k = ${outcome.k}`,
    `  ${outcome.ran}`,
    ...outcomeLines(outcome).map((line) => `  ${line}`),
    ...outcome.sentences.map((sentence) => `  ${sentence}`),
    ...(caution === null ? [] : [`  Caution: ${caution}`]),
    ...footnotes.map((note) => `  Note: ${note}`),
    ...issueLines(issues).map((line) => `  ${line}`),
    ...outcome.tables.flatMap(tableLines).map((line) => (line === "" ? "" : `  ${line}`)),
  ];
}

const STATUS: Readonly<Record<BiasEntry["status"], string>> = {
  ran: "ran",
  "not-asked": "not asked for",
  "not-assessable": "not assessable",
  failed: "no trustworthy answer",
  long: "not run yet (--long, or treeline job)",
};

function outcomeLines({ estimate, tests, numbers }: BiasOutcome): string[] {
  const rows = [
    ...(estimate === null
      ? []
      : [
          estimateRow(
            "Adjusted mean effect",
            estimate,
            estimate.tau2 === null ? "" : `tau2 ${four(estimate.tau2)}`,
          ),
        ]),
    ...tests.map(({ test }) => [headed(test.name), testText(test), formatPEquation(test.pValue)]),
    ...numbers.map(({ label, value, as, words }) => [
      headed(label),
      value === null ? (words ?? "n/a") : showToldCell({ value, as }, DIGITS),
      value === null ? "" : (words ?? ""),
    ]),
  ];
  return rows.length === 0 ? [] : textTable(rows);
}

function tableLines({ title, head, rows }: ToldTable): string[] {
  return [
    "",
    title,
    "",
    ...textTable([head, ...rows.map((row) => row.map((cell) => showToldCell(cell, DIGITS)))]),
  ];
}
