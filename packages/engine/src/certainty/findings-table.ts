import { toCsv } from "../export/csv.ts";
import { formatInteger } from "../format/index.ts";
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
  ];
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

/** Lines of the table in order; an outcome without risks says in the place of them what the effect is. */
export function findingLines(finding: Finding): readonly FindingLine[] {
  const { risks, difference, relative, certainty } = finding;
  const rows =
    risks.length > 0
      ? risks
      : [{ label: "", control: "", intervention: difference ?? (relative === null ? "not pooled" : "") }];
  const notes = [risks.length > 0 ? (difference ?? "") : "", finding.comment, ...finding.footnotes]
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

/** A certainty that rests on domains nobody has judged yet is no certainty to quote. */
function certaintyCell({ symbols, label, open }: Finding["certainty"]): string {
  return open.length === 0 ? `${symbols} ${label}` : `${symbols} ${label} (provisional)`;
}

/** "2,310 (7 studies)", or how many studies do not tell. */
export function participantsOf({ participants, withoutSize, studies }: Finding): string {
  const counted = `(${formatInteger(studies)} ${studies === 1 ? "study" : "studies"})`;
  if (participants === null) return counted;
  const more = withoutSize > 0 ? `at least ` : "";
  return `${more}${formatInteger(participants)} ${counted}`;
}

/** The summary of findings as comma-separated text, one line per outcome and baseline risk. */
export function findingsToCsv(findings: readonly Finding[]): string {
  const lines = findings.flatMap(findingLines);
  return toCsv([
    findingsHead(findings),
    ...lines.map((line) => [
      line.outcome,
      line.control,
      line.intervention,
      line.relative,
      line.participants,
      line.certainty,
      line.comment,
    ]),
  ]);
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

/** The summary of findings as one page of HTML without scripts; what users wrote stands in it as text. */
export function findingsToHtml(findings: readonly Finding[], title: string): string {
  const cell = (text: string, span: number): string =>
    `<td${span > 1 ? ` rowspan="${span}"` : ""}>${escaped(text)}</td>`;
  const rows = findings.flatMap(findingLines).map((line) => {
    const whole = (text: string): string => (line.span === 0 ? "" : cell(text, line.span));
    const outcome =
      line.span === 0
        ? ""
        : `<th scope="row"${line.span > 1 ? ` rowspan="${line.span}"` : ""}>${escaped(line.outcome)}</th>`;
    return `<tr>${outcome}${cell(line.control, 1)}${cell(line.intervention, 1)}${whole(line.relative)}${whole(line.participants)}${whole(line.certainty)}${whole(line.comment)}</tr>`;
  });
  const heads = findingsHead(findings).map((head) => `<th scope="col">${escaped(head)}</th>`);
  const population = findings.map((finding) => finding.population).find((text) => text !== "");
  return [
    '<!doctype html><html lang="en"><head><meta charset="utf-8">',
    `<title>${escaped(title)}</title>`,
    "<style>body{font:14px/1.4 sans-serif;margin:2em;max-width:75em}table{border-collapse:collapse}th,td{border:1px solid #767676;padding:6px 8px;text-align:left;vertical-align:top}thead th{background:#eef2f5}</style>",
    `</head><body><h1>${escaped(title)}</h1>`,
    population === undefined ? "" : `<p>${escaped(population)}</p>`,
    `<table><caption>Summary of findings</caption><thead><tr>${heads.join("")}</tr></thead><tbody>`,
    ...rows,
    "</tbody></table>",
    `<p>${escaped(BASIS)}</p></body></html>`,
    "",
  ].join("\n");
}

/** What stands below every summary of findings. */
export const BASIS =
  "The risk with the intervention is the assumed risk with the control changed by the pooled effect, the ends of its interval likewise. Certainty: high, moderate, low or very low (GRADE).";
