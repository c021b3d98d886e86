import type { ReportPart, WrittenSection } from "@treeline/engine/report";

/** A section as text for the clipboard: paragraphs apart, tables with tabs, so that a word processor makes tables of them. */
export function plainSection({ parts }: WrittenSection): string {
  return `${parts
    .map(plainPart)
    .filter((text) => text !== "")
    .join("\n\n")}\n`;
}

function plainPart(part: ReportPart): string {
  switch (part.kind) {
    case "heading":
    case "paragraph":
      return part.text;
    case "list":
      return part.items.join("\n");
    case "table":
      return [part.title, ...[part.head, ...part.rows].map((row) => row.map(oneLine).join("\t"))].join("\n");
    case "figure":
      return "";
  }
}

function oneLine(cell: string): string {
  return cell.replace(/\s+/g, " ");
}
