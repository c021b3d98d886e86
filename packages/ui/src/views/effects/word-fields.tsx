import { measures } from "@treeline/engine";
import type { JSX } from "preact";
import { TextField } from "../../controls/field.tsx";
import { setEffects } from "../../state/edits.ts";
import { project, readOnly } from "../../state/project.ts";
import { t } from "../../strings/t.ts";

/** What the numbers mean, for the sentence above the results and the captions of the plots. */
export function WordFields(): JSX.Element {
  const { effects } = project.value;
  const measure = measures.get(effects.measure);
  const ratio = measure.display !== "identity";
  const disabled = readOnly.value;
  return (
    <section class="card panel">
      <h3>{t.effects.wordsHeading}</h3>
      <div class="panel-columns">
        <TextField
          label={t.effects.outcome}
          value={effects.outcome}
          placeholder={t.effects.outcomeExample}
          disabled={disabled}
          onInput={(outcome) => setEffects({ outcome }, "outcome")}
        />
        {measure.family === "ready-made" && (
          <TextField
            label={t.effects.effectName}
            value={effects.effectName ?? ""}
            placeholder={t.effects.effectNameExample}
            disabled={disabled}
            onInput={(name) => setEffects({ effectName: name === "" ? null : name }, "effectName")}
          />
        )}
        <TextField
          label={ratio ? t.effects.higher : t.effects.positive}
          value={effects.directions.positive}
          placeholder={t.effects.positiveExample}
          disabled={disabled}
          onInput={(positive) => setEffects({ directions: { ...effects.directions, positive } }, "positive")}
        />
        <TextField
          label={ratio ? t.effects.lower : t.effects.negative}
          value={effects.directions.negative}
          placeholder={t.effects.negativeExample}
          disabled={disabled}
          onInput={(negative) => setEffects({ directions: { ...effects.directions, negative } }, "negative")}
        />
      </div>
    </section>
  );
}
