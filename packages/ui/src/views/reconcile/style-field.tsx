import { phrase } from "@treeline/engine";
import { settingWords, styleOf, styles } from "@treeline/engine/styles";
import type { JSX } from "preact";
import { type Choice, SelectField } from "../../controls/field.tsx";
import { change, project, readOnly } from "../../state/project.ts";
import { reconcile as words } from "../../strings/reconcile.ts";

const CHANGED = "changed";

/** Every default of a program in one switch; where settings deviate, it names the nearest style and what was changed. */
export function StyleField(): JSX.Element {
  const document = project.value;
  const { style, changed } = styleOf(document);
  const isPure = changed.length === 0;
  const context = { measure: document.effects.measure, pooling: document.model.pooling };
  const names = [...new Set(changed.map((difference) => phrase(settingWords(difference, context).name)))];
  const choices: Choice[] = [
    ...(isPure ? [] : [{ value: CHANGED, label: words.styleChanged(style.label), disabled: true }]),
    ...styles.records.map(({ id, label, lacks }) => ({
      value: id,
      label,
      disabled: lacks(document.effects.measure) !== null,
    })),
  ];
  return (
    <div class="style-field">
      <SelectField
        label={words.style}
        help={`${style.summary} ${style.reference}`}
        value={isPure ? style.id : CHANGED}
        choices={choices}
        disabled={readOnly.value}
        onChange={takeStyle}
      />
      {!isPure && <p class="hint">{words.changed(style.label, names)}</p>}
    </div>
  );
}

/** Sets every default of a style as one step, which can be undone. */
export function takeStyle(id: string): void {
  if (styles.has(id)) change((document) => styles.get(id).apply(document));
}
