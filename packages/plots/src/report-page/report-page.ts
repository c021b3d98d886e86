import { unbroken } from "@treeline/engine";
import type { ReportPart, WrittenReport, WrittenSection } from "@treeline/engine/report";
import { element, type Html, list, paragraph, text } from "../html/html.ts";
import { pageOf } from "../html/page.ts";
import { sceneToSvg } from "../svg.ts";
import { lightTheme } from "../themes.ts";
import { type ReportInput, reportFigure } from "./figures.ts";
import { reportTable } from "./report-table.ts";
import { reportWords as words } from "./words.ts";

/**
 * A report as one self-contained page of HTML: no scripts, no requests, drawings inline with text as text and a description for those
 * who cannot see them. Prints on paper as it stands.
 * @param input what its figures are drawn from
 */
export function reportPage(report: WrittenReport, input: ReportInput): string {
  const { title, source, sections, made } = report;
  return pageOf(title, [
    element("h1", [text(title)]),
    ...(source === "" ? [] : [paragraph(source, "muted")]),
    contents(sections),
    ...sections.map((section) => sectionOf(section, input)),
    paragraph(words.made(made), "muted"),
  ]);
}

function contents(sections: readonly WrittenSection[]): Html {
  const items = sections.map(({ id, title }) =>
    element("li", [element("a", [text(title)], { href: `#${id}` })]),
  );
  return element("nav", [element("ul", items)], { "aria-label": words.contents });
}

function sectionOf({ id, title, parts }: WrittenSection, input: ReportInput): Html {
  return element("section", [element("h2", [text(title)]), ...parts.map((part) => partOf(part, input))], {
    id,
  });
}

function partOf(part: ReportPart, input: ReportInput): Html {
  switch (part.kind) {
    case "heading":
      return element("h3", [text(part.text)]);
    case "paragraph":
      return paragraphOf(part);
    case "list":
      return list(part.items.map(unbroken));
    case "table":
      return element("div", [paragraph(part.title, "caption"), reportTable(part)]);
    case "figure":
      return figureOf(part, input);
  }
}

function paragraphOf({ text: said, items = [], tone }: Extract<ReportPart, { kind: "paragraph" }>): Html {
  const marks =
    items.length === 0 ? [] : [text(" "), element("small", [text(words.items(items.join(", ")))])];
  const kinds = { quiet: "muted", caution: "caution" } as const;
  return element("p", [text(unbroken(said)), ...marks], tone === undefined ? {} : { class: kinds[tone] });
}

function figureOf(part: Extract<ReportPart, { kind: "figure" }>, input: ReportInput): Html {
  const figure = reportFigure(input, part);
  if (figure === null) return text("");
  const svg = sceneToSvg(figure.scene, { theme: lightTheme, standalone: false });
  // Drawings are written by our own printer, which escapes what it prints.
  const caption = element("figcaption", [text(unbroken(words.figure(figure.name, figure.caption)))]);
  return element("figure", [svg as Html, caption]);
}
