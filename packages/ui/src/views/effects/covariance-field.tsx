import type { EffectCovariance } from "@treeline/engine";
import type { JSX } from "preact";
import { useId, useState } from "preact/hooks";
import { project, readOnly } from "../../state/project.ts";
import { aggregate as words } from "../../strings/aggregate.ts";
import { covarianceLines, readCovariances } from "./covariance-lines.ts";

interface CovarianceProps {
  readonly value: readonly EffectCovariance[];
  onChange(value: readonly EffectCovariance[]): void;
}

/** Covariances as lines of text, taken over while they are typed; lines that are none are named and not used. */
export function CovarianceField({ value, onChange }: CovarianceProps): JSX.Element {
  const { rowIds } = project.value.table;
  const id = useId();
  const [draft, setDraft] = useState<string | null>(null);
  const kept = covarianceLines(value, rowIds);
  // What was typed stands for the value only as long as nothing else changed it.
  const isOwn =
    draft !== null && covarianceLines(readCovariances(draft, rowIds).covariances, rowIds) === kept;
  const text = isOwn ? draft : kept;
  const { notRead } = readCovariances(text, rowIds);
  return (
    <div class="field">
      <label class="field-label" for={id}>
        {words.covariances}
      </label>
      <textarea
        id={id}
        rows={4}
        value={text}
        placeholder={words.covariancesExample}
        disabled={readOnly.value}
        aria-invalid={notRead.length > 0}
        aria-describedby={`${id}-help`}
        onInput={(event) => {
          const typed = event.currentTarget.value;
          setDraft(typed);
          onChange(readCovariances(typed, rowIds).covariances);
        }}
      />
      <p id={`${id}-help`} class={notRead.length > 0 ? "field-problem" : "hint"} role="status">
        {notRead[0] === undefined ? words.covariancesHelp : words.lineNotRead(notRead[0], rowIds.length)}
      </p>
    </div>
  );
}
