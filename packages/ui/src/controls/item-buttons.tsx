import type { JSX } from "preact";
import { Icon } from "./icons.tsx";
import type { Way } from "./moved-focus.ts";

interface IconButtonProps {
  readonly icon: Way | "close";
  readonly label: string;
  readonly disabled: boolean;
  run(): void;
}

export function IconButton({ icon, label, disabled, run }: IconButtonProps): JSX.Element {
  return (
    <button
      type="button"
      class="icon-button"
      data-way={icon === "close" ? undefined : icon}
      aria-label={label}
      title={label}
      disabled={disabled}
      onClick={run}
    >
      <Icon name={icon} />
    </button>
  );
}

interface MoveButtonsProps {
  /** What each is heard by. */
  readonly labels: Readonly<Record<Way, string>>;
  readonly place: number;
  /** Items of the list. */
  readonly count: number;
  readonly disabled: boolean;
  move(to: number, way: Way): void;
}

/** The two buttons that move an item of a list by one place; an end has no way on. */
export function MoveButtons({ labels, place, count, disabled, move }: MoveButtonsProps): JSX.Element {
  return (
    <>
      <IconButton
        icon="up"
        label={labels.up}
        disabled={disabled || place === 0}
        run={() => move(place - 1, "up")}
      />
      <IconButton
        icon="down"
        label={labels.down}
        disabled={disabled || place === count - 1}
        run={() => move(place + 1, "down")}
      />
    </>
  );
}
