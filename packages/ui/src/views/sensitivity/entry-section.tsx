import type { SensitivityEntry, SensitivityReport } from "@treeline/engine";
import { unbroken } from "@treeline/engine";
import { plotCards } from "@treeline/plots/cards";
import type { JSX } from "preact";
import { Cited } from "../../controls/cited.tsx";
import { CheckField } from "../../controls/field.tsx";
import type { Evaluated } from "../../state/evaluation.ts";
import { readOnly } from "../../state/project.ts";
import { reportedSensitivity, setReportedSensitivity } from "../../state/reporting.ts";
import { sensitivity as words } from "../../strings/sensitivity.ts";
import { EntryPlot } from "./entry-plot.tsx";
import { EntryTable } from "./entry-table.tsx";
import { partId } from "./parts.ts";

interface EntryProps {
  readonly made: Evaluated;
  readonly report: SensitivityReport;
  readonly entry: SensitivityEntry;
}

/** A question: what it came to in sentences, its plot, and its table folded away. */
export function EntrySection({ made, report, entry }: EntryProps): JSX.Element {
  const { id, label, plot, summary, reference, lack, sentences, tables } = entry;
  const heading = `${partId(id)}-heading`;
  return (
    <section id={partId(id)} class="card panel sensitivity-entry" aria-labelledby={heading} tabIndex={-1}>
      <h3 id={heading}>{label}</h3>
      <p class="by">{summary}</p>
      {lack === null ? (
        sentences.map((text) => <p key={text}>{unbroken(text)}</p>)
      ) : (
        <p class="hint">{lack}</p>
      )}
      {lack === null && plot !== null && plotCards.has(plot) && (
        <EntryPlot made={made} report={report} plot={plotCards.get(plot)} />
      )}
      {tables.map((table) => (
        <EntryTable key={table.id} made={made} table={table} />
      ))}
      <CheckField
        label={words.inReport}
        checked={reportedSensitivity.value.includes(id)}
        disabled={readOnly.value}
        onChange={(on) => setReportedSensitivity(id, on)}
      />
      <p class="hint source">
        {words.source}: <Cited text={reference} />
      </p>
    </section>
  );
}
