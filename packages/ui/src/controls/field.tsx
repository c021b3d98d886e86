import type { ComponentChildren, JSX } from "preact";
import { useId, useState } from "preact/hooks";
import { t } from "../strings/t.ts";
import { Term } from "./term.tsx";

export interface Choice {
  readonly value: string;
  readonly label: string;
  readonly disabled?: boolean;
  /** Heading in the menu over this choice and those after it with the same one. */
  readonly group?: string | undefined;
}

export interface FieldProps {
  readonly label: string;
  /** One sentence, shown on demand. */
  readonly help?: string | undefined;
  /** Id of the explanation that goes further, in `help/topics.ts`. */
  readonly about?: string | undefined;
  /** What it is heard by where only its place tells it from others of the same label; the label is part of it. */
  readonly heard?: string | undefined;
}

interface FrameProps extends FieldProps {
  readonly id: string;
  readonly children: ComponentChildren;
}

/** A label above its control, with the explanation folded away beside it. */
function Frame({ id, label, help, about, children }: FrameProps): JSX.Element {
  return (
    <div class="field">
      <label class="field-label" for={id}>
        {label}
      </label>
      {children}
      <Help text={help} field={label} topic={about} />
    </div>
  );
}

/** A question mark that opens a sentence; a disclosure, so that touch and keyboard reach it as well. */
function Help({
  text,
  field,
  topic,
}: {
  readonly text: string | undefined;
  readonly field: string;
  readonly topic: string | undefined;
}): JSX.Element | null {
  const [open, setOpen] = useState(false);
  if (text === undefined) return null;
  return (
    <>
      <button type="button" class="help" aria-expanded={open} onClick={() => setOpen(!open)}>
        <span aria-hidden="true">?</span>
        <span class="visually-hidden">{t.shell.help(field)}</span>
      </button>
      {open && (
        <p class="help-text">
          {text} {topic !== undefined && <Term about={topic}>{t.shell.helpMore}</Term>}
        </p>
      )}
    </>
  );
}

interface SelectProps extends FieldProps {
  readonly value: string;
  readonly choices: readonly Choice[];
  readonly disabled?: boolean;
  onChange(value: string): void;
}

export function SelectField({
  label,
  help,
  about,
  value,
  choices,
  heard,
  disabled,
  onChange,
}: SelectProps): JSX.Element {
  const id = useId();
  return (
    <Frame id={id} label={label} help={help} about={about}>
      <select
        id={id}
        aria-label={heard}
        value={value}
        disabled={disabled}
        onChange={(event) => onChange(event.currentTarget.value)}
      >
        {grouped(choices).map(({ group, members }) =>
          group === undefined ? (
            <Options key={members[0]?.value} choices={members} value={value} />
          ) : (
            <optgroup key={group} label={group}>
              <Options choices={members} value={value} />
            </optgroup>
          ),
        )}
      </select>
    </Frame>
  );
}

interface ChoiceGroup {
  readonly group: string | undefined;
  readonly members: Choice[];
}

/** Neighbours under the same heading. */
function grouped(choices: readonly Choice[]): ChoiceGroup[] {
  const groups: ChoiceGroup[] = [];
  for (const choice of choices) {
    const last = groups.at(-1);
    if (last !== undefined && last.group === choice.group) last.members.push(choice);
    else groups.push({ group: choice.group, members: [choice] });
  }
  return groups;
}

interface OptionsProps {
  readonly choices: readonly Choice[];
  readonly value: string;
}

function Options({ choices, value }: OptionsProps): JSX.Element {
  return (
    <>
      {choices.map((choice) => (
        <option
          key={choice.value}
          value={choice.value}
          disabled={choice.disabled}
          selected={choice.value === value}
        >
          {choice.label}
        </option>
      ))}
    </>
  );
}

interface TextProps extends FieldProps {
  readonly value: string;
  readonly placeholder?: string;
  readonly disabled?: boolean;
  /** Text that stands for a number: the keyboard of a phone shows digits. */
  readonly numeric?: boolean;
  readonly invalid?: boolean;
  /** Id of what says why it is invalid. */
  readonly describedBy?: string;
  /** The window that it stands in opens with the focus here. */
  readonly first?: boolean;
  onInput(value: string): void;
}

export function TextField(props: TextProps): JSX.Element {
  const { label, help, heard, value, placeholder, disabled, numeric, invalid, describedBy, first, onInput } =
    props;
  const id = useId();
  return (
    <Frame id={id} label={label} help={help}>
      <input
        id={id}
        type="text"
        autofocus={first}
        inputMode={numeric ? "decimal" : undefined}
        autocomplete="off"
        aria-label={heard}
        value={value}
        placeholder={placeholder}
        disabled={disabled}
        aria-invalid={invalid}
        aria-describedby={describedBy}
        onInput={(event) => onInput(event.currentTarget.value)}
      />
    </Frame>
  );
}

interface CheckProps {
  readonly label: string;
  readonly checked: boolean;
  readonly disabled?: boolean;
  /** Why it changes nothing as things are: it then shows as off and cannot be set. */
  readonly idle?: string | undefined;
  onChange(checked: boolean): void;
}

export function CheckField({ label, checked, disabled, idle, onChange }: CheckProps): JSX.Element {
  const isIdle = idle !== undefined;
  return (
    <label class="check">
      <input
        type="checkbox"
        checked={checked && !isIdle}
        disabled={disabled || isIdle}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      <span>
        {label}
        {isIdle && <span class="hint"> {idle}</span>}
      </span>
    </label>
  );
}

interface SegmentedProps extends FieldProps {
  readonly value: string;
  readonly choices: readonly Choice[];
  readonly disabled?: boolean;
  onChange(value: string): void;
}

/** A few choices side by side: radio buttons underneath, so that arrows and screen readers work as they always do. */
export function SegmentedField({
  label,
  help,
  about,
  value,
  choices,
  disabled,
  onChange,
}: SegmentedProps): JSX.Element {
  const name = useId();
  return (
    <div class="field segmented" role="radiogroup" aria-labelledby={`${name}-label`}>
      <span id={`${name}-label`} class="field-label">
        {label}
      </span>
      <div class="segments">
        {choices.map((choice) => (
          <label key={choice.value} class="segment">
            <input
              type="radio"
              name={name}
              value={choice.value}
              checked={choice.value === value}
              disabled={disabled || choice.disabled}
              onChange={() => onChange(choice.value)}
            />
            <span>{choice.label}</span>
          </label>
        ))}
      </div>
      <Help text={help} field={label} topic={about} />
    </div>
  );
}
