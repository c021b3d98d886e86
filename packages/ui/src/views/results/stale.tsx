import type { JSX } from "preact";
import { evaluateAgain, evaluated, stale } from "../../state/evaluation.ts";
import { t } from "../../strings/t.ts";

/** Says that what is shown is not of the present document, and why. */
export function Stale(): JSX.Element {
  return (
    <div role="status">
      {stale.value && (
        <p class="hint">
          {t.results.stale} {evaluated.value !== null && `${t.results.staleShown} `}
          <button type="button" class="link-button" onClick={evaluateAgain}>
            {t.results.calculateAgain}
          </button>
        </p>
      )}
    </div>
  );
}
