import type { CheckedCalculation } from "@treeline/engine";
import type { JSX } from "preact";
import { later } from "../../strings/later.ts";

interface FindingsProps {
  readonly findings: CheckedCalculation["findings"];
}

/** What looks wrong about the numbers, before anything that follows from them. */
export function Findings({ findings }: FindingsProps): JSX.Element | null {
  if (findings.length === 0) return null;
  return (
    <section class="panel" aria-label={later.calculator.findings}>
      <h3>{later.calculator.findings}</h3>
      {findings.map(({ code, message, hint }) => (
        <div key={`${code} ${message}`} class="note warning">
          <p>
            {message.charAt(0).toUpperCase() + message.slice(1)} <span class="hint">{hint}</span>
          </p>
        </div>
      ))}
    </section>
  );
}
