import { createCertainty } from "@treeline/engine";
import {
  type Certainty,
  type CertaintySource,
  certaintyOf,
  type Finding,
  findingsOf,
} from "@treeline/engine/certainty";
import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import { SegmentedField } from "../../controls/field.tsx";
import { shownAudit } from "../../state/audit-outcomes.ts";
import { patchCertainty, removeCertainty } from "../../state/certainty-edits.ts";
import { evaluated } from "../../state/evaluation.ts";
import { project, readOnly } from "../../state/project.ts";
import { inTongueOf, retold, tongueOf } from "../../state/tongues.ts";
import { certainty as words } from "../../strings/certainty.ts";
import { DomainTable } from "./domain-table.tsx";
import { FindingFields } from "./finding-fields.tsx";
import { FindingsTable } from "./findings-table.tsx";
import { OtherOutcomes } from "./other-outcomes.tsx";

/** The certainty of the evidence for this outcome, and its row in the summary of findings. */
export function CertaintySection(): JSX.Element {
  const now = evaluated.value;
  const made = shownAudit.value;
  const document = project.value;
  const tongue = tongueOf("report");
  const judged = useMemo(() => {
    if (now === null) return null;
    const { report } = now;
    const audit = made !== null && made.report === report ? made.answer : null;
    const source = { document, report, audit };
    return { certainty: certaintyOf(source), reported: inTongueOf("report", () => reportedOf(source)) };
  }, [document, now, made, tongue]);
  const spec = createCertainty(document.certainty);
  return (
    <section class="certainty" aria-label={words.heading}>
      <p class="hint">{words.lead}</p>
      <SegmentedField
        label={words.start}
        value={spec.start}
        choices={[
          { value: "high", label: words.starts.high },
          { value: "low", label: words.starts.low },
        ]}
        disabled={readOnly.value}
        onChange={(start) => patchCertainty({ start: start === "low" ? "low" : "high" })}
      />
      {judged === null ? (
        <p role="status">{words.waiting}</p>
      ) : (
        <>
          <DomainTable domains={judged.certainty.domains} reported={judged.reported.certainty.domains} />
          <p class="certainty-result" role="status">
            {words.result(judged.certainty.symbols, judged.certainty.label)}
          </p>
          {judged.certainty.open.length > 0 && (
            <p class="hint">{words.provisional(judged.certainty.open.length)}</p>
          )}
          <FindingFields spec={spec} />
          <OtherOutcomes spec={spec} own={judged.reported.findings[spec.place]?.outcome ?? ""} />
          <FindingsTable findings={judged.reported.findings} title={document.title} />
          {document.certainty !== undefined && (
            <button type="button" class="button" disabled={readOnly.value} onClick={removeCertainty}>
              {words.remove}
            </button>
          )}
        </>
      )}
    </section>
  );
}

/** What goes into papers, in the language of the report. */
function reportedOf({ document, report, audit }: CertaintySource): {
  readonly certainty: Certainty;
  readonly findings: readonly Finding[];
} {
  const source = { document, report: retold(report), audit: retold(audit) };
  return { certainty: certaintyOf(source), findings: findingsOf(source) };
}
