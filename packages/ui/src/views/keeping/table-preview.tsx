import { cellText, type StudyTable } from "@treeline/engine";
import type { JSX } from "preact";
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
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
    <section class="import-preview" tabIndex={0} aria-label={keeping.preview(title)}>
      <table>
        <thead>
          <tr>
            {table.columns.map(({ name }) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rowIds.slice(0, ROWS).map((rowId, index) => (
            <tr key={rowId}>
              {table.columns.map((column) => (
                <td key={column.name}>{cellText(column, index, rowId)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {left > 0 && <p class="hint">{keeping.more(left)}</p>}
    </section>
  );
}
