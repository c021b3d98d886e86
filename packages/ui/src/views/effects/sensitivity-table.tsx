import { asAnalysed, formatAdaptive } from "@treeline/engine";
import type { SensitivityPoint } from "@treeline/engine/aggregate";
import type { JSX } from "preact";
import { engine, evaluated } from "../../state/evaluation.ts";
import { aggregate as words } from "../../strings/aggregate.ts";
import { useAnswer } from "../ledger/use-answer.ts";
import { type Display, displayOf, showEffect } from "../results/display.ts";

/** The pooled effect side by side under several correlations. */
export function SensitivityTable(): JSX.Element | null {
  const now = evaluated.value;
  const hasStudies = (now?.report.effects?.combined?.studies.length ?? 0) > 0;
  const { value: sensitivity } = useAnswer(
    now === null || !hasStudies
      ? null
      : () => engine.aggregateSensitivity(asAnalysed(now.document, now.report), now.report),
    [now, hasStudies],
  );
  if (now === null || !hasStudies || sensitivity === null) return null;
  const { key, points } = sensitivity;
  const chosen = now.document.effects.aggregate?.[key];
  const display = displayOf(now.document, now.report);
  return (
    <section class="aggregate-sensitivity">
      <h4>{words.sensitivity}</h4>
      <table class="numbers sweep">
        <caption class="visually-hidden">{words.sensitivityCaption}</caption>
        <thead>
          <tr>
            <th scope="col">{words.correlation[key]}</th>
            <th scope="col">{words.pooled}</th>
            <th scope="col">{words.tau2}</th>
          </tr>
        </thead>
        <tbody>
          {points.map((point) => (
            <Point key={point.value} point={point} isChosen={point.value === chosen} display={display} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

interface PointProps {
  readonly point: SensitivityPoint;
  readonly isChosen: boolean;
  readonly display: Display;
}

function Point({ point: { value, pooled, reason }, isChosen, display }: PointProps): JSX.Element {
  const name = String(value);
  return (
    <tr aria-current={isChosen ? "true" : undefined}>
      <th scope="row">{isChosen ? words.chosen(name) : name}</th>
      <td title={reason === "" ? undefined : reason}>
        {pooled === null ? words.notAvailable : showEffect(display, pooled.estimate, pooled.interval).full}
      </td>
      <td>{pooled === null ? "" : formatAdaptive(pooled.tau2, 4)}</td>
    </tr>
  );
}
