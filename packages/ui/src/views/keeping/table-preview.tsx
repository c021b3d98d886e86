import type { StudyTable } from "@treeline/engine";
import type { JSX } from "preact";
import { WideTable } from "../../controls/wide-table.tsx";
import { shownText } from "../../data/grid-model.ts";
import { keeping } from "../../strings/keeping.ts";

const ROWS = 5;

/** The first rows of a table, enough to know it again. */
export function TablePreview({
  table,
  title,
}: {
  readonly table: StudyTable;
  readonly title: string;
}): JSX.Element {
  const left = table.rowIds.length - ROWS;
  return (
    <WideTable class="import-preview" label={keeping.preview(title)}>
      <table>
        <thead>
          <tr>
            {table.columns.map(({ name, kind }) => (
              <th key={name} scope="col" class={kind === "number" ? "is-number" : undefined}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rowIds.slice(0, ROWS).map((rowId, index) => (
            <tr key={rowId}>
              {table.columns.map((column) => (
                <td key={column.name} class={column.kind === "number" ? "is-number" : undefined}>
                  {shownText(column, index, rowId)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {left > 0 && <p class="hint">{keeping.more(left)}</p>}
    </WideTable>
  );
}
