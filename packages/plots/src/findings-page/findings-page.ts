import {
  type Finding,
  type FindingLine,
  findingLines,
  findingsBasis,
  findingsHead,
  findingsTitle,
} from "@treeline/engine/certainty";
import { element, type Html, paragraph, text } from "../html/html.ts";
import { pageOf } from "../html/page.ts";

/** The summary of findings as one page of HTML without scripts; what users wrote stands in it as text. */
export function findingsPage(findings: readonly Finding[], title: string): string {
  const population = findings.map((finding) => finding.population).find((told) => told !== "");
  const heads = findingsHead(findings).map((head) => element("th", [text(head)], { scope: "col" }));
  return pageOf(title, [
    element("h1", [text(title)]),
    ...(population === undefined ? [] : [paragraph(population)]),
    element("table", [
      element("caption", [text(findingsTitle())]),
      element("thead", [element("tr", heads)]),
      element("tbody", findingLines(findings).map(rowOf)),
    ]),
    paragraph(findingsBasis(), "muted"),
  ]);
}

/** Cells of the whole outcome reach over its lines. */
function rowOf(line: FindingLine): Html {
  const over = line.span > 1 ? { rowspan: String(line.span) } : {};
  const whole = (told: string): Html[] => (line.span === 0 ? [] : [element("td", [text(told)], over)]);
  const outcome = line.span === 0 ? [] : [element("th", [text(line.outcome)], { scope: "row", ...over })];
  return element("tr", [
    ...outcome,
    element("td", [text(line.control)]),
    element("td", [text(line.intervention)]),
    ...[line.relative, line.participants, line.certainty, line.comment].flatMap(whole),
  ]);
}
