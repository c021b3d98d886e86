import { type Finding, findingRows, findingsHead, findingsOf } from "../../certainty/index.ts";
import { phrase } from "../../phrases/phrases.ts";
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
    const findings = findingsOf(source);
    return [
      table("Summary of findings (PRISMA 22)", findingsHead(findings), findingRows(findings), false),
      ...domainTable(findings),
      ...findings.flatMap(({ outcome, certainty: { open } }) =>
        open.length === 0
          ? []
          : [caution(`${findings.length > 1 ? `${outcome}: ` : ""}${provisional(open.length)}`)],
      ),
    ];
  },
};

function provisional(open: number): string {
  return phrase(`Provisional: ${open} of 5 domains that lower certainty are not judged yet.`);
}

/** Of several outcomes, whose domain it is stands before it. */
function domainTable(findings: readonly Finding[]): ReportPart[] {
  const isOne = findings.length === 1;
  const rows = findings.flatMap(({ outcome, certainty: { domains } }) =>
    domains.flatMap(({ label, kind, judged }): string[][] =>
      judged === null
        ? []
        : [[...(isOne ? [] : [outcome]), label, phrase(changeWords(kind, judged.levels)), judged.reason]],
    ),
  );
  const head = [...(isOne ? [] : ["Outcome"]), "Domain", "Levels", "Reason"];
  return rows.length === 0 ? [] : [table("Domains as judged (PRISMA 15)", head, rows, false)];
}

function changeWords(kind: "down" | "up", levels: number): string {
  if (levels === 0) return "no change";
  return kind === "down" ? `${levels} down` : `${levels} up`;
}
