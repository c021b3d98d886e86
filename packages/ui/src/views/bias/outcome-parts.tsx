import type { BiasOutcome } from "@treeline/engine";
import { phrase, unbroken } from "@treeline/engine";
import { numberTable } from "@treeline/engine/bias";
import { showToldCell, type ToldCell, type ToldTable } from "@treeline/engine/jobs/tell";
import type { JSX } from "preact";
import { shownColumns } from "../../controls/table-columns.ts";
import type { Evaluated } from "../../state/evaluation.ts";
import { bias as words } from "../../strings/bias.ts";
import { NumberTable } from "../moderators/number-table.tsx";
import { ToldSentences, ToldTables } from "../moderators/told-parts.tsx";
import { displayOf } from "../results/display.ts";
import { KeyFigures } from "./key-figures.tsx";

interface OutcomeProps {
  readonly label: string;
  readonly outcome: BiasOutcome;
  readonly made: Evaluated;
}

/** What ran with which choices, its key figures, what they say, and all of its numbers in a fold. */
export function OutcomeParts({ label, outcome, made }: OutcomeProps): JSX.Element {
  const { tables, sentences } = outcome;
  const display = displayOf(made.document, made.report);
  const numbers = numberTable(outcome);
  return (
    <>
      <p class="ran">{unbroken(words.method.ran(outcome.ran, outcome.k))}</p>
      <KeyFigures outcome={outcome} display={display} />
      <ToldSentences told={{ sentences, tables: [] }} />
      {(numbers !== null || tables.length > 0) && (
        <details class="fold">
          <summary>{words.method.allNumbers(tables.length)}</summary>
          {display.transformation.id !== "identity" && hasEffects(outcome) && (
            <p class="hint">{words.method.scale(phrase(display.measure.symbol.analysis))}</p>
          )}
          {numbers !== null && <Numbers table={numbers} label={label} />}
          <ToldTables told={{ sentences: [], tables }} of={label} />
        </details>
      )}
    </>
  );
}

/** Rates, powers and ratios of selection are on no scale of effects, differences of arcsines on another. */
function hasEffects({ estimate, numbers, tables, ownScale }: BiasOutcome): boolean {
  if (ownScale) return false;
  const isEffect = (cell: ToldCell): boolean => typeof cell === "object" && cell?.as === "effect";
  return (
    estimate !== null ||
    numbers.some(({ as }) => as === "effect") ||
    tables.some(({ rows }) => rows.some((row) => row.some(isEffect)))
  );
}

/** The column of values: one that is not known is a dash, while no remark is nothing. */
const VALUE = 1;

/** The first column of numbers has no name of its own, which a table on a page needs. */
function Numbers({ table, label }: { readonly table: ToldTable; readonly label: string }): JSX.Element {
  const { rows } = table;
  const [names, ...columns] = shownColumns(table);
  return (
    <NumberTable
      caption={words.method.numbers(label)}
      head={[names, ...columns].map(({ head }) => (head === "" ? words.method.number : head))}
      rows={rows.map((row, place) => ({
        key: `${place}`,
        head: unbroken(showToldCell(row[names.at] ?? null)),
        cells: columns.map(({ at }) =>
          row[at] == null && at !== VALUE ? "" : showToldCell(row[at] ?? null),
        ),
      }))}
    />
  );
}
