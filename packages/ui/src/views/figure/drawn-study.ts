import type { RefObject } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";

/** The frame of the drawings that tools stand beside. */
export function frameOf(bar: RefObject<HTMLElement | null>): HTMLElement | null {
  return bar.current?.closest(".figure")?.querySelector<HTMLElement>(".plot") ?? null;
}

/** The study a place of a drawing belongs to. */
export function studyAt(target: EventTarget | null): SVGGElement | null {
  return target instanceof Element ? target.closest<SVGGElement>(".scene-study") : null;
}

export function studiesIn(frame: HTMLElement): readonly SVGGElement[] {
  return [...frame.querySelectorAll<SVGGElement>(".scene-study")];
}

type Listeners = Partial<{
  readonly [Type in keyof HTMLElementEventMap]: (event: HTMLElementEventMap[Type]) => void;
}>;

/** Listens to the drawings as a whole: thousands of studies with listeners of their own would make them heavy. */
export function useFrameEvents(bar: RefObject<HTMLElement | null>, listeners: Listeners): void {
  // A key may come before the browser has painted what the last one did; it meets what is shown by then.
  const latest = useRef(listeners);
  latest.current = listeners;
  useLayoutEffect(() => {
    const frame = frameOf(bar);
    if (frame === null) return undefined;
    const hear = (event: Event): void => {
      const heard = latest.current as Record<string, EventListener | undefined>;
      heard[event.type]?.(event);
    };
    const types = Object.keys(listeners);
    // Before the drawing's own listeners, which take a key or a click for the study's dialog.
    for (const type of types) frame.addEventListener(type, hear, { capture: true });
    return () => {
      for (const type of types) frame.removeEventListener(type, hear, { capture: true });
    };
  }, []);
}
