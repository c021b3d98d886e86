import { formatSteps, type Quantities, type Step } from "@treeline/engine/ledger";
import type { JSX } from "preact";

interface StepsProps {
  readonly steps: readonly Step[];
  /** What the symbols stand for. */
  readonly quantities: Quantities;
  readonly measure: string;
}

/** Formulas, each with the numbers in place of the symbols and its value. */
export function StepList({ steps, quantities, measure }: StepsProps): JSX.Element {
  return (
    <ol class="formulas">
      {formatSteps(steps, quantities, measure).map(({ symbol, formula, numbers, value }, at) => (
        <li key={at}>
          <b>{symbol}</b>
          {[formula, numbers, value].map(
            (part) => part !== null && <span key={part}>{`\u2009= ${part}`}</span>,
          )}
        </li>
      ))}
    </ol>
  );
}
