import type { BiasAudit } from "@treeline/engine";
import { unbroken } from "@treeline/engine";
import type { JSX } from "preact";
import { CheckField } from "../../controls/field.tsx";
import { setBias } from "../../state/audit-edits.ts";
import { readOnly } from "../../state/project.ts";
import { bias as words } from "../../strings/bias.ts";
import { PARTS } from "./part-links.tsx";

/** What could be tested and what could not; the rule of ten studies stands here, with the way around it. */
export function Assessed({ audit }: { readonly audit: BiasAudit }): JSX.Element {
  const { spec, assessed, entries } = audit;
  // A test may find fewer studies to use than there are.
  const fewest = Math.min(...entries.flatMap(({ tooFew }) => tooFew ?? []));
  return (
    <section
      id={PARTS.assessed}
      class="card panel bias-assessed"
      aria-labelledby="bias-assessed-heading"
      tabIndex={-1}
    >
      <h3 id="bias-assessed-heading">{words.assessed.heading}</h3>
      {Number.isFinite(fewest) && (
        <div class={spec.anyway ? "note" : "note warning"}>
          {!spec.anyway && (
            <p>
              <b>{words.assessed.notAssessable(fewest)}</b>
            </p>
          )}
          <CheckField
            label={words.assessed.anyway(fewest)}
            checked={spec.anyway}
            disabled={readOnly.value}
            onChange={(anyway) => setBias({ anyway })}
          />
          <p class="hint">{words.assessed.anywayHint}</p>
        </div>
      )}
      <ul class="told">
        {assessed.map((sentence) => (
          <li key={sentence} class="moderation-sentence">
            {unbroken(sentence)}
          </li>
        ))}
      </ul>
    </section>
  );
}
