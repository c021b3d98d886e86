import type { ComponentChildren, JSX } from "preact";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { focusEntry, menuEntries, walkMenu } from "./menu-keys.ts";

export interface MenuItem {
  readonly label: string;
  readonly detail?: string;
  /** Its shortcut, as people write it. */
  readonly keys?: string;
  readonly disabled?: boolean;
  run(): void;
}

interface MenuProps {
  readonly label: ComponentChildren;
  /** Spoken name where the label is a picture. */
  readonly name?: string;
  readonly items: readonly MenuItem[];
  readonly primary?: boolean;
  readonly disabled?: boolean;
  readonly align?: "start" | "end";
  /** Shown in place of the items while there are none. */
  readonly empty?: string;
  onOpen?(): void;
}

/** A button with a menu: arrows move, Enter runs, Escape closes and gives the focus back. */
export function Menu({
  label,
  name,
  items,
  primary,
  disabled,
  align = "start",
  empty,
  onOpen,
}: MenuProps): JSX.Element {
  const [open, setOpen] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const list = useRef<HTMLDivElement>(null);

  useEffect(() => {
    if (!open) return undefined;
    const closeOutside = (event: Event): void => {
      if (event.target instanceof Node && !root.current?.contains(event.target)) setOpen(false);
    };
    document.addEventListener("pointerdown", closeOutside);
    return () => document.removeEventListener("pointerdown", closeOutside);
  }, [open]);

  useLayoutEffect(() => {
    if (open) endAboveEdge(list.current);
  }, [open]);

  useLayoutEffect(() => {
    if (open) focusEntry(menuEntries(root.current), 0);
  }, [open, items.length]);

  const close = (): void => {
    setOpen(false);
    button.current?.focus();
  };
  const toggle = (): void => {
    if (!open) onOpen?.();
    setOpen(!open);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (!open) return;
    if (event.key === "Escape") close();
    else if (event.key === "Tab") setOpen(false);
    else if (walkMenu(menuEntries(root.current), event.key)) event.preventDefault();
    else return;
    event.stopPropagation();
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys belong to the button and the items inside.
    <div class="menu" ref={root} onKeyDown={onKeyDown}>
      <button
        ref={button}
        type="button"
        class={primary ? "button primary" : "button"}
        disabled={disabled}
        aria-haspopup="menu"
        aria-expanded={open}
        aria-label={name}
        title={name}
        onClick={toggle}
      >
        {label}
      </button>
      {open && (
        <div
          ref={list}
          class={`menu-list ${align}`}
          role="menu"
          aria-label={name ?? (typeof label === "string" ? label : undefined)}
        >
          {items.length === 0 && <p class="menu-empty">{empty}</p>}
          {items.map((item) => (
            <button
              key={item.label}
              type="button"
              role="menuitem"
              tabIndex={-1}
              disabled={item.disabled}
              onClick={() => {
                close();
                item.run();
              }}
            >
              <span>{item.label}</span>
              {item.keys !== undefined && (
                <span class="keys" aria-hidden="true">
                  {item.keys}
                </span>
              )}
              {item.detail !== undefined && <small>{item.detail}</small>}
            </button>
          ))}
        </div>
      )}
    </div>
  );
}

/** Tells the style sheet how much of the window is left below, so that a long list scrolls within it. */
function endAboveEdge(list: HTMLElement | null): void {
  const room = window.innerHeight - (list?.getBoundingClientRect().top ?? 0) - 8;
  list?.style.setProperty("--room-below", `${room}px`);
}
