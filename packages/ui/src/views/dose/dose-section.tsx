import { type DoseResponseReport, unbroken } from "@treeline/engine";
import type { JSX } from "preact";
import { startDoses } from "../../state/dose.ts";
import { evaluated } from "../../state/evaluation.ts";
import { project, readOnly } from "../../state/project.ts";
import { dose as words } from "../../strings/dose.ts";
import { ModeratorIssues } from "../moderators/moderator-issues.tsx";
import { ColumnFields } from "./column-fields.tsx";
import { CurveFields } from "./curve-fields.tsx";
import { DosePlot } from "./dose-plot.tsx";
import { ResultTables } from "./result-tables.tsx";

/** Rows as dose categories: which column is what, which curve, and what it says. */
export function DoseResponseSection(): JSX.Element {
  const spec = project.value.doseResponse;
  return (
    <section class="card panel dose-response" aria-labelledby="dose-response">
      <h3 id="dose-response">{words.heading}</h3>
      <p class="hint">{words.lead}</p>
      {spec === undefined ? (
        <button type="button" class="button" disabled={readOnly.value} onClick={startDoses}>
          {words.start}
        </button>
      ) : (
        <>
          <div class="dose-choices">
            <ColumnFields spec={spec} />
            <CurveFields spec={spec} />
          </div>
          <Answer report={evaluated.value?.report.doseResponse} />
        </>
      )}
    </section>
  );
}

function Answer({ report }: { readonly report: DoseResponseReport | undefined }): JSX.Element {
  if (report === undefined) return <p class="hint">{words.calculating}</p>;
  const { result, sentences, issues } = report;
  return (
    <div class="dose-answer">
      <ModeratorIssues issues={issues} />
      {result !== null && (
        <>
          <h4>{words.resultHeading}</h4>
          <div aria-live="polite" aria-atomic="true">
            {sentences.map((sentence) => (
              <p key={sentence}>{unbroken(sentence)}</p>
            ))}
          </div>
          <DosePlot />
          <ResultTables report={report} result={result} />
        </>
      )}
    </div>
  );
}
