import {
  type DoseCurvePoint,
  type DoseResponse,
  type DoseResponseReport,
  formatAdaptive,
  formatFixed,
  formatInterval,
  formatLevel,
  formatPValue,
  formatRatio,
  formatShort,
} from "@treeline/engine";
import type { JSX } from "preact";
import { dose as words } from "../../strings/dose.ts";
import { t } from "../../strings/t.ts";
import { NumberTable } from "../moderators/number-table.tsx";

interface ResultProps {
  readonly report: DoseResponseReport;
  readonly result: DoseResponse;
}

const four = (value: number | null): string => (value === null ? "" : formatAdaptive(value, 4));

/** The curve at doses, its coefficients, and the studies behind it. */
export function ResultTables({ report, result }: ResultProps): JSX.Element {
  return (
    <>
      <CurveTable report={report} result={result} />
      <NumberTable
        caption={words.coefficients}
        isCaptionShown
        head={[
          words.term,
          words.estimate,
          words.se,
          t.effects.interval(formatLevel(report.spec.level)),
          words.p,
          ...(result.between === null ? [] : [words.between]),
        ]}
        rows={result.coefficients.map(({ name, estimate, se, interval, test }, place) => ({
          key: name,
          head: name,
          cells: [
            four(estimate),
            four(se),
            formatInterval(interval, four),
            formatPValue(test.pValue),
            ...(result.between === null ? [] : [four(result.between.sd[place] ?? null)]),
          ],
        }))}
      />
      <StudyTable result={result} />
    </>
  );
}

function CurveTable({ report: { outcome, table, spec }, result }: ResultProps): JSX.Element {
  const shown = (value: number): string =>
    outcome === "ratio" ? formatRatio(Math.exp(value), 2) : formatFixed(value, 2);
  const interval = (point: DoseCurvePoint): string =>
    point.dose === result.referenceDose ? words.isReference : formatInterval(point, shown);
  return (
    <NumberTable
      caption={words.table(formatShort(result.referenceDose))}
      isCaptionShown
      head={[words.dose, words.effects[outcome], t.effects.interval(formatLevel(spec.level))]}
      rows={table.map((point) => ({
        key: String(point.dose),
        head: formatShort(point.dose),
        cells: [shown(point.estimate), interval(point)],
      }))}
    />
  );
}

function StudyTable({ result: { studies } }: Pick<ResultProps, "result">): JSX.Element {
  return (
    <details class="fold">
      <summary>{words.studies}</summary>
      <NumberTable
        caption={words.studies}
        head={[words.study, words.ownReference, words.categories, words.doses]}
        rows={studies.map(({ study, referenceDose, doses }) => ({
          key: study,
          head: study,
          cells: [
            formatShort(referenceDose),
            String(doses.length),
            doses.map((dose) => formatShort(dose)).join("; "),
          ],
        }))}
      />
    </details>
  );
}
