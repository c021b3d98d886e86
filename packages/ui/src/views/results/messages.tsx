import { coefficientTests, type Issue, predictionIntervals, tau2Intervals } from "@treeline/engine";
import type { JSX } from "preact";
import { lazy } from "../../controls/lazy.tsx";
import { Repairs } from "../../controls/repairs.tsx";
import type { Evaluated } from "../../state/evaluation.ts";
import { firstResultShown } from "../../state/first-result.ts";
import { showCell } from "../../state/navigation.ts";
import { project, readOnly, view } from "../../state/project.ts";
import { pages } from "../../strings/pages.ts";
import { t } from "../../strings/t.ts";
import { type fixOf, unmetOf } from "./registry-field.tsx";

const ExcludedRows = lazy(async () => (await import("./excluded-rows.tsx")).ExcludedRows, firstResultShown);

/** What needs a look, each with its remedy; and every row that is not used, with its reason. */
export function Messages({ evaluated }: { readonly evaluated: Evaluated }): JSX.Element {
  const { report } = evaluated;
  const excludedRows = new Set(report.effects?.excluded.map((row) => row.rowId));
  // The list of rows not used says these already, but for what guards say of other numbers of theirs.
  const own = report.issues.filter(
    ({ path, dismissal }) =>
      path.rowId === undefined || dismissal !== undefined || !excludedRows.has(path.rowId),
  );
  const notes = own.filter((issue) => issue.severity === "note");
  return (
    <section id="messages" class="messages" aria-label={t.results.issuesLabel}>
      <IssueNotes issues={own.filter((issue) => issue.severity !== "note")} />
      {notes.length > 0 && (
        <details class="notes">
          <summary>{t.results.showNotes(notes.length)}</summary>
          <IssueNotes issues={notes} />
        </details>
      )}
      {report.dismissed.length > 0 && (
        <details class="notes">
          <summary>{t.guards.dismissed(report.dismissed.length)}</summary>
          <IssueNotes issues={report.dismissed} />
        </details>
      )}
      {(report.effects?.excluded.length ?? 0) > 0 && <ExcludedRows report={report} />}
    </section>
  );
}

/** Each message once: rows of one study often have the same one, and it leads to the first of them. */
function IssueNotes({ issues }: { readonly issues: readonly Issue[] }): JSX.Element {
  const rows = new Map<string, number>();
  for (const key of issues.map(issueKey)) rows.set(key, (rows.get(key) ?? 0) + 1);
  return (
    <>
      {[...rows].map(([key, count]) => (
        <IssueNote key={key} issue={issues.find((issue) => issueKey(issue) === key)!} rows={count} />
      ))}
    </>
  );
}

/** What can be mended or dismissed is an entry of its own. */
function issueKey({ code, path, message, hint, repairs, dismissal }: Issue): string {
  const row = repairs === undefined && dismissal === undefined ? "" : path.rowId;
  return [code, row, path.column, path.field, message, hint].join("|");
}

function IssueNote({ issue, rows }: { readonly issue: Issue; readonly rows: number }): JSX.Element {
  const remedy = remedyOf(issue);
  return (
    <div class={`note ${issue.severity}`}>
      <p>
        <span class="visually-hidden">{t.results.severity[issue.severity]}: </span>
        {issue.message} {rows > 1 && t.results.inRows(rows)} <span class="hint">{issue.hint}</span>
      </p>
      <Repairs issue={issue} />
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
  if (issue.code === "column-not-numeric" && column !== undefined && !readOnly.value) {
    return { label: t.results.readAsNumbers, run: () => void readAsNumbers(column) };
  }
  const unmet = issue.code.endsWith("not-defined") && !readOnly.value ? unmetFix(field) : null;
  if (unmet !== null) return unmet;
  if (field?.startsWith("model")) return { label: t.results.goOptions, run: focusOptions };
  if (field === undefined && column === undefined) return null;
  if (field === "network") {
    return {
      label: pages.network,
      run: () => {
        view.value = "network";
      },
    };
  }
  if (view.value === "effects") return null;
  return {
    label: t.results.goEffects,
    run: () => {
      view.value = "effects";
    },
  };
}

/** What would make the test or interval apply that now does not; null where it needs nothing of the model. */
function unmetFix(field: string | undefined): ReturnType<typeof fixOf> {
  const { model } = project.value;
  switch (field) {
    case "model.test":
      return unmetOf(coefficientTests.get(model.test), model);
    case "model.prediction":
      return unmetOf(predictionIntervals.get(model.prediction), model);
    case "model.tau2Interval":
      return unmetOf(tau2Intervals.get(model.tau2Interval), model);
    default:
      return null;
  }
}

/** The edits of the table are fetched with the views that need them. */
async function readAsNumbers(column: string): Promise<void> {
  const { convertColumn } = await import("../../state/table-edits.ts");
  convertColumn(column, "number");
}

function focusOptions(): void {
  const panel = document.querySelector<HTMLElement>(".side select, .side input");
  if (panel !== null && panel.offsetParent !== null) panel.focus();
  else document.querySelector<HTMLElement>(".sheet-button")?.click();
}
