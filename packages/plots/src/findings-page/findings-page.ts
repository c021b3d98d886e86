import {
  type Finding,
  findingRows,
  findingsBasis,
  findingsHead,
  findingsTitle,
} from "@treeline/engine/certainty";
import { element, paragraph, text } from "../html/html.ts";
import { pageOf } from "../html/page.ts";
import { reportTable } from "../report-page/report-table.ts";

/** The summary of findings as one page of HTML without scripts; what users wrote stands in it as text. */
export function findingsPage(findings: readonly Finding[], title: string): string {
  const population = findings.map((finding) => finding.population).find((told) => told !== "");
  const name = findingsTitle();
  const rows = findingRows(findings);
  return pageOf(title, [
    element("h1", [text(title)]),
    ...(population === undefined ? [] : [paragraph(population)]),
    paragraph(name, "caption"),
    reportTable({ kind: "table", title: name, head: findingsHead(findings), rows, numeric: false }),
    paragraph(findingsBasis(findings), "muted"),
  ]);
}
