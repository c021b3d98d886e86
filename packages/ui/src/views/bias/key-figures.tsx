import {
  type BiasNumber,
  type BiasOutcome,
  formatLevel,
  formatPEquation,
  headed,
  type NamedTest,
  phrase,
  unbroken,
} from "@treeline/engine";
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
          <dt>{unbroken(label)}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

interface Figure {
  readonly label: string;
  readonly value: string;
}

/** Label and value of each, all on the scale that effects are shown on. */
export function figuresOf({ estimate, tests, numbers }: BiasOutcome, display: Display): Figure[] {
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
    ...withTest(
      asShown(numbers, display)
        .filter((number) => !isStatistic(number, main))
        .map(figureOf),
      main === undefined ? null : testFigure(main),
    ),
  ];
}

/** Not what the test says already. */
function isStatistic({ value }: BiasNumber, main: NamedTest | undefined): boolean {
  return value !== null && value === main?.test.statistic.value;
}

/** Up to the first effect as it is analysed, which would stand beside one as it is shown; what follows belongs to it. */
function asShown(numbers: readonly BiasNumber[], { transformation }: Display): readonly BiasNumber[] {
  const other = transformation.id === "identity" ? -1 : numbers.findIndex(({ as }) => as === "effect");
  return other === -1 ? numbers : numbers.slice(0, other);
}

function figureOf({ label, value, as, words: said }: BiasNumber): Figure {
  return {
    label: headed(label),
    value: value === null ? (said ?? words.verdict.none) : showToldCell({ value, as }),
  };
}

function testFigure({ test }: NamedTest): Figure {
  return {
    label: headed(phrase(test.name)),
    value: words.method.p(showStatistic(test), formatPEquation(test.pValue)),
  };
}

/** A number and the test of it are one figure: "Slope \u22122.112, t(16) = \u22121.40, p = .180". */
function withTest(figures: readonly Figure[], test: Figure | null): readonly Figure[] {
  if (test === null) return figures;
  const own = figures.find(({ label }) => label === test.label);
  const whole = own === undefined ? test : { ...test, value: `${own.value}, ${test.value}` };
  return [whole, ...figures.filter((figure) => figure !== own)];
}
