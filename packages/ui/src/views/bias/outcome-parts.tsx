import { type BiasOutcome, measures } from "@treeline/engine";
import { numberTable } from "@treeline/engine/bias";
import { showToldCell, type ToldTable } from "@treeline/engine/jobs/tell";
import type { JSX } from "preact";
import type { Evaluated } from "../../state/evaluation.ts";
import { bias as words } from "../../strings/bias.ts";
import { NumberTable } from "../moderators/number-table.tsx";
import { ToldSentences, ToldTables } from "../moderators/told-parts.tsx";

interface OutcomeProps {
  readonly outcome: BiasOutcome;
  readonly made: Evaluated;
}

/** What ran with which choices, its numbers, what they say, and its tables. */
export function OutcomeParts({ outcome, made }: OutcomeProps): JSX.Element {
  const numbers = numberTable(outcome);
  const { tables, sentences } = outcome;
  return (
    <>
      <p class="ran">{words.method.ran(outcome.ran, outcome.k)}</p>
      <ToldSentences told={{ sentences, tables: [] }} />
      {numbers !== null && <Numbers table={numbers} ran={outcome.ran} />}
      {outcome.estimate !== null && (
        <p class="hint">{words.method.scale(measures.get(made.document.effects.measure).symbol.analysis)}</p>
      )}
      {tables.length > 0 && (
        <details class="fold">
          <summary>{words.method.details(tables.length)}</summary>
          <ToldTables told={{ sentences: [], tables }} />
        </details>
      )}
    </>
  );
}

/** The first column of numbers has no name of its own, which a table on a page needs. */
function Numbers({ table, ran }: { readonly table: ToldTable; readonly ran: string }): JSX.Element {
  const { head, rows } = table;
  return (
    <NumberTable
      caption={words.method.numbers(ran)}
      head={head.map((name) => (name === "" ? words.method.number : name))}
      rows={rows.map((row, place) => ({
        key: `${place}`,
        head: showToldCell(row[0] ?? null),
        cells: row.slice(1).map((cell) => (cell === null ? "" : showToldCell(cell))),
      }))}
    />
  );
}
