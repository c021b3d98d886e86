import type { ParamChoice } from "@treeline/engine";
import type { JSX } from "preact";
import { forest as words } from "../strings/forest.ts";
import { SelectField } from "./field.tsx";
import { IconButton, MoveButtons } from "./item-buttons.tsx";
import { useMovedFocus, type Way } from "./moved-focus.ts";

interface OrderedColumnsProps {
  readonly label: string;
  readonly help: string;
  /** Names of columns of the table that may be chosen. */
  readonly offered: readonly string[];
  /** What may stand in the list besides. */
  readonly own: readonly ParamChoice[];
  readonly value: readonly string[];
  readonly most: number;
  readonly disabled: boolean;
  onChange(columns: readonly string[]): void;
}

/** A list of columns in an order that matters: each can be moved and removed, others are added from a menu. */
export function OrderedColumnsField(props: OrderedColumnsProps): JSX.Element {
  const { label, help, offered, own, value, most, disabled, onChange } = props;
  const labels = new Map(own.map((choice) => [choice.value, choice.label]));
  const nameOf = (name: string): string => labels.get(name) ?? name;
  const focus = useMovedFocus<HTMLOListElement>(value.join("\n"));
  const move = (from: number, to: number, way: Way): void => {
    const next = [...value];
    next.splice(to, 0, ...next.splice(from, 1));
    focus.moved(to, way);
    onChange(next);
  };
  const free = (name: string): boolean => !value.includes(name);
  const choices = [
    { value: "", label: words.choose },
    ...own.filter((choice) => free(choice.value)).map((choice) => ({ ...choice, group: words.ownColumns })),
    ...offered.filter(free).map((name) => ({ value: name, label: name, group: words.tableColumns })),
  ];
  return (
    <fieldset class="ordered-columns">
      <legend>{label}</legend>
      {value.length === 0 && <p class="muted">{words.noColumns}</p>}
      <ol ref={focus.list}>
        {value.map((name, place) => (
          <li key={name} data-item>
            <span>{nameOf(name)}</span>
            <MoveButtons
              labels={{ up: words.up(nameOf(name)), down: words.down(nameOf(name)) }}
              place={place}
              count={value.length}
              disabled={disabled}
              move={(to, way) => move(place, to, way)}
            />
            <IconButton
              icon="close"
              label={words.remove(nameOf(name))}
              disabled={disabled}
              run={() => onChange(value.filter((other) => other !== name))}
            />
          </li>
        ))}
      </ol>
      <SelectField
        label={words.add(label)}
        help={help}
        value=""
        choices={choices}
        disabled={disabled || value.length >= most}
        onChange={(name) => {
          if (name !== "") onChange([...value, name]);
        }}
      />
    </fieldset>
  );
}
