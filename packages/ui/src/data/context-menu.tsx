import type { JSX } from "preact";
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import { focusEntry, menuEntries, walkMenu } from "../controls/menu-keys.ts";
import { grid as words } from "../strings/grid.ts";
import type { MenuGroups } from "./grid-menu.ts";

interface ContextMenuProps {
  readonly groups: MenuGroups;
  /** Where it opens, in CSS pixels of the window. */
  readonly at: { readonly x: number; readonly y: number };
  /** @param isDone false where the focus went elsewhere by itself */
  onClose(isDone: boolean): void;
}

const MARGIN = 8;

/** What can be done at a place of the grid: opened by the right button or the menu key, walked by arrows, left by Escape. */
export function ContextMenu({ groups, at, onClose }: ContextMenuProps): JSX.Element {
  const element = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const menu = element.current;
    if (menu === null) return;
    const { width, height } = menu.getBoundingClientRect();
    menu.style.left = `${Math.max(MARGIN, Math.min(at.x, window.innerWidth - width - MARGIN))}px`;
    menu.style.top = `${Math.max(MARGIN, Math.min(at.y, window.innerHeight - height - MARGIN))}px`;
    focusEntry(menuEntries(menu), 0);
  }, [at]);
  useEffect(() => {
    const closeOutside = (event: Event): void => {
      if (event.target instanceof Node && !element.current?.contains(event.target)) onClose(false);
    };
    document.addEventListener("pointerdown", closeOutside);
    return () => document.removeEventListener("pointerdown", closeOutside);
  });
  const onKeyDown = (event: KeyboardEvent): void => {
    event.stopPropagation();
    if (event.key === "Escape" || event.key === "Tab") onClose(true);
    else if (!walkMenu(menuEntries(element.current), event.key)) return;
    event.preventDefault();
  };
  return (
    <div
      ref={element}
      class="menu-list context-menu"
      role="menu"
      aria-label={words.menu}
      onKeyDown={onKeyDown}
      onContextMenu={(event) => event.preventDefault()}
    >
      {groups
        .filter((items) => items.length > 0)
        .map((items, index) => (
          // biome-ignore lint/a11y/useSemanticElements: groups of a menu, not of a form.
          <div key={index} role="group" class="menu-group">
            {items.map((item) => (
              <button
                key={item.label}
                type="button"
                role="menuitem"
                tabIndex={-1}
                disabled={item.disabled}
                onClick={() => {
                  onClose(true);
                  item.run();
                }}
              >
                <span>{item.label}</span>
                {item.keys !== undefined && (
                  <span class="keys" aria-hidden="true">
                    {item.keys}
                  </span>
                )}
              </button>
            ))}
          </div>
        ))}
    </div>
  );
}
