import {
  type DoseShapesReport,
  formatFixed,
  formatNumbers,
  formatPercent,
  formatShort,
  unbroken,
} from "@treeline/engine";
import type { JSX } from "preact";
import { moderation } from "../../strings/moderation.ts";
import { DoseShapesPlot } from "../dose/dose-plot.tsx";
import { ModeratorIssues } from "./moderator-issues.tsx";
import { NumberTable } from "./number-table.tsx";
import { showNumber, showRange, showTest } from "./shown-numbers.ts";

const words = moderation.shapes;

type ShapeFit = DoseShapesReport["shapes"][number];

/** The shapes that the effect may have along the dose, by how well they fit. */
export function ShapesSection({ report }: { readonly report: DoseShapesReport | null }): JSX.Element {
  return (
    <section aria-label={words.heading}>
      <h3>{words.heading}</h3>
      {report === null ? <p class="hint">{words.none}</p> : <Shapes report={report} />}
    </section>
  );
}

function Shapes({ report }: { readonly report: DoseShapesReport }): JSX.Element {
  const { column, unit, k, shapes, sentences, issues } = report;
  return (
    <>
      {sentences.map((sentence) => (
        <p key={sentence} class="moderation-sentence">
          {unbroken(sentence)}
        </p>
      ))}
      <ModeratorIssues issues={issues} />
      {shapes.length > 0 && <DoseShapesPlot />}
      {shapes.length > 0 && (
        <NumberTable
          caption={words.caption(column, unit, k)}
          isCaptionShown
          head={[words.shape, words.aicc, words.weight, words.tau2, words.r2, words.residual]}
          rows={shapes.map((shape) => ({
            key: shape.id,
            head: nameOf(shape),
            cells: [
              formatFixed(shape.aicc, 2),
              formatPercent(100 * shape.weight),
              showNumber(shape.tau2),
              shape.r2 === null ? moderation.none : formatPercent(shape.r2),
              showTest(shape.residual),
            ],
          }))}
        />
      )}
    </>
  );
}

function nameOf({ label, knots, ed50 }: ShapeFit): string {
  const parts = [
    label,
    ...(knots.length === 0 ? [] : [words.knots(formatNumbers(knots, formatShort), knots.length)]),
    ...(ed50 === null || ed50.se === null
      ? []
      : [words.ed50(moderation.withRange(showNumber(ed50.estimate), showRange(ed50.interval)))]),
  ];
  return moderation.list(parts);
}
