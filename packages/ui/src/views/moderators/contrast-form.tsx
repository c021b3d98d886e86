import { type ContrastSpec, formatShort, parseTypedNumber, type RegressionFit } from "@treeline/engine";
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { TextField } from "../../controls/field.tsx";
import { editModerators, moderatorsOf } from "../../state/moderators.ts";
import { project, readOnly } from "../../state/project.ts";
import { moderation } from "../../strings/moderation.ts";
import { coefficientLabel } from "./coefficient-label.ts";

const words = moderation.means;

/** Contrasts of the user's own: those asked for, and a form for another. */
export function ContrastForm({ fit }: { readonly fit: RegressionFit }): JSX.Element {
  const { contrasts } = moderatorsOf(project.value);
  const [label, setLabel] = useState("");
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  const [isRefused, setRefused] = useState(false);
  const add = (): void => {
    const weights = weightsOf(typed);
    if (Object.keys(weights).length === 0) {
      setRefused(true);
      return;
    }
    const named = label.trim() === "" ? nameOf(weights, fit) : label.trim();
    editModerators((spec) => ({ ...spec, contrasts: [...spec.contrasts, { label: named, weights }] }));
    setLabel("");
    setTyped({});
    setRefused(false);
  };
  return (
    <form
      class="contrast-form"
      onSubmit={(event) => {
        event.preventDefault();
        add();
      }}
    >
      {contrasts.length > 0 && <AskedContrasts contrasts={contrasts} />}
      <TextField label={words.label} value={label} disabled={readOnly.value} onInput={setLabel} />
      <div class="contrast-weights">
        {fit.names.map((name, place) => (
          <TextField
            key={name}
            label={words.weight(coefficientLabel(fit.labels[place] ?? name))}
            value={typed[name] ?? ""}
            numeric
            placeholder="0"
            disabled={readOnly.value}
            onInput={(text) => setTyped({ ...typed, [name]: text })}
          />
        ))}
      </div>
      <button type="submit" class="button" disabled={readOnly.value}>
        {words.add}
      </button>
      <p class="field-problem" role="status">
        {isRefused && words.needsWeight}
      </p>
    </form>
  );
}

function AskedContrasts({ contrasts }: { readonly contrasts: readonly ContrastSpec[] }): JSX.Element {
  const remove = (at: number): void =>
    editModerators((spec) => ({ ...spec, contrasts: spec.contrasts.filter((_, place) => place !== at) }));
  return (
    <ul class="interactions">
      {contrasts.map(({ label }, at) => (
        // Two contrasts may have one name.
        <li key={`${label} ${String(at)}`}>
          <span>{label}</span>
          <button
            type="button"
            class="link-button"
            aria-label={words.remove(label)}
            disabled={readOnly.value}
            onClick={() => remove(at)}
          >
            {words.removeShort}
          </button>
        </li>
      ))}
    </ul>
  );
}

/** The numbers among what was typed; an empty field and a 0 take no part. */
function weightsOf(typed: Readonly<Record<string, string>>): Record<string, number> {
  return Object.fromEntries(
    Object.entries(typed).flatMap(([name, text]): [string, number][] => {
      const value = parseTypedNumber(text);
      return typeof value === "number" && value !== 0 ? [[name, value]] : [];
    }),
  );
}

function nameOf(weights: Readonly<Record<string, number>>, { names, labels }: RegressionFit): string {
  return words.unnamed(
    Object.entries(weights).map(([name, weight]) =>
      words.part(formatShort(weight), labels[names.indexOf(name)] ?? name),
    ),
  );
}
