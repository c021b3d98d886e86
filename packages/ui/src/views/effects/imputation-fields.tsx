import { type AnalysisDocument, type ImputationSpec, measures } from "@treeline/engine";
import type { JSX } from "preact";
import { SelectField } from "../../controls/field.tsx";
import { setEffects } from "../../state/edits.ts";
import { project, readOnly } from "../../state/project.ts";
import { t } from "../../strings/t.ts";

/** Whether, and how, SDs and correlations that a study does not report are filled in from the other studies. */
export function ImputationFields(): JSX.Element | null {
  const document = project.value;
  const { imputation } = document.effects;
  const hasSd = reports(document, "sd1i") || reports(document, "sd2i");
  const hasCorrelation = reports(document, "r_prepost");
  if (!hasSd && !hasCorrelation) return null;
  const set = (patch: Partial<ImputationSpec>): void =>
    setEffects({ imputation: { ...imputation, ...patch } });
  const words = t.effects.imputation;
  return (
    <section class="card panel">
      <h3>{words.heading}</h3>
      <p class="hint">{words.hint}</p>
      <div class="panel-columns">
        {hasSd && (
          <SelectField
            label={words.sd}
            value={imputation.sd}
            choices={choicesOf(words.sdChoices)}
            disabled={readOnly.value}
            onChange={(sd) => set({ sd: sd as ImputationSpec["sd"] })}
          />
        )}
        {hasCorrelation && (
          <SelectField
            label={words.correlation}
            value={imputation.correlation}
            choices={choicesOf(words.correlationChoices)}
            disabled={readOnly.value}
            onChange={(correlation) => set({ correlation: correlation as ImputationSpec["correlation"] })}
          />
        )}
      </div>
    </section>
  );
}

/** Whether a column holds the quantity, so that there is something to fill in from. */
function reports({ roles, effects }: AnalysisDocument, quantity: string): boolean {
  const { inputs } = measures.get(effects.measure);
  const own = inputs.find((input) => (input.quantity ?? input.key) === quantity);
  const isTaken = own === undefined && inputs.some(({ key }) => key === quantity);
  return !isTaken && Object.hasOwn(roles.inputs, own?.key ?? quantity);
}

function choicesOf(labels: Readonly<Record<string, string>>): { value: string; label: string }[] {
  return Object.entries(labels).map(([value, label]) => ({ value, label }));
}
