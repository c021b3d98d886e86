import type { ReportPart, WrittenReport } from "./types.ts";

/** What stands in for a drawing in a text: its name and what it shows. */
export type FigureText = (plot: string) => string;

/**
 * A report as Markdown (CommonMark with the tables of GitHub). Text of the user is escaped: nothing of it becomes markup.
 * @param figure says a plot in words; "" = it is left out
 */
export function reportToMarkdown(
  { title, source, sections, made }: WrittenReport,
  figure: FigureText,
): string {
  const lead = [`# ${escaped(title)}`, ...(source === "" ? [] : [escaped(source)])];
  const body = sections.flatMap((section) => [
    `## ${escaped(section.title)}`,
    ...section.parts.map((part) => partText(part, figure)).filter((text) => text !== ""),
  ]);
  return `${[...lead, ...body, escaped(made)].join("\n\n")}\n`;
}

function partText(part: ReportPart, figure: FigureText): string {
  switch (part.kind) {
    case "heading":
      return `### ${escaped(part.text)}`;
    case "paragraph":
      return paragraphText(part);
    case "list":
      return part.items.map((item) => `- ${escaped(item)}`).join("\n");
    case "table":
      return tableText(part);
    case "figure": {
      const said = figure(part.plot);
      return said === "" ? "" : `*${escaped(said)}*`;
    }
  }
}

function paragraphText({ text, items = [], tone }: Extract<ReportPart, { kind: "paragraph" }>): string {
  const marked = items.length === 0 ? "" : ` *(PRISMA ${items.join(", ")})*`;
  return `${tone === "caution" ? "> " : ""}${escaped(text)}${marked}`;
}

function tableText({ title, head, rows, numeric }: Extract<ReportPart, { kind: "table" }>): string {
  const line = (cells: readonly string[]): string => `| ${cells.map((cell) => escaped(cell)).join(" | ")} |`;
  const ruler = `| ${head.map((_, at) => (numeric && at > 0 ? "---:" : "---")).join(" | ")} |`;
  return [`**${escaped(title)}**`, "", line(head), ruler, ...rows.map(line)].join("\n");
}

/** No line breaks, and no character that Markdown would read as its own. */
function escaped(text: string): string {
  return text.replace(/\s*[\r\n]+\s*/g, " ").replace(/[\\`*_{}[\]<>#|~$]/g, (character) => `\\${character}`);
}
