import { certaintyOf, findingOf, findingRows, findingsHead } from "../../certainty/index.ts";
import { GRADE } from "../prisma-source.ts";
import type { ReportPart, ReportSection } from "../types.ts";
import { caution, table } from "../wording.ts";

/** The summary of findings, once somebody has judged the certainty; a suggestion alone is no judgement and is not reported. */
export const certainty: ReportSection = {
  id: "certainty",
  label: "Certainty of the evidence",
  summary: "The GRADE summary of findings with the judgement of every domain, once somebody has judged.",
  reference: GRADE,
  usual: true,
  parts(source) {
    if (source.document.certainty === undefined || source.report.fit === null) return [];
    const finding = findingOf(source);
    const { domains, open } = certaintyOf(source);
    const judged = domains.flatMap(({ label, kind, judged: own }): string[][] =>
      own === null ? [] : [[label, changeWords(kind, own.levels), own.reason]],
    );
    return [
      table("Summary of findings (PRISMA 22)", findingsHead([finding]), findingRows(finding), false),
      ...domainTable(judged),
      ...(open.length === 0
        ? []
        : [caution(`Provisional: ${open.length} of 5 domains that lower certainty are not judged yet.`)]),
    ];
  },
};

function domainTable(rows: readonly (readonly string[])[]): ReportPart[] {
  return rows.length === 0
    ? []
    : [table("Domains as judged (PRISMA 15)", ["Domain", "Levels", "Reason"], rows, false)];
}

function changeWords(kind: "down" | "up", levels: number): string {
  if (levels === 0) return "no change";
  return kind === "down" ? `${levels} down` : `${levels} up`;
}
