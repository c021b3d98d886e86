import {
  type BeyondThreshold,
  type EffectShare,
  type EquivalenceTest,
  type Fit,
  formatChance,
  formatInterval,
  formatLevel,
  formatPEquation,
  formatPercent,
  formatShort,
  predictionIntervals,
  typedTransformation,
} from "@treeline/engine";
import type { JSX } from "preact";
import type { Evaluated } from "../../state/evaluation.ts";
import { later } from "../../strings/later.ts";
import { t } from "../../strings/t.ts";
import { type Display, displayOf, showEffect, showStatistic } from "./display.ts";
import { NumberNeededPanel } from "./number-needed-panel.tsx";
import { typedText } from "./typed-effects.ts";

const words = later.model;

interface PartProps {
  readonly evaluated: Evaluated;
  readonly fit: Fit;
  readonly display: Display;
}

/** What the model answers beside its key numbers: true effects beyond a value, equivalence, further tests. */
export function FurtherResults({ evaluated }: { readonly evaluated: Evaluated }): JSX.Element | null {
  const { fit } = evaluated.report;
  if (fit === null) return null;
  const part = { evaluated, fit, display: displayOf(evaluated.document, evaluated.report) };
  return (
    <>
      {fit.equivalence !== undefined && <Equivalence {...part} equivalence={fit.equivalence} />}
      {fit.beyond !== undefined && <Beyond {...part} beyond={fit.beyond} />}
      {evaluated.report.numberNeeded !== undefined && (
        <NumberNeededPanel evaluated={evaluated} needed={evaluated.report.numberNeeded} />
      )}
      {fit.tests.length > 0 && <FurtherTests fit={fit} />}
    </>
  );
}

/** A value as it was typed, on the scale on which it is, without the digits that a logarithm and back leave behind. */
function typedOn({ document, report }: Evaluated): (value: number) => string {
  const scale = typedTransformation(document.effects, report);
  return (value) => formatShort(Number(typedText(value, scale)));
}

function Beyond(props: PartProps & { readonly beyond: BeyondThreshold }): JSX.Element {
  const { evaluated, fit, display, beyond } = props;
  const { transformation } = display;
  const value = typedOn(evaluated)(beyond.threshold);
  const prediction = predictionIntervals.get(fit.spec.prediction).label;
  // On a scale that runs the other way, what lies above is shown below.
  const [below, above] = transformation.reverses
    ? (["above", "below"] as const)
    : (["below", "above"] as const);
  const rows = [
    { name: words.below(value), side: below },
    { name: words.above(value), side: above },
  ];
  return (
    <details class="notes further" open={fit.spec.threshold !== null}>
      <summary>{words.beyond(display.symbol, value)}</summary>
      <div class="further-body">
        <table class="numbers">
          <caption class="visually-hidden">{words.beyondCaption}</caption>
          <thead>
            <tr>
              <th scope="col">{words.side}</th>
              <th scope="col">{words.newStudy}</th>
              <th scope="col">{words.share(display.level)}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ name, side }) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td>
                  {beyond.predictive === null ? words.notDefined : formatChance(beyond.predictive[side])}
                </td>
                <td>{beyond.share === null ? words.notEstimated : shareText(beyond.share[side])}</td>
              </tr>
            ))}
          </tbody>
        </table>
        <p class="hint">
          {beyond.predictive === null ? words.predictionShape(prediction) : words.beyondNote(prediction)}
          {beyond.share === null && ` ${words.oneEffect(fit.tau2.given)}`}
        </p>
      </div>
    </details>
  );
}

function shareText({ estimate, interval }: EffectShare): string {
  if (interval === null) return formatChance(estimate);
  const ends = { lower: 100 * interval.lower, upper: 100 * (interval.upper ?? 1) };
  return `${formatChance(estimate)} ${formatInterval(ends, (end) => formatPercent(end))}`;
}

function Equivalence(props: PartProps & { readonly equivalence: EquivalenceTest }): JSX.Element {
  const { evaluated, fit, display, equivalence } = props;
  const typed = typedOn(evaluated);
  const { lower, upper, tests, pValue, equivalent, interval } = equivalence;
  const ends = display.transformation.reverses ? [upper, lower] : [lower, upper];
  const range = t.results.range(typed(ends[0]!), typed(ends[1]!));
  const shown = showEffect(display, fit.coefficients[0]!.estimate, interval);
  const [atLower, atUpper] = display.transformation.reverses ? [tests[1], tests[0]] : tests;
  const words1 = `${showStatistic(atLower)}, ${formatPEquation(atLower.pValue)}`;
  const words2 = `${showStatistic(atUpper)}, ${formatPEquation(atUpper.pValue)}`;
  return (
    <p class="by equivalence">
      <b>{words.equivalent(equivalent, display.symbol, range)}</b>{" "}
      {words.equivalenceTests(words1, words2, formatPEquation(pValue))}{" "}
      {words.equivalenceInterval(formatLevel(interval.level), shown.interval ?? "")}
    </p>
  );
}

function FurtherTests({ fit }: { readonly fit: Fit }): JSX.Element {
  return (
    <details class="notes further">
      <summary>{words.tests}</summary>
      <div class="further-body">
        <table class="numbers">
          <caption class="visually-hidden">{words.tests}</caption>
          <thead>
            <tr>
              <th scope="col">{words.test}</th>
              <th scope="col">{words.statistic}</th>
              <th scope="col">{words.p}</th>
            </tr>
          </thead>
          <tbody>
            {fit.tests.map(({ id, test }) => (
              <tr key={id}>
                <th scope="row">{words.testNames[id] ?? test.name}</th>
                <td>{showStatistic(test)}</td>
                <td>{formatPEquation(test.pValue)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
