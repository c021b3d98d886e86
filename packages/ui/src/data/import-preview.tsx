import type { Issue } from "@treeline/engine";
import type { ImportedFile } from "@treeline/engine/import";
import type { JSX } from "preact";
import { ScrollRegion } from "../controls/scroll-region.tsx";
import { localNumber } from "../state/number-marks.ts";
import { t } from "../strings/t.ts";

/** The first rows as they will be imported, each column with its type and how much of it was understood. */
export function ImportPreview({
  imported,
}: {
  readonly imported: Pick<ImportedFile, "preview" | "table">;
}): JSX.Element {
  const { preview, table } = imported;
  return (
    <>
      <p class="import-caption">
        {t.importing.preview(preview.rows.length, table.rowIds.length, preview.columns.length)}
      </p>
      <ScrollRegion class="import-preview" label={t.importing.previewLabel}>
        <table aria-label={t.importing.previewLabel}>
          <thead>
            <tr>
              {preview.columns.map((column) => (
                <th key={column.name} scope="col" class={column.kind}>
                  <span class="import-name">{column.name}</span>
                  <small>{column.kind === "number" ? t.importing.number : t.importing.text}</small>
                  {column.readable < column.filled && (
                    <small class="warn">{t.importing.unparsed(column.filled - column.readable)}</small>
                  )}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {preview.rows.map((row, index) => (
              <tr key={index}>
                {preview.columns.map((column, at) => (
                  <Cell
                    key={column.name}
                    kind={column.kind}
                    text={row.text[at] ?? ""}
                    typed={row.typed[at] ?? null}
                    isUnread={row.unread[at] === true}
                  />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </>
  );
}

interface CellProps {
  readonly kind: "number" | "text";
  readonly text: string;
  readonly typed: number | string | null;
  readonly isUnread: boolean;
}

/** The value as understood; where it was not, the text as it stands. */
function Cell({ kind, text, typed, isUnread }: CellProps): JSX.Element {
  const shown =
    typeof typed === "number" ? localNumber(String(typed).replace("-", "\u2212")) : (typed ?? text);
  return (
    <td class={isUnread ? `${kind} unread` : kind} title={text}>
      {shown}
    </td>
  );
}

const MAX_SHOWN = 12;

export function ImportIssues({ issues }: { readonly issues: readonly Issue[] }): JSX.Element | null {
  if (issues.length === 0) return null;
  return (
    <section class="import-issues" aria-label={t.importing.issues(issues.length)}>
      {issues.slice(0, MAX_SHOWN).map((issue) => (
        <div key={`${issue.code} ${issue.message}`} class={`note ${issue.severity}`}>
          <p>
            {issue.message} <span class="hint">{issue.hint}</span>
          </p>
        </div>
      ))}
      {issues.length > MAX_SHOWN && <p class="hint">{t.importing.showAll(issues.length - MAX_SHOWN)}</p>}
    </section>
  );
}
