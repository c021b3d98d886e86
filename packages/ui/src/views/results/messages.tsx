import type { AnalysisReport, Issue } from "@treeline/engine";
import type { JSX } from "preact";
import { includeRow, isExcluded } from "../../state/edits.ts";
import type { Evaluated } from "../../state/evaluation.ts";
import { showCell } from "../../state/navigation.ts";
import { project, readOnly, view } from "../../state/project.ts";
import { t } from "../../strings/en.ts";

/** What needs a look, each with its remedy; and every row that is not used, with its reason. */
export function Messages({ evaluated }: { readonly evaluated: Evaluated }): JSX.Element {
  const { report } = evaluated;
  const excludedRows = new Set(report.effects?.excluded.map((row) => row.rowId));
  // The list of rows not used says these already.
  const own = report.issues.filter(
    (issue) => issue.path.rowId === undefined || !excludedRows.has(issue.path.rowId),
  );
  const notes = own.filter((issue) => issue.severity === "note");
  return (
    <section id="messages" class="messages" aria-label={t.results.issuesLabel}>
      {own
        .filter((issue) => issue.severity !== "note")
        .map((issue) => (
          <IssueNote key={issueKey(issue)} issue={issue} />
        ))}
      {notes.length > 0 && (
        <details class="notes">
          <summary>{t.results.showNotes(notes.length)}</summary>
          {notes.map((issue) => (
            <IssueNote key={issueKey(issue)} issue={issue} />
          ))}
        </details>
      )}
      <Excluded report={report} />
    </section>
  );
}

function issueKey(issue: Issue): string {
  return [issue.code, issue.path.rowId, issue.path.column, issue.path.field, issue.message].join("|");
}

function IssueNote({ issue }: { readonly issue: Issue }): JSX.Element {
  const remedy = remedyOf(issue);
  return (
    <div class={`note ${issue.severity}`}>
      <p>
        <span class="visually-hidden">{t.results.severity[issue.severity]}: </span>
        {issue.message} <span class="hint">{issue.hint}</span>
      </p>
      {remedy && (
        <button type="button" class="link-button" onClick={remedy.run}>
          {remedy.label}
        </button>
      )}
    </div>
  );
}

/** Where the thing to mend is. */
function remedyOf(issue: Issue): { label: string; run(): void } | null {
  const { rowId, column, field } = issue.path;
  if (rowId !== undefined) return { label: t.results.goData, run: () => showCell(rowId, column ?? null) };
  if (field?.startsWith("model")) return { label: t.results.goOptions, run: focusOptions };
  if (field === undefined && column === undefined) return null;
  return {
    label: t.results.goEffects,
    run: () => {
      view.value = "effects";
    },
  };
}

function focusOptions(): void {
  const panel = document.querySelector<HTMLElement>(".side select, .side input");
  if (panel !== null && panel.offsetParent !== null) panel.focus();
  else document.querySelector<HTMLElement>(".sheet-button")?.click();
}

function Excluded({ report }: { readonly report: AnalysisReport }): JSX.Element | null {
  const excluded = report.effects?.excluded ?? [];
  if (excluded.length === 0) return null;
  return (
    <details class="excluded" open={excluded.length <= 3}>
      <summary>{t.results.excludedHeading(excluded.length)}</summary>
      <ul>
        {excluded.map((row) => (
          <li key={row.rowId}>
            <b>{row.label}</b>
            <span>
              {row.issue.message}{" "}
              {!isExcluded(project.value, row.rowId) && <span class="hint">{row.issue.hint}</span>}
            </span>
            {isExcluded(project.value, row.rowId) ? (
              <button
                type="button"
                class="link-button"
                disabled={readOnly.value}
                onClick={() => includeRow(row.rowId)}
              >
                {t.results.include}
              </button>
            ) : (
              <button
                type="button"
                class="link-button"
                onClick={() => showCell(row.rowId, row.issue.path.column ?? null)}
              >
                {t.results.goData}
              </button>
            )}
          </li>
        ))}
      </ul>
    </details>
  );
}
