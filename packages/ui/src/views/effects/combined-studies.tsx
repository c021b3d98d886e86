import { asAnalysed, formatPercent } from "@treeline/engine";
import { varyingColumns } from "@treeline/engine/aggregate";
import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import { type Evaluated, evaluated } from "../../state/evaluation.ts";
import { showCell } from "../../state/navigation.ts";
import { aggregate as words } from "../../strings/aggregate.ts";
import { displayOf } from "../results/display.ts";
import { studyNumbers } from "../results/study-numbers.ts";

/** More studies than these are for the export. */
const SHOWN = 100;

/** The studies whose effects were combined: their rows, what each counts, and what came out. */
export function CombinedStudies(): JSX.Element | null {
  const now = evaluated.value;
  const studies = now?.report.effects?.combined?.studies ?? [];
  if (now === null || studies.length === 0) return null;
  const numbers = studyNumbers(now, displayOf(now.document, now.report));
  const rows = new Map(now.document.table.rowIds.map((rowId, row) => [rowId, row + 1]));
  return (
    <details class="combined-studies">
      <summary>{words.studies(studies.length)}</summary>
      <table class="numbers">
        <thead>
          <tr>
            <th scope="col">{words.study}</th>
            <th scope="col">{words.rows}</th>
            <th scope="col">{words.weights}</th>
            <th scope="col">{words.combined}</th>
          </tr>
        </thead>
        <tbody>
          {studies.slice(0, SHOWN).map(({ rowId, label, rowIds, weights }) => (
            <tr key={rowId}>
              <th scope="row">{label}</th>
              <td>
                {rowIds.map((member) => (
                  <RowLink key={member} rowId={member} row={rows.get(member) ?? 0} />
                ))}
              </td>
              <td>{weights.map((weight) => formatPercent(100 * weight, 0)).join(", ")}</td>
              <td>{numbers.get(rowId)?.effect.full}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {studies.length > SHOWN && <p class="hint">{words.moreStudies(studies.length - SHOWN)}</p>}
      <Varying evaluated={now} />
    </details>
  );
}

function RowLink({ rowId, row }: { readonly rowId: string; readonly row: number }): JSX.Element {
  return (
    <button
      type="button"
      class="row-link"
      aria-label={words.showRow(row)}
      onClick={() => showCell(rowId, null)}
    >
      {row}
    </button>
  );
}

/** Columns that say different things of the rows of one study: a moderator among them would lose that difference. */
function Varying({ evaluated: { document, report } }: { readonly evaluated: Evaluated }): JSX.Element | null {
  const names = useMemo(() => {
    const { table, roles, effects } = asAnalysed(document, report);
    const own = new Set([
      ...Object.values(roles.inputs),
      roles.weights,
      effects.aggregate?.time,
      effects.aggregate?.obs,
    ]);
    const others = table.columns.map(({ name }) => name).filter((name) => !own.has(name));
    return report.effects === null ? [] : varyingColumns(report.effects, table, others);
  }, [document, report]);
  return names.length === 0 ? null : <p class="hint">{words.varying(names.join(", "))}</p>;
}
