import { codings } from "@treeline/engine/design";
import type { JSX } from "preact";
import { SelectField } from "../../controls/field.tsx";
import { setModerator } from "../../state/moderators.ts";
import { readOnly } from "../../state/project.ts";
import { moderators as words } from "../../strings/moderators.ts";
import type { ModeratorFieldsProps } from "./moderator-card.tsx";
import { SpellingsField } from "./spellings-field.tsx";

/** How the levels of a factor are compared, ordered and spelt. */
export function FactorFields(props: ModeratorFieldsProps): JSX.Element {
  const { moderator, values } = props;
  const { column, coding, reference } = moderator;
  const levels = values?.levels ?? [];
  return (
    <>
      <div class="panel-columns">
        <SelectField
          label={words.coding}
          help={codings.get(coding).summary}
          value={coding}
          choices={codings.records.map(({ id, label }) => ({ value: id, label }))}
          disabled={readOnly.value}
          onChange={(id) => setModerator(column, { coding: id })}
        />
        <SelectField
          label={words.reference}
          value={reference ?? ""}
          choices={[
            { value: "", label: words.referenceFirst },
            ...levels.map((level) => ({ value: level, label: level })),
          ]}
          disabled={readOnly.value}
          onChange={(level) => setModerator(column, { reference: level === "" ? null : level })}
        />
      </div>
      {levels.length > 1 && <LevelOrder {...props} />}
      <SpellingsField {...props} />
    </>
  );
}

/** The levels in the order in which tables and plots show them. */
function LevelOrder({ moderator, values }: ModeratorFieldsProps): JSX.Element {
  const levels = values?.levels ?? [];
  const move = (from: number, by: number): void => {
    const order = [...levels];
    const [level] = order.splice(from, 1);
    if (level === undefined) return;
    order.splice(from + by, 0, level);
    setModerator(moderator.column, { levels: order });
  };
  return (
    <fieldset class="level-order">
      <legend>{words.order}</legend>
      <ol>
        {levels.map((level, place) => (
          <li key={level}>
            <span>
              {level}{" "}
              <span class="hint">
                {words.levelCount(values?.values.filter((value) => value === place).length ?? 0)}
              </span>
            </span>
            <button
              type="button"
              class="icon-button"
              aria-label={words.up(level)}
              disabled={readOnly.value || place === 0}
              onClick={() => move(place, -1)}
            >
              <span aria-hidden="true">{"\u2191"}</span>
            </button>
            <button
              type="button"
              class="icon-button"
              aria-label={words.down(level)}
              disabled={readOnly.value || place === levels.length - 1}
              onClick={() => move(place, 1)}
            >
              <span aria-hidden="true">{"\u2193"}</span>
            </button>
          </li>
        ))}
      </ol>
    </fieldset>
  );
}
