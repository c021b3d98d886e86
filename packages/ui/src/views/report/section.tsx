import type { WrittenSection } from "@treeline/engine/report";
import type { ReportInput } from "@treeline/plots/report-page";
import type { JSX } from "preact";
import { CopyButton } from "../../controls/copy-button.tsx";
import { reportWords as words } from "../../strings/report.ts";
import { Part } from "./part.tsx";
import { plainSection } from "./plain-text.ts";

interface SectionProps {
  readonly section: WrittenSection;
  readonly input: ReportInput;
}

/** A section of the report with a button that copies its text. */
export function Section({ section, input }: SectionProps): JSX.Element {
  const heading = `report-${section.id}-heading`;
  return (
    <section id={`report-${section.id}`} class="card report-section" aria-labelledby={heading} tabIndex={-1}>
      <div class="card-head">
        <h3 id={heading}>{section.title}</h3>
        <CopyButton label={words.copy(section.title)} text={() => plainSection(section)} />
      </div>
      <div class="card-body">
        {section.parts.map((part, at) => (
          <Part key={at} part={part} input={input} />
        ))}
      </div>
    </section>
  );
}
