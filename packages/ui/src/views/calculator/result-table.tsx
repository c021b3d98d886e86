import {
  formatAdaptive,
  formatInterval,
  formatLevel,
  measures,
  phrase,
  transformations,
  unbroken,
} from "@treeline/engine";
import type { Calculated, Calculation } from "@treeline/engine/ledger";
import type { JSX } from "preact";
import { WideTable } from "../../controls/wide-table.tsx";
import { later } from "../../strings/later.ts";
import { type Display, showEffect } from "../results/display.ts";

interface TableProps {
  readonly calculation: Calculation;
  readonly chosen: string | null;
  readonly level: number;
  onChoose(measure: string): void;
}

/** Every measure that follows from the numbers; one of them is explained below. */
export function ResultTable({ calculation, chosen, level, onChoose }: TableProps): JSX.Element {
  const { results, failures } = calculation;
  return (
    <>
      {results.length === 0 ? (
        <p class="hint">
          {later.calculator.noResults} {later.calculator.noResultsHint}
        </p>
      ) : (
        <WideTable cards label={later.calculator.results}>
          <table class="numbers calculated">
            <caption>{later.calculator.resultsCaption(results.length)}</caption>
            <thead>
              <tr>
                <th scope="col">{later.calculator.measure}</th>
                <th scope="col">{later.calculator.estimate}</th>
                <th scope="col">{later.calculator.interval(formatLevel(level))}</th>
                <th scope="col">{later.calculator.se}</th>
                <th scope="col">{later.calculator.variance}</th>
                <th scope="col">{later.calculator.shown}</th>
              </tr>
            </thead>
            <tbody>
              {results.map((result) => (
                <Line
                  key={result.measure}
                  result={result}
                  isChosen={result.measure === chosen}
                  onChoose={onChoose}
                />
              ))}
            </tbody>
          </table>
        </WideTable>
      )}
      {failures.length > 0 && (
        <details class="fold panel">
          <summary>{later.calculator.failures(failures.length)}</summary>
          <ul>
            {failures.map(({ measure, issues }) => (
              <li key={measure}>
                {later.calculator.failed(
                  measures.get(measure).label,
                  issues.map(({ message }) => message).join(" "),
                )}
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

interface LineProps {
  readonly result: Calculated;
  readonly isChosen: boolean;
  onChoose(measure: string): void;
}

function Line({ result, isChosen, onChoose }: LineProps): JSX.Element {
  const { measure, yi, vi, se, interval } = result;
  const { label } = measures.get(measure);
  const display = displayOfMeasure(measure, interval.level);
  return (
    <tr aria-current={isChosen ? "true" : undefined}>
      <th scope="row">
        <button type="button" class="link-button" aria-pressed={isChosen} onClick={() => onChoose(measure)}>
          {label}
        </button>
      </th>
      <td>{formatAdaptive(yi, 3)}</td>
      <td>{formatInterval(interval, (value) => formatAdaptive(value, 3))}</td>
      <td>{formatAdaptive(se, 3)}</td>
      <td>{formatAdaptive(vi, 4)}</td>
      <td>{display.transformation.id === "identity" ? "" : unbroken(shownEffect(result))}</td>
    </tr>
  );
}

/** How one measure is shown without a document. */
export function displayOfMeasure(id: string, level: number): Display {
  const measure = measures.get(id);
  return {
    measure,
    transformation: transformations.get(measure.display),
    symbol: phrase(measure.symbol.display),
    isNamed: true,
    level: formatLevel(level),
  };
}

/** "OR 2.10 [1.05, 4.20]": as the measure is usually shown. */
export function shownEffect({
  measure,
  yi,
  interval,
}: Pick<Calculated, "measure" | "yi" | "interval">): string {
  const display = displayOfMeasure(measure, interval.level);
  return later.derivation.shownLine(display.symbol, showEffect(display, yi, interval).full);
}
