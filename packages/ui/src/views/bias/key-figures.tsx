import { type BiasOutcome, formatLevel, formatPEquation, phrase } from "@treeline/engine";
import { showToldCell } from "@treeline/engine/jobs/tell";
import type { JSX } from "preact";
import { bias as words } from "../../strings/bias.ts";
import { type Display, showEffect, showStatistic } from "../results/display.ts";

/** As many as are taken in at a glance. */
const MOST = 4;

interface KeyFiguresProps {
  readonly outcome: BiasOutcome;
  readonly display: Display;
}

/** The figures a reader looks for first: the adjusted mean, the main test, the first of the other numbers. */
export function KeyFigures({ outcome, display }: KeyFiguresProps): JSX.Element | null {
  const figures = figuresOf(outcome, display).slice(0, MOST);
  if (figures.length === 0) return null;
  return (
    <dl class="key-figures" aria-label={words.method.keyFigures}>
      {figures.map(({ label, value }) => (
        <div key={label}>
          <dt>{headed(label)}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Names of tests and numbers are written as they stand in a sentence; alone they begin large, unless they begin with a symbol. */
function headed(label: string): string {
  return /^(?!tau|rho|phi)[a-z]{2,}(?:[ ,-]|$)/u.test(label)
    ? `${label.charAt(0).toUpperCase()}${label.slice(1)}`
    : label;
}

interface Figure {
  readonly label: string;
  readonly value: string;
}

function figuresOf({ estimate, tests, numbers }: BiasOutcome, display: Display): Figure[] {
  const [main] = tests;
  return [
    ...(estimate === null
      ? []
      : [
          {
            label: words.method.adjusted(
              display.symbol,
              estimate.interval === null ? display.level : formatLevel(estimate.interval.level),
            ),
            value: showEffect(display, estimate.estimate, estimate.interval).full,
          },
        ]),
    ...(main === undefined
      ? []
      : [
          {
            label: phrase(main.test.name),
            value: words.method.p(showStatistic(main.test), formatPEquation(main.test.pValue)),
          },
        ]),
    ...numbers.map(({ label, value, as, words: said }) => ({
      label,
      value: value === null ? (said ?? words.verdict.none) : showToldCell({ value, as }),
    })),
  ];
}
