import { toCsv } from "../export/csv.ts";
import { formatInteger } from "../format/index.ts";
import { phrase } from "../phrases/phrases.ts";
import type { Finding } from "./findings.ts";

/** A column of the summary of findings: its head, and what of a line stands in it. */
interface Column {
  readonly head: string;
  readonly cell: (line: FindingLine) => string;
}

/**
 * Columns as Cochrane lays them out, those of effects as the outcomes have them: risks with and without the intervention, else
 * differences beside the control, the effect alone where no outcome compares groups, and relative effects.
 */
function columnsOf(findings: readonly Finding[]): readonly Column[] {
  const [first] = findings;
  const level = first?.level ?? "95\u00a0%";
  const forms = findings.map(formOf);
  const isCompared = forms.some((form) => form !== "alone" && form !== "relative");
  const isRisk = forms.includes("risks") && forms.every((form) => form !== "contrast" && form !== "alone");
  const [control, intervention] = [
    first?.controlName ?? "control",
    first?.interventionName ?? "intervention",
  ];
  const compared: readonly Column[] = [
    {
      head: isRisk ? `Risk with ${control}` : `With ${control}`,
      cell: (line) => line.control,
    },
    {
      head: isRisk ? `Risk with ${intervention} (${level} CI)` : `With ${intervention} (${level} CI)`,
      cell: (line) => line.intervention || line.alone,
    },
  ];
  const alone: Column = { head: `Effect (${level} CI)`, cell: (line) => line.alone };
  const relative: Column = { head: `Relative effect (${level} CI)`, cell: (line) => line.relative };
  return [
    { head: "Outcome", cell: (line) => line.outcome },
    ...(isCompared ? compared : []),
    ...(forms.includes("alone") && !isCompared ? [alone] : []),
    ...(findings.some((finding) => finding.relative !== null) ? [relative] : []),
    { head: "Participants (studies)", cell: (line) => line.participants },
    { head: "Certainty (GRADE)", cell: (line) => line.certainty },
    { head: "Comments", cell: (line) => line.comment },
  ];
}

type Form = "risks" | "contrast" | "alone" | "relative" | "not pooled";

function formOf({ risks, contrast, difference, relative }: Finding): Form {
  if (risks.length > 0) return "risks";
  if (contrast !== null) return "contrast";
  if (difference !== null) return "alone";
  return relative === null ? "not pooled" : "relative";
}

/** Heads of the columns. */
export function findingsHead(findings: readonly Finding[]): readonly string[] {
  return columnsOf(findings).map(({ head }) => phrase(head));
}

/** One line of the table: an outcome at one baseline risk. Cells that belong to the whole outcome stand in its first line. */
export interface FindingLine {
  readonly outcome: string;
  readonly control: string;
  readonly intervention: string;
  /** The effect where no groups are compared. */
  readonly alone: string;
  readonly relative: string;
  readonly participants: string;
  readonly certainty: string;
  readonly comment: string;
  /** How many lines the outcome has; 0 = this one continues it. */
  readonly span: number;
}

/** Lines of the table in order; what an outcome has otherwise than the head of the table says is told in its comment. */
export function findingLines(findings: readonly Finding[]): readonly FindingLine[] {
  return findings.flatMap((finding) => linesOf(finding, findings[0] ?? finding));
}

/** What an effect is read against where no number is known of it. */
const NO_NUMBER = "\u2013";

function linesOf(finding: Finding, first: Finding): readonly FindingLine[] {
  const { risks, difference, contrast, relative, certainty } = finding;
  const form = formOf(finding);
  const beside = {
    label: "",
    control: form === "contrast" ? NO_NUMBER : "",
    intervention: form === "not pooled" ? phrase("not pooled") : (contrast ?? ""),
  };
  const rows = risks.length > 0 ? risks : [beside];
  const notes = [
    risks.length > 0 ? (difference ?? "") : "",
    finding.comment,
    ...apartFrom(finding, first),
    ...finding.footnotes,
  ]
    .filter((text) => text !== "")
    .join(" ");
  return rows.map(({ label, control, intervention }, place) => ({
    outcome: place === 0 ? finding.outcome : "",
    control: label === "" ? control : `${label}: ${control}`,
    intervention,
    alone: form === "alone" ? (difference ?? "") : "",
    relative: place === 0 ? (relative ?? "") : "",
    participants: place === 0 ? participantsOf(finding) : "",
    certainty: place === 0 ? certaintyCell(certainty) : "",
    comment: place === 0 ? notes : "",
    span: place === 0 ? rows.length : 0,
  }));
}

/** The head of the table speaks of its first outcome. */
function apartFrom(finding: Finding, first: Finding): string[] {
  const { controlName, interventionName, level, population } = finding;
  const isCompared = controlName === first.controlName && interventionName === first.interventionName;
  return [
    ...(isCompared ? [] : [phrase(`Compared: ${interventionName} with ${controlName}.`)]),
    ...(level === first.level ? [] : [phrase(`Intervals: ${level}.`)]),
    ...(population === "" || population === first.population ? [] : [phrase(`Population: ${population}.`)]),
  ];
}

/** A certainty that rests on domains nobody has judged yet is no certainty to quote. */
function certaintyCell({ symbols, label, open }: Finding["certainty"]): string {
  return open.length === 0 ? `${symbols} ${label}` : `${symbols} ${label} (${phrase("provisional")})`;
}

/** "2,310 (7 studies)", or how many studies do not tell. */
export function participantsOf({ participants, withoutSize, studies }: Finding): string {
  const counted = `(${phrase(`${formatInteger(studies)} ${studies === 1 ? "study" : "studies"}`)})`;
  if (participants === null) return counted;
  const more = withoutSize > 0 ? `${phrase("at least")} ` : "";
  return `${more}${formatInteger(participants)} ${counted}`;
}

/** The lines as plain rows, in the columns of the head. */
export function findingRows(findings: readonly Finding[]): readonly (readonly string[])[] {
  const columns = columnsOf(findings);
  return findingLines(findings).map((line) => columns.map(({ cell }) => cell(line)));
}

/** The summary of findings as comma-separated text, one line per outcome and baseline risk. */
export function findingsToCsv(findings: readonly Finding[]): string {
  return toCsv([findingsHead(findings), ...findingRows(findings)]);
}

/** What every summary of findings is called. */
export function findingsTitle(): string {
  return phrase("Summary of findings");
}

/** What stands below a summary of findings. */
export function findingsBasis(findings: readonly Finding[]): string {
  const forms = new Set(findings.map(formOf));
  return [
    ...(forms.has("risks")
      ? [
          "The risk with the intervention is the assumed risk with the control changed by the pooled effect, the ends of its interval likewise.",
        ]
      : []),
    ...(forms.has("contrast")
      ? ["Lower and higher tell how the intervention differs from the control."]
      : []),
    "Certainty: high, moderate, low or very low (GRADE).",
  ]
    .map(phrase)
    .join(" ");
}
