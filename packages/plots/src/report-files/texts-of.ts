import type { ReportPart, WrittenReport } from "@treeline/engine/report";

/** Every text of a report, for what has to know its characters. */
export function textsOf({ title, source, sections }: WrittenReport): readonly string[] {
  return [title, source, ...sections.flatMap((section) => [section.title, ...section.parts.flatMap(ofPart)])];
}

function ofPart(part: ReportPart): readonly string[] {
  switch (part.kind) {
    case "heading":
    case "paragraph":
      return [part.text];
    case "list":
      return part.items;
    case "table":
      return [part.title, ...part.head, ...part.rows.flat()];
    case "figure":
      return [];
  }
}
