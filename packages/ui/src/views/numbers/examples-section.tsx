import { type AnalysisReport, formatExact, formatFixed, PLAIN } from "@treeline/engine";
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { ScrollRegion } from "../../controls/scroll-region.tsx";
import { numbersWords } from "../../strings/numbers.ts";
import { type PrintedNumber, PUBLISHED, type PublishedExample } from "./published.ts";
import { recompute } from "./recompute.ts";

const words = numbersWords.recompute;

/** Published examples beside what this device computes for them. */
export function ExamplesSection(): JSX.Element {
  const [reports, setReports] = useState<readonly AnalysisReport[] | null>(null);
  const [done, setDone] = useState<number | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const run = async (): Promise<void> => {
    setFault(null);
    setDone(0);
    try {
      setReports(await recompute(PUBLISHED, setDone));
    } catch (error) {
      setFault(error instanceof Error ? error.message : String(error));
    } finally {
      setDone(null);
    }
  };
  return (
    <section class="card panel" aria-labelledby="numbers-examples">
      <h3 id="numbers-examples">{words.heading}</h3>
      <p class="hint">{words.hint}</p>
      <button type="button" class="button" disabled={done !== null} onClick={() => void run()}>
        {words.run}
      </button>
      <p role="status">
        {done !== null ? words.running(done, PUBLISHED.length) : reports !== null ? summary(reports) : ""}
      </p>
      {fault !== null && (
        <p class="note error" role="alert">
          {words.failed(fault)}
        </p>
      )}
      <ExamplesTable reports={reports} />
    </section>
  );
}

function ExamplesTable({ reports }: { readonly reports: readonly AnalysisReport[] | null }): JSX.Element {
  const head = [words.example, words.quantity, words.printed, words.ours, words.exact, words.verdict];
  return (
    <ScrollRegion label={numbersWords.table(words.heading)}>
      <table class="report-table">
        <thead>
          <tr>
            {head.map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {PUBLISHED.flatMap((example, at) =>
            example.numbers.map((number, place) => (
              <Row
                key={`${at} ${place}`}
                example={place === 0 ? example : null}
                number={number}
                report={reports?.[at] ?? null}
              />
            )),
          )}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

interface RowProps {
  /** In the first of its rows, where its name stands. */
  readonly example: PublishedExample | null;
  readonly number: PrintedNumber;
  readonly report: AnalysisReport | null;
}

function Row({ example, number, report }: RowProps): JSX.Element {
  const value = report === null ? null : (number.value(report) ?? null);
  const isSame = value !== null && rounded(number, value) === number.printed;
  return (
    <tr>
      {example !== null && (
        <th scope="rowgroup" rowSpan={example.numbers.length}>
          {example.name}
        </th>
      )}
      <td>{number.name}</td>
      <td>{number.printed}</td>
      <td>{value === null ? words.notYet : rounded(number, value)}</td>
      <td>{value === null ? words.notYet : formatExact(value)}</td>
      <td>{value === null ? words.notYet : isSame ? words.same : words.differs}</td>
    </tr>
  );
}

/** To the digits that were printed. */
function rounded({ printed }: PrintedNumber, value: number): string {
  return formatFixed(value, printed.split(".")[1]?.length ?? 0, PLAIN);
}

function summary(reports: readonly AnalysisReport[]): string {
  const verdicts = PUBLISHED.flatMap(({ numbers }, at) =>
    numbers.map((number) => {
      const report = reports[at];
      const value = report === undefined ? null : (number.value(report) ?? null);
      return value !== null && rounded(number, value) === number.printed;
    }),
  );
  return words.result(verdicts.filter(Boolean).length, verdicts.length);
}
