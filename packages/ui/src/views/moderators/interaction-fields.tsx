import type { ModeratorsSpec } from "@treeline/engine";
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { SelectField } from "../../controls/field.tsx";
import { sameTerm, toggleTerm } from "../../state/moderators.ts";
import { readOnly } from "../../state/project.ts";
import { moderators as words } from "../../strings/moderators.ts";

/** Interactions of two moderators or of three, with those that the model has. */
export function InteractionFields({
  spec: { variables, terms },
}: {
  readonly spec: ModeratorsSpec;
}): JSX.Element {
  const present = terms.filter((term) => term.length > 1);
  return (
    <fieldset class="interactions">
      <legend>{words.interactions}</legend>
      {present.length === 0 ? <p class="hint">{words.noInteractions}</p> : <Present terms={present} />}
      <NewInteraction names={variables.map(({ column }) => column)} present={present} />
    </fieldset>
  );
}

type Terms = ModeratorsSpec["terms"];

function Present({ terms }: { readonly terms: Terms }): JSX.Element {
  return (
    <ul>
      {terms.map((term) => (
        <li key={term.join("\u0000")}>
          <span>{words.interactionOf(term)}</span>
          <button
            type="button"
            class="link-button"
            aria-label={words.removeTerm(words.interactionOf(term))}
            disabled={readOnly.value}
            onClick={() => toggleTerm(term, false)}
          >
            {words.removeShort}
          </button>
        </li>
      ))}
    </ul>
  );
}

interface NewInteractionProps {
  readonly names: readonly string[];
  readonly present: Terms;
}

function NewInteraction({ names, present }: NewInteractionProps): JSX.Element {
  const [first, setFirst] = useState("");
  const [second, setSecond] = useState("");
  const [third, setThird] = useState("");
  const one = names.includes(first) ? first : (names[0] ?? "");
  const others = names.filter((name) => name !== one);
  const other = others.includes(second) ? second : (others[0] ?? "");
  const further = others.filter((name) => name !== other);
  const last = further.includes(third) ? third : "";
  const term = [one, other, ...(last === "" ? [] : [last])];
  return (
    <div class="interaction-pair">
      <SelectField label={words.first} value={one} choices={asChoices(names)} onChange={setFirst} />
      <SelectField label={words.second} value={other} choices={asChoices(others)} onChange={setSecond} />
      {further.length > 0 && (
        <SelectField
          label={words.third}
          value={last}
          choices={[{ value: "", label: words.thirdNone }, ...asChoices(further)]}
          onChange={setThird}
        />
      )}
      <button
        type="button"
        class="button"
        disabled={readOnly.value || present.some((known) => sameTerm(known, term))}
        onClick={() => toggleTerm(term, true)}
      >
        {words.addInteraction}
      </button>
    </div>
  );
}

function asChoices(names: readonly string[]): { value: string; label: string }[] {
  return names.map((name) => ({ value: name, label: name }));
}
