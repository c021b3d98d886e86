import {
  type EstimatorRow,
  estimators,
  formatAdaptive,
  type ModelSpec,
  poolingMethods,
  unbroken,
} from "@treeline/engine";
import type { JSX } from "preact";
import { Term } from "../../controls/term.tsx";
import { setModel } from "../../state/edits.ts";
import type { Evaluated } from "../../state/evaluation.ts";
import { readOnly } from "../../state/project.ts";
import { t } from "../../strings/t.ts";
import { type Display, decimalsOf, displayOf, showEffect } from "./display.ts";

interface EstimatorsTableProps {
  readonly evaluated: Evaluated;
  /** Without tau2 and without the bars, for the side panel. */
  readonly compact?: boolean;
}

/** Every estimator under the same other choices; a click takes one. */
export function EstimatorsTable({ evaluated, compact = false }: EstimatorsTableProps): JSX.Element {
  const { document, report } = evaluated;
  const display = displayOf(document, report);
  const span = spanOf(report.comparison);
  const current = currentRow(document.model);
  const method = poolingMethods.get(document.model.pooling);
  if (!method.estimators) return <p class="hint">{t.options.noComparison(method.label)}</p>;
  return (
    <table class={compact ? "compare compact" : "compare"}>
      <caption class="visually-hidden">{t.options.compareCaption}</caption>
      <thead class={compact ? "visually-hidden" : undefined}>
        <tr>
          <th scope="col">{t.options.estimatorColumn}</th>
          {!compact && <td class="bar-cell" />}
          <th scope="col">
            {compact ? (
              unbroken(t.options.effectColumn(display.symbol, display.level))
            ) : (
              <Term about="pooled">{unbroken(t.options.effectColumn(display.symbol, display.level))}</Term>
            )}
          </th>
          {!compact && (
            <th scope="col">
              <Term about="tau2">{t.options.tau2Column}</Term>
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {report.comparison.map((row) => (
          <tr key={row.id} aria-current={row.id === current ? "true" : undefined}>
            <th scope="row">
              <button type="button" disabled={readOnly.value} onClick={() => choose(row.id)}>
                {row.label}
              </button>
            </th>
            {!compact && (
              <td class="bar-cell">
                <Bar row={row} span={span} />
              </td>
            )}
            <td>{unbroken(effectText(row, display))}</td>
            {!compact && <td>{row.tau2 === null ? "" : formatAdaptive(row.tau2, 4)}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function choose(id: string): void {
  if (id === "equal" || id === "fixed") setModel({ kind: id });
  else setModel({ kind: "random", estimator: id, tau2: null });
}

/** The row of the model in use; a given tau2 is none of the estimators. */
function currentRow({ kind, estimator, tau2 }: ModelSpec): string | null {
  if (kind !== "random") return kind;
  return tau2 === null ? estimator : null;
}

function effectText(row: EstimatorRow, display: Display): string {
  if (row.estimate !== null) {
    return showEffect(display, row.estimate, row.interval, decimalsOf(display, row.interval, 3)).full;
  }
  const lacksWeights = estimators.has(row.id) && estimators.get(row.id).userWeights === "required";
  return lacksWeights ? t.options.needsWeights : t.options.failed;
}

type Span = readonly [number, number];

function spanOf(rows: readonly EstimatorRow[]): Span {
  const ends = rows.flatMap(({ estimate, interval }) =>
    estimate === null ? [] : [estimate, interval?.lower ?? estimate, interval?.upper ?? estimate],
  );
  return ends.length === 0 ? [0, 1] : [Math.min(...ends), Math.max(...ends)];
}

const BAR_WIDTH = 160;

/** The interval as a line, all on one scale. */
function Bar({ row, span }: { readonly row: EstimatorRow; readonly span: Span }): JSX.Element | null {
  if (row.estimate === null) return null;
  const width = span[1] - span[0];
  const at = (value: number): number =>
    width > 0 ? 4 + ((value - span[0]) / width) * (BAR_WIDTH - 8) : BAR_WIDTH / 2;
  return (
    <svg class="bar" aria-hidden="true" width={BAR_WIDTH} height={14} viewBox={`0 0 ${BAR_WIDTH} 14`}>
      <line
        x1={at(row.interval?.lower ?? row.estimate)}
        x2={at(row.interval?.upper ?? row.estimate)}
        y1={7}
        y2={7}
      />
      <circle cx={at(row.estimate)} cy={7} r={3.5} />
    </svg>
  );
}
