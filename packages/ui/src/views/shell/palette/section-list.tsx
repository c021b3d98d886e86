import type { JSX } from "preact";
import { useId } from "preact/hooks";
import { type Command, isEnabled } from "../../../commands/command.ts";
import { showKeys } from "../../../commands/keys.ts";
import { palette as words } from "../../../strings/palette.ts";
import type { Section } from "./entries.ts";

interface SectionListProps {
  readonly sections: readonly Section[];
  /** Ranked lines say of what kind they are. */
  readonly searching: boolean;
  readonly active: number;
  /** Whether a screen reader is told which line is active. */
  readonly told: boolean;
  optionId(place: number): string;
  onPoint(place: number): void;
  onRun(command: Command): void;
}

/** The lines of the palette, by heading. */
export function SectionList({ sections, ...line }: SectionListProps): JSX.Element {
  const id = useId();
  let before = 0;
  return (
    <>
      {sections.map(({ id: section, title, commands }) => {
        const from = before;
        before += commands.length;
        return (
          // biome-ignore lint/a11y/useSemanticElements: a group of options has no element of its own.
          <div key={section} role="group" aria-labelledby={title === null ? undefined : `${id}-${section}`}>
            {title !== null && (
              <div id={`${id}-${section}`} class="palette-heading" role="presentation">
                {title}
              </div>
            )}
            {commands.map((command, index) => (
              <Line key={command.id} command={command} place={from + index} {...line} />
            ))}
          </div>
        );
      })}
    </>
  );
}

interface LineProps extends Omit<SectionListProps, "sections"> {
  readonly command: Command;
  readonly place: number;
}

function Line({ command, place, searching, active, told, optionId, onPoint, onRun }: LineProps): JSX.Element {
  const enabled = isEnabled(command);
  const [shortcut] = command.shortcuts ?? [];
  const keys = shortcut === undefined ? command.keys : showKeys(shortcut);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys belong to the field, which keeps the focus.
    <div
      id={optionId(place)}
      class={place === active ? "palette-option active" : "palette-option"}
      role="option"
      tabIndex={-1}
      aria-selected={told && place === active}
      aria-disabled={!enabled}
      onMouseMove={() => place !== active && onPoint(place)}
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => onRun(command)}
    >
      <span class="palette-label">{command.label}</span>
      {command.detail !== undefined && <small>{command.detail}</small>}
      <span class="palette-aside">
        {enabled ? searching && words.groups[command.group] : words.off}
        {keys !== undefined && <kbd>{keys}</kbd>}
      </span>
    </div>
  );
}
