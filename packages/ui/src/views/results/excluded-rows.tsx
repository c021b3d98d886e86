import type { AnalysisReport } from "@treeline/engine";
import type { JSX } from "preact";
import { Repairs } from "../../controls/repairs.tsx";
import { includeRow, isExcluded } from "../../state/edits.ts";
import { showCell } from "../../state/navigation.ts";
import { project, readOnly } from "../../state/project.ts";
import { t } from "../../strings/t.ts";
import { type ExcludedGroup, type ExcludedRow, groupExcluded, reasonOf } from "./excluded-groups.ts";

/** Every row that is not used with its reason; open at once while the reasons are few. */
export function ExcludedRows({ report }: { readonly report: AnalysisReport }): JSX.Element | null {
  const excluded = report.effects?.excluded ?? [];
  if (excluded.length === 0) return null;
  const groups = groupExcluded(excluded);
  return (
    <details class="excluded" open={groups.length <= 3}>
      <summary>{t.results.excludedHeading(excluded.length)}</summary>
      <ul>
        {groups.map((group) =>
          group.rows.length === 1 ? (
            <OneRow key={group.rows[0].rowId} row={group.rows[0]} />
          ) : (
            <ManyRows key={group.rows[0].rowId} group={group} />
          ),
        )}
      </ul>
    </details>
  );
}

function OneRow({ row }: { readonly row: ExcludedRow }): JSX.Element {
  const byHand = isExcluded(project.value, row.rowId);
  return (
    <li>
      <b>{row.label}</b>
      <span>
        {reasonOf(row)} {!byHand && <span class="hint">{row.issue.hint}</span>}
        <Repairs issue={row.issue} />
      </span>
      {byHand ? (
        <button
          type="button"
          class="link-button"
          disabled={readOnly.value}
          onClick={() => includeRow(row.rowId)}
        >
          {t.results.include}
        </button>
      ) : (
        <button type="button" class="link-button" onClick={() => showRow(row)}>
          {t.results.goData}
        </button>
      )}
    </li>
  );
}

function ManyRows({ group }: { readonly group: ExcludedGroup }): JSX.Element {
  const [first] = group.rows;
  const numbers = new Map(project.value.table.rowIds.map((rowId, index) => [rowId, index + 1]));
  return (
    <li>
      <b>{t.results.rows(group.rows.length)}</b>
      <div>
        {group.alike ? reasonOf(first) : t.results.forExample(first.label, reasonOf(first))}{" "}
        <span class="hint">{first.issue.hint}</span>
        <details class="fold">
          <summary>{t.results.whichRows}</summary>
          <ul class="row-names">
            {group.rows.map((row) => (
              <li key={row.rowId}>
                <button
                  type="button"
                  class="link-button"
                  title={group.alike ? t.results.goData : reasonOf(row)}
                  onClick={() => showRow(row)}
                >
                  {t.results.numberedRow(numbers.get(row.rowId) ?? 0, row.label)}
                </button>
              </li>
            ))}
          </ul>
        </details>
      </div>
    </li>
  );
}

function showRow({ rowId, issue }: ExcludedRow): void {
  showCell(rowId, issue.path.column ?? null);
}
