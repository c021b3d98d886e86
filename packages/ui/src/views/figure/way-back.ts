import type { RefObject } from "preact";
import { useRef } from "preact/hooks";
import { frameOf, useFrameEvents } from "./drawn-study.ts";

/** Leads the focus out of the drawings, to where it came into them from; else to the tools beside them. */
export function useWayBack(bar: RefObject<HTMLElement | null>): () => void {
  const from = useRef<HTMLElement | null>(null);
  useFrameEvents(bar, {
    focusin: ({ relatedTarget }) => {
      if (relatedTarget instanceof HTMLElement && isOutside(relatedTarget, bar)) from.current = relatedTarget;
    },
  });
  return () => {
    const back = from.current?.isConnected ? from.current : bar.current?.querySelector("button");
    back?.focus();
  };
}

/** A field for a text of the drawing and the dialog of a study belong to the drawing. */
function isOutside(element: HTMLElement, bar: RefObject<HTMLElement | null>): boolean {
  const figure = frameOf(bar)?.closest(".figure");
  return !figure?.contains(element) || bar.current?.contains(element) === true;
}
