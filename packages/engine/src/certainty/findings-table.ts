import { toCsv } from "../export/csv.ts";
import { formatInteger } from "../format/index.ts";
import { phrase } from "../phrases/phrases.ts";
import type { Finding } from "./findings.ts";

/** Columns of the summary of findings as Cochrane lays it out. */
export function findingsHead(findings: readonly Finding[]): readonly string[] {
  const [first] = findings;
  const level = first?.level ?? "95\u00a0%";
  return [
    "Outcome",
    `Risk with ${first?.controlName ?? "control"}`,
    `Risk with ${first?.interventionName ?? "intervention"} (${level} CI)`,
    `Relative effect (${level} CI)`,
    "Participants (studies)",
    "Certainty (GRADE)",
    "Comments",
  ].map(phrase);
}

/** One line of the table: an outcome at one baseline risk. Cells that belong to the whole outcome stand in its first line. */
export interface FindingLine {
  readonly outcome: string;
  readonly control: string;
  readonly intervention: string;
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

/** An outcome without risks says in the place of them what the effect is. */
function linesOf(finding: Finding, first: Finding): readonly FindingLine[] {
  const { risks, difference, relative, certainty } = finding;
  const rows =
    risks.length > 0
      ? risks
      : [
          {
            label: "",
            control: "",
            intervention: difference ?? (relative === null ? phrase("not pooled") : ""),
          },
        ];
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
  return findingLines(findings).map((line) => [
    line.outcome,
    line.control,
    line.intervention,
    line.relative,
    line.participants,
    line.certainty,
    line.comment,
  ]);
}

/** The summary of findings as comma-separated text, one line per outcome and baseline risk. */
export function findingsToCsv(findings: readonly Finding[]): string {
  return toCsv([findingsHead(findings), ...findingRows(findings)]);
}

/** What every summary of findings is called. */
export function findingsTitle(): string {
  return phrase("Summary of findings");
}

/** What stands below every summary of findings. */
export function findingsBasis(): string {
  return phrase(
    "The risk with the intervention is the assumed risk with the control changed by the pooled effect, the ends of its interval likewise. Certainty: high, moderate, low or very low (GRADE).",
  );
}
