import { unbroken } from "@treeline/engine";
import { showToldCell, type Told, type ToldTable, toldCsv, toldTabs } from "@treeline/engine/jobs/tell";
import type { JSX } from "preact";
import { CopyButton } from "../../controls/copy-button.tsx";
import { isWords } from "../../controls/table-columns.ts";
import { downloadText, fileName } from "../../export/download.ts";
import { project } from "../../state/project.ts";
import { further as words } from "../../strings/further.ts";
import { NumberTable } from "./number-table.tsx";

/** What an outcome means and what not, in sentences. */
export function ToldSentences({ told }: { readonly told: Told }): JSX.Element {
  return (
    <ul class="told" aria-label={words.meaning}>
      {told.sentences.map((sentence) => (
        <li key={sentence} class="moderation-sentence">
          {unbroken(sentence)}
        </li>
      ))}
    </ul>
  );
}

/** Every table of an outcome, each with its way to the clipboard and to a file. */
export function ToldTables({ told, of }: { readonly told: Told; readonly of?: string }): JSX.Element {
  return (
    <>
      {told.tables.map((table) => (
        <div key={table.id}>
          <NumberTable
            caption={table.title}
            isCaptionShown
            {...(of === undefined ? {} : { of })}
            head={table.head}
            inWords={table.head.map((_, at) => table.rows.some((row) => isWords(row[at])))}
            rows={table.rows.map((row, place) => ({
              key: `${place}`,
              head: showToldCell(row[0] ?? null),
              cells: row.slice(1).map((cell) => showToldCell(cell)),
            }))}
          />
          <div class="job">
            <TableTools table={table} isBelow />
          </div>
        </div>
      ))}
    </>
  );
}

/** Only the ways out, for outcomes that are shown in another form. */
export function ToldFiles({ told }: { readonly told: Told }): JSX.Element {
  return (
    <details class="fold">
      <summary>{words.tables}</summary>
      {told.tables.map((table) => (
        <div key={table.id} class="job">
          <TableTools table={table} />
        </div>
      ))}
    </details>
  );
}

interface ToolsProps {
  readonly table: ToldTable;
  /** The table stands above, and need not be named again for the eye. */
  readonly isBelow?: boolean;
}

function TableTools({ table, isBelow = false }: ToolsProps): JSX.Element {
  const [copy, csv] = [words.copyTable(table.title), words.csvTable(table.title)];
  const save = (): void =>
    downloadText(fileName(`${project.value.title} ${table.id}`, "csv"), "text/csv", toldCsv(table));
  return (
    <>
      <CopyButton label={isBelow ? words.copy : copy} heard={copy} text={() => toldTabs(table)} />
      <button type="button" class="button" aria-label={csv} onClick={save}>
        {isBelow ? words.csv : csv}
      </button>
    </>
  );
}
