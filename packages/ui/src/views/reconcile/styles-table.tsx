import {
  type AnalysisDocument,
  formatAdaptive,
  formatFixed,
  formatPercent,
  formatPValue,
  unbroken,
} from "@treeline/engine";
import { effectText, type PooledNumbers, type StyleRow } from "@treeline/engine/reconcile";
import { styleOf } from "@treeline/engine/styles";
import type { JSX } from "preact";
import { WideTable } from "../../controls/wide-table.tsx";
import { engine } from "../../state/evaluation.ts";
import { readOnly } from "../../state/project.ts";
import { reconcile as words } from "../../strings/reconcile.ts";
import { useAnswer } from "../ledger/use-answer.ts";
import { takeStyle } from "./style-field.tsx";
import { rangeText } from "./texts.ts";

/** The same studies under every style; a click takes one. */
export function StylesTable({ document }: { readonly document: AnalysisDocument }): JSX.Element | null {
  const { value: rows } = useAnswer(() => engine.compareStyles(document), [document]);
  if (rows === null) return null;
  const { style, changed } = styleOf(document);
  const current = changed.length === 0 ? style.id : null;
  const notes = rows.flatMap(({ label, differs }) => differs.map((sentence) => words.note(label, sentence)));
  return (
    <section>
      <h3>{words.stylesHeading}</h3>
      <WideTable label={words.stylesCaption}>
        <table class="compare reconcile-styles">
          <caption class="visually-hidden">{words.stylesCaption}</caption>
          <thead>
            <tr>
              <th scope="col">{words.styleColumn}</th>
              <th scope="col">{words.effectColumn}</th>
              <th scope="col">{words.pColumn}</th>
              <th scope="col">{words.tau2Column}</th>
              <th scope="col">{words.i2Column}</th>
              <th scope="col">{words.predictionColumn}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Row key={row.id} row={row} isCurrent={row.id === current} />
            ))}
          </tbody>
        </table>
      </WideTable>
      {notes.length > 0 && (
        <details class="reconcile-notes">
          <summary>{words.notesHeading}</summary>
          <ul>
            {notes.map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

function Row({ row, isCurrent }: { readonly row: StyleRow; readonly isCurrent: boolean }): JSX.Element {
  const { id, label, numbers, reason, offered } = row;
  return (
    <tr aria-current={isCurrent ? "true" : undefined}>
      <th scope="row">
        <button
          type="button"
          disabled={readOnly.value || !offered}
          title={words.useStyle(label)}
          onClick={() => takeStyle(id)}
        >
          {label}
        </button>
      </th>
      {numbers === null ? (
        <td colSpan={5} class="reason">
          {reason}
        </td>
      ) : (
        <Numbers numbers={numbers} isOnRequest={row.predictionOnRequest} />
      )}
    </tr>
  );
}

function Numbers({
  numbers,
  isOnRequest,
}: {
  readonly numbers: PooledNumbers;
  readonly isOnRequest: boolean;
}): JSX.Element {
  const { p, tau2, i2, prediction } = numbers;
  return (
    <>
      <td data-label={words.effectColumn}>{unbroken(effectText(numbers, 4))}</td>
      <td data-label={words.pColumn}>{p === null ? "" : unbroken(formatPValue(p))}</td>
      <td data-label={words.tau2Column}>{tau2 === null ? words.lacking : formatAdaptive(tau2, 4)}</td>
      <td data-label={words.i2Column}>{i2 === null ? words.lacking : formatPercent(i2, 2)}</td>
      <td data-label={words.predictionColumn}>
        {prediction !== null && isOnRequest && (
          <span class="on-request" title={words.onRequestTitle}>
            {words.onRequest}{" "}
          </span>
        )}
        {prediction === null ? words.none : unbroken(rangeText(prediction, (value) => formatFixed(value, 4)))}
      </td>
    </>
  );
}
