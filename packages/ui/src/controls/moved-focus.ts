import type { RefObject } from "preact";
import { useEffect, useRef } from "preact/hooks";

/** Towards the beginning of a list, or its end. */
export type Way = "up" | "down";

interface MovedFocus<T extends HTMLElement> {
  /** The list, whose items are marked `data-item` and their buttons `data-way`. */
  readonly list: RefObject<T | null>;
  /** Says where the item has been moved to, before the list shows it. */
  moved(to: number, way: Way): void;
}

/**
 * Takes the focus along with an item that a button of its own moves: to the same button at the new place, or to the one that
 * leads back where the item has come to the end.
 * @param shown changes when the list shows the new order
 */
export function useMovedFocus<T extends HTMLElement>(shown: unknown): MovedFocus<T> {
  const list = useRef<T>(null);
  const due = useRef<{ readonly to: number; readonly way: Way } | null>(null);
  useEffect(() => {
    if (due.current === null) return;
    const { to, way } = due.current;
    due.current = null;
    const item = list.current?.querySelectorAll("[data-item]")[to];
    const buttons = [...(item?.querySelectorAll<HTMLButtonElement>("button[data-way]") ?? [])];
    const usable = buttons.filter(({ disabled }) => !disabled);
    (usable.find(({ dataset }) => dataset.way === way) ?? usable[0])?.focus();
  }, [shown]);
  return {
    list,
    moved: (to, way) => {
      due.current = { to, way };
    },
  };
}
