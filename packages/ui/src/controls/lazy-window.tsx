import type { Signal } from "@preact/signals";
import type { ComponentType, JSX } from "preact";
import { useLayoutEffect } from "preact/hooks";
import { holdKeys } from "./held-keys.ts";
import { lazy } from "./lazy.tsx";

/** A window that is fetched when it is first opened. A quick hand types before it stands: those keys are kept for it. */
export function lazyWindow<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  close: (props: Props) => void,
): (props: Props) => JSX.Element | null {
  function Awaited(props: Props): null {
    useLayoutEffect(() => holdKeys(() => close(props)), []);
    return null;
  }
  return lazy(load, undefined, Awaited);
}

/** What closes a window that is open as long as something has a value. */
export function clearing<T>(shown: Signal<T | null>): () => void {
  return () => {
    shown.value = null;
  };
}
