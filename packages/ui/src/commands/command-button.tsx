import type { ComponentChildren, JSX } from "preact";
import type { MenuItem } from "../controls/menu.tsx";
import { type Command, isEnabled } from "./command.ts";
import { ariaKeys, showKeys } from "./keys.ts";

interface CommandButtonProps {
  readonly command: Command;
  readonly class?: string;
  /** What is seen in place of the label; the label is then what is heard. */
  readonly children?: ComponentChildren;
}

/** A button of a command: its label, its shortcut in the tooltip, and off where the command is. */
export function CommandButton({
  command,
  class: look = "button",
  children,
}: CommandButtonProps): JSX.Element {
  const { label, detail, shortcuts = [] } = command;
  const [first] = shortcuts;
  const keys = first === undefined ? "" : ` (${showKeys(first)})`;
  return (
    <button
      type="button"
      class={look}
      disabled={!isEnabled(command)}
      aria-label={children === undefined ? undefined : label}
      aria-keyshortcuts={shortcuts.length === 0 ? undefined : shortcuts.map(ariaKeys).join(" ")}
      title={`${detail ?? label}${keys}`}
      onClick={() => void command.run()}
    >
      {children ?? label}
    </button>
  );
}

/** A command as an entry of a menu. */
export function menuItem(command: Command): MenuItem {
  const { label, detail, shortcuts } = command;
  return {
    label,
    ...(detail === undefined ? {} : { detail }),
    ...(shortcuts?.[0] === undefined ? {} : { keys: showKeys(shortcuts[0]) }),
    disabled: !isEnabled(command),
    run: () => void command.run(),
  };
}
