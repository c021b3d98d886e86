import { formatAdaptive, formatRatio, headed, phrase, type SensitivityTable } from "@treeline/engine";
import { showToldCell, type ToldCell, toldTabs } from "@treeline/engine/jobs/tell";
import type { JSX } from "preact";
import { useMemo, useState } from "preact/hooks";
import { Clamped } from "../../controls/clamped.tsx";
import { CopyButton } from "../../controls/copy-button.tsx";
import { shownColumns } from "../../controls/table-columns.ts";
import { Term } from "../../controls/term.tsx";
import { WideTable } from "../../controls/wide-table.tsx";
import { downloadTable } from "../../export/sensitivity-files.ts";
import type { Evaluated } from "../../state/evaluation.ts";
import { sensitivity as words } from "../../strings/sensitivity.ts";
import { type Display, displayOf } from "../results/display.ts";
import { topicOf } from "./table-topics.ts";

/** Beyond this many rows a page is no place to read them; the files have them all. */
const MOST_ROWS = 300;
const DIGITS = 3;

/** Words beyond this many letters make their row the tallest of the page. */
const LONG_WORDS = 90;

interface EntryTableProps {
  readonly made: Evaluated;
  readonly table: SensitivityTable;
}

/** A table of a question, folded away; effects on the scale they are shown on, and the study of a row lit wherever it is. */
export function EntryTable({ made, table }: EntryTableProps): JSX.Element {
  const [open, setOpen] = useState(false);
  return (
    <details class="fold" open={open} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{words.table(table.title)}</summary>
      {open && <Body made={made} table={table} />}
    </details>
  );
}

function Body({ made, table }: EntryTableProps): JSX.Element {
  const display = displayOf(made.document, made.report);
  const { rows, rowIds, flagged, title } = table;
  const [names, ...columns] = useMemo(() => shownColumns(table), [table]);
  const hasEffects = rows.some((row) => row.some(isEffect));
  return (
    <>
      <WideTable label={title}>
        <table class="numbers">
          <caption class="visually-hidden">{title}</caption>
          <thead>
            <tr>
              {[names, ...columns].map(({ at, head, inWords }) => (
                <th key={head} scope="col" class={inWords ? "in-words" : undefined}>
                  <Term about={topicOf(table.id, at)}>{headed(head)}</Term>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, MOST_ROWS).map((row, place) => (
              <tr
                key={`${rowIds[place] ?? ""} ${place}`}
                class={flagged[place] === true ? "flagged" : undefined}
                data-row-id={rowIds[place] ?? undefined}
              >
                <th scope="row">{shown(row[names.at] ?? null, display)}</th>
                {columns.map(({ at, head, inWords }) => (
                  <td key={head} class={inWords ? "in-words" : undefined}>
                    {inWords
                      ? wordsOf(shown(row[at] ?? null, display))
                      : kept(shown(row[at] ?? null, display))}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </WideTable>
      <p class="hint">
        {hasEffects && words.scale(display.symbol, analysedAs(display))}{" "}
        {rows.length > MOST_ROWS && words.more(rows.length - MOST_ROWS)}
      </p>
      <div class="job">
        <CopyButton label={words.copyTable} text={() => toldTabs(table)} />
        <button type="button" class="button" onClick={() => downloadTable(made, table)}>
          {words.saveTable}
        </button>
      </div>
    </>
  );
}

/** Dozens of outlying studies in a cell are opened by those who look for one. */
function wordsOf(text: string): JSX.Element | string {
  return text.length > LONG_WORDS ? <Clamped text={text} /> : text;
}

/** "< .001" on one line, on paper too. */
function kept(number: string): string {
  return number.replaceAll(" ", "\u00a0");
}

/** What standard errors are of, where effects are shown on another scale. */
function analysedAs({ measure, transformation }: Display): string | null {
  return transformation.id === "identity" ? null : phrase(measure.symbol.analysis);
}

function isEffect(cell: ToldCell): boolean {
  return typeof cell === "object" && cell !== null && cell.as === "effect";
}

/** Effects are shown on the scale that people read. */
function shown(cell: ToldCell, { transformation }: Display): string {
  if (typeof cell !== "object" || cell === null || cell.as !== "effect") return showToldCell(cell, DIGITS);
  const value = transformation.apply(cell.value);
  return transformation.axis === "log" ? formatRatio(value, DIGITS) : formatAdaptive(value, DIGITS);
}
