import { type AnalysisReport, formatExact, formatFixed, PLAIN, SCREEN } from "@treeline/engine";
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { numbersWords } from "../../strings/numbers.ts";
import { PartTable } from "../report/part-table.tsx";
import { type PrintedNumber, PUBLISHED } from "./published.ts";
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
        {reports === null ? words.run : words.again}
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

/** A table for each example, whose columns have room beside one another on a tablet too. */
function ExamplesTable({ reports }: { readonly reports: readonly AnalysisReport[] | null }): JSX.Element {
  const head = [words.quantity, words.printed, words.ours, words.exact, words.verdict];
  return (
    <>
      {PUBLISHED.map(({ name, numbers }, at) => (
        <PartTable
          key={name}
          title={name}
          head={head}
          rows={numbers.map((number) => cellsOf(number, reports?.[at] ?? null))}
          numeric
        />
      ))}
    </>
  );
}

function cellsOf(number: PrintedNumber, report: AnalysisReport | null): readonly string[] {
  const value = report === null ? null : (number.value(report) ?? null);
  const ours =
    value === null
      ? [words.notYet, words.notYet, words.notYet]
      : [
          formatFixed(value, digitsOf(number)),
          shown(formatExact(value)),
          rounded(number, value) === number.printed ? words.same : words.differs,
        ];
  return [number.name, shown(number.printed), ...ours];
}

/** To the digits that were printed. */
function rounded(number: PrintedNumber, value: number): string {
  return formatFixed(value, digitsOf(number), PLAIN);
}

function digitsOf({ printed }: PrintedNumber): number {
  return printed.split(".")[1]?.length ?? 0;
}

/** The digits as they are, with the reader's signs. */
function shown(digits: string): string {
  return digits.replace("-", SCREEN.minus).replace(".", SCREEN.decimal);
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
