import { studyIntervals } from "@treeline/engine";
import type { JSX } from "preact";
import { Term } from "../../controls/term.tsx";
import { WideTable } from "../../controls/wide-table.tsx";
import type { Evaluated } from "../../state/evaluation.ts";
import { t } from "../../strings/t.ts";
import { displayOf } from "./display.ts";
import { studyNumbers } from "./study-numbers.ts";

interface StudyTableProps {
  readonly evaluated: Evaluated;
  /** Before there is a fit, there are no weights. */
  readonly weights?: boolean;
}

/** Beyond this many rows a page is no place to read them; the export has them all. */
const MAX_ROWS = 500;

/** The plots' numbers as a table. */
export function StudyTable({ evaluated, weights = true }: StudyTableProps): JSX.Element {
  const display = displayOf(evaluated.document, evaluated.report);
  const rows = [...studyNumbers(evaluated, display).values()];
  const { effects, studyIntervals: own } = evaluated.report;
  const sizes = rows.some((row) => row.size !== "");
  const weighted = weights && rows.some((row) => row.weight !== "");
  return (
    <>
      <WideTable cards label={t.effects.tableHeading}>
        <table class="numbers">
          <caption>
            {t.effects.tableCaption(display.symbol, rows.length, effects?.entered ?? rows.length)}
          </caption>
          <thead>
            <tr>
              <th scope="col">{t.effects.study}</th>
              <th scope="col">
                <Term about={`measure:${display.measure.id}`}>{display.symbol}</Term>
              </th>
              <th scope="col">
                <Term about="ci">{t.effects.interval(display.level)}</Term>
              </th>
              <th scope="col">
                <Term about="se">{t.effects.se}</Term>
              </th>
              <th scope="col">
                <Term about="vi">{t.effects.variance}</Term>
              </th>
              {sizes && <th scope="col">{t.effects.size}</th>}
              {weighted && (
                <th scope="col">
                  <Term about="weight">{t.plots.weight}</Term>
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, MAX_ROWS).map((row) => (
              <tr key={row.rowId} data-row-id={row.rowId}>
                <th scope="row">{row.label}</th>
                <td>{row.effect.estimate}</td>
                <td>{row.effect.interval}</td>
                <td>{row.se}</td>
                <td>{row.variance}</td>
                {sizes && <td>{row.size}</td>}
                {weighted && <td>{row.weight}</td>}
              </tr>
            ))}
          </tbody>
        </table>
      </WideTable>
      {own !== undefined && <p class="hint">{t.effects.intervalsBy(studyIntervals.get(own.method).label)}</p>}
      {rows.length > MAX_ROWS && <p class="hint">{t.effects.more(rows.length - MAX_ROWS)}</p>}
    </>
  );
}
